"""Two to four articles side by side: aligned passages in rows, the words in which they differ, and how much of each the others share."""

from tellings.editing.side_by_side.cells import Cell, Run, cells_of
from tellings.editing.side_by_side.heat import Strip, strips
from tellings.editing.side_by_side.passages import Passage, passages_of
from tellings.editing.side_by_side.rows import Line, lines_of
from tellings.editing.side_by_side.units import Unit, units_of
from tellings.editing.side_by_side.words import Match, matches

__all__ = [
    "Cell",
    "Line",
    "Match",
    "Passage",
    "Run",
    "Strip",
    "Unit",
    "cells_of",
    "lines_of",
    "matches",
    "passages_of",
    "strips",
    "units_of",
]
