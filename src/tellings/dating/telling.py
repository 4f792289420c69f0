"""Times of a text with their values: the face of this step for one text."""

import re
from collections.abc import Sequence

from msgspec import Struct

from tellings.dating import calendar
from tellings.dating.finding import expressions
from tellings.dating.given import given_expressions
from tellings.dating.valuing import values_of
from tellings.model import Precision, When


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
