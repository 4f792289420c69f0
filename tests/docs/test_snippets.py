"""Every command and snippet of the README and the docs runs, and prints what stands under it."""

import re

import pytest
import snippets

PAGES = [page for page in snippets.pages() if page.name != "commands.md"]
NAMES = [str(page.relative_to(snippets.ROOT)) for page in PAGES]
LANGUAGES = {"console", "python", "json", "text", "toml"}

# Its commands build, tag and publish; they name programs of an environment that is made on the way.
RELEASE = "docs/how-to/release.md"


def blocks(page):
    return snippets.blocks(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_the_page_runs_and_prints_what_it_shows(page, generate):
    assert generate.rendered(page, generate.printed[page]) == page.read_text(encoding="utf-8"), (
        f"{page.name} is out of date; run: make docs"
    )


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_each_block_is_of_a_known_language_and_a_console_block_holds_only_commands(page):
    text = page.read_text(encoding="utf-8")
    assert text.count("```") == 2 * len(re.findall(r"^\s*```[a-z]+$", text, re.M)), "a fence is open, or has no language"
    for block in blocks(page):
        assert block.language in LANGUAGES
        if block.language == "console":
            assert all(line.startswith("$ ") for line in block.code.splitlines()), "output goes into a generated block of its own"


def all_commands():
    """Every command line of the docs, those in indented blocks of numbered lists too."""
    for page, name in zip(PAGES, NAMES, strict=True):
        for line in re.findall(r"^\s*\$ (.+)$", page.read_text(encoding="utf-8"), re.M):
            yield name, line


@pytest.mark.parametrize(("name", "line"), list(all_commands()))
def test_a_command_is_run_or_names_something_that_is_there(name, line):
    program, *words = line.split()
    if program == "make":
        makefile = (snippets.ROOT / "Makefile").read_text(encoding="utf-8")
        assert re.search(rf"^{re.escape(words[0])}:", makefile, re.M), f"the Makefile has no target {words[0]}"
    elif program == "python" and words[0].endswith(".py"):
        assert (snippets.ROOT / words[0]).is_file()
    elif program != "tellings":
        assert program in snippets.NOT_RUN or name == RELEASE, f"{program} is neither run nor in snippets.NOT_RUN"


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("https://") or (page.parent / target).exists(), f"{target} is not there"


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_a_file_that_the_text_names_is_there(page):
    named = re.findall(r"`((?:src|docs|tests|benchmarks|examples)/[\w./-]+)`", page.read_text(encoding="utf-8"))
    for target in named:
        assert (snippets.ROOT / target).exists(), f"{target} is not there"


def test_a_block_that_fails_is_reported(tmp_path):
    # Its Python reads what its command would have written.
    page = snippets.ROOT / "docs" / "how-to" / "read-the-json.md"
    with pytest.raises(snippets.SnippetError, match=r"read-the-json\.md: FileNotFoundError"):
        snippets.outputs(page, tmp_path, lambda number, block: block.language == "python")


def test_a_command_that_ends_with_another_status_is_reported(tmp_path, monkeypatch):
    monkeypatch.setattr(snippets, "ROOT", tmp_path)
    (tmp_path / "examples").mkdir()
    page = tmp_path / "page.md"
    page.write_text("```console\n$ tellings read nowhere.html\n```\n", encoding="utf-8")
    with pytest.raises(snippets.SnippetError, match="ends with status 3"):
        snippets.outputs(page, tmp_path)
