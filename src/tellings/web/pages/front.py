"""The front page: the stories, how many independent texts stand behind each, and whether they disagree."""

import sqlite3
from typing import Any, NamedTuple

from starlette.routing import BaseRoute

from tellings.library.asking import stories
from tellings.web.answering import Answer, Visit, both
from tellings.web.glances import Glance, glances
from tellings.web.linking import story_path
from tellings.web.origins import range_phrase, texts_of
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
    outlet, since = visit.asked("outlet"), visit.asked("since")
    conflicts, alone = visit.asked("conflicts") == "1", visit.asked("alone") == "1"
    number = visit.page()
    told = _told_by(connection)
    # What one page alone tells is no comparison; it is shown where it is asked for, or where there is nothing else yet.
    alone = alone or not told.several
    found = stories(
        connection,
        sort=sort,
        outlet=outlet or None,
        since=since or None,
        with_conflicts=conflicts,
        least=1 if alone else 2,
        limit=SIZE,
        offset=(number - 1) * SIZE,
    )
    asked = {"sort": sort if sort != "changed" else "", "outlet": outlet, "since": since, "conflicts": "1" if conflicts else ""}
    pages = pages_of(found.total, SIZE, number, "/", {**asked, "alone": "1" if alone and told.several else ""})

    def context() -> dict[str, Any]:
        keys = [line.story for line in found.stories]
        seen: dict[str, Glance] = glances(connection, keys)
        ranges = texts_of(visit, keys)
        return {
            "here": "front",
            "found": found,
            "lines": [
                (line, seen[line.story], story_path(line.story), range_phrase(ranges.get(line.story), line.texts)) for line in found.stories
            ],
            "pages": pages,
            "orders": ORDERS,
            "asked_for": {"sort": sort, "outlet": outlet, "since": since, "conflicts": conflicts, "alone": alone},
            "told": told,
            "others": pages_of(1, 1, 1, "/", {**asked, "alone": "" if alone else "1"}).link(1),
            "is_narrowed": bool(outlet or since or conflicts),
        }

    return Answer("front.html.jinja", context, lambda: found)


class _ToldBy(NamedTuple):
    """How many stories are told by several pages, and how many by one."""

    several: int
    one: int


def _told_by(connection: sqlite3.Connection) -> _ToldBy:
    sql = "SELECT coalesce(sum(pages > 1), 0), coalesce(sum(pages = 1), 0) FROM story_line"
    return _ToldBy(*connection.execute(sql).fetchone())


routes: list[BaseRoute] = [*both("/", show)]
