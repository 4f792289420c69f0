"""Constraints on a story's year by what it counts from another year: anniversaries, years since, ages, the first in years."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tellings.dating.story.constraints import Constraint
from tellings.dating.story.firsts import earlier_times, first_in, floors
from tellings.dating.story.named_years import YearsNamed, births, by_name, edges, names_with_years, years_named
from tellings.dating.story.phrases import word_pattern
from tellings.dating.story.placed_phrases import PlacedPhrase, placed_phrases
from tellings.dating.story.reading_times import ArticleTimes
from tellings.model import Evidence, Span

# How much each kind of phrase counts: what it says of the story's own year is certain for anniversaries, less so for "years after",
# which may tell of something in the past.
_WEIGHT = {"anniversary": 3.0, "since": 3.0, "elapsed": 1.5, "age": 2.0}


class _Known(NamedTuple):
    """What the whole story says about years: those with a name, and those of births."""

    names: Mapping[str, YearsNamed]
    births: Mapping[str, YearsNamed]


def year_constraints(stories: Sequence[ArticleTimes]) -> list[Constraint]:
    """Return everything that ties the story's year to another year."""
    known = _Known(names_with_years(stories), births(stories))
    earlier = earlier_times(stories)
    found: list[Constraint] = []
    for times in stories:
        named = years_named(times)
        for phrase in placed_phrases(times):
            if phrase.means == "first":
                found += first_in(times, phrase, earlier)
            elif (made := _counted(times, phrase, named, known)) is not None:
                found.append(made)
    return [*found, *floors(stories)]


def _origin(times: ArticleTimes, phrase: PlacedPhrase, named: Sequence[YearsNamed], known: _Known) -> YearsNamed | None:
    """Return the years that a phrase counts from: in its stretch of the sentence, else those of a name in it."""
    first, last = (bisect_left(named, place, key=lambda years: years.span.start) for place in (phrase.start, phrase.end))
    inside = named[first:last]
    behind = [years for years in inside if years.span.start >= phrase.match.end()]
    if phrase.means == "age":
        if word_pattern("birth").search(times.folded[phrase.start : phrase.end]) and inside:
            return inside[-1]
        around = re.findall(r"[A-Z][\w’'-]{1,40}", times.article.text[phrase.start : phrase.match.end() + _NAME])
        return next((known.births[name] for name in around if name in known.births), None)
    if phrase.means == "anniversary" and len(behind) < len(inside):
        return None
    if behind or inside:
        return behind[0] if behind else inside[-1]
    return by_name(times.folded[phrase.match.end() : phrase.end], known.names)


# A person's name stands so near to an age.
_NAME = 40


def _counted(times: ArticleTimes, phrase: PlacedPhrase, named: Sequence[YearsNamed], known: _Known) -> Constraint | None:
    years = _origin(times, phrase, named, known)
    if years is None:
        return None
    match, number, means = phrase.match, phrase.number, phrase.means
    origins = edges(times.folded[match.end() : phrase.end], years)
    ahead = means == "anniversary" and word_pattern("ahead").search(times.folded[phrase.start : match.start()])
    spread = (0, 1) if means == "age" else (-1, 0) if ahead else (0,)
    possible = frozenset(origin + number + step for origin in origins for step in spread)
    weight = _WEIGHT["since" if means == "elapsed" and match[0].endswith(("since", "ago")) else means]
    said = " or ".join(str(year) for year in sorted(possible))
    beside = years.span.article == times.article.id and match.end() <= years.span.start < phrase.end
    stop = years.span.end if beside else match.end()
    stop += beside and times.folded[stop : stop + 1] == ")"
    origin = " or ".join(str(origin) for origin in sorted(origins))
    evidence = [Evidence(Span(times.article.id, match.start(), stop), f"{number} years from {origin}: {said}")]
    if not beside:
        evidence.append(Evidence(years.span, f"the year it counts from: {origin}"))
    return Constraint(
        f"{means}:{number}:{said}", weight, False, weight, lambda day: day.year in possible, tuple(evidence), evidence[0].says
    )
