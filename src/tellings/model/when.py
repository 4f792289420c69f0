"""Points and stretches of time that keep their precision."""

from typing import Literal

from msgspec import Struct

Precision = Literal["decade", "year", "half", "quarter", "season", "month", "week", "day", "part", "minute", "second", "vague"]


class When(Struct, frozen=True):
    """A time as EDTF (ISO 8601-2), with its precision, which is never invented.

    ``value``: ``2023``, ``2023-09``, ``2023-09-12``, ``2023-09-13T07:09+03:00``, ``2023-35`` (third quarter; EDTF counts quarters from 33),
    ``2023-23`` (autumn), ``201X``, intervals ``start/end`` with ``..`` for an open end; besides, ISO weeks ``2023-W37``,
    parts of a day as in TIMEX3 (``2023-09-12TMO``), a weekday of a week that the pages do not give (``XXXX-WXX-5`` is a Friday), and
    ``PRESENT_REF``, ``PAST_REF``, ``FUTURE_REF`` (precision ``vague``).
    """

    value: str
    precision: Precision
    approximate: bool = False
