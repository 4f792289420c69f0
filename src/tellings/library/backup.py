"""A copy of a library in one file, consistent whatever a writer does meanwhile."""

import os
import sqlite3
from pathlib import Path

from tellings.errors import LibraryError
from tellings.library.database import APPLICATION_ID, place_of
from tellings.library.troubles import taught
from tellings.library.writing import replacing


def back_up(connection: sqlite3.Connection, target: str | Path) -> int:
    """Copy the library to the file ``target``, whole or not at all, by SQLite's online backup; return its size in bytes.

    The copy is the library as it was at one moment, and is a library itself. An older copy is replaced, any other file is not.

    Raises:
        LibraryError: the target is the library itself, a file of another kind, or cannot be written.
    """
    path = Path(os.path.realpath(target))
    _check_target(path, place_of(connection))
    try:
        with replacing(path) as beside:
            copy = sqlite3.connect(beside, isolation_level=None)
            try:
                # In one step: between several ones, each commit of a writer would begin the copy anew.
                connection.backup(copy, pages=-1)
                # A file on its own: no log beside it that could be forgotten when it is moved.
                copy.execute("PRAGMA journal_mode = DELETE")
                found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            finally:
                copy.close()
            if found != "ok":
                raise LibraryError(f"the library is damaged, so no backup was made: {found}; keep older backups, and see: tellings check")
    except sqlite3.Error as error:
        raise taught(error, path) from error
    except OSError as error:
        raise LibraryError(f"cannot write the backup '{path}': {error.strerror or error}") from error
    return path.stat().st_size


def _check_target(path: Path, library: Path) -> None:
    if path.exists() and library.exists() and path.samefile(library):
        raise LibraryError("a backup cannot be written over the library itself; name another file")
    if path.is_dir():
        raise LibraryError(f"'{path}' is a folder; name a file in it")
    if path.exists() and path.stat().st_size and not _is_library(path):
        raise LibraryError(f"'{path}' is no backup of a library, so it is not replaced; name another file")


def _is_library(path: Path) -> bool:
    """Tell by the header, where SQLite keeps the number of the program at byte 68."""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\x00") and int.from_bytes(head[68:72], "big") == APPLICATION_ID
