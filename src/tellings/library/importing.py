"""An exported library into a library: what is there already stays, what is not is added; running it again changes nothing."""

import base64
import binascii
import gzip
import hashlib
import io
import json
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from tellings.capture import LARGEST_PAGE
from tellings.errors import LibraryError
from tellings.library.database import writing_to
from tellings.library.inputs import put_row
from tellings.library.keeping import BATCH_PAGES, Acknowledge, Kept, Sight, keep
from tellings.library.portable import FORMAT, bytes_of
from tellings.library.seeing import moment_of
from tellings.model import Page

# A page in base64 takes four bytes for three; the rest is names.
LONGEST_LINE = LARGEST_PAGE // 3 * 4 + 1024 * 1024
_GZIP = b"\x1f\x8b"


def import_library(connection: sqlite3.Connection, source: str | Path | BinaryIO, *, acknowledge: Acknowledge | None = None) -> Kept:
    """Keep what :func:`~tellings.library.portable.export_library` wrote, from a file or a stream; nothing is derived yet.

    Raises:
        LibraryError: it is no export, or is damaged, which is told with its line; what came before that line is kept.
    """
    if not isinstance(source, (str, Path)):
        return _Import(connection, source).run(acknowledge)
    try:
        with open(source, "rb") as stream:
            return _Import(connection, stream).run(acknowledge)
    except OSError as error:
        raise LibraryError(f"cannot read the export '{source}': {error.strerror or error}") from error


class _Import:
    """One run over the lines of an export."""

    def __init__(self, connection: sqlite3.Connection, stream: BinaryIO) -> None:
        self._connection, self._stream = connection, stream
        self._number = 0
        # Pages that may be in a batch which is not kept yet.
        self._recent: dict[str, bytes] = {}
        self._rows: list[tuple[str, dict[str, Any]]] = []

    def run(self, acknowledge: Acknowledge | None) -> Kept:
        from tellings.library.placing import forget

        try:
            kept = keep(self._connection, self._sights(), acknowledge=acknowledge)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise self._damaged(str(error)) from error
        with writing_to(self._connection):
            changed = {kind for kind, row in self._rows if put_row(self._connection, kind, row)}
            if "correction" in changed:
                # What people say of stories is kept to when articles are put into them, and these may be in some already.
                forget(self._connection)
        return kept

    def _sights(self) -> Iterator[Sight]:
        """Yield what was seen; rows of other kinds are put aside until all pages are kept, for they refer to them."""
        ended = False
        for value in self._lines():
            kind, row = next(iter(value.items()))
            if not isinstance(row, dict):
                raise self._damaged("a line is not what it should be")
            if kind == "page":
                self._remember(row)
            elif kind == "capture":
                yield self._sight(row)
            elif kind == "end":
                ended = True
            else:
                self._rows.append((kind, row))
        if not ended:
            raise self._damaged("its end is missing")

    def _lines(self) -> Iterator[dict[str, Any]]:
        buffered = io.BufferedReader(cast(io.RawIOBase, self._stream))
        is_packed = buffered.peek(len(_GZIP)).startswith(_GZIP)
        lines = gzip.GzipFile(fileobj=buffered, mode="rb") if is_packed else buffered
        while line := lines.readline(LONGEST_LINE):
            self._number += 1
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise self._damaged("a line is no JSON") from error
            if self._number == 1 and value != FORMAT:
                raise LibraryError("this is no export of a library, or one of a newer version; make one with: tellings export --to FILE")
            if not isinstance(value, dict) or not value:
                raise self._damaged("a line is not what it should be")
            if self._number > 1:
                yield value
        if not self._number:
            raise LibraryError("the export is empty; make one with: tellings export --to FILE")

    def _remember(self, row: dict[str, Any]) -> None:
        try:
            data = base64.b64decode(str(row.get("data")), validate=True)
        except (binascii.Error, ValueError) as error:
            raise self._damaged("a page is no base64") from error
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 != row.get("sha256"):
            raise self._damaged("a page is not the one that its hash says")
        self._recent[sha256] = data
        if len(self._recent) > BATCH_PAGES:
            del self._recent[next(iter(self._recent))]

    def _sight(self, row: dict[str, Any]) -> Sight:
        first, last = (moment_of(str(row.get(name))) for name in ("captured", "last_seen"))
        place, given, media_type = row.get("place"), row.get("given"), row.get("media_type")
        if first is None or last is None or not isinstance(place, str):
            raise self._damaged("a capture has no place or no time")
        if (given is not None and not isinstance(given, str)) or (media_type is not None and not isinstance(media_type, str)):
            raise self._damaged("a capture has a time or a media type that is no word")
        page = Page(place, self._held(str(row.get("page"))), media_type, given)
        return Sight(page, times=(first, last))

    def _held(self, sha256: str) -> bytes:
        """Return the bytes of a page: of a line not long ago, or as they are kept already."""
        if sha256 in self._recent:
            return self._recent[sha256]
        found = self._connection.execute("SELECT id FROM page WHERE sha256 = ?", (sha256,)).fetchone()
        if found is None:
            raise self._damaged("a capture is of a page that does not stand before it")
        return bytes_of(self._connection, found[0])

    def _damaged(self, why: str) -> LibraryError:
        return LibraryError(f"the export is damaged in line {self._number}: {why}; what came before it is kept, export it again")
