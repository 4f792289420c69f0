"""Which articles a question is about: by outlet, agency, day, speaker or kind of point."""

import sqlite3
from typing import NamedTuple, get_args

from tellings.editing.display import in_line
from tellings.errors import LibraryError
from tellings.library.asking.looking import first_day, last_day
from tellings.library.asking.matching import folded_words, quoted
from tellings.library.asking.places import marks
from tellings.library.packing import storable
from tellings.model import PointKind

# Names that are proposed where one is not known.
_NEAR = 5

# Names that one filter takes together.
_MOST_NAMES = 500

# The least likeness of a name that is proposed, of 100.
_LEAST_LIKE = 60


class Filter(NamedTuple):
    """Conditions in SQL on a row of ``article_line``, called ``line``, with their values."""

    conditions: tuple[str, ...] = ()
    values: tuple[str, ...] = ()

    def where(self) -> str:
        """Return the conditions to stand behind others."""
        return "".join(f" AND {condition}" for condition in self.conditions)


def article_filter(
    connection: sqlite3.Connection,
    *,
    outlet: str | None = None,
    agency: str | None = None,
    since: str | None = None,
    until: str | None = None,
    speaker: str | None = None,
    kind: str | None = None,
) -> Filter:
    """Return the conditions that articles meet.

    ``outlet``, ``agency`` and ``speaker`` are names or words of them; ``since`` and ``until`` days, months or years of writing, or of
    capture where a page does not tell when it was written; ``kind`` is that of a point which the article takes part in.

    Raises:
        LibraryError: there is no such outlet, agency, speaker or kind, or a date is none.
    """
    found: list[tuple[str, tuple[str, ...]]] = []
    if outlet is not None:
        names = outlets_named(connection, outlet)
        found.append((f"line.outlet IN ({marks(names)})", names))
    if agency is not None:
        names = _named(connection, agency, "agency", "article_agency", "agency")
        held = f"SELECT 1 FROM article_agency WHERE article_agency.article = line.article AND agency IN ({marks(names)})"
        found.append((f"EXISTS ({held})", names))
    if since is not None:
        found.append(("substr(line.day || '-99-99', 1, 10) >= ?", (first_day(since),)))
    if until is not None:
        found.append(("line.day <= ?", (last_day(until),)))
    if speaker is not None:
        held = "SELECT said.article FROM said_words JOIN said ON said.id = said_words.rowid WHERE said_words MATCH ?"
        found.append((f"line.article IN ({held})", (speaker_sought(connection, speaker),)))
    if kind is not None:
        if kind not in get_args(PointKind):
            raise LibraryError(f"'{in_line(kind)}' is no kind of point; the kinds are {', '.join(get_args(PointKind))}")
        found.append(("EXISTS (SELECT 1 FROM article_kind WHERE article_kind.article = line.article AND kind = ?)", (kind,)))
    return Filter(tuple(condition for condition, _ in found), tuple(value for _, values in found for value in values))


def outlets_named(connection: sqlite3.Connection, words: str) -> tuple[str, ...]:
    """Return the outlets that a person means: the one of this name, else all with these words in their names.

    Raises:
        LibraryError: there is none.
    """
    return _named(connection, words, "outlet", "article_line", "outlet")


def speaker_sought(connection: sqlite3.Connection, name: str) -> str:
    """Return the expression that finds, in ``said_words``, what speakers said whose names have these words.

    Raises:
        LibraryError: there is none.
    """
    words = [word for word, _start, _end in folded_words(storable(name))]
    if not words:
        raise LibraryError(f"'{in_line(name)}' is no name; give one, or a part of one: --speaker Dorrance")
    expression = f"speaker : {quoted(' '.join(words))}"
    if not connection.execute("SELECT 1 FROM said_words WHERE said_words MATCH ? LIMIT 1", (expression,)).fetchone():
        known = [row[0] for row in connection.execute("SELECT DISTINCT speaker FROM said WHERE speaker IS NOT NULL ORDER BY speaker")]
        raise LibraryError(_unknown("speaker", name, known))
    return expression


def distinct(connection: sqlite3.Connection, table: str, column: str) -> list[str]:
    """Return the values of an indexed column, in order, each in one step of the index: a library has few outlets and many articles."""
    sql = (
        f"WITH RECURSIVE each (name) AS (SELECT min({column}) FROM {table} UNION ALL"
        f" SELECT (SELECT min({column}) FROM {table} WHERE {column} > name) FROM each WHERE name IS NOT NULL)"
        " SELECT name FROM each WHERE name IS NOT NULL"
    )
    return [name for (name,) in connection.execute(sql)]


def _named(connection: sqlite3.Connection, words: str, what: str, table: str, column: str) -> tuple[str, ...]:
    asked = _folded(words)
    known = {name: _folded(name) for name in distinct(connection, table, column)}
    found = [name for name, own in known.items() if own == asked] or [name for name, own in known.items() if asked.strip() and asked in own]
    if not found:
        raise LibraryError(_unknown(what, words, list(known)))
    return tuple(found[:_MOST_NAMES])


def _folded(name: str) -> str:
    """Return the words of a name, each between spaces, so that only whole words are found in it."""
    return f" {' '.join(word for word, _start, _end in folded_words(name))} "


def _unknown(what: str, words: str, known: list[str]) -> str:
    from rapidfuzz import fuzz, process

    asked = {name: _folded(name).strip() for name in known}
    near = process.extract(_folded(words).strip(), asked, scorer=fuzz.WRatio, limit=_NEAR, score_cutoff=_LEAST_LIKE)
    shown = ", ".join(in_line(name) for _words, _score, name in near) or ", ".join(in_line(name) for name in known[:_NEAR])
    hint = f"; there is {shown}" if shown else f"; no {what} is known in this library yet"
    return f"no {what} in the library is called '{in_line(words)}'{hint}"
