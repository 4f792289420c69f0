"""The values of the times of one text, in order: each is seen from the writing and from the times before it."""

import re
from collections.abc import Mapping, Sequence

from tellings.dating import calendar, cues, leaning
from tellings.dating.context import Context, whole_day
from tellings.dating.finding import Expression, fold
from tellings.dating.resolving import resolve
from tellings.model import When

# A clock time belongs to a day named so shortly before it, or earlier in its paragraph, else to the day of writing.
_SAME_PASSAGE, _SAME_PARAGRAPH = 150, 500

# A report on a quarter compares it with the same quarter "a year ago" within so many characters.
_SAME_REPORT = 300

# "two days after the storm of 3 May": so much may stand between the length and its date.
_ORIGIN_GAP = 40


# What may stand between a clock time and its day: another clock time in brackets, or the bracket around both.
_BRACKETS = re.compile(r"\s?(?:\((?:[^()\n]{0,40}\))?|\))\s?(?:on )?")


def values_of(found: Sequence[Expression], text: str, written: When | None) -> list[When | None]:
    """Return the value of each expression of ``text``, in order; ``None`` where it does not follow from what is known.

    Where ``written`` is approximate, a clock time counts from the last day that the text names, however far back: that is known better.
    """
    reader = _Reader(found, text, written)
    return [reader.value(index) for index in range(len(found))]


class _Reader:
    """What a reader has in mind on the way through one text: the time last spoken of, the quarter reported on, the events dated so far."""

    def __init__(self, found: Sequence[Expression], text: str, written: When | None) -> None:
        self.found, self.text, self.written = found, text, written
        self.folded = fold(text)
        self.focus: When | None = None
        self.focus_end = 0
        # The time that a report compares others with: "a year earlier" twice is the same year earlier.
        self.compared: When | None = None
        self.period: tuple[When, int] | None = None
        self.events: dict[str, When] = {}

    def value(self, index: int) -> When | None:
        """Return the value of the next expression and remember it."""
        one = self.found[index]
        if cues.recurs(self.folded, one.start) and one.sense.year is None:
            return None
        context = self._context(index)
        if _counts_from_event(one, self.folded):
            value = _after_event(index, self.found, self.folded, context, self.events)
        else:
            value = resolve(one.sense, context)
        if value is not None and value.precision != "vague":
            self._remember(one, value)
        return value

    def _context(self, index: int) -> Context:
        one = self.found[index]
        asked = _needs_lean(one) and not cues.owned(self.folded, one.end)
        side = leaning.lean(self.text, self.folded, one.start, one.end) if asked else 0
        about = self.period[0] if self.period is not None and one.start - self.period[1] < _SAME_REPORT else None
        if one.sense.means != "clock":
            return Context(self.written, self.compared if _compares(one) else self.focus, side, about)
        guessed = self.written is not None and self.written.approximate
        near = self.focus if guessed or _same_passage(self.text, self.focus_end, one.start) else None
        return Context(self.written, _day_behind(index, self.found, self.text, self.folded, self.written) or near, side, about)

    def _remember(self, one: Expression, value: When) -> None:
        self.focus, self.focus_end = value, one.end
        if not _compares(one) or one.sense.means == "same":
            self.compared = value
        event = cues.dated_event(self.folded, one.start)
        if event is not None and whole_day(value) is not None:
            self.events[event] = value
        if value.precision == "quarter" and one.sense.means in ("quarter", "same") and not one.sense.comparison:
            self.period = value, one.end


def _same_passage(text: str, named: int, place: int) -> bool:
    """Tell whether a clock time at ``place`` can still mean the day whose name ends at ``named``."""
    return place - named < _SAME_PASSAGE or (place - named < _SAME_PARAGRAPH and "\n" not in text[named:place])


def _day_behind(index: int, found: Sequence[Expression], text: str, folded: str, written: When | None) -> When | None:
    """Return the day named right behind a clock time and its other zone in brackets: "7:35 a.m. (0435 GMT) Friday"."""
    for other in found[index + 1 : index + 3]:
        if not _BRACKETS.fullmatch(folded, found[index].end, other.start):
            return None
        if other.sense.means in ("date", "weekday", "day", "holiday"):
            day = whole_day(resolve(other.sense, Context(written, None, leaning.lean(text, folded, other.start, other.end))))
            return None if day is None else calendar.day_value(day)
    return None


def _compares(one: Expression) -> bool:
    """Tell whether a report compares with such a time ("a year earlier") and then goes on about the time before."""
    sense = one.sense
    return sense.comparison or sense.means == "same" or (sense.means == "shift" and sense.unit == "year" and (sense.toward or 0) < 0)


def _needs_lean(one: Expression) -> bool:
    sense = one.sense
    if sense.means == "same":
        return sense.unit == "quarter"
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
