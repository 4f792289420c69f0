"""Two to four articles side by side: aligned passages in rows, the words in which they differ, and how much of each the others share."""

from tellings.editing.side_by_side.cells import Cell, Run, Spot
from tellings.editing.side_by_side.heat import Strip
from tellings.editing.side_by_side.laying import Laid, Row, lay
from tellings.editing.side_by_side.passages import Passage

__all__ = ["Cell", "Laid", "Passage", "Row", "Run", "Spot", "Strip", "lay"]
