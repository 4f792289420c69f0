"""Days with a name of their own: where a page says on which date or weekday one fell, they are a checksum on the year."""

from collections.abc import Callable, Sequence

from tellings.dating import calendar
from tellings.dating.finding import Expression
from tellings.dating.nearby import named_day
from tellings.dating.story.constraints import Constraint, Range
from tellings.dating.story.reading_times import ArticleTimes
from tellings.dating.story.saying import WEEKDAYS, date_words, listed
from tellings.model import Evidence, Span

# "Easter Monday, 18 April", "Sunday, New Year's Day": so much may stand between the name and the date.
_BESIDE = 6

# Years that the evidence names, around the latest that the pages name.
_TOLD_BEFORE, _TOLD_AFTER = 8, 5


def named_candidates(opening: Sequence[Expression], years: Range) -> set[calendar.Day]:
    """Return the days, in every year thought possible, of the named days with which a report opens."""
    names = {one.sense.holiday for one in opening if one.sense.holiday is not None and one.sense.year is None}
    return {day for name in names for year in range(years.first, years.last + 1) if (day := named_day(name, year)) is not None}


def named_constraints(times: ArticleTimes, opening: Sequence[Expression], years: Range) -> list[Constraint]:
    """Return what named days say of the year by the date or weekday beside them, and of the day where a report opens with one."""
    found = []
    for one in opening:
        if one.sense.holiday is not None and one.sense.year is None:
            evidence = (Evidence(times.span(one), f"the report's first words name {_words(times, one)}"),)
            rule = one.sense.holiday
            found.append(Constraint(f"lead:{rule}", 1.5, False, 0.0, _is(rule), evidence, evidence[0].says))
    for one, other in zip(times.told, times.told[1:], strict=False):
        if other.start - one.end > _BESIDE or "\n" in times.folded[one.end : other.start]:
            continue
        name, beside = (one, other) if one.sense.holiday is not None else (other, one)
        if name.sense.holiday is not None and name.sense.year is None and (made := _check(times, name, beside, years)) is not None:
            found.append(made)
    return found


def _words(times: ArticleTimes, one: Expression) -> str:
    return " ".join(times.article.text[one.start : one.end].split())


def _is(rule: str) -> Callable[[calendar.Day], bool]:
    return lambda day: named_day(rule, day.year) == day


def _check(times: ArticleTimes, name: Expression, beside: Expression, years: Range) -> Constraint | None:
    rule, sense = name.sense.holiday or "", beside.sense
    if sense.means == "date" and sense.year is None and sense.month and sense.day:
        fits, fell = _falls_on_date(sense.month, sense.day), f"fell on {date_words(sense.month, sense.day)}"
    elif sense.means == "weekday" and sense.weekday is not None:
        fits, fell = _falls_on_weekday(sense.weekday), f"was a {WEEKDAYS[sense.weekday]}"
    else:
        return None
    told = range(max(years.first, years.latest - _TOLD_BEFORE), years.latest + _TOLD_AFTER + 1)
    right = [str(year) for year in told if (day := named_day(rule, year)) is not None and fits(day)]
    # A day that always falls so ("Easter Monday", a Monday) tells nothing.
    if not right or len(right) == len(told):
        return None
    says = f"{_words(times, name)} {fell} in {listed(right)}"
    span = Span(times.article.id, min(name.start, beside.start), max(name.end, beside.end))
    return Constraint(f"named:{rule}:{fell}", 4.0, False, 2.0, _near(rule, fits), (Evidence(span, says),), says, "check")


def _near(rule: str, fits: Callable[[calendar.Day], bool]) -> Callable[[calendar.Day], bool]:
    def holds(day: calendar.Day) -> bool:
        options = [found for year in (day.year - 1, day.year, day.year + 1) if (found := named_day(rule, year)) is not None]
        return bool(options) and fits(min(options, key=lambda found: (abs((found - day).days), found)))

    return holds


def _falls_on_date(month: int, number: int) -> Callable[[calendar.Day], bool]:
    return lambda day: (day.month, day.day) == (month, number)


def _falls_on_weekday(weekday: int) -> Callable[[calendar.Day], bool]:
    return lambda day: day.weekday() == weekday
