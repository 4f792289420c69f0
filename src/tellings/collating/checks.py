"""What a page's own figures and dates say against each other: sums, weekdays, a headline and its body, lengths of time.

Each of these conflicts stands on values that the pages give themselves. Where the parts are not sure (two counts of the dead on one page,
an hour without its day) nothing is compared.
"""

import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib import resources
from typing import NamedTuple

from tellings.collating import reasons
from tellings.collating.bounds import comparable, counted_parts, meets
from tellings.collating.grounds import Grounds
from tellings.model import Article, Measured, PointType, Quantity, Reading, Span, Statement, Value, When
from tellings.stating.quantities import find_quantities


class Check(NamedTuple):
    """Two values that cannot both hold, with the words of each."""

    type: PointType
    what: str
    first: tuple[Value, tuple[Span, ...]]
    second: tuple[Value, tuple[Span, ...]]

    def readings(self, grounds: Grounds) -> tuple[Reading, ...]:
        """Return both values as readings."""
        return tuple(_reading(value, spans, grounds) for value, spans in (self.first, self.second))

    def why(self, readings: Sequence[Reading]) -> str:
        """Say in one sentence what was compared."""
        return reasons.checked(self.what, readings)


def find_checks(statements: Sequence[Statement], grounds: Grounds) -> list[Check]:
    """Return what each page says against itself: sums, weekdays, its headline."""
    found: list[Check] = []
    for identifier, article in sorted(grounds.articles.items()):
        own = [statement for statement in statements if statement.span.article == identifier]
        found += [*_sums(own, article), *_weekdays(own, article, grounds.written.get(identifier)), *_headline(own, article)]
    return found


def _sums(own: Sequence[Statement], article: Article) -> Iterator[Check]:
    """Compare the killed and the injured with the casualties, where the page gives one count of each."""
    counts = [one for each in own for one in each.quantities if not each.denied]
    killed, injured = (_only([one for one in counts if one.quantity.counted == name]) for name in ("person killed", "person injured"))
    whole = _only([one for one in counts if _is_whole(one, article)])
    if killed is None or injured is None or whole is None:
        return
    low = (killed.quantity.low or 0) + (injured.quantity.low or 0)
    given = f"{killed.quantity.words} + {injured.quantity.words}"
    total = Quantity(low, low, False, False, False, None, whole.quantity.counted, given)
    if not meets(total, whole.quantity):
        parts = Value(quantity=total), (killed.span, injured.span)
        yield Check("quantity", "sum", parts, (Value(quantity=whole.quantity), (whole.span,)))


def _is_whole(count: Measured, article: Article) -> bool:
    """Tell whether a count is that of the dead and the injured together."""
    behind = article.text[count.span.start : count.span.end + 40].casefold()
    return count.quantity.counted in words()["whole"] or re.match(r"[\w,]+\s+casualties\b", behind) is not None


def _only(found: Sequence[Measured]) -> Measured | None:
    """Return the count of a thing where a page gives one, and that exactly."""
    values = [one.quantity for one in found]
    exact = all(value.low is not None and value.low == value.high and not value.approximate for value in values)
    return found[0] if exact and len({value.low for value in values}) == 1 else None


# A date behind its weekday may lack the year, which then follows from the writing: only near it is the year sure.
_NEAR_DAYS = 60


def _weekdays(own: Sequence[Statement], article: Article, written: When | None) -> Iterator[Check]:
    """Compare the weekday of a date with the date."""
    names = words()["weekdays"]
    for timed in sorted({timed for each in own for timed in each.times}, key=lambda timed: timed.span):
        said = article.words(timed.span)
        found = re.match(rf"\s*({'|'.join(names)})\b", said.casefold())
        if found is None or timed.when.precision != "day" or not re.search(r"[0-9]", said):
            continue
        try:
            day = datetime.fromisoformat(timed.when.value)
        except ValueError:
            continue
        number = names.index(found[1]) + 1
        if day.isoweekday() == number or not _year_sure(said, day, written):
            continue
        at = timed.span.start + found.start(1)
        weekday = Span(article.id, at, at + len(found[1]))
        date = Span(article.id, timed.span.end - len(re.sub(r"^\W+", "", article.text[weekday.end : timed.span.end])), timed.span.end)
        yield Check("when", "weekday", (Value(when=When(f"XXXX-WXX-{number}", "day")), (weekday,)), (Value(when=timed.when), (date,)))


def _year_sure(said: str, day: datetime, written: When | None) -> bool:
    if str(day.year) in said:
        return True
    try:
        return written is not None and abs((datetime.fromisoformat(written.value[:10]) - day).days) <= _NEAR_DAYS
    except ValueError:
        return False


def _headline(own: Sequence[Statement], article: Article) -> Iterator[Check]:
    """Compare a count of people in a state in the headline with all such counts of the body."""
    title = article.title.span if article.title else None
    if title is None:
        return
    for found in find_quantities(article.words(title)):
        state = counted_parts(found.quantity.counted or "")[1]
        if not state or found.quantity.low is None:
            continue
        counts = [one for each in own for one in each.quantities if not title.contains(one.span)]
        told = [one for one in counts if counted_parts(one.quantity.counted or "")[1] == state]
        rivals = [one for one in told if comparable(found.quantity, one.quantity)]
        if len({one.quantity.low for one in told}) != 1 or not rivals or any(meets(found.quantity, one.quantity) for one in rivals):
            continue
        span = Span(article.id, title.start + found.start, title.start + found.end)
        given = Value(quantity=found.quantity), (span,)
        yield Check("quantity", "headline", given, (Value(quantity=rivals[0].quantity), (rivals[0].span,)))


def _reading(value: Value, spans: tuple[Span, ...], grounds: Grounds) -> Reading:
    articles, texts = {span.article for span in spans}, {grounds.text_of(span) for span in spans}
    return Reading(value, tuple(sorted(spans)), tuple(sorted(articles)), tuple(sorted(texts)), ())


@functools.cache
def words() -> dict[str, tuple[str, ...]]:
    """Return the words by which pages' own figures and dates are checked."""
    raw = tomllib.loads(resources.files("tellings.collating").joinpath("checks.toml").read_text(encoding="utf-8"))
    return {name: tuple(found) for name, found in raw.items()}
