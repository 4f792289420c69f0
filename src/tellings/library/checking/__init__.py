"""Whether a library is whole: the file, its pages, and everything that was derived from them."""

from tellings.library.checking.checks import Checked, check
from tellings.library.checking.faults import Fault

__all__ = ["Checked", "Fault", "check"]
