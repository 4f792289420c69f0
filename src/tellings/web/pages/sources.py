"""Sources: how often each outlet writes its own text, and whom it copies."""

from typing import Any

from starlette.routing import BaseRoute

from tellings.library.asking import sources
from tellings.library.asking.outlets import SourceLine
from tellings.web.answering import Answer, Visit, both
from tellings.web.paging import pages_of

# Outlets on a page of the list.
SIZE = 25

# Units of the bar that shows how an outlet's pages came about.
_WIDTH = 160


def show(visit: Visit) -> Answer:
    """Return the outlets of the library."""
    if visit.connection is None:
        return Answer("sources.html.jinja", lambda: {"here": "sources", "found": None}, lambda: {"sources": [], "total": 0})
    number, outlet = visit.page(), visit.asked("outlet")
    found = sources(visit.connection, outlet=outlet or None, limit=SIZE, offset=(number - 1) * SIZE)
    pages = pages_of(found.total, SIZE, number, "/sources", {"outlet": outlet})

    def context() -> dict[str, Any]:
        return {
            "here": "sources",
            "found": found,
            "pages": pages,
            "outlet": outlet,
            "lines": [(line, _bar(line)) for line in found.sources],
        }

    return Answer("sources.html.jinja", context, lambda: found)


def _bar(line: SourceLine) -> list[tuple[str, float, float]]:
    """Return the parts of a bar: what each shows, where it begins and how wide it is."""
    made, x = [], 0.0
    for name, part in (("own", line.own), ("copied", line.copied), ("agency", line.agency)):
        width = round(max(part, 0) / line.pages * _WIDTH, 1)
        if width:
            made.append((name, round(x, 1), width))
        x += width
    return made


routes: list[BaseRoute] = [*both("/sources", show)]
