"""Which years, and months of them, lie a stated length after another time."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from tellings.dating import calendar
from tellings.dating.story.phrases import word_pattern
from tellings.dating.story.placed_phrases import PlacedPhrase

# A length in half years or months is rounded: "five and a half years" may be so many months more or less.
_ROUNDED = 4


class Tie(NamedTuple):
    """The years that a phrase leaves, in order, and the test of a day."""

    years: tuple[int, ...]
    holds: Callable[[calendar.Day], bool]


def tie(phrase: PlacedPhrase, origins: Iterable[int], month: int | None, words: str) -> Tie:
    """Return the years that lie the length of ``phrase`` after any of ``origins`` (of which the month may be known).

    ``words`` are those of the phrase's own stretch: what they say of "next month" or "next year" moves an anniversary.
    """
    counted = [12 * origin + (month or 1) - 1 + phrase.months for origin in origins]
    if phrase.means == "anniversary":
        step = _step(words)
        if step is not None:
            return _years(months // 12 - step for months in counted)
        if month is not None and word_pattern("next_month").search(words):
            return _months(counted, -1, -1)
        if word_pattern("ahead").search(words):
            return _years(months // 12 + spread for months in counted for spread in (-1, 0))
        return _years(months // 12 for months in counted)
    if phrase.means == "age":
        return _years(months // 12 + spread for months in counted for spread in (0, 1))
    if phrase.match.groupdict().get("ordinal") or phrase.match.groupdict().get("digits"):
        return _years(months // 12 + spread for months in counted for spread in (-1, 0))
    if phrase.months % 12:
        return _months(counted, -_ROUNDED, _ROUNDED) if month is not None else _years(_spread(counted))
    return _years(months // 12 for months in counted)


def _spread(counted: Iterable[int]) -> Iterable[int]:
    return [year for months in counted for year in (months // 12, (months + 11) // 12)]


def _step(words: str) -> int | None:
    """Return how many years ahead of the story an anniversary is, ``None`` where the words do not say."""
    return next((step for name, step in (("next_year", 1), ("last_year", -1), ("this_year", 0)) if word_pattern(name).search(words)), None)


def _years(found: Iterable[int]) -> Tie:
    possible = frozenset(found)
    return Tie(tuple(sorted(possible)), lambda day: day.year in possible)


def _months(counted: Iterable[int], first: int, last: int) -> Tie:
    edges = [(months + first, months + last) for months in counted]
    years = {months // 12 for start, stop in edges for months in (start, stop)}

    def holds(day: calendar.Day) -> bool:
        return any(start <= 12 * day.year + day.month - 1 <= stop for start, stop in edges)

    return Tie(tuple(sorted(years)), holds)
