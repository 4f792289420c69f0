"""One writer, many readers: readers go on while a writer commits, a second writer waits and is told why it could not go on."""

import multiprocessing
import sqlite3
import time

import pytest

from tellings.errors import LibraryError
from tellings.library import Library, database, locking
from tellings.library.database import open_database, writing_to
from tellings.library.keeping import keep
from tellings.library.locking import alone


@pytest.fixture
def path(tmp_path, page):
    with Library.open(tmp_path / "library", writing=True) as library:
        library.add([page(1), page(2)], editions=False)
    return tmp_path / "library"


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 100)
    monkeypatch.setattr(locking, "PATIENCE", 100)


def test_readers_see_what_was_committed_while_a_writer_writes(path, page):
    with Library.open(path, writing=True) as writer, Library.open(path) as reader, writing_to(writer.connection):
        writer.connection.execute("INSERT INTO place (name) VALUES ('new')")
        assert reader.connection.execute("SELECT count(*) FROM place").fetchone() == (2,)
        assert reader.check().faults == ()


@pytest.mark.usefixtures("impatient")
def test_a_second_writer_waits_and_is_told_to_wait_longer(path, page):
    with Library.open(path, writing=True) as first, Library.open(path, writing=True) as second, writing_to(first.connection):
        begun = time.monotonic()
        with pytest.raises(LibraryError, match=r"another process is writing.*run this again"):
            keep(second.connection, [page(3)])
        assert time.monotonic() - begun >= 0.1


@pytest.mark.usefixtures("impatient")
def test_only_one_derives_and_the_other_has_kept_its_pages(path, page):
    with Library.open(path, writing=True) as first, Library.open(path, writing=True) as second:
        with alone(first.connection):
            with alone(first.connection):
                pass
            with pytest.raises(LibraryError, match="another process is writing"):
                second.add(page(3), editions=False)
        first.bring_up_to_date(editions=False)
        assert first.connection.execute("SELECT count(*) FROM article").fetchone() == (3,)


def test_two_that_add_at_once_both_come_through(path, page, tmp_path):
    pages = {first: [page(number) for number in range(first, first + 25)] for first in (100, 200)}
    children = [multiprocessing.get_context("fork").Process(target=_adds, args=(path, pages[first])) for first in pages]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0, 0]
    with Library.open(path) as library:
        checked = library.check()
    assert (checked.faults, checked.articles) == ((), 52)


def _adds(path, pages):
    with Library.open(path, writing=True) as library:
        library.add(pages, editions=False)


def test_a_reader_can_write_nothing(path):
    with Library.open(path) as reader, pytest.raises(LibraryError), writing_to(reader.connection):
        reader.connection.execute("DELETE FROM place")


def test_a_transaction_that_fails_leaves_nothing(path):
    with Library.open(path, writing=True) as library:
        sql = "INSERT INTO place (name) VALUES ('half'), ('half')"
        with pytest.raises(sqlite3.IntegrityError), writing_to(library.connection):
            library.connection.execute(sql)
        assert library.connection.execute("SELECT count(*) FROM place").fetchone() == (2,)


def test_a_migration_is_made_whole_or_not_at_all(tmp_path, monkeypatch):
    broken = [(1, "CREATE TABLE one (a);\n"), (2, "CREATE TABLE two (a);\nCREATE TABLE two (a);\n")]
    monkeypatch.setattr(database, "migrations", lambda: broken)
    with pytest.raises(LibraryError):
        open_database(tmp_path / "library", writing=True)
    with sqlite3.connect(tmp_path / "library") as found:
        assert found.execute("SELECT name FROM sqlite_master").fetchall() == [("one",)]
        assert found.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_library_of_a_newer_version_is_refused(path, monkeypatch):
    monkeypatch.setattr(database, "migrations", lambda: [(1, "")])
    for writing in (False, True):
        with pytest.raises(LibraryError, match="newer version"):
            open_database(path, writing=writing)


def test_a_library_of_an_older_version_is_read_after_a_rebuild(path, monkeypatch):
    newer = [*database.migrations(), (99, "CREATE TABLE later (a TEXT) STRICT;\n")]
    monkeypatch.setattr(database, "migrations", lambda: newer)
    with pytest.raises(LibraryError, match="tellings rebuild"):
        open_database(path, writing=False)
    with Library.open(path, writing=True) as library:
        library.rebuild(editions=False)
    with Library.open(path) as library:
        assert library.check().faults == ()
