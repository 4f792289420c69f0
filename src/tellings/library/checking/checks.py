"""Every check in turn, on the library as it is at one moment."""

import sqlite3
from collections.abc import Callable

from msgspec import Struct

from tellings.library.checking.articles import check_articles
from tellings.library.checking.captures import check_captures
from tellings.library.checking.editions import check_editions
from tellings.library.checking.faults import RESTORE, Check, Fault
from tellings.library.checking.file import check_file
from tellings.library.checking.pages import check_pages
from tellings.library.checking.stories import check_stories
from tellings.library.checking.words import check_words
from tellings.library.versions import READING

Progress = Callable[[str, int, int], None]

# Faults of one kind of check that are told one by one; the rest is counted.
MOST_FAULTS = 50

_CHECKS: tuple[tuple[str, Callable[[sqlite3.Connection], Check]], ...] = (
    ("file", check_file),
    ("pages", check_pages),
    ("captures", check_captures),
    ("articles", check_articles),
    ("words", check_words),
    ("stories", check_stories),
    ("spans", check_editions),
)


class Checked(Struct, frozen=True):
    """What was looked at, and what is wrong. ``waiting`` counts pages that are kept and not read yet, which is no fault."""

    pages: int
    captures: int
    articles: int
    stories: int
    spans: int
    waiting: int
    faults: tuple[Fault, ...]


def check(connection: sqlite3.Connection, *, progress: Progress | None = None) -> Checked:
    """Check the whole library: the file, each page's hash, each article, the words that are searched, each span of each edition.

    A writer may go on meanwhile. One page and one article are in memory at a time.
    """
    counts: dict[str, int] = {}
    faults: list[Fault] = []
    connection.execute("BEGIN")
    try:
        for number, (name, run) in enumerate(_CHECKS):
            if progress:
                progress(f"checking {name}", number, len(_CHECKS))
            found, counts[name] = _run(name, run(connection))
            faults += found
        waiting = _waiting(connection)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return Checked(counts["pages"], counts["captures"], counts["articles"], counts["stories"], counts["spans"], waiting, tuple(faults))


def _run(name: str, check: Check) -> tuple[list[Fault], int]:
    """Run one check; a file that cannot be read ends it with a fault of its own."""
    faults: list[Fault] = []
    untold = 0
    try:
        while True:
            fault = next(check)
            faults, untold = ([*faults, fault], 0) if len(faults) < MOST_FAULTS else (faults, untold + 1)
    except StopIteration as end:
        count = end.value
    except sqlite3.DatabaseError as error:
        faults.append(Fault("unreadable", name, f"the {name} of the library cannot be read, the file is damaged: {error}", RESTORE))
        count = 0
    if untold:
        faults.append(Fault("more", name, f"{untold} more faults of this kind; the first {MOST_FAULTS} are told", faults[-1].remedy))
    return faults, count


def _waiting(connection: sqlite3.Connection) -> int:
    try:
        return int(connection.execute("SELECT count(*) FROM capture WHERE read_by <> ?", (READING,)).fetchone()[0])
    except sqlite3.DatabaseError:
        return 0
