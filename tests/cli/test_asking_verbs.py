"""The verbs that ask a library: tables for people, JSON and CSV for programs, and what is said where nothing is found."""

import csv
import io
import json
from pathlib import Path

import pytest

from tellings.cli.tables import csv_of
from tellings.library import Library
from tellings.model import Edition

HARBOUR = Path(__file__).resolve().parents[2] / "examples" / "harbour" / "pages"


@pytest.fixture(scope="session")
def harbour(tmp_path_factory):
    """A library of the example story."""
    path = str(tmp_path_factory.mktemp("harbour") / "library.tellings")
    with Library.open(path, writing=True) as library:
        library.add(HARBOUR)
    return path


@pytest.fixture
def ask(tellings, harbour):
    def run(*words):
        return tellings(*words, "--library", harbour)

    return run


@pytest.fixture
def key(ask):
    return json.loads(ask("stories", "--sort", "pages", "--json", "-").stdout)["stories"][0]["story"]


def rows(done):
    return list(csv.reader(io.StringIO(done.stdout)))


def test_stories_is_a_table_of_what_stands_behind_each(ask, key):
    done = ask("stories", "--sort", "pages")
    assert done.exit_code == 0
    assert done.stdout.startswith("Story ")
    assert all(word in done.stdout for word in ("Ferry hits harbour bridge", key, "2024-05-14", "Conflicts", "3 stories"))
    assert done.stderr == ""


def test_stories_as_csv_has_a_row_for_each(ask):
    header, *found = rows(ask("stories", "--csv", "-"))
    assert header[:3] == ["story", "title", "event"]
    assert len(found) == len(json.loads(ask("stories", "--json", "-").stdout)["stories"])
    assert rows(ask("stories", "--csv", "-", "--with-conflicts", "--limit", "1"))[1][header.index("pages")] == "6"


def test_the_rest_of_a_list_is_told(ask):
    assert "shown 1 to 1; more with --offset 1" in ask("stories", "--limit", "1").stdout
    assert "none of them behind the first 99" in ask("stories", "--offset", "99").stdout


