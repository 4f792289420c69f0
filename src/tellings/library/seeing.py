"""One page seen at a place: a page that is new there, another version of it, or what is known already."""

import sqlite3
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from tellings.library.naming import kept_name, key_of
from tellings.model import Page


class Sight(NamedTuple):
    """A page as it was seen.

    ``is_timeless`` where neither its giver nor the moment of taking it in says when: a line of an old archive. ``times`` are the first and
    the last time at which it was seen, in UTC, where they are known better than from the page: another library kept it.
    """

    page: Page
    is_timeless: bool = False
    times: tuple[str, str] | None = None


def keep_one(connection: sqlite3.Connection, sight: Sight, now: str) -> str:
    """Keep one page inside a transaction of the caller; return what came of it: ``new``, ``changed`` or ``unchanged``.

    ``now`` is the time in UTC (``2024-03-05T09:30:00.000Z``) at which it was seen, where it says none of its own.
    """
    if sight.times is None:
        return _see(connection, sight, moment_of(sight.page.captured), now)
    first, last = sight.times
    came = _see(connection, sight, first, now)
    if last > first:
        _see(connection, sight, last, now)
    return came


def seen_again(connection: sqlite3.Connection, name: str, at: str) -> None:
    """Note, inside a transaction of the caller, that a place still showed at that time (in UTC) what its newest capture has."""
    sql = (
        "UPDATE capture SET last_seen = max(last_seen, ?) WHERE id = (SELECT capture.id FROM capture JOIN place ON place.id = capture.place"
        " WHERE place.name = ? ORDER BY last_seen DESC, captured DESC, version DESC LIMIT 1)"
    )
    connection.execute(sql, (at, kept_name(name)))


def _see(connection: sqlite3.Connection, sight: Sight, seen: str | None, now: str) -> str:
    page = sight.page
    name, digest = kept_name(page.name), page.sha256
    place = connection.execute("SELECT id FROM place WHERE name = ?", (name,)).fetchone()
    versions = _versions(connection, place[0]) if place else []
    known = _known(versions, digest, seen, sight.is_timeless)
    if known is not None:
        connection.execute("UPDATE capture SET last_seen = max(last_seen, ?) WHERE id = ?", (seen or now, known))
        return "unchanged"
    where = place[0] if place else connection.execute("INSERT INTO place (name) VALUES (?)", (name,)).lastrowid
    again = sum(version.sha256 == digest for version in versions)
    # A clock that was set back, or a giver's time in the future, must not hide what is there now.
    at = seen or max([now, *(version.last_seen for version in versions)])
    row = (
        key_of(connection, digest, name, again),
        where,
        len(versions) + 1,
        _page_row(connection, page, digest),
        page.media_type and kept_name(page.media_type),
        page.captured and kept_name(page.captured),
        at,
        at,
    )
    columns = "key, place, version, page, media_type, given, captured, last_seen"
    connection.execute(f"INSERT INTO capture ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    return "changed" if versions else "new"


class _Version(NamedTuple):
    """One version that a place is known to have had."""

    capture: int
    sha256: str
    captured: str
    last_seen: str


def _versions(connection: sqlite3.Connection, place: int) -> list[_Version]:
    tables = "capture JOIN page ON page.id = capture.page"
    sql = f"SELECT capture.id, sha256, captured, last_seen FROM {tables} WHERE place = ? ORDER BY captured, version"
    return [_Version(*row) for row in connection.execute(sql, (place,))]


def _known(versions: Sequence[_Version], digest: str, seen: str | None, is_timeless: bool) -> int | None:
    """Return the capture that a page seen at this place at this time is, ``None`` for a new version.

    A page that shows what it showed before the last version is a new version too, unless nobody knows when it was seen.
    """
    same = [version for version in versions if version.sha256 == digest]
    if not same:
        return None
    if seen is None:
        newest = max(versions, key=lambda version: (version.last_seen, version.captured, version.capture))
        return newest.capture if newest in same else same[-1].capture if is_timeless else None
    before = [version for version in versions if version.captured <= seen]
    around = [version for version in same if version.captured <= seen <= version.last_seen]
    found = around or [version for version in before[-1:] if version.sha256 == digest]
    return found[-1].capture if found else None


def _page_row(connection: sqlite3.Connection, page: Page, digest: str) -> int:
    found = connection.execute("SELECT id FROM page WHERE sha256 = ?", (digest,)).fetchone()
    if found:
        return int(found[0])
    packed = zlib.compress(page.data)
    coding, data = ("zlib", packed) if len(packed) < len(page.data) else ("plain", page.data)
    sql = "INSERT INTO page (sha256, coding, size, data) VALUES (?, ?, ?, ?)"
    return int(connection.execute(sql, (digest, coding, len(page.data), data)).lastrowid or 0)


def moment_of(given: str | None) -> str | None:
    """Return a time of capture in UTC, by which versions are ordered; ``None`` where there is none that can be read."""
    try:
        read = datetime.fromisoformat(given) if given else None
    except ValueError:
        return None
    if read is None:
        return None
    try:
        return utc(read if read.tzinfo else read.replace(tzinfo=UTC))
    except OverflowError:
        return None


def utc(moment: datetime) -> str:
    """Return a time as it is kept: in UTC, to the millisecond, so that times sort as words do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
