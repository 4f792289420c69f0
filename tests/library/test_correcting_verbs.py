"""The verbs by which people correct a library, on the command line."""

import json

import pytest
from typer.testing import CliRunner

from tellings.cli import app

MILL = "The old mill in Wendle burned down on Friday, 3 May 2024. Two people were hurt, said Anna Lind of the fire service.\n"
PEARS = "Growers along the Eddel graft their trees onto wild quince, because its roots survive floods far better.\n"


@pytest.fixture
def tellings(tmp_path, monkeypatch):
    """Run the command line on a library of two stories."""
    for name in ("FORCE_COLOR", "TELLINGS_TRACEBACK", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TELLINGS_LIBRARY", str(tmp_path / "library.tellings"))
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "mill.txt").write_text(MILL)
    (tmp_path / "pages" / "pears.txt").write_text(PEARS)

    def run(*words):
        return CliRunner().invoke(app, list(words))

    assert run("add", str(tmp_path / "pages"), "--no-editions", "--quiet").exit_code == 0
    return run


def test_stories_are_merged_named_split_and_put_back(tellings):
    done = tellings("merge", "mill.txt", "pears.txt", "--because", "one trip", "--no-editions")
    assert (done.exit_code, done.stdout.split(":")[0]) == (0, "correction 1 kept")
    assert tellings("name", "mill.txt", "The trip", "--no-editions").exit_code == 0
    assert tellings("pin", "The trip", "--no-editions").exit_code == 0
    assert tellings("split", "The trip", "pears.txt", "--no-editions").exit_code == 0
    assert tellings("move", "pears.txt", "mill.txt", "--no-editions").exit_code == 0
    assert tellings("undo", "4", "--no-editions", "--json", "-").stdout.startswith("{")
    log = tellings("log").stdout
    assert "2 pages are one story" in log
    assert "(one trip)" in log
    assert "taken back" in log


def test_pages_are_corrected_and_noted(tellings):
    assert tellings("correct", "role", "mill.txt", "furniture", "--words", "Two people were hurt", "--no-editions").exit_code == 0
    assert tellings("correct", "speaker", "mill.txt", "--unknown", "--words", "Two people were hurt", "--no-editions").exit_code == 0
    assert tellings("note", "mill.txt", "ask them", "--at", "8-12").exit_code == 0
    lines = json.loads(tellings("log", "--json", "-").stdout)
    assert [line["correction"]["verb"] for line in lines] == ["role", "speaker", "note"]
    assert lines[2]["correction"]["subject"]["at"]["words"] == MILL[8:12]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("merge", "mill.txt", "mill.txt"), "name two stories or more"),
        (("split", "mill.txt", "pears.txt"), "is not in the story"),
        (("correct", "role", "mill.txt", "prose", "--words", "Two"), "there is no role 'prose'"),
        (("correct", "role", "mill.txt", "body"), "say where"),
        (("correct", "direction", "mill.txt", "pears.txt"), "different stories"),
        (("undo",), "no correction to take back"),
        (("diff", "mill.txt"), "one edition only"),
        (("diff", "nowhere"), "there is no story 'nowhere'"),
    ],
)
def test_errors_teach(tellings, words, said):
    done = tellings(*words)
    assert done.exit_code == 3
    assert said in done.stderr


@pytest.mark.parametrize("words", [("name", "mill.txt"), ("move", "mill.txt"), ("correct", "speaker", "mill.txt", "--words", "Two")])
def test_what_is_missing_is_wrong_usage(tellings, words):
    assert tellings(*words).exit_code == 2


def test_no_library_is_made_by_correcting(tellings, tmp_path):
    done = tellings("pin", "mill.txt", "--library", str(tmp_path / "other.tellings"))
    assert done.exit_code == 3
    assert "tellings add" in done.stderr
    assert not (tmp_path / "other.tellings").exists()


def test_what_changed_is_shown_as_a_table_and_as_json(tellings):
    assert tellings("merge", "mill.txt", "pears.txt", "--quiet").exit_code == 0
    assert tellings("correct", "role", "mill.txt", "furniture", "--words", "Two people were hurt, said Anna Lind", "--quiet").exit_code == 0
    assert "edition 1 of" in tellings("diff", "mill.txt").stdout
    assert json.loads(tellings("diff", "mill.txt", "--json", "-").stdout)["after"] == 2


def test_an_empty_log_says_so(tellings):
    assert tellings("log").stdout == "nothing was corrected or noted\n"
