"""What changed between two editions of a story, in words, with the places on the pages."""

from tellings.library.differing.asking import Differences, diff
from tellings.library.differing.compared import differences
from tellings.library.differing.found import Difference, Place, What

__all__ = ["Difference", "Differences", "Place", "What", "diff", "differences"]
