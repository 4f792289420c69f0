"""Articles side by side as the site shows them: where a passage, a disagreement or a row leads to, and which rows a page holds."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from tellings.editing.display import in_line, shortened
from tellings.editing.phrases import KINDS, value_phrase
from tellings.editing.side_by_side import Laid, Spot
from tellings.model import Article, Point, Span, Story

# Characters of all columns together on one page. With its marks a character takes 2.5 to 2.8 bytes (on the real story).
PAGE = 36_000

# As many characters as a mark counts for: it takes some 170 bytes.
_MARK = 60

# Kinds of points that pages do not agree on, and how many of them are listed and marked.
_KINDS = ("conflict", "update", "variant")
_MOST_SPOTS = 24


class Address(NamedTuple):
    """What is laid side by side, as the address of the page says it."""

    keys: tuple[str, ...]
    base: str

    def link(self, *, base: str | None = None, part: int = 1, without: str | None = None, further: str = "") -> str:
        """Return an address of the same page with one thing changed."""
        keys = [key for key in self.keys if key != without]
        chosen = base or (self.base if self.base != without else "")
        asked = [*(("a", key) for key in keys), *([("base", chosen)] if chosen and chosen != keys[0] else [])]
        return f"/compare?{urlencode([*asked, *([('part', str(part))] if part > 1 else [])])}{further}"


class Place(NamedTuple):
    """Where one side of a disagreement stands: the column, the words, and the way there."""

    column: int
    name: str
    words: str
    href: str


class Dispute(NamedTuple):
    """A point that the pages side by side do not agree on: each reading with its value and places."""

    number: int
    kind: str
    sign: str
    about: str
    href: str
    readings: tuple[tuple[str, tuple[Place, ...]], ...]


class Parts(NamedTuple):
    """The rows of each part of the page: ``[first, end)`` by place."""

    bounds: tuple[tuple[int, int], ...]

    def of(self, row: int) -> int:
        """Return the number of the part that holds a row, counted from 1."""
        return next((number for number, (first, end) in enumerate(self.bounds, 1) if first <= row < end), 1)


def parts_of(laid: Laid) -> Parts:
    """Return the parts of the page, each of rows with no more words and marks than a page holds, but of one row at the least."""
    bounds, first, size = [], 0, 0
    for row, (characters, marks) in enumerate(laid.sizes()):
        here = characters + _MARK * marks
        if row > first and size + here > PAGE:
            bounds.append((first, row))
            first, size = row, 0
        size += here
    return Parts((*bounds, (first, len(laid.lines))))


def disputed(story: Story, keys: Sequence[str]) -> list[Point]:
    """Return the points on which two or more of some articles are not at one, conflicts first."""
    there = set(keys)
    found = [
        point
        for kind in _KINDS
        for point in story.points
        if point.kind == kind and sum(not there.isdisjoint(reading.articles) for reading in point.readings) > 1
    ]
    return found[:_MOST_SPOTS]


def spots_of(points: Sequence[Point], keys: Sequence[str]) -> list[Spot]:
    """Return the words of some points on some articles; a point has its number in the list."""
    there = set(keys)
    return [
        Spot(number, point.kind, span)
        for number, point in enumerate(points, 1)
        for reading in point.readings
        for span in reading.spans
        if span.article in there
    ]


def disputes(
    points: Sequence[Point], laid: Laid, names: Mapping[str, str], entry: Callable[[str], str], address: Address, parts: Parts, part: int
) -> list[Dispute]:
    """Return some points as they are listed over the columns."""
    columns = {article.id: column for column, article in enumerate(laid.articles)}
    texts = {article.id: article for article in laid.articles}

    def place(span: Span) -> Place:
        words = shortened(in_line(texts[span.article].text[span.start : span.end][:300]), 110)
        row = laid.row_of(span)
        return Place(columns[span.article], names[span.article], words, "" if row is None else row_link(address, parts, part, row))

    found = []
    for number, point in enumerate(points, 1):
        readings = []
        for reading in point.readings:
            firsts = {span.article: span for span in reversed(reading.spans) if span.article in columns}
            if firsts:
                ordered = sorted(firsts.values(), key=lambda span: columns[span.article])
                readings.append((value_phrase(reading.value), tuple(place(span) for span in ordered)))
        about = shortened(in_line(point.about.text), 90)
        found.append(Dispute(number, point.kind, KINDS[point.kind][0], about, entry(point.id), tuple(readings)))
    return found


def row_link(address: Address, parts: Parts, part: int, row: int) -> str:
    """Return the way to a row by its place: an anchor where it stands on this part."""
    there = parts.of(row)
    return f"#row-{row + 1}" if there == part else address.link(part=there, further=f"#row-{row + 1}")


def ties_of(laid: Laid, names: Mapping[str, str], address: Address, parts: Parts, part: int) -> dict[tuple[int, int], tuple[str, str]]:
    """Return for each place of each passage, by number and place, the way to the next place of it, and on which article that is."""
    found = {}
    for passage in laid.passages:
        rows = [laid.row_of(span) for span in passage.spans]
        for place, span in enumerate(passage.spans):
            order = [*range(place + 1, len(rows)), *range(place)]
            other = next((at for at in order if passage.spans[at].article != span.article and rows[at] is not None), None)
            if other is None:
                continue
            there = parts.of(rows[other] or 0)
            anchor = f"#p{passage.number}-{other}"
            found[passage.number, place] = (
                anchor if there == part else address.link(part=there, further=anchor),
                names[passage.spans[other].article],
            )
    return found


def title_of(article: Article, name: str) -> str:
    """Return the title of an article, on one line; its name where it has none."""
    return in_line(article.title.text) if article.title else name
