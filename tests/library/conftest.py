"""What the tests of the library share: small pages of our own, and everything that a library holds as values to compare."""

import json
import random
import sqlite3
from contextlib import closing

import pytest

from tellings import Page
from tellings.library.database import open_database

# Columns that say when something was done, or how long it took; two runs differ in these and in nothing else.
TIMES = {"captured", "last_seen", "at", "until", "undone"}

SYLLABLES = ("bar", "den", "fol", "gri", "hul", "jes", "kor", "lim", "mos", "nel", "pra", "rud", "sev", "tol", "vin", "zar")


def words_of(number):
    """A short report that is another one for each number, but for every eighth, which is of one event with the one before."""
    chance = random.Random(number - (number % 8 == 1))
    made = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(24)]
    thing, town, person = made[0], made[1].capitalize(), made[2].capitalize()
    return (
        f"The {thing} of {town} burned down on Friday\n\n"
        f"The {thing} in {town} burned down on Friday at {number % 12 + 1} o'clock, said Anna {person}. {' '.join(made[3:12])}.\n\n"
        f"Nobody was hurt in house {number}. {' '.join(made[12:])} will cost {chance.randrange(100, 999)} crowns.\n"
    )


@pytest.fixture
def page():
    """A page of a number, or of the words given, at a place named after the number."""

    def make(number=0, words=None, name=None, captured=None):
        text = words_of(number) if words is None else words
        return Page(name or f"page-{number:04}.txt", text.encode("utf-8", "surrogatepass"), "text/plain", captured)

    return make


@pytest.fixture(scope="session")
def report():
    """The words of a short report of a number."""
    return words_of


@pytest.fixture(scope="session")
def json_lines(tmp_path_factory):
    """A file of so many pages, each at an address of its own."""

    def make(count, first=0):
        path = tmp_path_factory.mktemp("lines") / "pages.jsonl"
        lines = (
            json.dumps({"url": f"https://courier.example/{number}", "text": words_of(number)}) for number in range(first, first + count)
        )
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return make


def _tables(connection):
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    shadows = ("_data", "_idx", "_docsize", "_config", "_content")
    return [name for name in names if not name.startswith("sqlite_") and not name.endswith(shadows)]


def _rows(connection, table, without):
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    kept = [f'"{name}"' for name in columns if name not in TIMES | set(without)]
    return columns, sorted(connection.execute(f"SELECT {', '.join(kept)} FROM {table}").fetchall(), key=repr)


@pytest.fixture(scope="session")
def dump():
    """Everything that a library holds, without times: the rows of each table, and each word that is searched with its place."""

    def make(path, without=()):
        found = {}
        with closing(open_database(path, writing=False)) as connection:
            connection.execute("PRAGMA query_only = OFF")
            for table in _tables(connection):
                sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
                if "USING fts5" in sql:
                    connection.execute(f"CREATE VIRTUAL TABLE temp.v_{table} USING fts5vocab (main, {table}, instance)")
                    found[table] = connection.execute(f"SELECT * FROM temp.v_{table}").fetchall()
                else:
                    found[table] = _rows(connection, table, without)
        return found

    return make


@pytest.fixture(scope="session")
def names():
    """The names of the places in a library, in the order in which they were kept; none where there is no library yet."""

    def read(path):
        if not path.exists() or not path.stat().st_size:
            wal = path.with_name(path.name + "-wal")
            if not wal.exists():
                return []
        with closing(sqlite3.connect(path)) as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'capture'").fetchone():
                return []
            sql = "SELECT name FROM capture JOIN place ON place.id = capture.place ORDER BY capture.id"
            return [name for (name,) in connection.execute(sql)]

    return read
