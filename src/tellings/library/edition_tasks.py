"""Which stories need an edition made, and what it is made of."""

import hashlib
import sqlite3
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from tellings.library.corrections import Correction, about, fingerprint
from tellings.library.edition_making import Task
from tellings.library.versions import EDITION
from tellings.model import Problem

_DIGITS = 32

_CURRENT = (
    "SELECT membership.story, article.id, article.key, article.digest, place.name, capture.id"
    " FROM membership JOIN article ON article.id = membership.article JOIN capture ON capture.id = article.capture"
    " JOIN place ON place.id = capture.place WHERE article.current = 1"
)


class Member(NamedTuple):
    """A current article of a story: its row, key, digest and place, and the row of its capture."""

    article: int
    key: str
    digest: str
    place: str
    capture: int


def members_of(connection: sqlite3.Connection, story: int) -> list[Member]:
    """Return the current articles of a story, in order of key."""
    rows = connection.execute(f"{_CURRENT} AND membership.story = ? ORDER BY article.key", (story,)).fetchall()
    return [Member._make(row[1:]) for row in rows]


def due(connection: sqlite3.Connection, held: Sequence[Correction]) -> dict[int, list[Member]]:
    """Return the stories of two or more current articles whose edition is missing or old, by row, in order, with their articles.

    ``held`` are the corrections that hold.
    """
    known = {row[0]: row[1:] for row in connection.execute("SELECT story, made_by, made_of FROM edition")}
    names = dict(connection.execute("SELECT id, name FROM story WHERE name IS NOT NULL"))
    found = {}
    rows = connection.execute(f"{_CURRENT} ORDER BY membership.story, article.key").fetchall()
    for story, of_story in groupby(rows, key=lambda row: row[0]):
        members = [Member._make(row[1:]) for row in of_story]
        if len(members) > 1 and known.get(story) != (EDITION, made_of(members, names.get(story), held)):
            found[story] = members
    return found


def made_of(members: Sequence[Member], name: str | None, held: Sequence[Correction]) -> str:
    """Return the hash of all that the edition of a story hangs on, beside the version of the step."""
    mine = about(held, {member.place for member in members}) if held else ()
    lines = [*(f"{member.key} {member.digest}" for member in members), *fingerprint(mine), f"name {name!r}"]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def task_of(connection: sqlite3.Connection, story: int, members: Sequence[Member], held: Sequence[Correction]) -> Task:
    """Return all that making the edition of a story needs."""
    key, name = connection.execute("SELECT key, name FROM story WHERE id = ?", (story,)).fetchone()
    bodies, problems = [], []
    for member in members:
        bodies.append(connection.execute("SELECT body FROM article WHERE id = ?", (member.article,)).fetchone()[0])
        sql = "SELECT error, message FROM problem WHERE capture = ?"
        problems += [Problem(member.place, error, message) for error, message in connection.execute(sql, (member.capture,))]
    places = tuple(member.place for member in members)
    mine = about(held, set(places))
    return Task(story, key, name, made_of(members, name, held), tuple(bodies), places, tuple(sorted(problems)), mine)


def key_of_story(connection: sqlite3.Connection, story: int) -> str:
    """Return the public key of a story."""
    return str(connection.execute("SELECT key FROM story WHERE id = ?", (story,)).fetchone()[0])
