"""What can keep a library from being opened or written, in words that tell a person what to do."""

import os
import sqlite3
from pathlib import Path

from tellings.errors import LibraryError

_MAGIC = b"SQLite format 3\x00"


class DamagedLibraryError(LibraryError):
    """The file of a library is so damaged that SQLite cannot read it."""


def taught(error: sqlite3.Error, place: Path) -> LibraryError:
    """Return what SQLite says as an error that tells a person what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    name = os.fsencode(place).decode("utf-8", "backslashreplace")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryError(f"another process is writing to the library '{name}'; wait until it has ended, then run this again")
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        said = "what was kept before is safe; make room on the disk, then run this again"
        return LibraryError(f"the library '{name}' cannot be written, the disk seems to be full ({error}); {said}")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
        return LibraryError(f"the library '{name}' cannot be opened or written ({error}); check the permissions of the file and its folder")
    if code == sqlite3.SQLITE_NOTADB:
        return LibraryError(f"'{name}' is no library of tellings: it is no SQLite database; name another file")
    if code == sqlite3.SQLITE_CORRUPT:
        said = "take the newest backup, or save what can be read with: tellings export --to FILE"
        return DamagedLibraryError(f"the library '{name}' is damaged ({error}); {said}")
    return LibraryError(f"the library '{name}' cannot be used: {error}")


def check_file(place: Path, writing: bool) -> None:
    """Check, before SQLite is asked, that a library can be where it is looked for, or be made there.

    Raises:
        LibraryError: it cannot; the message says why.
    """
    name = os.fsencode(place).decode("utf-8", "backslashreplace")
    try:
        if "\x00" in name:
            raise LibraryError(f"'{name}' cannot be the name of a file; name another one")
        if place.is_dir():
            raise LibraryError(f"'{name}' is a folder, and a library is a file; name a file in it")
        if not place.exists():
            if not writing:
                raise LibraryError(f"there is no library at '{name}'; make one with: tellings add PAGE... --library '{name}'")
            if not place.parent.is_dir():
                raise LibraryError(f"there is no folder '{name.rpartition('/')[0]}' to make a library in; make it first")
        elif not place.is_file():
            raise LibraryError(f"'{name}' is no regular file, so it cannot be a library; name another file")
        elif place.stat().st_size:
            with place.open("rb") as file:
                if file.read(len(_MAGIC)) != _MAGIC:
                    raise LibraryError(f"'{name}' is no library of tellings: it is no SQLite database; name another file")
        elif not writing:
            raise LibraryError(f"the library '{name}' is empty; fill it with: tellings add PAGE... --library '{name}'")
    except (OSError, ValueError) as error:
        raise LibraryError(f"the library '{name}' cannot be opened: {getattr(error, 'strerror', None) or error}") from error
