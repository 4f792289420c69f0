"""An edition with everything that it rests on in one file, and whether such a file still is what it was."""

from tellings.exporting.bundling.checking import BundleChecked, check_bundle
from tellings.exporting.bundling.faults import BundleFault
from tellings.exporting.bundling.writing import bundle

__all__ = ["BundleChecked", "BundleFault", "bundle", "check_bundle"]
