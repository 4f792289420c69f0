"""An edition with everything that it rests on in one file, and whether such a file still is what it was."""

from tellings.exporting.bundle.checking import BundleChecked, BundleFault, check_bundle
from tellings.exporting.bundle.writing import bundle

__all__ = ["BundleChecked", "BundleFault", "bundle", "check_bundle"]
