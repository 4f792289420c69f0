"""``tellings export STORY``, ``tellings compare --as``, ``tellings check BUNDLE``: files, standard output, statuses, and what is said."""

import json
import os
import zipfile

import pytest

from tellings.exporting import FORMS, tei_witnesses
from tellings.library import Library
from tellings.model import Edition, Page

COURIER = (
    "Mill at Wendle burns down\n\nA fire destroyed the old paper mill at Wendle on Friday. The mill employed 48 people, Ada Wren said.\n"
)
GAZETTE = "Fire at Wendle mill\n\nThe old paper mill at Wendle burned down on Friday. The mill employed 52 people, said Ada Wren.\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    path = tmp_path_factory.mktemp("library") / "mill.tellings"
    pages = [
        Page("https://courier.example/mill", COURIER.encode(), "text/plain", "2031-03-04T10:00:00Z"),
        Page("gazette.txt", GAZETTE.encode(), "text/plain", None),
    ]
    with Library.open(path, writing=True) as made:
        made.add(pages)
    return path


@pytest.fixture
def story(library):
    with Library.open(library) as found:
        return found.connection.execute(
            "SELECT key FROM story ORDER BY (SELECT count(*) FROM membership WHERE story = story.id) DESC"
        ).fetchone()[0]


@pytest.fixture
def export(tellings, library, story):
    return lambda *words: tellings("export", story, "-L", str(library), *words)


@pytest.mark.parametrize("form", FORMS)
def test_a_story_is_written_in_each_form(export, tmp_path, form):
    target = tmp_path / "out"
    done = export("--as", form, "--to", str(target))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"{FORMS[form].what} written to {target}\n"
    first = target.read_bytes()
    assert export("--as", form, "--to", str(target), "-q").stderr == ""
    assert target.read_bytes() == first


def test_the_ending_of_the_file_shows_the_form(export, tmp_path):
    assert export("--to", str(tmp_path / "mill.xml")).exit_code == 0
    told = tei_witnesses((tmp_path / "mill.xml").read_bytes())
    assert sorted(words.rpartition("\n")[2] for words in told.values()) == sorted(page.splitlines()[-1] for page in (COURIER, GAZETTE))


def test_standard_output_takes_the_export_alone(export):
    done = export("--to", "-")
    assert {article.page for article in Edition.from_json(done.stdout).articles} == {"https://courier.example/mill", "gazette.txt"}
    assert done.stderr == ""


def test_a_feed_has_the_key_of_the_story_and_the_time_of_capture(export, story):
    done = export("--as", "feed", "--to", "-")
    assert f"<id>tag:tellings.invalid,2026:story/{story}</id>" in done.stdout
    assert "<updated>2031-03-04T10:00:00Z</updated>" in done.stdout


def test_a_bundle_is_checked_without_a_library(export, tellings, tmp_path, monkeypatch):
    target = tmp_path / "mill.zip"
    assert export("--to", str(target)).exit_code == 0
    monkeypatch.chdir(tmp_path)
    done = tellings("check", str(target))
    assert (done.exit_code, done.stderr) == (0, "")
    assert "2 pages" in done.stdout
    assert "all is well" in done.stdout
    manifest = json.loads(zipfile.ZipFile(target).read("manifest.json"))
    assert {(page["name"], page["captured"]) for page in manifest["pages"]} >= {("https://courier.example/mill", "2031-03-04T10:00:00Z")}
    assert os.listdir(tmp_path) == ["mill.zip"]


def test_a_bundle_that_was_changed_says_what_and_ends_with_status_1(export, tellings, tmp_path):
    target = tmp_path / "mill.zip"
    export("--to", str(target))
    target.write_bytes(target.read_bytes().replace(b"employed 48 people", b"employed 88 people"))
    done = tellings("check", str(target), "--json", "-")
    assert done.exit_code == 1
    found = {fault["subject"] for fault in json.loads(done.stdout)["faults"]}
    assert "edition.json" in found
    assert "edition.json: it cannot be read" in done.stderr


def test_what_is_no_bundle_is_said(tellings, tmp_path, library):
    assert tellings("check", str(tmp_path / "none.zip")).exit_code == 3
    done = tellings("check", str(library))
    assert done.exit_code == 3
    assert "a library is named with --library" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as", "docx", "--to", "x.docx"), "there is no form 'docx'"),
        (("--to", "x.docx"), "shows no form"),
    ],
)
def test_wrong_usage_is_told(export, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    done = export(*words)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert os.listdir(tmp_path) == []


def test_a_form_without_a_story_is_wrong_usage(tellings, tmp_path):
    assert tellings("export", "--as", "csv", "--to", str(tmp_path / "x.csv")).exit_code == 2


def test_a_story_that_is_not_there_is_said(tellings, library, tmp_path):
    done = tellings("export", "nowhere", "-L", str(library), "--to", str(tmp_path / "x.csv"))
    assert (done.exit_code, os.listdir(tmp_path)) == (3, [])
    assert "there is no story 'nowhere'" in done.stderr


def test_the_library_is_not_overwritten(export, library):
    before = library.read_bytes()
    assert export("--as", "json", "--to", str(library)).exit_code == 2
    assert library.read_bytes() == before


def test_without_a_story_the_whole_library_is_written(tellings, library, tmp_path):
    assert tellings("export", "-L", str(library), "--to", str(tmp_path / "all.gz")).exit_code == 0
    assert (tmp_path / "all.gz").read_bytes().startswith(b"\x1f\x8b")


def test_compare_writes_any_form(tellings, engine, tmp_path):
    done = tellings("compare", "a.txt", "b.txt", "--to", str(tmp_path / "out.csv"))
    assert done.exit_code == 0
    assert (tmp_path / "out.csv").read_bytes().startswith(b"story,point,kind")
    assert "Conflicts: 1" in done.stdout


def test_compare_writes_a_feed_with_the_time_of_its_making(tellings, engine, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1930000000")
    done = tellings("compare", "a.txt", "--as", "feed", "--to", "-")
    assert "<updated>2031-02-27T23:06:40Z</updated>" in done.stdout


def test_compare_writes_a_bundle_with_the_pages(tellings, tmp_path):
    for name, words in (("courier.txt", COURIER), ("gazette.txt", GAZETTE)):
        (tmp_path / name).write_text(words, encoding="utf-8")
    target = tmp_path / "mill.zip"
    done = tellings("compare", *(str(tmp_path / name) for name in ("courier.txt", "gazette.txt", "none.txt")), "--to", str(target), "-q")
    assert done.exit_code == 1
    assert "none.txt" in done.stderr
    assert tellings("check", str(target)).exit_code == 0


def test_compare_asks_for_both_the_form_and_the_file(tellings, engine):
    assert tellings("compare", "a.txt", "--as", "csv").exit_code == 2
    assert tellings("compare", "a.txt", "--to", "-", "--json", "-").exit_code == 2
