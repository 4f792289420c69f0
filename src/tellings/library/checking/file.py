"""The file itself: SQLite's own check, and references that lead nowhere."""

import sqlite3

from tellings.library.checking.faults import REBUILD, RESTORE, Check, Fault

# Rows of these come from people or from the web and cannot be made again.
_CAPTURED = frozenset({"page", "place", "capture", "source", "correction"})


def check_file(connection: sqlite3.Connection) -> Check:
    """Check the pages of the file and every foreign key."""
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield Fault("damaged-file", "file", f"SQLite finds the file damaged: {' '.join(said.split())}", RESTORE)
    for table, row, parent, _key in connection.execute("PRAGMA foreign_key_check"):
        remedy = RESTORE if table in _CAPTURED else REBUILD
        yield Fault(
            "lost-reference", f"{table} {row}", f"the row {row} of the table {table} refers to a {parent} that is not there", remedy
        )
    return 1
