"""Constraints on a story's year by what it counts from another year: anniversaries, years since, ages, the first in years."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tellings.dating.story.beginnings import Beginning, beginnings, begun_before, begun_elsewhere
from tellings.dating.story.constraints import Constraint
from tellings.dating.story.firsts import earlier_times, first_in, floors
from tellings.dating.story.named_years import YearsNamed, births, by_name, edges, names_with_years, years_named
from tellings.dating.story.phrases import word_pattern
from tellings.dating.story.placed_phrases import PlacedPhrase, placed_phrases
from tellings.dating.story.reading_times import ArticleTimes
from tellings.dating.story.saying import length, month_words
from tellings.dating.story.ties import tie
from tellings.model import Evidence, Span

# How much each kind of phrase counts: what it says of the story's own year is certain for anniversaries, less so for "years after",
# which may tell of something in the past.
_WEIGHT = {"anniversary": 3.0, "since": 3.0, "elapsed": 1.5, "later": 1.0, "age": 2.0}
_SINCE, _SINCE_WORDS = "since", ("since", "ago")


class _Known(NamedTuple):
    """What the whole story says about years: those with a name, of births, and of the beginnings of things."""

    names: Mapping[str, YearsNamed]
    births: Mapping[str, YearsNamed]
    begun: Sequence[Beginning]


def year_constraints(stories: Sequence[ArticleTimes]) -> list[Constraint]:
    """Return everything that ties the story's year to another year."""
    known = _Known(names_with_years(stories), births(stories), beginnings(stories))
    earlier = earlier_times(stories)
    found: list[Constraint] = []
    for times in stories:
        named = years_named(times)
        for phrase in placed_phrases(times):
            if phrase.means == "first":
                found += first_in(times, phrase, earlier)
            else:
                found += _counted(times, phrase, named, known)
    return [*found, *floors(stories)]


def _origin(times: ArticleTimes, phrase: PlacedPhrase, named: Sequence[YearsNamed], known: _Known) -> Sequence[YearsNamed]:
    """Return the years that a phrase may count from: in its stretch of the sentence, of a name in it, or of its thing's beginning."""
    first, last = (bisect_left(named, place, key=lambda years: years.span.start) for place in (phrase.start, phrase.end))
    inside = named[first:last]
    behind = [years for years in inside if years.span.start >= phrase.match.end()]
    if phrase.means == "age":
        if word_pattern("birth").search(times.folded[phrase.start : phrase.end]) and inside:
            return inside[-1:]
        around = re.findall(r"[A-Z][\w’'-]{1,40}", times.article.text[phrase.start : phrase.match.end() + _NAME])
        return [known.births[name] for name in around if name in known.births][:1]
    if phrase.means == "anniversary":
        return _anniversary_of(times, phrase, behind, known)
    if phrase.match[0].endswith(("later", "earlier", "on")):
        return [years for years in inside if years not in behind][-1:] or _before(phrase, named)
    if behind or inside:
        return behind[:1] or inside[-1:]
    named_years = by_name(times.folded[phrase.match.end() : phrase.end], known.names)
    return [] if named_years is None else [named_years]


def _before(phrase: PlacedPhrase, named: Sequence[YearsNamed]) -> Sequence[YearsNamed]:
    """Return the year named last before "five years later", in the sentence before at most."""
    index = bisect_left(named, phrase.match.start(), key=lambda years: years.span.start)
    return [years for years in named[max(0, index - 1) : index] if phrase.match.start() - years.span.end < _LATER]


def _anniversary_of(times: ArticleTimes, phrase: PlacedPhrase, behind: Sequence[YearsNamed], known: _Known) -> Sequence[YearsNamed]:
    """Return what "its 50th anniversary" counts from: the year behind it, a name with years, or the beginning of a thing of the story."""
    stop = phrase.match.end()
    if behind:
        return [] if word_pattern("held_in").fullmatch(times.folded[stop : behind[0].span.start].strip()) else behind[:1]
    if word_pattern("other_year").search(times.folded[max(0, phrase.match.start() - _BESIDE) : phrase.match.start()]):
        return []
    named_years = by_name(times.folded[stop : phrase.end], known.names)
    if named_years is not None:
        return [named_years]
    return begun_before(times, phrase.match.start(), known.begun) or begun_elsewhere(times.folded[phrase.start : phrase.end], known.begun)


# "In 2009, on its 60th anniversary": a year so near before the phrase is that of the feast.
_BESIDE = 30

# A person's name stands so near to an age.
_NAME = 40

# "five years later" follows its year in the same sentence or the next.
_LATER = 200


def _counted(times: ArticleTimes, phrase: PlacedPhrase, named: Sequence[YearsNamed], known: _Known) -> list[Constraint]:
    origins = _origin(times, phrase, named, known)
    several = len({(one.first, one.last) for one in origins}) > 1
    return [_tie(times, phrase, years, 1 / (2 if several else 1)) for years in origins]


def _tie(times: ArticleTimes, phrase: PlacedPhrase, years: YearsNamed, share: float) -> Constraint:
    match, means = phrase.match, phrase.means
    origins = edges(times.folded[match.end() : phrase.end], years)
    tied = tie(phrase, origins, years.month, times.folded[phrase.start : phrase.end])
    weight = _WEIGHT["later" if match[0].endswith(("later", "earlier", "on")) else _SINCE if match[0].endswith(_SINCE_WORDS) else means]
    name = " or ".join(month_words(origin, years.month) for origin in sorted(origins))
    says = f"{length(phrase.months)} after {name}"
    if means == "age":
        says = f"{phrase.number} years after a birth in {name}"
    beside = years.span.article == times.article.id and phrase.start <= years.span.start < phrase.end
    start, stop = (min(match.start(), years.span.start), max(match.end(), years.span.end)) if beside else match.span()
    stop += times.folded[stop : stop + 1] == ")"
    evidence = [Evidence(Span(times.article.id, start, stop), f"{says} is {' or '.join(str(year) for year in tied.years)}")]
    if not beside:
        evidence.append(Evidence(years.span, f"{name} is the year that it counts from"))
    group = f"tie:{phrase.months}:{'-'.join(str(year) for year in tied.years)}"
    return Constraint(group, weight * share, False, weight * share, tied.holds, tuple(evidence), says, "tie")
