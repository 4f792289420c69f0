"""Captures: each has its key, its place among the versions, and an article or the reason why there is none."""

import sqlite3

from tellings.library.checking.faults import REBUILD, RESTORE, Check, Fault
from tellings.library.naming import is_key_of
from tellings.library.versions import READING


def check_captures(connection: sqlite3.Connection) -> Check:
    """Check keys, versions and what came of reading."""
    count = 0
    sql = (
        "SELECT capture.key, sha256, place.name, version FROM capture JOIN page ON page.id = capture.page"
        " JOIN place ON place.id = capture.place ORDER BY capture.id"
    )
    for key, sha256, name, version in connection.execute(sql):
        count += 1
        if not is_key_of(key, sha256, name, version):
            yield Fault("wrong-key", key, f"the key {key} is not that of the page at '{name}'", RESTORE)
    gaps = "SELECT name FROM capture JOIN place ON place.id = capture.place GROUP BY place HAVING max(version) <> count(*)"
    for (name,) in connection.execute(gaps):
        yield Fault("lost-version", name, f"a version of '{name}' is missing", RESTORE)
    unread = (
        "SELECT capture.key, place.name FROM capture JOIN place ON place.id = capture.place WHERE read_by = ?"
        " AND NOT EXISTS (SELECT 1 FROM article WHERE article.capture = capture.id)"
        " AND NOT EXISTS (SELECT 1 FROM problem WHERE problem.capture = capture.id)"
    )
    for key, name in connection.execute(unread, (READING,)):
        yield Fault("lost-article", key, f"the page at '{name}' was read, but neither an article nor a problem is there", REBUILD)
    return count
