"""A whole library as gzipped JSON Lines: what cannot be made again, in a form that any program can read.

The first line is ``{"tellings": "library", "version": 1}``, the last ``{"end": {"pages": n, "captures": n, "rows": n}}``; between them
stand, each before what refers to it:

- ``{"page": {"sha256", "data"}}``: the bytes of a page in base64;
- ``{"capture": {"place", "page", "media_type", "given", "captured", "last_seen"}}``: ``page`` is a sha256, the times are UTC, ``given`` is
  the time of capture in the words of whoever gave the page;
- ``{"source": {…}}`` and ``{"correction": {…}}``: where pages are gathered from, and what people corrected.

The same library gives the same bytes.
"""

import base64
import gzip
import io
import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct

from tellings.errors import LibraryError
from tellings.library.inputs import rows_of
from tellings.library.writing import replacing

FORMAT = {"tellings": "library", "version": 1}

# Captures fetched at a time.
_ROWS = 500


class Portable(Struct, frozen=True):
    """How much an export holds or an import found: ``rows`` are sources and corrections."""

    pages: int = 0
    captures: int = 0
    rows: int = 0


def export_library(connection: sqlite3.Connection, target: str | Path | BinaryIO) -> Portable:
    """Write the library to the file ``target``, whole or not at all, or to a stream; it is the library as it was at one moment.

    Raises:
        LibraryError: the file cannot be written, or a page of the library is damaged.
    """
    if not isinstance(target, (str, Path)):
        return _write(connection, target)
    path = Path(target)
    if path.is_dir():
        raise LibraryError(f"'{path}' is a folder; name a file in it")
    try:
        with replacing(path) as beside, beside.open("xb") as stream:
            return _write(connection, stream)
    except OSError as error:
        raise LibraryError(f"cannot write the export '{path}': {error.strerror or error}") from error


def _write(connection: sqlite3.Connection, stream: BinaryIO) -> Portable:
    counts = {"page": 0, "capture": 0, "rows": 0}
    # Neither a time nor a name in the header of the archive: the same library, the same bytes.
    with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packed, io.TextIOWrapper(packed, encoding="utf-8") as lines:
        lines.write(json.dumps(FORMAT) + "\n")
        with _moment(connection):
            for kind, value in _values(connection):
                counts[kind if kind in counts else "rows"] += 1
                lines.write(json.dumps({kind: value}) + "\n")
        found = Portable(counts["page"], counts["capture"], counts["rows"])
        lines.write(json.dumps({"end": {"pages": found.pages, "captures": found.captures, "rows": found.rows}}) + "\n")
    return found


@contextmanager
def _moment(connection: sqlite3.Connection) -> Iterator[None]:
    """See the library as it is at one moment, whatever a writer commits meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def _values(connection: sqlite3.Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    last = 0
    sql = (
        "SELECT capture.id, capture.page, sha256, place.name, media_type, given, captured, last_seen,"
        " capture.id = (SELECT min(id) FROM capture AS other WHERE other.page = capture.page)"
        " FROM capture JOIN place ON place.id = capture.place JOIN page ON page.id = capture.page"
        " WHERE capture.id > ? ORDER BY capture.id LIMIT ?"
    )
    while rows := connection.execute(sql, (last, _ROWS)).fetchall():
        last = rows[-1][0]
        for _, page, sha256, place, media_type, given, captured, last_seen, is_first in rows:
            if is_first:
                yield "page", {"sha256": sha256, "data": base64.b64encode(bytes_of(connection, page)).decode("ascii")}
            times = {"media_type": media_type, "given": given, "captured": captured, "last_seen": last_seen}
            yield "capture", {"place": place, "page": sha256} | times
    yield from rows_of(connection)


def bytes_of(connection: sqlite3.Connection, page: int) -> bytes:
    """Return the bytes of a page, by its row.

    Raises:
        LibraryError: they are damaged.
    """
    coding, data, sha256 = connection.execute("SELECT coding, data, sha256 FROM page WHERE id = ?", (page,)).fetchone()
    try:
        return zlib.decompress(data) if coding == "zlib" else bytes(data)
    except zlib.error as error:
        raise LibraryError(f"the page {sha256} is damaged ({error}); take the newest backup, and see: tellings check") from error
