"""How a library is looked at: all of an answer at one moment, and a page of it at a time."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tellings.editing.display import in_line
from tellings.errors import LibraryError

# Rows of an answer that are given at once: each is unpacked to show its words, at some tenths of a millisecond.
MOST_ROWS = 10_000

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

# Behind a month or a year, so that it sorts after all its days.
_LATEST = "-99-99"


@contextmanager
def one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """Let all that is read inside come from one state of the library; what takes time is done outside, so that no writer's log grows."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def check_page(limit: int, offset: int) -> None:
    """Check which rows of an answer are asked for.

    Raises:
        LibraryError: a number is below 0, or too many rows are asked for.
    """
    if offset < 0 or not 0 <= limit <= MOST_ROWS:
        raise LibraryError(f"the limit is a number from 0 to {MOST_ROWS:,}, the offset one from 0; ask page by page for more")


def first_day(since: str) -> str:
    """Return a day, month or year from which on rows are asked for, to be compared with the end of what is kept.

    Raises:
        LibraryError: it is none.
    """
    return _checked(since)


def last_day(until: str) -> str:
    """Return a day, month or year up to which rows are asked for, as the last of its days, to be compared with what is kept.

    Raises:
        LibraryError: it is none.
    """
    return (_checked(until) + _LATEST)[: len("2024-05-14")]


def _checked(day: str) -> str:
    if not _DAY.fullmatch(day.strip()):
        raise LibraryError(f"'{in_line(day)}' is no date; give a day, a month or a year, as in 2024-05-14, 2024-05 or 2024")
    return day.strip()
