"""Constraints on a story's year: anniversaries, years since, the first in years, ages, and the latest year that is past."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tellings.dating import calendar, cues
from tellings.dating.finding import Expression
from tellings.dating.sense import number_of
from tellings.dating.story.constraints import Constraint
from tellings.dating.story.phrases import phrases, word_pattern
from tellings.dating.story.reading_times import ArticleTimes
from tellings.dating.vocabulary import vocabulary
from tellings.model import Evidence, Span

# How far from a phrase its year stands, in the same sentence: behind it, and before it.
_BEHIND, _BEFORE = 130, 40

# How much each kind of phrase counts: what it says of the story's own year is certain for anniversaries, less so for "years after",
# which may tell of something in the past, and for a "first in years", whose earlier time has to be guessed among several.
_WEIGHT = {"anniversary": 3.0, "since": 3.0, "elapsed": 1.5, "age": 2.0, "first": 2.0}

# "Four years" counts whole years, now and then rounded: so many months short of it, and beyond.
_EARLY, _LATE = 5, 10

_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s|\n")


class YearsNamed(NamedTuple):
    """A year or stretch of years in the text."""

    first: int
    last: int
    span: Span


def years_named(times: ArticleTimes) -> list[YearsNamed]:
    """Return the years that an article's story names outright."""
    found = []
    for one in times.told:
        sense = one.sense
        if sense.year is None or sense.means not in ("year", "date", "range"):
            continue
        last = sense.year2 if sense.means == "range" and sense.year2 else sense.year
        last = last if last > 99 else sense.year // 100 * 100 + last
        found.append(YearsNamed(sense.year, last, times.span(one)))
    return found


def names_with_years(stories: Sequence[ArticleTimes]) -> dict[str, YearsNamed]:
    """Return the names that a page gives with their years ("the Long War (1950-1953)", "the 2011 Great Flood"), in lower case."""
    found: dict[str, YearsNamed] = {}
    for times in stories:
        text = times.article.text
        for years in years_named(times):
            before = re.search(
                r"((?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+),? (?:\(|of |in )$", text[max(0, years.span.start - 60) : years.span.start]
            )
            after = re.match(r" ((?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+)", text[years.span.end : years.span.end + 60])
            for match in (before, after):
                if match is not None:
                    found.setdefault(match[1].lower(), years)
    return found


def year_constraints(stories: Sequence[ArticleTimes]) -> list[Constraint]:
    """Return everything that ties the story's year to another year."""
    names = names_with_years(stories)
    earlier = [one for times in stories for one in _earlier_times(times)]
    sure = [one for one in earlier if one.previous]
    earlier = sure if sure or len({one.year for one in earlier}) > 1 else earlier
    found: list[Constraint] = []
    for times in stories:
        named = years_named(times)
        blocks = times.article.told()
        for phrase in phrases():
            for block in blocks:
                for match in phrase.regex.finditer(times.folded, block.start, block.end):
                    if phrase.means == "first":
                        found += _first_in(times, match, earlier)
                    elif (made := _counted(times, match, phrase.means, named, names)) is not None:
                        found.append(made)
    return [*found, *_floors(stories)]


