"""Passages under way, compiled: a row each, and the aligned runs of all of them one behind the other."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.copying.batch.compiling import inner
from tellings.copying.batch.judging import bounds

# Columns of a row: begin and end in ``a``, begin and end in ``b``, words that match, and where its runs begin and end.
BEGIN_A, END_A, BEGIN_B, END_B, MATCHED, FIRST, LAST, COLUMNS = range(8)


class Kept(NamedTuple):
    """``size`` passages in ``rows`` (columns as above) with ``used`` runs in ``runs``; both arrays may have room for more."""

    rows: NDArray[np.int64]
    runs: NDArray[np.int64]
    size: int
    used: int


@inner
def holding(count: int) -> Kept:
    """Make room for passages."""
    return Kept(np.empty((count, COLUMNS), np.int64), np.empty((4 * count, 3), np.int64), 0, 0)


@inner
def _roomy(table: NDArray[np.int64], used: int, more: int) -> NDArray[np.int64]:
    """Return a table with its first ``used`` rows and room for ``more``."""
    if used + more <= len(table):
        return table
    larger = np.empty((2 * (used + more), table.shape[1]), np.int64)
    for at in range(used):
        for column in range(table.shape[1]):
            larger[at, column] = table[at, column]
    return larger


@inner
def _written(rows: NDArray[np.int64], at: int, made: NDArray[np.int64], first: int) -> None:
    """Write the row of a passage of the runs ``made``, which stand from ``first`` on."""
    rows[at, BEGIN_A], rows[at, END_A], rows[at, BEGIN_B], rows[at, END_B], rows[at, MATCHED] = bounds(made)
    rows[at, FIRST], rows[at, LAST] = first, first + len(made)


@inner
def with_runs(kept: Kept, at: int, made: NDArray[np.int64]) -> Kept:
    """Make the passage in row ``at``, which may be the one behind the last, that of the runs ``made``."""
    rows, runs = _roomy(kept.rows, kept.size, at + 1 - kept.size), _roomy(kept.runs, kept.used, len(made))
    for number in range(len(made)):
        for column in range(3):
            runs[kept.used + number, column] = made[number, column]
    _written(rows, at, made, kept.used)
    return Kept(rows, runs, max(kept.size, at + 1), kept.used + len(made))


@inner
def with_passage(kept: Kept, made: NDArray[np.int64]) -> Kept:
    """Add the passage of the runs ``made``."""
    return with_runs(kept, kept.size, made)


@inner
def runs_in(kept: Kept, at: int) -> NDArray[np.int64]:
    """Return the runs of the passage in row ``at``."""
    return kept.runs[kept.rows[at, FIRST] : kept.rows[at, LAST]]
