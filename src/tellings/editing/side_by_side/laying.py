"""Articles laid side by side: rows, columns, passages, differing words and strips, from the articles and what they share."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tellings.editing.side_by_side.cells import Cell, Marked, Spot, cells_of, marked_in
from tellings.editing.side_by_side.heat import Strip, strips
from tellings.editing.side_by_side.passages import Passage, passages_of
from tellings.editing.side_by_side.rows import Line, lines_of
from tellings.editing.side_by_side.units import Unit, units_of
from tellings.editing.side_by_side.words import Match, gaps, matches
from tellings.model import Article, Reuse, Span


class Row(NamedTuple):
    """A row as it is shown, counted from 1: for each article its paragraphs; ``is_aligned`` where the base shares wording in it."""

    number: int
    cells: tuple[tuple[Cell, ...], ...]
    is_aligned: bool


class Laid(NamedTuple):
    """Articles side by side, the base text first. ``differing`` are, by article, the words inside of shared passages that the base text has
    not, or of the base text those that another article has not. The cells of a row are made when they are asked for."""

    articles: tuple[Article, ...]
    units: tuple[tuple[Unit, ...], ...]
    lines: tuple[Line, ...]
    passages: tuple[Passage, ...]
    differing: dict[str, tuple[tuple[int, int], ...]]
    strips: tuple[Strip, ...]
    marked: tuple[Marked, ...]

    def size(self, row: int) -> int:
        """Return how many characters a row has, by its place."""
        columns = zip(self.units, self.lines[row].units, strict=True)
        return sum(units[place].end - units[place].start for units, places in columns for place in places)

    def row(self, place: int) -> Row:
        """Return a row with its words, by its place."""
        line = self.lines[place]
        columns = zip(self.articles, self.units, line.units, self.marked, strict=True)
        cells = tuple(cells_of(article, [units[at] for at in places], marked) for article, units, places, marked in columns)
        return Row(place + 1, cells, line.is_aligned)

    def row_of(self, span: Span) -> int | None:
        """Return the place of the row in which words begin; ``None`` where they stand in none."""
        column = next((at for at, article in enumerate(self.articles) if article.id == span.article), None)
        if column is None:
            return None
        unit = bisect_right(self.units[column], span.start, key=lambda each: each.end)
        return next((at for at, line in enumerate(self.lines) if unit in line.units[column]), None)


def lay(articles: Sequence[Article], reuse: Sequence[Reuse], spots: Sequence[Spot] = ()) -> Laid:
    """Lay articles side by side, the first as the base text; ``reuse`` is what any of them share, ``spots`` where they disagree."""
    base, *others = articles
    units = tuple(units_of(article) for article in articles)
    matched = [_matched(base, other, reuse) for other in others]
    lines = lines_of(units[0], units[1:], [[found for _, found in of_other] for of_other in matched])
    passages = passages_of(reuse, [article.id for article in articles])
    differing = _differing(base, others, matched)
    rows = tuple(_rows_of(lines, column, len(units[column])) for column in range(len(articles)))
    heat = strips([article.id for article in articles], units, rows, passages)
    columns = zip(articles, units, strict=True)
    marked = tuple(marked_in(article.id, mine, passages, differing, spots) for article, mine in columns)
    return Laid(tuple(articles), units, lines, passages, differing, heat, marked)


def _matched(base: Article, other: Article, reuse: Sequence[Reuse]) -> list[tuple[Reuse, tuple[Match, ...]]]:
    """Return the passages that an article shares with the base, each with the words that are alike; ``a`` is always the base."""
    both = {base.id, other.id}
    return [(one, matches(base, other, one)) for one in reuse if {one.a.article, one.b.article} == both]


def _differing(
    base: Article, others: Sequence[Article], matched: Sequence[Sequence[tuple[Reuse, tuple[Match, ...]]]]
) -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, set[tuple[int, int]]] = {article.id: set() for article in (base, *others)}
    for other, of_other in zip(others, matched, strict=True):
        for passage, alike in of_other:
            mine, theirs = (passage.a, passage.b) if passage.a.article == base.id else (passage.b, passage.a)
            found[base.id].update(gaps(base, mine, [(match.a, match.a_end) for match in alike]))
            found[other.id].update(gaps(other, theirs, [(match.b, match.b_end) for match in alike]))
    return {article: tuple(sorted(stretches)) for article, stretches in found.items()}


def _rows_of(lines: Sequence[Line], column: int, count: int) -> list[int]:
    """Return the number of the row, counted from 1, in which each paragraph of a column stands."""
    found = [0] * count
    for number, line in enumerate(lines, 1):
        for place in line.units[column]:
            found[place] = number
    return found
