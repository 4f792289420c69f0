"""Backups, exports and imports: a library elsewhere, whole, whatever happens meanwhile."""

import gzip
import io
import json
import threading

import pytest

from tellings import Page
from tellings.errors import LibraryError
from tellings.library import Library
from tellings.library.keeping import keep


@pytest.fixture
def library(tmp_path, page):
    with Library.open(tmp_path / "library", writing=True) as found:
        found.add([page(number, captured="2024-03-01T08:00:00+01:00") for number in range(6)], editions=False)
        found.add([page(1, words="Other words.", captured="2024-03-02"), page(7), page(3, name="mirror.txt")], editions=False)
        found.connection.execute(
            "INSERT INTO source (address, named, kind, etag, modified) VALUES ('https://a.example/feed', 1, 'web', 'x', '')"
        )
        row = ("2024-03-03T00:00:00Z", "note", json.dumps({"place": "page-0001.txt"}), "{}", "a call was made", None)
        found.connection.execute("INSERT INTO correction (at, verb, subject, value, words, undone) VALUES (?, ?, ?, ?, ?, ?)", row)
        found.connection.execute("INSERT INTO correction_place VALUES (1, 'page-0001.txt')")
        yield found


def exported(library):
    stream = io.BytesIO()
    library.export(stream)
    return stream.getvalue()


def stories(library):
    """Which articles are in one story, by keys."""
    sql = "SELECT story.key, article.key FROM membership JOIN story ON story.id = story JOIN article ON article.id = article ORDER BY 1, 2"
    return library.connection.execute(sql).fetchall()


def test_a_backup_is_the_library(library, tmp_path, dump):
    assert library.backup(tmp_path / "copy") == (tmp_path / "copy").stat().st_size
    assert dump(tmp_path / "copy") == dump(tmp_path / "library")
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith((".tellings", "copy-"))) == []


def test_a_backup_replaces_an_older_one_and_nothing_else(library, tmp_path):
    library.backup(tmp_path / "copy")
    library.add(Page.from_text("One more.", name="more.txt"), editions=False)
    library.backup(tmp_path / "copy")
    with Library.open(tmp_path / "copy") as copy:
        assert copy.check().pages == library.check().pages
    (tmp_path / "letter.txt").write_text("Dear Anna")
    for target, words in (
        (tmp_path / "letter.txt", "no backup"),
        (tmp_path, "folder"),
        (tmp_path / "library", "itself"),
        (tmp_path / "no/x", "cannot"),
    ):
        with pytest.raises(LibraryError, match=words):
            library.backup(target)
    assert (tmp_path / "letter.txt").read_text() == "Dear Anna"


def test_a_backup_is_whole_while_a_writer_works(library, tmp_path, page):
    def write():
        with Library.open(tmp_path / "library", writing=True) as writer:
            keep(writer.connection, (page(number) for number in range(100, 600)))

    thread = threading.Thread(target=write)
    thread.start()
    copies = 0
    with Library.open(tmp_path / "library") as reader:
        while thread.is_alive() or not copies:
            reader.backup(tmp_path / f"copy-{copies}")
            copies += 1
    thread.join()
    for number in range(copies):
        with Library.open(tmp_path / f"copy-{number}") as copy:
            assert copy.check().faults == ()


def test_an_export_imported_into_nothing_is_the_same_library(library, tmp_path, dump):
    with Library.open(tmp_path / "other", writing=True) as other:
        kept = other.import_(io.BytesIO(exported(library)), editions=False)
        assert (kept.new, kept.changed, kept.unchanged) == (8, 1, 0)
        assert exported(other) == exported(library)
        assert stories(other) == stories(library)
    # Numbers of rows of stories tell in which order articles came; what a server last said is asked anew.
    one, two = (dump(tmp_path / name, without=["etag"]) for name in ("other", "library"))
    for table in ("page", "place", "capture", "article", "problem", "article_words", "source", "correction", "correction_place"):
        assert one[table] == two[table]


