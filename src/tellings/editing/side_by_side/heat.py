"""How much of each stretch of an article other articles share, as a strip to look at."""

from collections.abc import Sequence
from typing import NamedTuple

from tellings.editing.side_by_side.passages import Passage
from tellings.editing.side_by_side.units import Unit
from tellings.model import Span

# Units of the drawing, which is stretched to the width of its column.
WIDTH, HEIGHT = 1000, 100


class Bar(NamedTuple):
    """A paragraph in the strip: its place and width, how high it is for the part that is shared, how many others share any, which row."""

    x: int
    width: int
    height: int
    others: int
    row: int


class Strip(NamedTuple):
    """The strip of one article, and which part of its words (0 to 1) any other of the articles shares."""

    bars: tuple[Bar, ...]
    share: float


def strip_of(article: str, units: Sequence[Unit], rows: Sequence[int], passages: Sequence[Passage]) -> Strip:
    """Return the strip of an article; ``rows`` says in which row each paragraph stands."""
    spans = sorted((span, passage) for passage in passages for span in passage.spans if span.article == article)
    total = sum(unit.end - unit.start for unit in units) or 1
    bars, done, covered = [], 0, 0
    for unit, row in zip(units, rows, strict=True):
        length = unit.end - unit.start
        here = [(span, passage) for span, passage in spans if span.start < unit.end and span.end > unit.start]
        shared = _covered(unit, [span for span, _ in here])
        others = {span.article for _, passage in here for span in passage.spans} - {article}
        x, end = WIDTH * done // total, WIDTH * (done + length) // total
        bars.append(Bar(x, max(1, end - x), round(HEIGHT * shared / length), len(others), row))
        done, covered = done + length, covered + shared
    return Strip(tuple(bars), covered / total)


def strips(
    articles: Sequence[str], units: Sequence[Sequence[Unit]], rows: Sequence[Sequence[int]], passages: Sequence[Passage]
) -> tuple[Strip, ...]:
    """Return the strips of some articles, in their order."""
    return tuple(strip_of(article, mine, places, passages) for article, mine, places in zip(articles, units, rows, strict=True))


def _covered(unit: Unit, spans: Sequence[Span]) -> int:
    """Return how many characters of a paragraph lie in any of the spans, which stand in order."""
    covered, place = 0, unit.start
    for span in spans:
        start, end = max(span.start, place), min(span.end, unit.end)
        if start < end:
            covered, place = covered + end - start, end
    return covered
