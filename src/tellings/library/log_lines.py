"""The log of corrections as people read it: with those that no longer find what they are about."""

import sqlite3

from msgspec import Struct

from tellings.library.corrections import ON_EDITIONS, Correction, log
from tellings.library.editions import kept_edition
from tellings.library.given import adrift


class Line(Struct, frozen=True):
    """A line of the log: a correction, and why it finds no longer what it is about (``None``: it does, or was taken back)."""

    correction: Correction
    adrift: str | None


def lines(connection: sqlite3.Connection) -> tuple[Line, ...]:
    """Return the log, oldest first."""
    lost = {one.id: why for one, why in adrift(connection)} | _unmet(connection)
    return tuple(Line(one, lost.get(one.id) if one.undone is None else None) for one in log(connection))


def _unmet(connection: sqlite3.Connection) -> dict[int, str]:
    """Return the corrections whose words are there, but that the edition of their story could not keep to, with why."""
    sql = (
        "SELECT DISTINCT membership.story FROM correction JOIN correction_place ON correction_place.correction = correction.id"
        " JOIN place ON place.name = correction_place.place JOIN capture ON capture.place = place.id"
        " JOIN article ON article.capture = capture.id JOIN membership ON membership.article = article.id"
        f" WHERE undone IS NULL AND article.current = 1 AND verb IN ({', '.join('?' * len(ON_EDITIONS))}) ORDER BY 1"
    )
    unmet = {}
    for (story,) in connection.execute(sql, tuple(sorted(ON_EDITIONS))).fetchall():
        edition = kept_edition(connection, story)
        applied = edition.stories[0].corrections if edition else ()
        unmet.update({one.id: one.says for one in applied or () if not one.held})
    return unmet
