"""What a library holds that cannot be made again, beside its pages: where they are gathered from, and what people corrected."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tellings.errors import LibraryError

_CORRECTION = ("at", "verb", "subject", "value", "words", "undone")


def rows_of(connection: sqlite3.Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each row with the kind it is of, in the order in which they were made."""
    for address, kind in connection.execute("SELECT address, kind FROM source WHERE named IS NOT NULL ORDER BY named").fetchall():
        yield "source", {"address": address, "kind": kind}
    for number, *row in connection.execute(f"SELECT id, {', '.join(_CORRECTION)} FROM correction ORDER BY id").fetchall():
        places = connection.execute("SELECT place FROM correction_place WHERE correction = ? ORDER BY place", (number,))
        yield "correction", dict(zip(_CORRECTION, row, strict=True)) | {"places": [place for (place,) in places]}


def put_row(connection: sqlite3.Connection, kind: str, row: Mapping[str, Any]) -> bool:
    """Put a row of an export into its table, inside a transaction; tell whether it changed anything: one that is there already stays.

    Raises:
        LibraryError: the row is of no known kind, or its values are not such as the table takes.
    """
    if kind not in _PUT:
        raise LibraryError(f"the export holds a '{kind}', which this version does not know; update tellings to import it")
    try:
        before = connection.total_changes
        _PUT[kind](connection, row)
        return connection.total_changes > before
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, TypeError, KeyError) as error:
        raise LibraryError(f"the export is damaged: a {kind} has values that it cannot have ({error}); export it again") from error


def _put_source(connection: sqlite3.Connection, row: Mapping[str, Any]) -> None:
    """Name a source behind those that are named already; what its server said when it was last asked is not taken over."""
    sql = (
        "INSERT INTO source (address, named, kind, etag, modified) SELECT ?, coalesce(max(named), 0) + 1, ?, '', '' FROM source"
        " WHERE true ON CONFLICT (address) DO UPDATE SET named = excluded.named WHERE named IS NULL"
    )
    connection.execute(sql, (row["address"], row["kind"]))


def _put_correction(connection: sqlite3.Connection, row: Mapping[str, Any]) -> None:
    """Put a correction behind those that are there; where it is there, it is undone if it was undone on either side."""
    *made, undone = (row[name] for name in _CORRECTION)
    sql = "SELECT id FROM correction WHERE at = ? AND verb = ? AND subject = ? AND value = ? AND words = ?"
    known = connection.execute(sql, made).fetchone()
    if known:
        connection.execute("UPDATE correction SET undone = ? WHERE id = ? AND undone IS NULL AND ? IS NOT NULL", (undone, known[0], undone))
        return
    marks = ", ".join("?" * len(_CORRECTION))
    number = connection.execute(f"INSERT INTO correction ({', '.join(_CORRECTION)}) VALUES ({marks})", (*made, undone)).lastrowid
    connection.executemany("INSERT OR IGNORE INTO correction_place VALUES (?, ?)", [(number, place) for place in row["places"]])


_PUT: Mapping[str, Callable[[sqlite3.Connection, Mapping[str, Any]], None]] = {"source": _put_source, "correction": _put_correction}
