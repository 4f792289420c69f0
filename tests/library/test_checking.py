"""`tellings check` finds whatever is wrong, and says what to do."""

import zlib

import pytest
from typer.testing import CliRunner

from tellings.cli import app
from tellings.library import Library


@pytest.fixture
def library(tmp_path, page, example_pages):
    with Library.open(tmp_path / "library", writing=True) as found:
        found.add([page(1), page(2), page(2, words="Other words of the same page."), example_pages])
        yield found


def test_a_sound_library_has_no_faults(library):
    checked = library.check()
    assert checked.faults == ()
    assert (checked.pages, checked.captures, checked.articles, checked.waiting) == (11, 11, 11, 0)
    assert checked.spans > 100


def test_a_reader_may_check(library, tmp_path):
    with Library.open(tmp_path / "library") as reader:
        assert reader.check() == library.check()


DAMAGE = {
    "damaged-page": ["UPDATE page SET data = x'{other}', coding = 'zlib' WHERE id = 1", "UPDATE page SET data = x'00' WHERE id = 2"],
    "wrong-key": ["UPDATE place SET name = 'elsewhere.txt' WHERE id = 1"],
    "lost-version": ["UPDATE capture SET version = 7 WHERE id = 3"],
    "lost-article": ["DELETE FROM article WHERE id = 1"],
    "wrong-article": ["UPDATE article SET body = (SELECT body FROM article WHERE id = 2) WHERE id = 1", "UPDATE article SET body = x'00'"],
    "not-current": ["UPDATE article SET current = 0 WHERE id = 1", "UPDATE article SET current = 1"],
    "search": [
        "INSERT INTO article_words (article_words) VALUES ('delete-all')",
        "INSERT INTO article_words (rowid, title, told) VALUES (4321, 'a', 'b')",
        "INSERT INTO article_words (article_words, rowid, title, told) VALUES ('delete', 1, 'wrong', 'words')",
    ],
    "lost-reference": ["UPDATE capture SET place = 999 WHERE id = 1"],
    "lost-words": ['UPDATE said SET start = start + 1, "end" = "end" + 1', "UPDATE edition SET words_digest = '0'"],
    "old-member": ["INSERT INTO membership SELECT article.id, story.id, 'machine' FROM article, story WHERE current = 0 LIMIT 1"],
    "empty-story": ["INSERT INTO story (key, state, changed) VALUES ('s0', 'open', 0)"],
}


@pytest.mark.parametrize(("fault", "sql"), [(fault, each) for fault, all_of_it in DAMAGE.items() for each in all_of_it])
def test_damage_is_found_and_named(library, fault, sql):
    library.connection.execute("PRAGMA foreign_keys = OFF")
    library.connection.execute(sql.replace("{other}", zlib.compress(b"other bytes").hex()))
    found = {each.fault: each for each in library.check().faults}
    assert fault in found
    assert "tellings " in found[fault].remedy


REBUILT = ("lost-article", "wrong-article", "not-current", "search", "lost-words", "old-member", "empty-story")


@pytest.mark.parametrize("fault", REBUILT)
def test_what_is_derived_is_mended_by_making_it_anew(library, fault, dump, tmp_path):
    for sql in DAMAGE[fault]:
        library.connection.execute(sql)
    library.rebuild(everything=True)
    assert library.check().faults == ()


def test_pages_that_are_not_read_yet_are_no_fault(library, page):
    from tellings.library.keeping import keep

    keep(library.connection, [page(5)])
    checked = library.check()
    assert (checked.faults, checked.waiting) == ((), 1)


def test_very_many_faults_are_counted(library, monkeypatch):
    monkeypatch.setattr("tellings.library.checking.checks.MOST_FAULTS", 3)
    library.connection.execute("UPDATE page SET data = x'00'")
    faults = [each for each in library.check().faults if each.fault in ("damaged-page", "more")]
    assert [each.fault for each in faults] == ["damaged-page"] * 3 + ["more"]
    assert "8 more" in faults[-1].message


def test_a_damaged_file_is_said_to_be_so(library, tmp_path):
    library.close()
    path = tmp_path / "library"
    data = path.read_bytes()
    # Some pages in the middle, and the first one, which says what tables there are.
    for start, size in ((len(data) // 2, 20_000), (100, 3_000)):
        path.write_bytes(data[:start] + b"\xa5" * size + data[start + size :])
        done = CliRunner().invoke(app, ["check", "--library", str(path)])
        assert done.exit_code == 1
        assert "damaged" in done.stderr
        assert "backup" in done.stderr
