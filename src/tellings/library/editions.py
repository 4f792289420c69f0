"""Editions of stories in the library: each story of two or more articles has one, made anew when what it was made of changes."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from tellings.errors import LibraryError
from tellings.library.corrections import ON_EDITIONS, about, holding
from tellings.library.database import writing_to
from tellings.library.edition_body import unpack_edition
from tellings.library.edition_history import is_other, keep_older, newest_number
from tellings.library.edition_making import Made, Task, compared, make, packed
from tellings.library.edition_rows import Rows, clear_rows, write_rows
from tellings.library.edition_tasks import due, key_of_story, members_of, task_of
from tellings.library.given import noted
from tellings.library.locking import alone
from tellings.library.naming_stories import apply_names
from tellings.library.versions import EDITION
from tellings.library.working import in_order
from tellings.model import Edition

Progress = Callable[[str, int, int], None]

# Editions written in one go: a transaction takes some milliseconds on a disk, and making an edition some tenths of a second.
BATCH = 8


class EditionCount(Struct, frozen=True):
    """How many editions were made, and for which stories (by key) that failed, with why."""

    made: int
    failed: tuple[tuple[str, str], ...]


def make_editions(connection: sqlite3.Connection, *, jobs: int = 1, progress: Progress | None = None) -> EditionCount:
    """Make the editions that are missing or old, of all stories of two or more current articles; those of other stories go.

    With ``jobs`` above 1 so many processes compare, each with a language model of its own (some 250 MB); one writes.

    Raises:
        LibraryError: another process writes and does not stop, a process ended before its time, or the disk is full.
        ModelError: the language model is missing.
    """
    with alone(connection):
        with writing_to(connection):
            apply_names(connection)
            _drop_small(connection)
        held = holding(connection, ON_EDITIONS)
        old = due(connection, held)
        tasks = (task_of(connection, story, members, held) for story, members in old.items())
        made, failed, batch = 0, [], []
        for done, one in enumerate(in_order(make, tasks, jobs if len(old) > 1 else 1), start=1):
            if one.fault:
                failed.append((key_of_story(connection, one.story), one.fault))
            else:
                batch.append(one)
            if len(batch) == BATCH or done == len(old):
                _write(connection, batch)
                made, batch = made + len(batch), []
            if progress:
                progress("editions", done, len(old))
    return EditionCount(made, tuple(failed))


def edition(connection: sqlite3.Connection, story: int) -> Edition:
    """Return the edition of a story by its row, with the notes of people; one that is missing or old is made on the spot.

    It is kept where the library is open for writing. A story of a single article has an edition too, which is not kept.

    Raises:
        LibraryError: there is no such story, or it has no article.
    """
    members = members_of(connection, story)
    if not members:
        raise LibraryError("this story has no article any more; `tellings stories` lists those there are")
    task = task_of(connection, story, members, holding(connection, ON_EDITIONS))
    found = kept_edition(connection, story) if _is_made_of(connection, story, task.made_of) else None
    if found is None:
        found = compared(task)
        if len(members) > 1 and not connection.execute("PRAGMA query_only").fetchone()[0]:
            _keep_if_so(connection, task, found)
    places = {member.key: member.place for member in members}
    notes = noted(
        about(holding(connection, {"note"}), set(places.values())),
        {places[article.id]: article for article in found.articles if article.id in places},
    )
    return replace(found, stories=(replace(found.stories[0], notes=notes),)) if notes else found


def kept_edition(connection: sqlite3.Connection, story: int) -> Edition | None:
    """Return the edition of a story that is kept, old or not, without notes; ``None`` where there is none that can be shown."""
    row = connection.execute("SELECT body FROM edition WHERE story = ?", (story,)).fetchone()
    return unpack_edition(row[0], connection) if row else None


def is_fresh(connection: sqlite3.Connection, story: int) -> bool:
    """Tell whether the edition of a story is kept and made of what the library holds now."""
    task = task_of(connection, story, members_of(connection, story), holding(connection, ON_EDITIONS))
    return _is_made_of(connection, story, task.made_of)


def forget(connection: sqlite3.Connection) -> None:
    """Let all editions count as made by no version, inside a transaction of the caller; corrections and older editions stay."""
    connection.execute("UPDATE edition SET made_by = 0")


def _keep_if_so(connection: sqlite3.Connection, task: Task, found: Edition) -> None:
    """Keep an edition that was made on the spot, unless its story changed meanwhile, or somebody else is at work: it can be made again."""
    with suppress(LibraryError), alone(connection):
        members = members_of(connection, task.story)
        if members and task_of(connection, task.story, members, holding(connection, ON_EDITIONS)).made_of == task.made_of:
            _write(connection, [packed(task, found)])


def _write(connection: sqlite3.Connection, batch: Sequence[Made]) -> None:
    """Put editions in the place of those that their stories had; these are kept as older ones where anything differs."""
    with writing_to(connection):
        for one in batch:
            if one.rows is not None:
                _write_one(connection, one, one.rows)


def _write_one(connection: sqlite3.Connection, made: Made, rows: Rows) -> None:
    found = connection.execute("SELECT number, at FROM edition WHERE story = ?", (made.story,)).fetchone()
    key = key_of_story(connection, made.story)
    now = _now()
    number, at = found or (newest_number(connection, key) + 1, now)
    if found and is_other(connection, made.story, made.body):
        keep_older(connection, made.story, key, until=now)
        number, at = number + 1, now
    columns = "story, number, made_by, made_of, at, title, event, texts, words_digest, body"
    row = (made.story, number, EDITION, made.made_of, at, rows.title, rows.event, made.texts, made.words_digest, made.body)
    connection.execute(f"INSERT OR REPLACE INTO edition ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    sql = "SELECT article.key, article.id FROM membership JOIN article ON article.id = membership.article WHERE story = ?"
    write_rows(connection, made.story, rows, dict(connection.execute(sql, (made.story,)).fetchall()))


def _drop_small(connection: sqlite3.Connection) -> None:
    """Take away the editions of stories that have fewer than two current articles now."""
    sql = (
        "SELECT story FROM edition WHERE (SELECT count(*) FROM membership JOIN article ON article.id = membership.article"
        " WHERE membership.story = edition.story AND article.current = 1) < 2"
    )
    for (story,) in connection.execute(sql).fetchall():
        keep_older(connection, story, key_of_story(connection, story), until=_now())
        connection.execute("DELETE FROM edition WHERE story = ?", (story,))
        clear_rows(connection, story)


def _is_made_of(connection: sqlite3.Connection, story: int, made_of: str) -> bool:
    row = connection.execute("SELECT made_by, made_of FROM edition WHERE story = ?", (story,)).fetchone()
    return bool(row == (EDITION, made_of))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