def test_importing_again_changes_nothing(library, tmp_path, dump):
    data = exported(library)
    before = dump(tmp_path / "library")
    kept = library.import_(io.BytesIO(data), editions=False)
    assert (kept.new, kept.changed, kept.unchanged) == (0, 0, 9)
    assert dump(tmp_path / "library") == before
    assert exported(library) == data


def test_an_import_is_merged_into_what_is_there(library, tmp_path, page):
    with Library.open(tmp_path / "other", writing=True) as other:
        other.add([page(1, words="Other words.", captured="2024-03-02"), page(30)], editions=False)
        other.import_(io.BytesIO(exported(library)), editions=False)
        assert other.connection.execute("SELECT count(*) FROM place").fetchone() == (9,)
        assert other.check().faults == ()
        current = (
            "SELECT captured FROM article JOIN capture ON capture.id = capture JOIN place ON place.id = place WHERE current AND name = ?"
        )
        assert other.connection.execute(current, ("page-0001.txt",)).fetchone() == ("2024-03-02T00:00:00.000Z",)


def test_an_export_can_be_read_by_any_program(library):
    lines = [json.loads(line) for line in gzip.decompress(exported(library)).splitlines()]
    assert lines[0] == {"tellings": "library", "version": 1}
    assert lines[-1] == {"end": {"pages": 8, "captures": 9, "rows": 2}}
    assert {key for line in lines[1:-1] for key in line} == {"page", "capture", "source", "correction"}


def damaged(data, change):
    lines = gzip.decompress(data).splitlines(keepends=True)
    return b"".join(change(lines))


def replaced(number, line):
    return lambda lines: [*lines[:number], line, *lines[number + 1 :]]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda lines: [], "empty"),
        (lambda lines: lines[1:], "no export"),
        (lambda lines: lines[:-1], "end is missing"),
        (lambda lines: [*lines[:3], lines[3][:40]], "line 4"),
        (replaced(1, b'{"page": {"sha256": "00", "data": "AAAA"}}\n'), "not the one that its hash says"),
        (replaced(1, b'{"page": {"sha256": "00", "data": "?"}}\n'), "no base64"),
        (replaced(1, b"[]\n"), "not what it should be"),
        (replaced(1, b'{"page": 7}\n'), "not what it should be"),
        (replaced(2, b'{"capture": {"place": "a", "page": "00", "captured": "2024", "last_seen": "x"}}\n'), "no place or no time"),
        (replaced(2, b'{"capture": {"place": "a", "page": "00", "captured": "2024-01-01", "last_seen": "2024-01-01"}}\n'), "before it"),
        (replaced(-2, b'{"correction": {"at": 7}}\n'), "cannot have"),
        (replaced(-2, b'{"weather": {"at": 7}}\n'), "does not know"),
        (lambda lines: [b"[" * 100_000], "no JSON"),
    ],
)
def test_a_damaged_export_is_refused_and_told_by_its_line(library, tmp_path, change, words):
    data = damaged(exported(library), change)
    with Library.open(tmp_path / "other", writing=True) as other, pytest.raises(LibraryError, match=words):
        other.import_(io.BytesIO(data), editions=False)


def test_a_cut_export_keeps_what_came_before_and_is_gone_on_with(library, tmp_path, dump):
    data = exported(library)
    with Library.open(tmp_path / "other", writing=True) as other:
        with pytest.raises(LibraryError, match="damaged"):
            other.import_(io.BytesIO(data[: len(data) * 2 // 3]), editions=False)
        other.import_(io.BytesIO(data), editions=False)
        assert exported(other) == data


def test_a_file_that_is_no_export_is_refused(library, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Anna")
    for source in (tmp_path / "letter.txt", tmp_path / "missing", tmp_path):
        with pytest.raises(LibraryError):
            library.import_(source, editions=False)
