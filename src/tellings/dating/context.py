"""What surrounds a time expression when its value is asked."""

from typing import NamedTuple

from tellings.dating import calendar
from tellings.model import When


class Context(NamedTuple):
    """What surrounds an expression.

    ``written`` is when the text was written, as far as known; ``focus`` the last time that the text spoke of; ``lean`` -1 where the
    words around speak of the past, 1 of the future, 0 where they do not say.
    """

    written: When | None
    focus: When | None
    lean: int
    period: When | None = None

    @property
    def day(self) -> calendar.Day | None:
        """The day of writing, where the day is known."""
        return whole_day(self.written)

    @property
    def month(self) -> tuple[int, int] | None:
        """Year and month of writing, where both are known."""
        edges = None if self.written is None else calendar.bounds(self.written)
        if edges is None or (edges[0].year, edges[0].month) != (edges[1].year, edges[1].month):
            return None
        return edges[0].year, edges[0].month

    @property
    def year(self) -> int | None:
        """The year of writing, where it is known."""
        edges = None if self.written is None else calendar.bounds(self.written)
        return edges[0].year if edges is not None and edges[0].year == edges[1].year else None


def whole_day(when: When | None) -> calendar.Day | None:
    """Return the day of a value that lies within one day, ``None`` for all others."""
    edges = None if when is None else calendar.bounds(when)
    return edges[0] if edges is not None and edges[0] == edges[1] else None
