"""A story: its facts, what its pages disagree and agree on, the family tree of its texts, and its pages."""

from typing import Any

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from tellings.editing.phrases import KINDS
from tellings.editing.story_view import Part, story_view
from tellings.library.asking.places import PageLine
from tellings.web.answering import Answer, Visit, both
from tellings.web.editions import StoryRow, Told, page_lines_of, story_row
from tellings.web.linking import story_path
from tellings.web.witnesses import witnesses
from tellings.web.wording import called

# How many entries of each section stand on the story's page; the rest stands on the section's own. On the real stories that this was tried
# on a point takes 1 to 3 KB, a quote 1 to 2 KB.
FIRST = {"conflict": 8, "update": 5, "variant": 5, "agreed": 8, "quotes": 5, "timeline": 12, "shared": 4}

# A drawing of more boxes than this would take more than all the rest: then the tree has a page of its own.
_MOST_DRAWN = 40
# Pages in the table on the story's page.
_MOST_LISTED = 60


class Uncompared(Struct, frozen=True):
    """The twin of a story that has no edition: its title and its ``pages``, the first of them in lines."""

    story: str
    title: str
    pages: int
    lines: tuple[PageLine, ...]


def show(visit: Visit) -> Answer:
    """Return the page of a story; one that was not compared is shown by its pages."""
    row = story_row(visit.library(), visit.path["key"])

    def data() -> object:
        whole = visit.told(row)
        return whole.edition if whole else _uncompared(visit, row)

    def context() -> dict[str, Any]:
        whole = visit.told(row)
        if whole is not None:
            return _compared(whole, row)
        return {"template": "uncompared.html.jinja", "here": "front", "known": _uncompared(visit, row), "path": story_path(row.key)}

    return Answer("story-page.html.jinja", context, data, row.made_of)


def _compared(found: Told, row: StoryRow) -> dict[str, Any]:
    parts = {section: Part(0, most) for section, most in FIRST.items()}
    parts |= {"tree": Part()} if len(found.articles) <= _MOST_DRAWN else {}
    view = story_view(found.story, found.articles, found.names, found.linking, parts)
    pages = witnesses(found)
    return {
        "here": "front",
        "row": row,
        "found": view,
        "path": story_path(row.key),
        "section": found.linking.section,
        "witnesses": pages[:_MOST_LISTED],
        "more_witnesses": len(pages) - _MOST_LISTED,
        "kinds_there": [kind for kind in KINDS if view["counts"][kind]],
    }


def _uncompared(visit: Visit, row: StoryRow) -> Uncompared:
    lines = page_lines_of(visit.library(), row.id, _MOST_LISTED)
    if not lines:
        raise HTTPException(404, "This story has no page any more. The front page lists the stories that there are.")
    title = row.name or next((line.title for line in lines if line.title), None) or called(lines[0].page)
    return Uncompared(row.key, title, row.pages, tuple(lines))


routes: list[BaseRoute] = [*both("/story/{key}", show)]
