"""What a line of plain text says about itself, before its place on the page is looked at."""

from typing import NamedTuple

from tellings.model import Role
from tellings.reading.agencies import Agencies
from tellings.reading.bylines import find_byline
from tellings.reading.credits import is_caption, is_credit
from tellings.reading.lines import Line
from tellings.reading.phrases import Furniture, furniture
from tellings.reading.printed_dates import is_date_line

# "Agency / Sep 13, 2023, 10:15 IST": a house beside a date.
_DATED_WORDS = 14


class Mark(NamedTuple):
    """The role that a line's own form shows (``None``: only its place can tell); ``kind`` is that of a furniture phrase."""

    role: Role | None
    kind: Furniture | None = None


def mark(line: Line, table: Agencies) -> Mark:
    """Read one line's own form: furniture phrases, dates, photo credits, bylines, captions."""
    kind = furniture(line)
    if kind:
        return Mark("furniture", kind)
    if not any(map(str.isalnum, line.text)):
        return Mark("furniture")
    if is_date_line(line.text) or (line.words <= _DATED_WORDS and _is_house_and_date(line.text, table)):
        return Mark("page-date")
    if is_credit(line.text, table):
        return Mark("credit")
    if table.whole(line.text) or find_byline(line.text, table):
        return Mark("byline")
    return Mark("caption") if is_caption(line.text) else Mark(None)


def _is_house_and_date(text: str, table: Agencies) -> bool:
    rest = table.without(text)
    return rest != text and is_date_line(rest)
