"""The verbs that keep a library: what they print, what they write, how they end."""

import gzip
import json

import pytest
from typer.testing import CliRunner

from tellings.cli import app


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"The mill {name} of Tarnstad burned down on Friday.")

    def call(*words, status=0, **options):
        done = CliRunner().invoke(app, [*words], **options)
        assert done.exit_code == status, done.stderr
        return done

    return call


def test_adding_tells_what_came_of_the_pages(run):
    assert run("add", "a.txt", "b.txt").stdout == "2 pages kept: 2 new, 0 changed, 0 unchanged\n"
    done = run("add", "a.txt", "missing.txt", status=1)
    assert done.stdout == "1 pages kept: 0 new, 0 changed, 1 unchanged; 1 refused\n"
    assert "there is no such file" in done.stderr
    assert run("add", "missing.txt", status=3).stdout.startswith("0 pages kept")


def test_adding_writes_json(run):
    assert json.loads(run("add", "a.txt", "--json", "-").stdout) == {"new": 1, "changed": 0, "unchanged": 0, "refused": [], "problems": []}


def test_each_page_is_acknowledged(run):
    assert run("add", "b.txt", "a.txt", "--acknowledge").stdout == "b.txt\na.txt\n"


def test_pages_from_standard_input(run):
    lines = "".join(json.dumps({"url": f"https://a.example/{number}", "text": "The mill burned."}) + "\n" for number in range(3))
    assert run("add", "-", input=lines.encode()).stdout.startswith("3 pages kept: 3 new")


def test_the_library_is_named_by_an_option_or_the_environment(run, tmp_path):
    run("add", "a.txt", "-L", "one")
    run("add", "a.txt", env={"TELLINGS_LIBRARY": "two"})
    assert (tmp_path / "one").exists()
    assert (tmp_path / "two").exists()
    assert not (tmp_path / "library.tellings").exists()


def test_rebuilding_and_checking(run):
    run("add", "a.txt")
    assert run("rebuild").stdout == "the library is up to date\n"
    assert run("rebuild", "--all").stdout == "the library was made anew\n"
    assert run("check").stdout == "1 pages, 1 articles, 1 stories, 0 spans: all is well\n"
    assert json.loads(run("check", "--json", "-").stdout)["faults"] == []


def test_a_check_that_finds_something_ends_with_status_1(run, tmp_path):
    import sqlite3

    run("add", "a.txt")
    with sqlite3.connect(tmp_path / "library.tellings") as connection:
        connection.execute("UPDATE page SET data = x'00'")
    done = run("check", status=1)
    assert "the page" in done.stderr
    assert "backup" in done.stderr
    assert "1 faults" in done.stdout


def test_backup_export_and_import(run, tmp_path):
    run("add", "a.txt", "b.txt")
    assert "backup written to copy" in run("backup", "copy").stderr
    assert run("check", "-L", "copy").stdout.startswith("2 pages")
    assert "2 pages seen 2 times" in run("export", "--to", "all.jsonl.gz").stderr
    assert run("import", "all.jsonl.gz", "-L", "other").stdout == "2 pages kept: 2 new, 0 changed, 0 unchanged\n"
    assert run("import", "all.jsonl.gz", "-L", "other").stdout == "2 pages kept: 0 new, 0 changed, 2 unchanged\n"
    assert gzip.decompress(run("export", "--to", "-", "-q").stdout_bytes).startswith(b'{"tellings"')


def test_changes(run, tmp_path):
    run("add", "a.txt", "b.txt")
    assert run("changes").stdout == "no page has changed\n"
    (tmp_path / "a.txt").write_text("The mill a of Tarnstad burned down on Saturday.")
    run("add", "a.txt")
    shown = run("changes").stdout
    assert "a.txt\n" in shown
    assert "- Friday" in shown
    assert "+ Saturday" in shown
    (found,) = json.loads(run("changes", "a.txt", "--json", "-").stdout)
    assert found["changes"][0]["edits"][0]["words_after"] == "Saturday"
    assert "one version" in run("changes", "b.txt").stdout
    assert "no place" in run("changes", "c.txt", status=3).stderr


@pytest.mark.parametrize("words", [("check",), ("rebuild",), ("changes",), ("backup", "copy"), ("export", "--to", "file")])
def test_a_library_that_is_missing_is_not_made(run, tmp_path, words):
    assert "there is no library" in run(*words, status=3).stderr
    assert not (tmp_path / "library.tellings").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("add", "a.txt", "--json", "library.tellings"),
        ("export", "--to", "library.tellings"),
        ("check", "--json", "library.tellings"),
        ("add", "a.txt", "--acknowledge", "--json", "-"),
        ("add", "a.txt", "--jobs", "0"),
        ("add", ""),
    ],
)
def test_wrong_usage(run, words):
    run("add", "a.txt")
    run(*words, status=2)
