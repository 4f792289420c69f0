"""The "first in four years": constraints from an earlier time in the story, and from the years that are past in it."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tellings.dating import calendar, leaning
from tellings.dating.finding import Expression
from tellings.dating.story.constraints import Constraint
from tellings.dating.story.phrases import word_pattern
from tellings.dating.story.placed_phrases import PlacedPhrase
from tellings.dating.story.reading_times import ArticleTimes
from tellings.dating.story.saying import length, month_words
from tellings.model import Evidence, Span

# Its earlier time has to be guessed among those of the story, so it counts less than an anniversary.
_WEIGHT = 2.0

# "Four years" counts whole years, now and then rounded: so many months short of it, and beyond.
_EARLY, _LATE = 5, 10


class Earlier(NamedTuple):
    """An earlier time; ``previous`` tells that the words around call it so."""

    year: int
    month: int | None
    span: Span
    previous: bool


def earlier_times(stories: Sequence[ArticleTimes]) -> list[Earlier]:
    """Return the times of the story that its "first in so many years" may count from: those called previous, else the only one."""
    found = [one for times in stories for one in _earlier_times(times)]
    sure = [one for one in found if one.previous]
    return sure if sure or len({one.year for one in found}) > 1 else found


def _earlier_times(times: ArticleTimes) -> Iterator[Earlier]:
    for one in times.told:
        sense = one.sense
        if (
            sense.year is not None
            and sense.means in ("year", "date")
            and leaning.lean(times.article.text, times.folded, one.start, one.end) <= 0
        ):
            around = times.folded[max(0, one.start - 90) : one.end + 90]
            previous = word_pattern("previous").search(around) is not None and _is_past(times, one)
            yield Earlier(sense.year, sense.month, times.span(one), previous)


def _is_past(times: ArticleTimes, one: Expression) -> bool:
    return leaning.lean(times.article.text, times.folded, one.start, one.end) < 0


def first_in(times: ArticleTimes, phrase: PlacedPhrase, earlier: Sequence[Earlier]) -> Iterator[Constraint]:
    """Yield a constraint for each earlier time that the "first in so many years" may count from."""
    number, match = phrase.number, phrase.match
    if number < 2:
        return
    origins = {(one.year, one.month): one for one in sorted(earlier, key=lambda one: one.span, reverse=True)}
    alone = len({year for year, _ in origins}) == 1 and all(one.previous for one in earlier)
    weight = _WEIGHT if alone else _WEIGHT / 2
    span = Span(times.article.id, match.start(), match.end())
    for one in origins.values():
        name = month_words(one.year, one.month)
        says = f"{length(12 * number)} after {name}"
        places = sorted(other.span for other in earlier if (other.year, other.month) == (one.year, one.month))
        earlier_says = f"{name} is the earlier time, {length(12 * number)} before"
        evidence = (Evidence(span, f"{says} is {one.year + number}"), *(Evidence(place, earlier_says) for place in places))
        yield Constraint(f"first:{number}", weight, False, weight, _lies(one, number), evidence, says, "tie")


def _lies(one: Earlier, number: int) -> Callable[[calendar.Day], bool]:
    if one.month is None:
        return lambda day: day.year - one.year == number
    months = one.year * 12 + one.month
    return lambda day: 12 * number - _EARLY <= day.year * 12 + day.month - months <= 12 * number + _LATE


def floors(stories: Sequence[ArticleTimes]) -> Iterator[Constraint]:
    """Yield, for the years that the story tells of as past or as to come, that the story is no earlier, or no later."""
    past: dict[int, Span] = {}
    ahead: dict[int, Span] = {}
    for times in stories:
        for one in times.told:
            if one.sense.year is None or one.sense.means not in ("year", "date"):
                continue
            side = leaning.lean(times.article.text, times.folded, one.start, one.end)
            if side:
                (past if side < 0 else ahead).setdefault(one.sense.year, times.span(one))
    for year in sorted(past, reverse=True)[:_MOST_FLOORS]:
        evidence = Evidence(past[year], f"{year} is in the past here, so the story is no earlier")
        yield Constraint(f"floor:{year}", 1.0, False, 0.0, _no_earlier(year), (evidence,), evidence.says)
    for year in sorted(ahead)[:_MOST_FLOORS]:
        evidence = Evidence(ahead[year], f"{year} is still to come here, so the story is no later")
        yield Constraint(f"floor:to {year}", 1.0, False, 0.0, _no_later(year), (evidence,), evidence.says)


# The nearest few years say it all.
_MOST_FLOORS = 3


def _no_earlier(year: int) -> Callable[[calendar.Day], bool]:
    return lambda day: day.year >= year


def _no_later(year: int) -> Callable[[calendar.Day], bool]:
    return lambda day: day.year <= year
