"""What the tools may reach: files of named folders only, no web unless it is allowed; and what they do with hostile words."""

import subprocess
import sys

import pytest

from tellings.errors import CaptureError
from tellings.mcp.bounds import LARGEST_ANSWER, TooLargeError, bounded
from tellings.mcp.roots import file_inside


@pytest.fixture
def folders(tmp_path):
    """A folder that may be read, beside a file that may not."""
    inside = tmp_path / "open"
    (inside / "sub").mkdir(parents=True)
    (inside / "a.txt").write_text("a")
    (inside / "sub" / "b.txt").write_text("b")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "open-not").mkdir()
    (tmp_path / "open-not" / "c.txt").write_text("c")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "out").symlink_to(tmp_path)
    return inside


@pytest.mark.parametrize("name", ["a.txt", "sub/b.txt", "sub/../a.txt", "./a.txt"])
def test_files_inside_are_found(folders, name):
    assert file_inside([folders], name).is_relative_to(folders)
    assert file_inside([folders], str(folders / name)).is_file()


@pytest.mark.parametrize(
    "name",
    ["../secret.txt", "link.txt", "out/secret.txt", "/etc/hostname", "sub", ".", "missing.txt", "a\x00.txt", "../open-not/c.txt", "-", "~"],
)
def test_everything_else_is_refused_in_the_same_words(folders, name):
    with pytest.raises(CaptureError, match="no such file in the folders that this server may read"):
        file_inside([folders], name)


def test_without_a_folder_no_file_is_read(folders):
    with pytest.raises(CaptureError, match="reads no files"):
        file_inside([], str(folders / "a.txt"))


def test_files_of_the_folder_are_compared_and_others_are_not(session, example_pages):
    answer = session.answer("compare", pages=[{"file": "01-halcyon.html"}, {"file": str(example_pages / "03-kesteray-echo.html")}], limit=1)
    assert len(answer["stories"][0]["pages"]) == 2
    assert "no such file" in session.refusal("compare", pages=[{"file": "../truth.json"}])


def test_only_a_server_that_fetches_says_that_it_reaches_the_web(serve):
    with serve("--fetch") as found:
        tools = found.tools()
        assert tools["compare"].annotations.open_world_hint is True
        assert tools["search"].annotations.open_world_hint is False
        said = found.refusal("compare", pages=[{"address": "http://127.0.0.1:9/x"}])
    assert "inside" in said


def test_without_a_library_pages_are_still_compared(serve, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TELLINGS_LIBRARY", raising=False)
    with serve() as found:
        assert "library.tellings" in found.refusal("stories")
        assert "none of the pages could be read" in found.refusal("compare", pages=[{"text": " "}])


def test_halves_of_characters_and_signs_do_not_end_the_session(session, errors):
    hit = session.answer("search", words="kiln cracked")["hits"][0]
    part = session.answer("article", article=hit["page"]["article"])
    assert len(part["text"]) == part["length"]
    assert "<script>" in part["text"]
    assert "\ufffd" in part["text"]
    assert session.answer("story", story=hit["story"])["story"]["pages"]
    assert errors.read_text() == ""


def test_long_strings_are_cut_and_a_huge_answer_is_refused():
    cut, written = bounded({"title": "x" * 10_000, "text": "y" * 10_000, "rows": [("\ud800",)]})
    assert len(cut["title"]) == 600
    assert len(cut["text"]) == 10_000
    assert cut["rows"] == [["\ufffd"]]
    assert written.encode()
    with pytest.raises(TooLargeError, match="ask for fewer"):
        bounded({"rows": ["x" * 600] * (LARGEST_ANSWER // 600 + 1)})


def test_a_library_that_is_named_but_not_there_is_said_at_once(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tellings", "mcp", "-L", str(tmp_path / "none.tellings")],
        input="",
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 3
    assert done.stdout == ""
    assert "none.tellings" in done.stderr


def test_without_the_extra_the_error_names_it(monkeypatch):
    from tellings.mcp.serving import ServerError, serve
    from tellings.mcp.tool import Desk

    monkeypatch.setitem(sys.modules, "mcp.server.stdio", None)
    with pytest.raises(ServerError, match=r"pip install 'tellings\[mcp\]'"):
        serve(Desk(library=None))


def test_the_help_of_the_verb_loads_neither_the_sdk_nor_a_model():
    check = """
import sys
from tellings.cli import main
sys.argv = ["tellings", "mcp", "--help"]
try:
    main()
except SystemExit:
    print(sorted({"mcp", "anyio", "spacy", "lxml"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
