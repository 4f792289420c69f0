"""How much of each stretch of an article other articles share, as a strip to look at."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.editing.side_by_side.passages import Passage
from tellings.editing.side_by_side.units import Unit
from tellings.model import Span

# Units of the drawing, which is stretched to the width of its column.
WIDTH, HEIGHT = 1000, 100

# A strip is some 350 pixels wide; a bar that is narrower than 5 of them cannot be hit.
MOST_BARS = 70


class Bar(NamedTuple):
    """Paragraphs in the strip: place and width, how high for the part that is shared, how many others share any, and in which row."""

    x: int
    width: int
    height: int
    others: int
    row: int


class Strip(NamedTuple):
    """The strip of one article, and which part of its words (0 to 1) any other of the articles shares."""

    bars: tuple[Bar, ...]
    share: float


class _Heat(NamedTuple):
    """A paragraph: its length, how many characters of it are shared, with whom, its row."""

    length: int
    shared: int
    others: frozenset[str]
    row: int


def strip_of(article: str, units: Sequence[Unit], rows: Sequence[int], passages: Sequence[Passage]) -> Strip:
    """Return the strip of an article; ``rows`` says in which row each paragraph stands. Many short paragraphs have a bar together."""
    spans = sorted((span, passage.number, passage) for passage in passages for span in passage.spans if span.article == article)
    heat = []
    for unit, row in zip(units, rows, strict=True):
        here = [(span, passage) for span, _, passage in spans if span.start < unit.end and span.end > unit.start]
        others = frozenset(span.article for _, passage in here for span in passage.spans) - {article}
        heat.append(_Heat(unit.end - unit.start, _covered(unit, [span for span, _ in here]), others, row))
    total = sum(each.length for each in heat) or 1
    return Strip(tuple(_bars(heat, total)), sum(each.shared for each in heat) / total)


def strips(
    articles: Sequence[str], units: Sequence[Sequence[Unit]], rows: Sequence[Sequence[int]], passages: Sequence[Passage]
) -> tuple[Strip, ...]:
    """Return the strips of some articles, in their order."""
    return tuple(strip_of(article, mine, places, passages) for article, mine, places in zip(articles, units, rows, strict=True))


def _bars(heat: Sequence[_Heat], total: int) -> Iterator[Bar]:
    done = 0
    together: list[_Heat] = []
    for place, each in enumerate(heat):
        together.append(each)
        length = sum(one.length for one in together)
        if len(heat) > MOST_BARS and length * MOST_BARS < total and place < len(heat) - 1:
            continue
        x, end = WIDTH * done // total, WIDTH * (done + length) // total
        shared = sum(one.shared for one in together)
        first = next((one for one in together if one.shared), together[0])
        yield Bar(x, max(1, end - x), round(HEIGHT * shared / length), max(len(one.others) for one in together), first.row)
        done, together = done + length, []


def _covered(unit: Unit, spans: Sequence[Span]) -> int:
    """Return how many characters of a paragraph lie in any of the spans, which stand in order."""
    covered, place = 0, unit.start
    for span in spans:
        start, end = max(span.start, place), min(span.end, unit.end)
        if start < end:
            covered, place = covered + end - start, end
    return covered
