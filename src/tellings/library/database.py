"""The file of a library: one SQLite database in WAL mode, brought to the newest form when it is opened for writing."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from urllib.parse import quote_from_bytes

from tellings.errors import LibraryError
from tellings.library.troubles import check_file, taught

# "tlng" in ASCII, written into the header, so that another program's database is never taken for a library.
APPLICATION_ID = 0x746C6E67

# Milliseconds that a writer waits for another one before it gives up.
PATIENCE = 30_000


class Connection(sqlite3.Connection):
    """A connection that knows the file it is open on, and whether its process is the only one that derives."""

    place: Path = Path()
    is_alone: bool = False


def open_database(path: str | Path, *, writing: bool) -> sqlite3.Connection:
    """Open a library's file: for writing it is made where there is none and brought to the newest form; for reading nothing is changed.

    Transactions are begun by :func:`writing_to`, never by themselves. A commit returns when it is on disk.

    Raises:
        LibraryError: the file is missing (for reading), is no library, is damaged, or was made by a newer version.
    """
    place = Path(os.path.abspath(path))
    check_file(place, writing)
    try:
        connection = _connect(place, immutable=not writing and _is_frozen(place))
        connection.execute("PRAGMA foreign_keys = ON")
        if writing:
            _check_kind(connection, place)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            _migrate(connection)
        else:
            connection.execute("PRAGMA query_only = ON")
            _check_kind(connection, place)
            _check_form(connection, place)
    except sqlite3.Error as error:
        raise taught(error, place) from error
    return connection


def require_library(path: str | Path) -> None:
    """Check that there is a library already, where a verb must not make one.

    Raises:
        LibraryError: there is none.
    """
    check_file(Path(os.path.abspath(path)), writing=False)


@contextmanager
def writing_to(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Make everything inside one transaction: all of it is kept when the block ends, nothing where it fails.

    Raises:
        LibraryError: another process writes and does not stop, the disk is full, or the file may not be written to.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.OperationalError):
            raise taught(error, place_of(connection)) from error
        raise


def place_of(connection: sqlite3.Connection) -> Path:
    """Return the file that a connection of :func:`open_database` is open on."""
    return connection.place if isinstance(connection, Connection) else Path(connection.execute("PRAGMA database_list").fetchone()[2])


def form(connection: sqlite3.Connection) -> int:
    """Return the number of the newest migration that the file has been through; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrations() -> list[tuple[int, str]]:
    """Return the migrations of this version, each with its number and its SQL, in order."""
    folder = resources.files("tellings.library") / "migrations"
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".sql"))
    return [(int(name.split("_")[0]), (folder / name).read_text(encoding="utf-8")) for name in names]


def _connect(place: Path, *, immutable: bool) -> sqlite3.Connection:
    if immutable:
        uri = f"file:{quote_from_bytes(os.fsencode(place))}?immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, factory=Connection)
    else:
        connection = sqlite3.connect(place, timeout=PATIENCE / 1000, isolation_level=None, factory=Connection)
    connection.place = place
    return connection


def _is_frozen(place: Path) -> bool:
    """Tell whether nobody can write beside the file and nothing waits there: SQLite then reads it without files of its own."""
    beside = Path(f"{place}-wal")
    return not os.access(place.parent, os.W_OK) and not (beside.exists() and beside.stat().st_size)


def _migrate(connection: sqlite3.Connection) -> None:
    """Run the migrations that the file has not been through; each one whole or not at all."""
    _refuse_newer(connection)
    for number, sql in migrations():
        if number <= form(connection):
            continue
        with writing_to(connection):
            if number > form(connection):
                for statement in _statements(sql):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number}")


def _statements(sql: str) -> Iterator[str]:
    """Part a script into its statements, since ``executescript`` would end the transaction."""
    held = ""
    for line in sql.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""


def _check_kind(connection: sqlite3.Connection, place: Path) -> None:
    kind = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if kind != APPLICATION_ID and (kind or tables):
        raise LibraryError(f"'{place}' is a database of another program, not a library of tellings; name another file")


def _check_form(connection: sqlite3.Connection, place: Path) -> None:
    _refuse_newer(connection)
    newest = migrations()[-1][0]
    if form(connection) < newest:
        raise LibraryError(f"the library '{place}' was made by an older version; bring it up to date with: tellings rebuild")


def _refuse_newer(connection: sqlite3.Connection) -> None:
    newest = migrations()[-1][0]
    if form(connection) > newest:
        raise LibraryError("the library was made by a newer version of tellings; update tellings to open it")
