"""The front page: the stories, how many independent texts stand behind each, and whether they disagree."""

from typing import Any

from starlette.routing import BaseRoute

from tellings.library.asking import stories
from tellings.web.answering import Answer, Visit, both
from tellings.web.glances import Glance, glances
from tellings.web.linking import story_path
from tellings.web.paging import pages_of

# Stories on a page of the list; each takes some 2 KB.
SIZE = 24

# What stories can be sorted by, and how a person calls it.
ORDERS = {
    "changed": "changed last",
    "written": "written last",
    "event": "latest event",
    "pages": "most pages",
    "texts": "most texts",
    "conflicts": "most conflicts",
}


def show(visit: Visit) -> Answer:
    """Return the list of stories."""
    if visit.connection is None:
        return Answer("front.html.jinja", lambda: {"here": "front", "found": None}, lambda: {"stories": [], "total": 0})
    connection = visit.connection
    sort = visit.asked("sort") or "changed"
    outlet, since, conflicts = visit.asked("outlet"), visit.asked("since"), visit.asked("conflicts") == "1"
    number = visit.page()
    found = stories(
        connection,
        sort=sort,
        outlet=outlet or None,
        since=since or None,
        with_conflicts=conflicts,
        limit=SIZE,
        offset=(number - 1) * SIZE,
    )
    questions = {"sort": sort if sort != "changed" else "", "outlet": outlet, "since": since, "conflicts": "1" if conflicts else ""}
    pages = pages_of(found.total, SIZE, number, "/", questions)

    def context() -> dict[str, Any]:
        seen: dict[str, Glance] = glances(connection, [line.story for line in found.stories])
        return {
            "here": "front",
            "found": found,
            "lines": [(line, seen[line.story], story_path(line.story)) for line in found.stories],
            "pages": pages,
            "orders": ORDERS,
            "asked_for": {"sort": sort, "outlet": outlet, "since": since, "conflicts": conflicts},
            "is_narrowed": bool(outlet or since or conflicts),
        }

    return Answer("front.html.jinja", context, lambda: found)


routes: list[BaseRoute] = [*both("/", show)]
