"""One section of a story whole, a page of it at a time, and single entries with an address of their own."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from tellings.editing.linking import shared_id
from tellings.editing.phrases import KINDS
from tellings.editing.story_view import Part, entries_of, story_view
from tellings.web.answering import Answer, Visit, both
from tellings.web.editions import StoryRow, Told, story_row
from tellings.web.linking import story_path
from tellings.web.paging import pages_of
from tellings.web.witnesses import witnesses

# Entries on a page of each section: some 60 KB of the real stories that this was tried on.
SIZES = {
    "conflict": 20,
    "update": 20,
    "variant": 20,
    "agreed": 25,
    "copied": 25,
    "single": 60,
    "quotes": 30,
    "timeline": 60,
    "shared": 25,
    "differs": 8,
    "tree": 60,
    "pages": 100,
}

HEADINGS = {kind: heading for kind, (_, heading, _) in KINDS.items()} | {
    "quotes": "Quotes",
    "timeline": "Timeline",
    "shared": "Wording that pages share",
    "differs": "What each page adds and omits",
    "tree": "Family tree of the texts",
    "pages": "The pages",
}


class _Entry(NamedTuple):
    """Where an entry stands: its section and its number in it, counted from 0."""

    section: str
    number: int


class SectionOf(Struct, frozen=True):
    """The twin of a section's page: which section of which story, how many entries it has, and those of this page."""

    story: str
    section: str
    total: int
    first: int
    entries: tuple[object, ...]


def show_section(visit: Visit) -> Answer:
    """Return a page of one section of a story."""
    section = visit.path["section"]
    if section not in SIZES:
        raise HTTPException(404, f"A story has no section of this name. It has: {', '.join(SIZES)}.")
    row, found = _told(visit)
    entries = _entries(found, section)
    pages = pages_of(len(entries), SIZES[section], visit.page(), story_path(row.key, section))
    part = Part(pages.first(), pages.size)

    def context() -> dict[str, Any]:
        view = _view(found, {section: Part() if section == "tree" else part})
        shown: dict[str, Any] = {"found": view, "section_name": section, "heading": HEADINGS[section], "pages": pages, "here": "front"}
        if section == "pages":
            shown |= {"witnesses": part.of(witnesses(found)), "more_witnesses": 0, "section": found.linking.section}
        return shown | {"path": story_path(row.key), "twin_path": f"{story_path(row.key, section)}.json"}

    def data() -> SectionOf:
        return SectionOf(row.key, section, len(entries), pages.first(), tuple(_plain(entry) for entry in part.of(entries)))

    return Answer("section.html.jinja", context, data, (row.made_of, section, pages.number))


def show_point(visit: Visit) -> Answer:
    """Return the page of one point, quote or shared passage, or of the event."""
    row, found = _told(visit)
    identifier = visit.path["id"]
    if identifier == f"{found.story.id}-event":
        return Answer("event.html.jinja", lambda: _event(found, row), lambda: found.story.event, (row.made_of, identifier))
    entry = _entry(found, identifier)
    if entry is None:
        raise HTTPException(404, "This story has no such point now. Points change their names when the pages of their story change.")

    def context() -> dict[str, Any]:
        view = _view(found, {entry.section: Part(entry.number, 1)})
        shown = {"found": view, "section_name": entry.section, "heading": HEADINGS[entry.section], "here": "front", "alone": True}
        return shown | {"path": story_path(row.key), "twin_path": f"{story_path(row.key, 'point', identifier)}.json"}

    def data() -> object:
        return _plain(_entries(found, entry.section)[entry.number])

    return Answer("section.html.jinja", context, data, (row.made_of, identifier))


def _told(visit: Visit) -> tuple[StoryRow, Told]:
    row = story_row(visit.library(), visit.path["key"])
    found = visit.told(row)
    if found is None:
        raise HTTPException(404, "This story was not compared yet. Compare it with: tellings rebuild")
    return row, found


def _view(found: Told, parts: dict[str, Part]) -> dict[str, Any]:
    view = story_view(found.story, found.articles, found.names, found.linking, parts)
    return view | {"more": dict.fromkeys(view["more"])}


def _event(found: Told, row: StoryRow) -> dict[str, Any]:
    path = story_path(row.key)
    twin = f"{story_path(row.key, 'point', f'{found.story.id}-event')}.json"
    return {"found": _view(found, {}), "here": "front", "path": path, "twin_path": twin}


def _entries(found: Told, section: str) -> Sequence[Any]:
    if section in ("pages", "tree"):
        return found.edition.articles if section == "pages" else found.story.texts
    return entries_of(found.story, found.names)[section]


def _entry(found: Told, identifier: str) -> _Entry | None:
    entries = entries_of(found.story, found.names)
    for section in (*KINDS, "quotes"):
        for number, each in enumerate(entries[section]):
            if (each[1] if section == "single" else each).id == identifier:
                return _Entry(section, number)
    for number, _ in enumerate(found.story.reuse, 1):
        if shared_id(found.story, number) == identifier:
            return _Entry("shared", number - 1)
    return None


def _plain(entry: object) -> object:
    """Return an entry as JSON gives it: those of some sections stand with a page or a number beside them."""
    return {"of": entry[0], "entry": entry[1]} if isinstance(entry, tuple) else entry


routes: list[BaseRoute] = [*both("/story/{key}/point/{id}", show_point), *both("/story/{key}/{section}", show_section)]
