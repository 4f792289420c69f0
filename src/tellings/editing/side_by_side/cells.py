"""The words of one article in one row, cut into runs: what is shared, what is quoted, what differs, where the pages disagree."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tellings.editing.display import visible
from tellings.editing.side_by_side.passages import Passage
from tellings.editing.side_by_side.units import Unit
from tellings.model import Article, PointKind, Role, Span


class Spot(NamedTuple):
    """Words on which a point of the story rests that the pages do not agree on: its number on the page, its kind."""

    number: int
    kind: PointKind
    span: Span


class Run(NamedTuple):
    """Words of one kind in a row: the numbers of the passages that they belong to, and of those that begin here (with which of the
    passage's spans that is); whether they differ; the disagreements they are part of, and those that begin here; how many words of the base
    text are missing before them."""

    words: str
    passages: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    begins: tuple[tuple[int, int], ...] = ()
    differs: bool = False
    spots: tuple[Spot, ...] = ()
    spots_begin: tuple[Spot, ...] = ()
    missing: int = 0


class Cell(NamedTuple):
    """A paragraph as it is shown."""

    start: int
    end: int
    role: Role
    runs: tuple[Run, ...]


class Marked(NamedTuple):
    """All that is marked in one article, in order of place."""

    passages: Sequence[tuple[Span, Passage, int]]
    differing: Sequence[tuple[int, int]]
    missing: Mapping[int, int]
    spots: Sequence[Spot]


def marked_in(
    article: str,
    units: Sequence[Unit],
    passages: Iterable[Passage],
    differing: Sequence[tuple[int, int]],
    missing: Mapping[int, int],
    spots: Iterable[Spot],
) -> Marked:
    """Return what of some passages, differing words and disagreements is in the paragraphs of one article.

    What begins between two paragraphs begins with the second.
    """
    here = [
        (inside, passage, place)
        for passage in passages
        for place, span in enumerate(passage.spans)
        if span.article == article and (inside := _inside(span, units))
    ]
    mine = [spot._replace(span=inside) for spot in spots if spot.span.article == article and (inside := _inside(spot.span, units))]
    return Marked(
        sorted(here, key=lambda each: (each[0], each[1].number)),
        differing,
        missing,
        sorted(mine, key=lambda spot: (spot.span, spot.number)),
    )


def _inside(span: Span, units: Sequence[Unit]) -> Span | None:
    """Return a span from where the first paragraph has words of it; ``None`` where none has."""
    place = bisect_right(units, span.start, key=lambda unit: unit.end)
    start = max(span.start, units[place].start) if place < len(units) else span.end
    return Span(span.article, start, span.end) if start < span.end else None


def cells_of(article: Article, units: Sequence[Unit], marked: Marked) -> tuple[Cell, ...]:
    """Return the paragraphs of an article with their runs; the words of all runs together are those of the paragraph.

    Takes time in proportion to the text, and to the number of marks times that of the paragraphs.
    """
    edges = sorted(
        {
            *(edge for span, _, _ in marked.passages for edge in (span.start, span.end)),
            *(edge for pair in marked.differing for edge in pair),
            *marked.missing,
            *(edge for spot in marked.spots for edge in (spot.span.start, spot.span.end)),
        }
    )
    return tuple(Cell(unit.start, unit.end, unit.role, tuple(_runs(article, unit, edges, marked))) for unit in units)


def _runs(article: Article, unit: Unit, edges: Sequence[int], marked: Marked) -> Iterable[Run]:
    inside = edges[bisect_right(edges, unit.start) : bisect_right(edges, unit.end - 1)]
    bounds = [unit.start, *inside, unit.end]
    passages = [each for each in marked.passages if each[0].start < unit.end and each[0].end > unit.start]
    spots = [spot for spot in marked.spots if spot.span.start < unit.end and spot.span.end > unit.start]
    differing = [pair for pair in marked.differing if pair[0] < unit.end and pair[1] > unit.start]
    for start, end in pairwise(bounds):
        here = [each for each in passages if each[0].start <= start < each[0].end]
        on = [spot for spot in spots if spot.span.start <= start < spot.span.end]
        yield Run(
            visible(article.text[start:end]),
            tuple(dict.fromkeys(passage.number for _, passage, _ in here)),
            tuple(dict.fromkeys(passage.kind for _, passage, _ in here)),
            tuple((passage.number, place) for span, passage, place in here if span.start == start),
            any(low <= start < high for low, high in differing),
            tuple(on),
            tuple(spot for spot in on if spot.span.start == start),
            marked.missing.get(start, 0),
        )
