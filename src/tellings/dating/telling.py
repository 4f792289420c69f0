"""Times of a text with their values: the face of this step for one text."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from tellings.dating import calendar, cues
from tellings.dating.context import Context, whole_day
from tellings.dating.finding import Expression, expressions, fold
from tellings.dating.given import given_expressions
from tellings.dating.resolving import resolve
from tellings.model import Precision, When

# A clock time belongs to a day named so shortly before it, or earlier in its paragraph, else to the day of writing.
_SAME_PASSAGE, _SAME_PARAGRAPH = 150, 500

# A report on a quarter compares it with the same quarter "a year ago" within so many characters.
_SAME_REPORT = 300

# "two days after the storm of 3 May": so much may stand between the length and its date.
_ORIGIN_GAP = 40


class Time(Struct, frozen=True):
    """A time expression, ``text[start:end]``, and its value."""

    start: int
    end: int
    when: When


def times(text: str, written: str | When | None = None, spans: Sequence[tuple[int, int]] | None = None) -> list[Time]:
    """Return the times that ``text`` names, with their values.

    ``written`` is the day (or minute, month, year) of writing, as EDTF; without it, what only follows from it is left out. With
    ``spans`` (half-open offsets), the value of each of these is returned in their order, and spans without a value are left out.

    Raises:
        ValueError: ``written`` is no date.
    """
    anchor = written if written is None or isinstance(written, When) else parse_when(written)
    found = expressions(text) if spans is None else given_expressions(text, spans)
    values = values_of(found, text, anchor)
    result = [Time(one.start, one.end, when) for one, when in zip(found, values, strict=True) if when is not None]
    if spans is None:
        return result
    by_span = {(time.start, time.end): time for time in result}
    return [by_span[span] for start, end in spans if (span := (start, end)) in by_span]


def parse_when(value: str) -> When:
    """Return a date given as ISO 8601 ("2023-09-13", "2023-09", "2023", "2023-09-13T07:09+03:00").

    Raises:
        ValueError: it is none of these.
    """
    plain = value.strip()
    precisions: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
    when = When(plain, precisions.get(len(plain), "minute"))
    pattern = r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
    if not re.fullmatch(pattern, plain) or calendar.bounds(when) is None:
        raise ValueError(f"{value!r} is no date of the form 2023, 2023-09, 2023-09-13 or 2023-09-13T07:09+03:00")
    return when


def values_of(found: Sequence[Expression], text: str, written: When | None) -> list[When | None]:
    """Return the value of each expression of ``text``, in order; ``None`` where it does not follow from what is known.

    Where ``written`` is approximate, a clock time counts from the last day that the text names, however far back: that is known better.
    """
    folded = fold(text)
    values: list[When | None] = []
    focus: When | None = None
    focus_end = 0
    period: tuple[When, int] | None = None
    events: dict[str, When] = {}
    guessed = written is not None and written.approximate
    for index, one in enumerate(found):
        if cues.recurs(folded, one.start) and one.sense.year is None:
            values.append(None)
            continue
        near = focus if one.sense.means != "clock" or guessed or _same_passage(text, focus_end, one.start) else None
        about = period[0] if period is not None and one.start - period[1] < _SAME_REPORT else None
        context = Context(
            written, near, cues.lean(folded, one.start, one.end) if _needs_lean(one) and not cues.owned(folded, one.end) else 0, about
        )
        value = _after_event(index, found, folded, context, events) if _counts_from_event(one, folded) else resolve(one.sense, context)
        values.append(value)
        if value is not None and value.precision != "vague":
            focus, focus_end = value, one.end
            if (event := cues.dated_event(folded, one.start)) is not None and whole_day(value) is not None:
                events[event] = value
        if value is not None and value.precision == "quarter" and one.sense.means == "quarter" and not one.sense.comparison:
            period = value, one.end
    return values


def _same_passage(text: str, named: int, place: int) -> bool:
    """Tell whether a clock time at ``place`` can still mean the day whose name ends at ``named``."""
    return place - named < _SAME_PASSAGE or (place - named < _SAME_PARAGRAPH and "\n" not in text[named:place])


def _needs_lean(one: Expression) -> bool:
    sense = one.sense
    return sense.means in ("weekday", "month", "holiday", "season", "date", "range", "unit") and sense.year is None


def _counts_from_event(one: Expression, folded: str) -> bool:
    words = folded[one.start : one.end]
    return one.sense.origin == "text" and words.endswith(("before", "after")) and not cues.stands_alone(folded, one.end)


def _after_event(index: int, found: Sequence[Expression], folded: str, context: Context, events: Mapping[str, When]) -> When | None:
    """Count from the date that follows ("two days after the vote of 3 May"), else from the day that the text gave the event."""
    one = found[index]
    following = found[index + 1] if index + 1 < len(found) else None
    if following is None or following.start - one.end > _ORIGIN_GAP or re.search(r"[.;:,]\s", folded[one.end : following.start]):
        event = events.get(cues.event_behind(folded, one.end) or "")
        day = None if event is None else When(event.value[:10], "day", event.approximate)
        return None if day is None else resolve(one.sense, Context(context.written, day, 0))
    base = resolve(following.sense, context)
    return None if base is None else resolve(one.sense, Context(context.written, base, 0))
