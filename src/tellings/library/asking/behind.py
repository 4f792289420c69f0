"""Whether a library is behind: pages that are not read, articles without a story, editions that are missing or old."""

import sqlite3

from msgspec import Struct

from tellings.library.versions import EDITION, GROUPING, READING, WORDS

_STEPS = {"words": WORDS, "grouping": GROUPING}


class Behind(Struct, frozen=True):
    """What a library has not derived yet, so that an answer may show less than its pages hold.

    ``unread`` counts captured pages, ``unplaced`` articles that came, changed or went since stories were last made, ``editions`` stories
    of several pages whose edition is missing or old. ``remade`` is true where a step of another version made what is searched or grouped.
    """

    unread: int
    unplaced: int
    editions: int
    remade: bool = False

    def told(self) -> str:
        """Return it in a sentence, with what to do."""
        parts = [
            _counted(self.unread, "page is not read", "pages are not read"),
            _counted(self.unplaced, "article is not put into its story", "articles are not put into their stories"),
            _counted(self.editions, "story has no edition or an old one", "stories have no edition or an old one"),
            "another version made what is searched and grouped" if self.remade else "",
        ]
        said = ", ".join(part for part in parts if part)
        return f"the library is behind, so that something may be missing here: {said}; bring it up to date with: tellings rebuild"


def behind(connection: sqlite3.Connection) -> Behind | None:
    """Return how far a library is behind, ``None`` where it is not. Asks indexes only, whatever the library's size."""
    unread = _other_than(connection, "SELECT count(*) FROM capture WHERE read_by {} ?", READING)
    unplaced = _one(connection, "SELECT count(*) FROM unplaced") + _one(connection, "SELECT count(*) FROM unsettled")
    editions = _other_than(connection, "SELECT count(*) FROM story_line WHERE pages > 1 AND made_by {} ?", EDITION)
    old = "SELECT count(*) FROM story_line INDEXED BY story_line_old WHERE pages > 1 AND made_by > 0 AND edition_mark IS NOT mark"
    editions += _one(connection, f"{old} AND made_by = ?", EDITION)
    made = dict(connection.execute("SELECT name, made_by FROM step").fetchall())
    remade = any(made.get(step, version) != version for step, version in _STEPS.items())
    return Behind(unread, unplaced, editions, remade) if unread or unplaced or editions or remade else None


def _other_than(connection: sqlite3.Connection, sql: str, version: int) -> int:
    """Count the rows of other versions: below and above are two ranges of an index, "not equal" is all of it."""
    return sum(_one(connection, sql.format(sign), version) for sign in ("<", ">"))


def _one(connection: sqlite3.Connection, sql: str, *values: int) -> int:
    return int(connection.execute(sql, values).fetchone()[0])


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}" if number else ""