def test_story_is_what_compare_shows(ask, key, tmp_path):
    done = ask("story", key[:7], "--html", str(tmp_path / "e.html"))
    assert done.exit_code == 0
    assert done.stdout.startswith("Ferry hits harbour bridge in fog at Port Ellary, two dead\n6 pages")
    assert (tmp_path / "e.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    edition = Edition.from_json(ask("story", key, "--json", "-").stdout)
    assert (edition.stories[0].id, len(edition.articles)) == (key, 6)


def test_search_shows_title_outlet_story_and_the_words_with_their_place(ask, key, harbour):
    done = ask("search", '"thick fog"', "struck", "--limit", "1")
    lines = done.stdout.splitlines()
    assert lines[0] == "Island in shock after the Maren strikes Gannet Bridge"
    assert lines[1].startswith(f"  Kesteray Echo · {key} ·")
    assert "in thick fog" in done.stdout
    header, row, *_ = rows(ask("search", '"thick fog"', "struck", "--csv", "-"))
    found = dict(zip(header, row, strict=True))
    with Library.open(harbour) as library:
        text = library.story(key).article(found["article"]).text
    assert text[int(found["start"]) : int(found["end"])] == found["words"]


def test_quotes_show_each_saying_with_its_pages(ask):
    done = ask("quotes", "--speaker", "dorrance")
    assert "Emil Dorrance" in done.stdout
    assert done.stdout.endswith("5 sayings\n")
    header, *found = rows(ask("quotes", "given up", "--speaker", "dorrance", "--csv", "-"))
    assert {row[header.index("words")] for row in found} == {"We have not given up on anyone,"}
    assert len(found) == 4


def test_a_timeline_is_in_order(ask, key):
    values = [row[0] for row in rows(ask("timeline", key, "--csv", "-"))[1:]]
    assert values.index("1967") < values.index("1974-06") < values.index("2018-11")
    assert "Ferry hits harbour bridge in fog at Port Ellary, two dead (2024-05-14)" in ask("timeline", key).stdout


def test_sources_tell_who_copies_whom(ask):
    header, *found = rows(ask("sources", "--csv", "-"))
    line = next(dict(zip(header, row, strict=True)) for row in found if row[0] == "Kesteray Echo")
    assert (line["pages"], line["own"], line["copied"], line["copied_from"]) == ("1", "0", "1", "Halcyon News Agency 1")
    assert "not named" in ask("sources").stdout


@pytest.mark.parametrize("verb", [("stories",), ("search", "bridge"), ("quotes", "--speaker", "dorrance"), ("sources",)])
def test_json_is_the_answer_with_its_total(ask, verb):
    found = json.loads(ask(*verb, "--json", "-").stdout)
    assert found["total"] > 0
    assert found["behind"] is None


def test_answers_go_to_files_and_are_still_shown(ask, tmp_path):
    done = ask("sources", "--json", str(tmp_path / "s.json"), "--csv", str(tmp_path / "s.csv"))
    assert "Kesteray Echo" in done.stdout
    assert (tmp_path / "s.csv").read_text(encoding="utf-8").startswith("outlet,pages")
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["total"] == 6


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("story", "s0000000000"), 3, "there is no story 's0000000000'"),
        (("timeline", "hits bridge"), 3, "near it: s"),
        (("quotes",), 3, "say whose words, or which"),
        (("search", "bridge", "--outlet", "Tarnstadt"), 3, "no outlet in the library is called 'Tarnstadt'; there is The Tarnstad Courier"),
        (("stories", "--since", "yesterday"), 3, "'yesterday' is no date"),
        (("search", "**"), 3, "there is no word to look for"),
        (("stories", "--json", "-", "--csv", "-"), 2, "standard output takes only one"),
        (("stories", "--json", "x.json", "--csv", "./x.json"), 2, "name the same file"),
        (("stories", "--limit", "-1"), 2, "limit"),
        (("search", "zebra"), 0, "nothing found; all words must stand on one page"),
        (("quotes", "zebra"), 0, "nothing was said of that kind"),
        (("stories", "--since", "2999"), 0, "no story;"),
    ],
)
def test_what_is_wrong_or_not_there_is_said_with_what_to_do(ask, words, status, says):
    done = ask(*words)
    assert done.exit_code == status
    assert says in " ".join(done.output.replace("│", " ").split())


def test_an_output_never_overwrites_the_library(tellings, harbour):
    for option in ("--json", "--csv"):
        assert tellings("stories", "--library", harbour, option, harbour).exit_code == 2
    assert tellings("story", "s", "--library", harbour, "--html", harbour).exit_code == 2


def test_a_library_that_is_behind_says_so_at_standard_error(tellings, tmp_path):
    path = str(tmp_path / "l.tellings")
    assert tellings("add", str(HARBOUR), "--library", path, "--no-editions", "--quiet", "--jobs", "1").exit_code == 0
    done = tellings("quotes", "--speaker", "x", "--library", path)
    assert "no speaker is known in this library yet" in done.stderr
    done = tellings("stories", "--library", path, "--csv", "-")
    assert "the library is behind" in done.stderr
    assert "tellings rebuild" in done.stderr
    assert done.stdout.startswith("story,title")


def test_a_library_that_is_missing_is_explained(tellings, tmp_path):
    done = tellings("stories", "--library", str(tmp_path / "none.tellings"))
    assert done.exit_code == 3
    assert "tellings add" in done.stderr


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＋1", "－1", "＠1"])
def test_no_cell_of_csv_is_a_formula(cell):
    ((found,),) = csv.reader(io.StringIO(csv_of([(cell,)]), newline=""))
    assert found == "'" + cell.replace("\r", "\n")


@pytest.mark.parametrize("cell", ["a=1", "", 'say "so", he said', "two\nlines", "–1"])
def test_other_cells_of_csv_are_kept(cell):
    assert next(csv.reader(io.StringIO(csv_of([(cell, 1, None)]), newline=""))) == [cell, "1", ""]
