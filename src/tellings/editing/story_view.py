"""The findings of a story in the shape in which a page shows them: all of them, or a part of each section."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tellings.editing.display import in_line
from tellings.editing.entries import Showing, gist
from tellings.editing.linking import Linking, shared_id, undecided
from tellings.editing.phrases import KINDS, count, event_reason, texts_phrase
from tellings.editing.tree import lay_out
from tellings.model import Article, Point, Story

SECTIONS: tuple[str, ...] = (*KINDS, "undecided", "tree", "timeline", "quotes", "shared", "differs")

# What adds or omits a page, as links: a page of 25 articles with hundreds of points each would otherwise be lists for the most part.
_MOST_LISTED = 40


class Part(NamedTuple):
    """Which entries of a section are shown: ``most`` from number ``first`` on, counted from 0; all where ``most`` is ``None``."""

    first: int = 0
    most: int | None = None

    def of(self, entries: Sequence[Any]) -> Sequence[Any]:
        """Return those entries."""
        return entries[self.first :] if self.most is None else entries[self.first : self.first + self.most]


class More(NamedTuple):
    """A section of which only the first entries are shown: how many, of how many, and where they all are."""

    shown: int
    total: int
    href: str


WHOLE = dict.fromkeys(SECTIONS, Part())


def story_view(
    story: Story,
    articles: Mapping[str, Article],
    names: Mapping[str, str],
    linking: Linking,
    parts: Mapping[str, Part] = WHOLE,
) -> dict[str, Any]:
    """Return what the templates of a story need.

    ``parts`` says of each of the ``SECTIONS`` which entries are shown; one that it does not name is not made. ``counts`` holds how many
    there are of each, ``more`` where all of a section are that is shown in part.
    """
    showing = Showing(story, articles, names, linking)
    entries = entries_of(story, names)
    shown = {section: parts[section].of(found) if section in parts else () for section, found in entries.items()}
    return {
        "story": story,
        "title": in_line(story.title.text) or "Untitled story",
        "pages": count(story.origins.articles, "page"),
        "texts": texts_phrase(story.origins),
        "event_why": event_reason(story.event) if story.event else "",
        "showing": showing,
        "entry": linking.entry,
        "counts": {section: len(found) for section, found in entries.items()},
        "more": {section: _more(section, shown[section], found, linking) for section, found in entries.items()},
        "tree": lay_out(story, articles, names, linking.article) if "tree" in parts else None,
        "points": {kind: [showing.point(point) for point in shown[kind]] for kind in KINDS if kind != "single"},
        "undecided": [showing.point(point) for point in shown["undecided"]],
        "singles": _singles(shown["single"], names, showing),
        "timeline": [showing.time(entry) for entry in shown["timeline"]],
        "quotes": [showing.quote(quote) for quote in shown["quotes"]],
        "reuse": [showing.reuse(reuse, shared_id(story, number)) for number, reuse in shown["shared"]],
        "differs": _differs(story, shown["differs"], articles, names),
    }


def entries_of(story: Story, names: Mapping[str, str]) -> dict[str, Sequence[Any]]:
    """Return what each section of a story holds, in the order in which it is shown.

    Points by kind; what one page alone says is given with that page; shared passages with their number; ``differs`` holds the pages.
    """
    in_order = sorted(story.articles, key=lambda article: names[article])
    found: dict[str, Sequence[Any]] = {kind: [point for point in story.points if point.kind == kind] for kind in KINDS}
    alone: dict[str, list[tuple[str, Point]]] = {article: [] for article in in_order}
    for point in found["single"]:
        for article in dict.fromkeys(a for reading in point.readings for a in reading.articles):
            alone.setdefault(article, []).append((article, point))
    return found | {
        "single": [each for pairs in alone.values() for each in pairs],
        "undecided": undecided(story),
        "timeline": story.timeline,
        "quotes": story.quotes,
        "shared": list(enumerate(story.reuse, 1)),
        "differs": in_order if story.adds or story.omits else (),
    }


def _more(section: str, shown: Sequence[Any], found: Sequence[Any], linking: Linking) -> More | None:
    href = linking.section(section) if 0 < len(shown) < len(found) else ""
    return More(len(shown), len(found), href) if href else None


def _singles(pairs: Sequence[tuple[str, Point]], names: Mapping[str, str], showing: Showing) -> list[tuple[str, list[Any]]]:
    found: dict[str, list[Any]] = {}
    for article, point in pairs:
        found.setdefault(names[article], []).append(showing.point(point))
    return list(found.items())


def _differs(story: Story, pages: Sequence[str], articles: Mapping[str, Article], names: Mapping[str, str]) -> list[Any]:
    wanted = {point for article in pages for point in (*story.adds.get(article, ()), *story.omits.get(article, ()))}
    gists = gist((point for point in story.points if point.id in wanted), articles)
    return [(names[a], a, _listing(story.adds.get(a, ()), gists), _listing(story.omits.get(a, ()), gists)) for a in pages]


def _listing(points: Sequence[str], gists: Mapping[str, str]) -> dict[str, Any]:
    known = [point for point in points if point in gists]
    return {
        "count": len(known),
        "items": [(point, gists[point]) for point in known[:_MOST_LISTED]],
        "more": max(0, len(known) - _MOST_LISTED),
    }
