"""Pages: each one's bytes are those that its hash was taken of."""

import hashlib
import sqlite3
import zlib

from tellings.library.checking.faults import RESTORE, Check, Fault


def check_pages(connection: sqlite3.Connection) -> Check:
    """Unpack each page and take its hash again."""
    count = 0
    last: int | None = None
    while row := connection.execute(
        "SELECT id, sha256, coding, size, data FROM page WHERE ? IS NULL OR id > ? ORDER BY id LIMIT 1", (last, last)
    ).fetchone():
        last, sha256, coding, size, data = row
        count += 1
        wrong = _wrong(sha256, coding, size, data)
        if wrong:
            yield Fault("damaged-page", sha256, f"the page {sha256}{_places(connection, last)} {wrong}", RESTORE)
    return count


def _wrong(sha256: str, coding: str, size: int, packed: bytes) -> str | None:
    try:
        data = zlib.decompress(packed) if coding == "zlib" else packed
    except zlib.error as error:
        return f"cannot be unpacked: {error}"
    if len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
        return "is not the one that was captured: its hash is another"
    return None


def _places(connection: sqlite3.Connection, page: int | None) -> str:
    sql = "SELECT place.name FROM capture JOIN place ON place.id = capture.place WHERE page = ? ORDER BY capture.id LIMIT 2"
    names = [name for (name,) in connection.execute(sql, (page,))]
    return f" of '{names[0]}'{' and others' if len(names) > 1 else ''}" if names else ""
