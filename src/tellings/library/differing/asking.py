"""What changed in a story of the library since its last edition, since an edition by its number, or since some time."""

import sqlite3
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from tellings.editing.display import in_line
from tellings.errors import LibraryError
from tellings.library.differing.compared import differences
from tellings.library.differing.found import Difference
from tellings.library.edition_history import Issue, issue, issues
from tellings.library.editions import edition, is_fresh
from tellings.library.referring import story_named


class Differences(Struct, frozen=True):
    """What changed in a story from one edition to another; each with its number and the time at which it was made.

    The later edition has the number ``None`` where it was made for this answer only: the library is open for reading.
    """

    story: str
    title: str
    before: int
    before_at: str
    after: int | None
    after_at: str
    found: tuple[Difference, ...]


def diff(connection: sqlite3.Connection, story: str, since: str | None = None) -> Differences:
    """Return what changed in a story up to now: since the edition before the newest, or ``since`` the number of an edition or a time.

    A time is ISO 8601 (``2024-05-16``, ``2024-05-16T09:30``, in UTC unless it says otherwise): the edition that stood then, or else the
    oldest that is kept.

    Raises:
        LibraryError: there is no such story or edition, ``since`` is neither, or the story has had only one edition.
    """
    row = story_named(connection, story)
    now = edition(connection, row.id)
    kept = issues(connection, row.id, row.key)
    is_kept = bool(kept) and is_fresh(connection, row.id)
    older = kept[:-1] if is_kept else kept
    if not older:
        raise LibraryError(f"the story {row.key} has had one edition only; there is nothing yet to compare it with")
    before: Issue = issue(connection, row.id, row.key, _chosen(older, since))
    number, at = kept[-1] if is_kept else (None, datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"))
    found = differences(before.edition, now)
    return Differences(row.key, in_line(now.stories[0].title.text), before.number, before.at, number, at, found)


def _chosen(older: list[tuple[int, str]], since: str | None) -> int:
    if since is None:
        return older[-1][0]
    if since.isdecimal() and len(since) < 4:
        if int(since) not in [number for number, _ in older]:
            there = ", ".join(str(number) for number, _ in older)
            raise LibraryError(f"there is no older edition {int(since)} that is kept; there are: {there}")
        return int(since)
    moment = _moment(since)
    return next((number for number, at in reversed(older) if at <= moment), older[0][0])


def _moment(since: str) -> str:
    """Return a time in UTC as editions have it; a day stands for its end."""
    try:
        read = datetime.fromisoformat(since)
    except ValueError as error:
        said = "give the number of an edition, or a time such as 2024-05-16 or 2024-05-16T09:30"
        raise LibraryError(f"'{in_line(since)}' is no time: {said}") from error
    if len(since) <= len("2024-05-16"):
        read += timedelta(days=1, seconds=-1)
    moment = (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
