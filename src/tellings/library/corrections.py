"""The log of what people corrected and noted: kept with its time and words, taken back but never deleted."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec
from msgspec import Struct

from tellings.errors import LibraryError
from tellings.library.anchors import Anchor
from tellings.library.packing import storable
from tellings.model import PointKind, Role

Verb = Literal["merge", "split", "move", "name", "pin", "role", "direction", "kind", "speaker", "note"]

# What is laid on an edition when it is made; the others decide what is in a story, or are shown beside it.
ON_EDITIONS: frozenset[Verb] = frozenset({"role", "direction", "kind", "speaker"})

# What decides which articles are one story.
ON_STORIES: frozenset[Verb] = frozenset({"merge", "split", "move", "pin"})


class Subject(Struct, frozen=True, omit_defaults=True):
    """What a correction is about.

    ``at`` are the words of a role, speaker or note, ``spans`` those of a point; ``source`` and ``to`` the places of the pages of a copy;
    ``story`` is the key that a story had; ``pages`` the places of the pages that are one story, and ``apart`` of those that are not in it.
    """

    at: Anchor | None = None
    spans: tuple[Anchor, ...] = ()
    source: str | None = None
    to: str | None = None
    story: str | None = None
    pages: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    def places(self) -> tuple[str, ...]:
        """Return the places of all pages that it is about, each once, in order."""
        anchors = ([self.at] if self.at else []) + list(self.spans)
        named = [place for place in (self.source, self.to) if place is not None]
        return tuple(sorted({*(anchor.place for anchor in anchors), *named, *self.pages, *self.apart}))


class Value(Struct, frozen=True, omit_defaults=True):
    """What holds from a correction on; ``moved`` are places with the key of the story that each was in before."""

    role: Role | None = None
    speaker: str | None = None
    kind: PointKind | None = None
    name: str | None = None
    open: bool = False
    moved: tuple[tuple[str, str], ...] = ()


class Correction(Struct, frozen=True):
    """One line of the log. ``at`` and ``undone`` are ISO 8601 times; ``words`` are what the person said about it."""

    id: int
    at: str
    verb: Verb
    subject: Subject
    value: Value
    words: str
    undone: str | None = None


def keep(connection: sqlite3.Connection, verb: Verb, subject: Subject, value: Value, words: str = "") -> Correction:
    """Write a correction into the log, inside a transaction of the caller."""
    at = _now()
    sql = "INSERT INTO correction (at, verb, subject, value, words) VALUES (?, ?, ?, ?, ?)"
    row = connection.execute(sql, (at, verb, _json(subject), _json(value), storable(words)))
    number = int(row.lastrowid or 0)
    places = [(number, place) for place in subject.places()]
    connection.executemany("INSERT INTO correction_place VALUES (?, ?)", places)
    return Correction(number, at, verb, subject, value, storable(words))


def log(connection: sqlite3.Connection, *, undone: bool = True) -> tuple[Correction, ...]:
    """Return all corrections and notes, oldest first; with ``undone`` false, only those that hold."""
    where = "" if undone else " WHERE undone IS NULL"
    sql = f"SELECT id, at, verb, subject, value, words, undone FROM correction{where} ORDER BY id"
    return tuple(_read(row) for row in connection.execute(sql).fetchall())


def holding(connection: sqlite3.Connection, verbs: Collection[Verb]) -> tuple[Correction, ...]:
    """Return the corrections of some kinds that hold, oldest first."""
    return tuple(one for one in log(connection, undone=False) if one.verb in verbs)


def about(corrections: Iterable[Correction], places: Collection[str]) -> tuple[Correction, ...]:
    """Return those of some corrections that are about one of these places, in their order; a direction needs both its pages there."""
    there = set(places)

    def is_about(one: Correction) -> bool:
        if one.verb == "direction":
            return one.subject.source in there and one.subject.to in there
        return not there.isdisjoint(one.subject.places())

    return tuple(one for one in corrections if is_about(one))


def one_of(connection: sqlite3.Connection, number: int | None) -> Correction:
    """Return the correction with a number, or with ``None`` the newest that holds.

    Raises:
        LibraryError: there is none.
    """
    lines = log(connection)
    if number is None:
        lines = tuple(one for one in lines if one.undone is None)
        if not lines:
            raise LibraryError("there is no correction to take back; `tellings log` shows what was corrected")
        return lines[-1]
    for one in lines:
        if one.id == number:
            return one
    raise LibraryError(f"there is no correction {number}; `tellings log` shows all with their numbers")


def mark_undone(connection: sqlite3.Connection, correction: Correction) -> Correction:
    """Write into the log, inside a transaction of the caller, that a correction was taken back.

    Raises:
        LibraryError: it was taken back before.
    """
    if correction.undone is not None:
        raise LibraryError(f"correction {correction.id} was taken back already, at {correction.undone}")
    at = _now()
    connection.execute("UPDATE correction SET undone = ? WHERE id = ?", (at, correction.id))
    return msgspec.structs.replace(correction, undone=at)


def fingerprint(corrections: Sequence[Correction]) -> list[str]:
    """Return what of some corrections an edition hangs on, one line each."""
    return [f"{one.id} {one.verb} {_json(one.subject)} {_json(one.value)}" for one in corrections]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _json(value: Struct) -> str:
    # Escapes keep halves of characters, which a page may hold and SQLite cannot.
    return json.dumps(msgspec.to_builtins(value), sort_keys=True)


def _read(row: tuple[int, str, str, str, str, str, str | None]) -> Correction:
    names = ("id", "at", "verb", "subject", "value", "words", "undone")
    plain = dict(zip(names, row, strict=True)) | {"subject": json.loads(row[3]), "value": json.loads(row[4])}
    return msgspec.convert(plain, Correction)
