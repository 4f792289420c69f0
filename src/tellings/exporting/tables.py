"""The rows of an edition as CSV and as Parquet."""

import csv as csv_format
import io
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.exporting.errors import ExportError
from tellings.exporting.readings import Row, rows
from tellings.model import Edition

if TYPE_CHECKING:
    import duckdb

# What a spreadsheet takes for the beginning of a formula, also behind white space and as a full-width form (OWASP, "CSV Injection").
_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|[\t\r]")

_TYPES = {"int": "INTEGER", "bool": "BOOLEAN", "str": "VARCHAR"}

# Rows handed to the engine at a time.
_BATCH = 1000


def csv(edition: Edition) -> str:
    """Return the rows of the points as CSV (RFC 4180: CRLF, quotes doubled), with a line of names.

    A field that a spreadsheet would take for a formula has an apostrophe before it, which a spreadsheet hides.
    """
    found = io.StringIO()
    writer = csv_format.writer(found, lineterminator="\r\n")
    writer.writerow(Row.__struct_fields__)
    for row in rows(edition):
        writer.writerow([_field(getattr(row, name)) for name in Row.__struct_fields__])
    return found.getvalue()


def _field(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def parquet(edition: Edition) -> bytes:
    """Return the rows of the points as a Parquet file: the same columns as :func:`csv`, typed, nothing put before formulas.

    Raises:
        ExportError: DuckDB is not installed; it comes with the extra ``tellings[batch]``.
    """
    try:
        import duckdb
    except ImportError as error:
        raise ExportError("duckdb is not installed; to write Parquet: pip install 'tellings[batch]'") from error
    # One thread and no extension from elsewhere: the same rows, the same bytes, and no network.
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(":memory:", config=settings) as connection, tempfile.TemporaryDirectory() as folder:
        _fill(connection, edition)
        target = Path(folder) / "rows.parquet"
        connection.execute("COPY point TO ? (FORMAT parquet, COMPRESSION zstd)", [str(target)])
        return target.read_bytes()


def _fill(connection: "duckdb.DuckDBPyConnection", edition: Edition) -> None:
    columns = ", ".join(f'"{name}" {_TYPES[kind.__name__]} NOT NULL' for name, kind in Row.__annotations__.items())
    connection.execute(f"CREATE TABLE point ({columns})")
    marks = ", ".join("?" * len(Row.__struct_fields__))
    found = [[getattr(row, name) for name in Row.__struct_fields__] for row in rows(edition)]
    for start in range(0, len(found), _BATCH):
        connection.executemany(f"INSERT INTO point VALUES ({marks})", found[start : start + _BATCH])