def _number(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    known = vocabulary()
    if groups.get("digits"):
        return int(groups["digits"])
    if groups.get("ordinal"):
        return int(known.value("ordinal", groups["ordinal"]))
    words = groups.get("number") or groups.get("number_2")
    value = None if not words else number_of(words, known)
    return int(value) if value is not None and value == int(value) and value >= 1 else None


def _window(times: ArticleTimes, match: re.Match[str]) -> tuple[int, int]:
    behind = times.folded[match.end() : match.end() + _BEHIND]
    before = times.folded[max(0, match.start() - _BEFORE) : match.start()]
    stop = _SENTENCE_END.search(behind)
    starts = list(_SENTENCE_END.finditer(before))
    return match.start() - len(before) + (starts[-1].end() if starts else 0), match.end() + (stop.start() if stop else len(behind))


def _counted(
    times: ArticleTimes, match: re.Match[str], means: str, named: Sequence[YearsNamed], names: dict[str, YearsNamed]
) -> Constraint | None:
    number = _number(match)
    start, end = _window(times, match)
    if number is None or (means == "age" and not word_pattern("birth").search(times.folded[start:end])):
        return None
    inside = [years for years in named if start <= years.span.start < end]
    behind = [years for years in inside if years.span.start >= match.end()]
    if means == "anniversary" and len(behind) < len(inside):
        return None
    years = behind[0] if behind else inside[-1] if inside else _by_name(times.folded[match.end() : end], names)
    if years is None:
        return None
    origins = _edges(times.folded[match.end() : end], years)
    ahead = means == "anniversary" and word_pattern("ahead").search(times.folded[start : match.start()])
    spread = (0, 1) if means == "age" else (-1, 0) if ahead else (0,)
    possible = frozenset(origin + number + step for origin in origins for step in spread)
    weight = _WEIGHT["since" if means == "elapsed" and match[0].endswith(("since", "ago")) else means]
    said = " or ".join(str(year) for year in sorted(possible))
    stop = max(match.end(), years.span.end) if behind else match.end()
    stop += times.folded[stop : stop + 1] == ")"
    span = Span(times.article.id, match.start(), stop)
    origin = " or ".join(str(origin) for origin in sorted(origins))
    evidence = [Evidence(span, f"{number} years from {origin}: {said}")]
    if not behind and not inside:
        evidence.append(Evidence(years.span, f"the years it counts from: {origin}"))
    group = f"{means}:{number}:{said}"
    return Constraint(group, weight, False, weight, lambda day: day.year in possible, tuple(evidence), evidence[0].says)


def _by_name(words: str, names: dict[str, YearsNamed]) -> YearsNamed | None:
    found = [(words.index(name), name) for name in sorted(names) if name in words]
    return names[min(found)[1]] if found else None


def _edges(words: str, years: YearsNamed) -> frozenset[int]:
    if years.first != years.last and word_pattern("ending").search(words):
        return frozenset({years.last})
    if years.first != years.last and word_pattern("beginning").search(words):
        return frozenset({years.first})
    return frozenset({years.first, years.last})


class _Earlier(NamedTuple):
    year: int
    month: int | None
    span: Span
    previous: bool


def _earlier_times(times: ArticleTimes) -> Iterator[_Earlier]:
    for one in times.told:
        sense = one.sense
        if sense.year is not None and sense.means in ("year", "date") and cues.lean(times.folded, one.start, one.end) <= 0:
            around = times.folded[max(0, one.start - 90) : one.end + 90]
            previous = word_pattern("previous").search(around) is not None and _is_past(times, one)
            yield _Earlier(sense.year, sense.month, times.span(one), previous)


def _is_past(times: ArticleTimes, one: Expression) -> bool:
    return cues.lean(times.folded, one.start, one.end) < 0


def _first_in(times: ArticleTimes, match: re.Match[str], earlier: Sequence[_Earlier]) -> Iterator[Constraint]:
    """Yield a constraint for each earlier time that the "first in so many years" may count from."""
    number = _number(match)
    if number is None or number < 2:
        return
    origins = {(one.year, one.month): one for one in sorted(earlier, key=lambda one: one.span, reverse=True)}
    alone = len({year for year, _ in origins}) == 1 and all(one.previous for one in earlier)
    weight = _WEIGHT["first"] if alone else _WEIGHT["first"] / 2
    span = Span(times.article.id, match.start(), match.end())
    for one in origins.values():
        name = f"{one.year}" if one.month is None else f"{one.year}-{one.month:02d}"
        says = f"{number} years after {name}: {one.year + number}"
        evidence = (Evidence(span, says), Evidence(one.span, f"{name}: an earlier time, {number} years before"))
        yield Constraint(f"first:{number}", weight, False, weight, _lies(one, number), evidence, says)


def _lies(one: _Earlier, number: int) -> Callable[[calendar.Day], bool]:
    if one.month is None:
        return lambda day: day.year - one.year == number
    months = one.year * 12 + one.month
    return lambda day: 12 * number - _EARLY <= day.year * 12 + day.month - months <= 12 * number + _LATE


def _floors(stories: Sequence[ArticleTimes]) -> Iterator[Constraint]:
    """Yield, for each year that the story tells of as past, that the story is no earlier."""
    first: dict[int, Span] = {}
    for times in stories:
        for one in times.told:
            if one.sense.year is not None and one.sense.means in ("year", "date") and _is_past(times, one):
                first.setdefault(one.sense.year, times.span(one))
    for year in sorted(first, reverse=True)[:3]:
        evidence = Evidence(first[year], f"{year} is past: the story is no earlier")
        yield Constraint(f"floor:{year}", 1.0, False, 0.0, _no_earlier(year), (evidence,), evidence.says)


def _no_earlier(year: int) -> Callable[[calendar.Day], bool]:
    return lambda day: day.year >= year
