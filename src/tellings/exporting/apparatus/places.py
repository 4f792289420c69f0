"""The columns of a collation as an apparatus: stretches that all share, and places where the witnesses differ."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from tellings.exporting.apparatus.collation import Column

Difference = Literal["none", "layout", "spelling", "words", "omission"]

# Columns that only some of a place's witnesses have are part of the place, at most so many: two words with what is between them, and some.
_MOST_LEFT_OVER = 20


class Place(NamedTuple):
    """A stretch of the table: what each group of witnesses reads there, in the order of the witnesses, omissions (empty) last."""

    readings: tuple[tuple[str, tuple[str, ...]], ...]
    difference: Difference


def places(columns: Sequence[Column], articles: Sequence[str]) -> Iterable[Place]:
    """Yield the places of a table from left to right; every article of ``articles`` is in one reading of each."""
    stretch: list[Column] = []
    present: frozenset[str] = frozenset()
    differs, left_over = False, 0
    for column in columns:
        here = frozenset(column.tokens)
        varies = len({token.form for token in column.tokens.values()}) > 1
        goes_on = here == present and varies == differs
        if differs and here < present and left_over < _MOST_LEFT_OVER:
            goes_on, left_over = True, left_over + 1
        if not goes_on and stretch:
            yield _place(stretch, articles)
            stretch = []
        if not stretch:
            present, differs, left_over = here, varies, 0
        stretch.append(column)
    if stretch:
        yield _place(stretch, articles)


def _place(stretch: Sequence[Column], articles: Sequence[str]) -> Place:
    groups: dict[str, list[str]] = {}
    for article in articles:
        words = "".join(column.tokens[article].form for column in stretch if article in column.tokens)
        groups.setdefault(words, []).append(article)
    readings = sorted(groups.items(), key=lambda group: not group[0])
    return Place(tuple((words, tuple(group)) for words, group in readings), _difference([words for words in groups if words], "" in groups))


def _difference(readings: Sequence[str], is_omitted: bool) -> Difference:
    """Return in what the readings differ at the most: nothing, white space, case and marks, or words."""
    if len(readings) > 1:
        if len({" ".join(words.split()) for words in readings}) == 1:
            return "layout"
        plain = {"".join(character for character in words.casefold() if character.isalnum()) for words in readings}
        return "spelling" if len(plain) == 1 else "words"
    return "omission" if is_omitted else "none"
