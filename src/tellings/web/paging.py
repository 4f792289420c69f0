"""Long lists, a page at a time."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.exceptions import HTTPException


class Pages(NamedTuple):
    """Which page of a list is shown, counted from 1, of how many; ``path`` and ``questions`` make the links to the others."""

    number: int
    last: int
    size: int
    path: str
    questions: tuple[tuple[str, str], ...] = ()

    def link(self, number: int) -> str:
        """Return the address of a page of the list."""
        asked = [*self.questions, *([("page", str(number))] if number > 1 else [])]
        return f"{self.path}?{urlencode(asked)}" if asked else self.path

    def first(self) -> int:
        """Return the number of the first entry on the page, counted from 0."""
        return (self.number - 1) * self.size


def pages_of(total: int, size: int, number: int, path: str, questions: Mapping[str, str] | None = None) -> Pages:
    """Return the page ``number`` of a list of ``total`` entries, ``size`` on each.

    Raises:
        HTTPException: 404 where the list has no such page.
    """
    last = max(1, -(-total // size))
    if number > last:
        raise HTTPException(404, f"This list has {last:,} {'page' if last == 1 else 'pages'}, not {number:,}.")
    return Pages(number, last, size, path, tuple((name, value) for name, value in (questions or {}).items() if value))
