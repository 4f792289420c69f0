"""Articles laid side by side: rows, columns, passages, differing words and strips, from the articles and what they share."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tellings.editing.side_by_side.cells import Cell, Marked, Spot, cells_of, marked_in
from tellings.editing.side_by_side.heat import Strip, strips
from tellings.editing.side_by_side.passages import Passage, passages_of
from tellings.editing.side_by_side.rows import Line, lines_of
from tellings.editing.side_by_side.units import Unit, units_of
from tellings.editing.side_by_side.words import Match, gaps, matches, missing
from tellings.model import Article, Reuse, Span

Stretch = tuple[int, int]

# A passage that two articles share, and the words in it that are alike; ``a`` of these is the base.
_Passage = tuple[Reuse, tuple[Match, ...]]


class Row(NamedTuple):
    """A row as it is shown, counted from 1: for each article its paragraphs; ``is_aligned`` where the base shares wording in it."""

    number: int
    cells: tuple[tuple[Cell, ...], ...]
    is_aligned: bool


class Laid(NamedTuple):
    """Articles side by side, the base text first.

    ``differing`` are, by article, the words inside of shared passages that the base text has not; of the base text those that no other has.
    The cells of a row are made when they are asked for.
    """

    articles: tuple[Article, ...]
    units: tuple[tuple[Unit, ...], ...]
    lines: tuple[Line, ...]
    passages: tuple[Passage, ...]
    differing: dict[str, tuple[tuple[int, int], ...]]
    strips: tuple[Strip, ...]
    marked: tuple[Marked, ...]

    def sizes(self) -> list[tuple[int, int]]:
        """Return for each row how many characters it has, and how many marks begin in it."""
        begins = [sorted(_begins(marked)) for marked in self.marked]
        found = []
        for line in self.lines:
            here = [(column, self.units[column][place]) for column, places in enumerate(line.units) for place in places]
            marks = sum(bisect_left(begins[column], unit.end) - bisect_left(begins[column], unit.start) for column, unit in here)
            found.append((sum(unit.end - unit.start for _, unit in here), marks))
        return found

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


def _begins(marked: Marked) -> list[int]:
    passages = [span.start for span, _, _ in marked.passages]
    return [*passages, *(start for start, _ in marked.differing), *marked.missing, *(spot.span.start for spot in marked.spots)]


def lay(articles: Sequence[Article], reuse: Sequence[Reuse], spots: Sequence[Spot] = ()) -> Laid:
    """Lay articles side by side, the first as the base text; ``reuse`` is what any of them share, ``spots`` where they disagree."""
    base, *others = articles
    units = tuple(units_of(article) for article in articles)
    matched = [_matched(base, other, reuse) for other in others]
    lines = lines_of(units[0], units[1:], [[found for _, found in of_other] for of_other in matched])
    passages = passages_of(reuse, [article.id for article in articles])
    differing = _differing(base, others, matched)
    gone = {
        other.id: {at: n for _, same in of_other for at, n in missing(base, other, same)}
        for other, of_other in zip(others, matched, strict=True)
    }
    rows = tuple(_rows_of(lines, column, len(units[column])) for column in range(len(articles)))
    heat = strips([article.id for article in articles], units, rows, passages)
    columns = zip(articles, units, strict=True)
    marked = tuple(
        marked_in(article.id, mine, passages, differing[article.id], gone.get(article.id, {}), spots) for article, mine in columns
    )
    return Laid(tuple(articles), units, lines, passages, differing, heat, marked)


def _matched(base: Article, other: Article, reuse: Sequence[Reuse]) -> list[_Passage]:
    """Return the passages that an article shares with the base, each with the words that are alike."""
    both = {base.id, other.id}
    return [(one, matches(base, other, one)) for one in reuse if {one.a.article, one.b.article} == both]


def _differing(base: Article, others: Sequence[Article], matched: Sequence[Sequence[_Passage]]) -> dict[str, tuple[Stretch, ...]]:
    """Return the words inside of passages that the base text has not, by article; for the base those that none of the others has."""
    found: dict[str, tuple[Stretch, ...]] = {}
    covered: list[Stretch] = []
    alike: list[Stretch] = []
    for other, of_other in zip(others, matched, strict=True):
        theirs: set[Stretch] = set()
        for passage, same in of_other:
            mine, its = (passage.a, passage.b) if passage.a.article == base.id else (passage.b, passage.a)
            theirs.update(gaps(other, its, [(match.b, match.b_end) for match in same]))
            covered.append((mine.start, mine.end))
            alike += [(match.a, match.a_end) for match in same]
        found[other.id] = tuple(sorted(theirs))
    in_order = sorted(alike)
    own = {gap for start, end in sorted(covered) for gap in gaps(base, Span(base.id, start, end), _within(in_order, start, end))}
    return {base.id: tuple(sorted(own)), **found}


def _within(stretches: Sequence[Stretch], start: int, end: int) -> list[Stretch]:
    """Return the parts of some stretches that lie between two offsets."""
    return [(max(low, start), min(high, end)) for low, high in stretches if low < end and high > start]


def _rows_of(lines: Sequence[Line], column: int, count: int) -> list[int]:
    """Return the number of the row, counted from 1, in which each paragraph of a column stands."""
    found = [0] * count
    for number, line in enumerate(lines, 1):
        for place in line.units[column]:
            found[place] = number
    return found
