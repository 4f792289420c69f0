"""The reference is whole: each verb, option, key, status, problem and public name has its place."""

import json
import re
from pathlib import Path

import pytest
import typer

import tellings
from tellings.cli import app, ending
from tellings.model import schema

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"


VERBS = [
    "compare",
    "read",
    "schema",
    "add",
    "gather",
    "changes",
    "rebuild",
    "check",
    "backup",
    "export",
    "import",
    "stories",
    "story",
    "search",
    "quotes",
    "timeline",
    "sources",
    "diff",
    "serve",
    "mcp",
    "merge",
    "split",
    "move",
    "name",
    "pin",
    "note",
    "undo",
    "log",
    "correct",
]


def words(name):
    return (REFERENCE / name).read_text(encoding="utf-8")


def test_generated_files_are_up_to_date(generate):
    for path, text in ((REFERENCE / "edition.schema.json", generate.schema()), (REFERENCE / "commands.md", generate.command_line())):
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is out of date; run: make docs"


def test_every_verb_and_option_stands_in_commands():
    group = typer.main.get_command(app)
    for name, command in group.commands.items():
        section = words("commands.md").split(f"## `tellings {name}`")[1].split("\n## ")[0]
        for param in command.params:
            forms = param.opts if param.param_type_name == "option" else [param.metavar]
            for form in forms:
                assert re.search(rf"`{re.escape(form)}[ `]", section), f"{form} of {name}"


@pytest.mark.parametrize("verb", list(typer.main.get_command(app).commands))
def test_every_verb_is_used_on_a_page_for_people(verb):
    pages = [*(ROOT / "docs" / "tutorial").glob("*.md"), *(ROOT / "docs" / "how-to").glob("*.md")]
    assert any(f"tellings {verb}" in page.read_text(encoding="utf-8") for page in pages)


def test_there_are_no_other_verbs():
    assert list(typer.main.get_command(app).commands) == VERBS


def test_the_schema_in_the_docs_is_the_schema_of_the_types():
    assert json.loads(words("edition.schema.json")) == json.loads(json.dumps(schema()))


@pytest.mark.parametrize("name", sorted(schema()["$defs"]))
def test_every_key_is_explained(name):
    # A key of a type that has a page of its own is explained there.
    page = words({"When": "times.md", "Quantity": "quantities.md"}.get(name, "edition.md"))
    for key in schema()["$defs"][name]["properties"]:
        assert f"`{key}`" in page, f"{name}.{key}"


def test_every_value_of_a_listed_word_is_explained():
    page = words("edition.md") + words("times.md")
    for definition in schema()["$defs"].values():
        for rule in definition["properties"].values():
            for value in rule.get("enum", []):
                assert value is None or f"`{value}`" in page or f'`"{value}"`' in page, value


@pytest.mark.parametrize("name", tellings.__all__)
def test_every_public_name_stands_in_the_reference(name):
    assert re.search(rf"`{name}[(`.]", words("python.md")), name


def test_every_exit_status_stands_in_the_reference():
    page = words("exit-statuses.md")
    for status in (
        ending.ALL_READ, ending.SOME_PROBLEMS, ending.WRONG_USAGE, ending.NOTHING_READ, ending.INTERRUPTED, ending.PIPE_CLOSED
    ):  # fmt: skip
        assert f"| {status} |" in page


def test_every_word_for_a_problem_stands_in_the_reference():
    found = set()
    for path in [*(ROOT / "src/tellings/capture").rglob("*.py"), *(ROOT / "src/tellings/reading").rglob("*.py")]:
        source = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'(?:CaptureError|ReadingError|Problem)\([^,()"]*(?:\([^()]*\))?[^,()"]*, "([a-z-]+)"', source))
        found |= set(re.findall(r'Trouble\(\s*"([a-z-]+)"', source))
    assert len(found) >= 8
    assert {word for word in found if f"`{word}`" not in words("exit-statuses.md")} == set()
