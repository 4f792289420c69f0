"""Names, pages and files that nobody would give on purpose, or only on purpose."""

import os
import sqlite3
import subprocess

import pytest

from tellings import Page
from tellings.errors import LibraryError
from tellings.library import Library

HTML = b'<html><head><script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": "Mill \\ud800 burns"}</script></head><body>'


def added(path, *pages):
    with Library.open(path, writing=True) as library:
        found = library.add(list(pages), editions=False)
        assert library.check().faults == ()
        return found


def test_file_names_that_are_no_text(tmp_path):
    folder = os.fsencode(tmp_path / "pages")
    os.mkdir(folder)
    for name in (b"caf\xe9.txt", b"\xff\xfe.txt", b"line\nbreak.txt", b"'; DROP TABLE page; --.txt"):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b"The mill of Tarnstad burned down on Friday.")
    assert added(tmp_path / "library", os.fsdecode(folder)).new == 4
    assert added(tmp_path / "library", os.fsdecode(folder)).unchanged == 4


def test_a_library_whose_own_name_is_no_text(tmp_path):
    path = os.path.join(str(tmp_path), os.fsdecode(b"caf\xe9 ?#%.tellings"))
    assert added(path, Page.from_text("The mill burned down.", name="a")).new == 1
    with Library.open(path) as library:
        assert library.check().articles == 1


@pytest.mark.parametrize("name", ["a" * 100_000, "\ud800", "a\x00b", "\u202e", " ", "../../etc/passwd", "https://[::1", "\U0010ffff"])
def test_names_of_pages(tmp_path, name):
    page = Page(name, b"The mill of Tarnstad burned down on Friday.", "text/html; charset=\ud800")
    assert added(tmp_path / "library", page).new == 1
    assert added(tmp_path / "library", page).unchanged == 1


@pytest.mark.parametrize(
    "data",
    [
        HTML + b"<p>The mill of Tarnstad burned down on Friday, and nobody knows why.</p>",
        b"\xed\xa0\x80 The mill burned down.",
        b"The mill\x00 burned\x00 down\x00." * 20,
        b"mill " * 400_000,
        b"<div>" * 50_000 + b"The mill burned down.",
        os.urandom(5_000),
        b"\x1f\x8b damaged gzip",
    ],
)
def test_bytes_of_pages(tmp_path, data):
    kept = added(tmp_path / "library", Page("page.html", data))
    assert kept.new == 1


@pytest.mark.parametrize(
    "captured", ["yesterday", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2024-02-30", "\ud800", "1e400"]
)
def test_times_of_capture(tmp_path, captured):
    page = Page("a.txt", b"The mill of Tarnstad burned down on Friday.", "text/plain", captured)
    assert added(tmp_path / "library", page).new == 1
    assert added(tmp_path / "library", page).unchanged == 1


def test_a_page_of_nothing_is_refused(tmp_path):
    assert [problem.error for problem in added(tmp_path / "library", Page("empty.txt", b"")).refused] == ["empty"]


def test_a_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "letters.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE letter (words TEXT)")
    before = path.read_bytes()
    for writing in (False, True):
        with pytest.raises(LibraryError, match="another program"):
            Library.open(path, writing=writing)
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"Dear Anna,", b"SQLite format 3\x00" + b"\xff" * 5_000, b"%PDF-1.7" + b"\x00" * 5_000])
def test_a_file_that_is_no_database_is_left_alone(tmp_path, data):
    path = tmp_path / "letter.txt"
    path.write_bytes(data)
    for writing in (False, True):
        with pytest.raises(LibraryError, match=r"no library|damaged|another program"):
            Library.open(path, writing=writing)
    assert path.read_bytes() == data


@pytest.mark.parametrize("writing", [False, True])
def test_places_where_no_library_can_be(tmp_path, writing):
    os.mkfifo(tmp_path / "pipe")
    for path, words in (
        (tmp_path, "folder"),
        (tmp_path / "pipe", "regular file"),
        (tmp_path / "no" / "such", "no "),
        ("", "folder"),
        ("a\x00b", "cannot"),
    ):
        with pytest.raises(LibraryError, match=words):
            Library.open(path, writing=writing)


def test_a_missing_or_empty_library_cannot_be_read_and_nothing_is_made(tmp_path):
    with pytest.raises(LibraryError, match="tellings add"):
        Library.open(tmp_path / "library")
    (tmp_path / "library").touch()
    with pytest.raises(LibraryError, match="tellings add"):
        Library.open(tmp_path / "library")
    assert [path.name for path in tmp_path.iterdir()] == ["library"]


def test_the_library_in_a_folder_that_is_added_is_no_page(tmp_path):
    (tmp_path / "a.txt").write_text("The mill of Tarnstad burned down on Friday.")
    path = tmp_path / "library"
    for kept in (added(path, tmp_path), added(path, tmp_path)):
        assert (kept.new + kept.unchanged, kept.refused) == (1, ())


def test_a_library_in_a_folder_that_may_not_be_written_can_be_read(tmp_path):
    folder, view = tmp_path / "folder", tmp_path / "view"
    folder.mkdir()
    view.mkdir()
    added(folder / "library", Page.from_text("The mill burned down.", name="a"))
    commands = (["mount", "--bind", folder, view], ["mount", "-o", "remount,bind,ro", view])
    if any(subprocess.run(command, capture_output=True, check=False).returncode for command in commands):
        subprocess.run(["umount", "--lazy", view], capture_output=True, check=False)
        pytest.skip("no file system can be mounted here")
    try:
        with Library.open(view / "library") as library:
            assert library.check().faults == ()
        with pytest.raises(LibraryError, match="permissions"), Library.open(view / "library", writing=True) as library:
            library.add(Page.from_text("Another page.", name="b"))
        with pytest.raises(LibraryError, match="permissions"):
            Library.open(view / "other", writing=True)
    finally:
        subprocess.run(["umount", "--lazy", view], check=True)
