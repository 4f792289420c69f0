"""Write the generated parts of the docs: the JSON Schema, the page of the command line, and the blocks between markers.

    python docs/generate.py            write what is out of date (`make docs`)
    python docs/generate.py --check    change nothing; exit status 1 if anything is out of date (`make lint`)

A block stands between ``<!-- generated: NAME -->`` and ``<!-- end -->``. NAME is ``summary`` (the example story in the terminal,
shortened), ``part WORDS N`` (the paragraph of that summary with WORDS in its first line, and N of its entries), ``point`` (a conflict of
the example story in JSON), ``figures`` (the table of ``figures.toml``), or ``output`` (what the code block above prints).
"""

import argparse
import contextlib
import functools
import json
import re
import sys
import tempfile
import textwrap
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import snippets

if TYPE_CHECKING:
    from typer.core import TyperCommand, TyperGroup

    from tellings import Edition

ROOT = snippets.ROOT
REFERENCE = ROOT / "docs" / "reference"
FIGURES = ROOT / "docs" / "figures.toml"

_MARKED = re.compile(r"(?P<open><!-- generated: (?P<name>[^>]+?) -->\n).*?(?P<close><!-- end -->)", re.S)

# The paragraphs of the summary that the README shows, by a word of their first line, and how many entries of each.
_SHOWN = (("wording", 3), ("Conflicts", 1), ("Updates", 1), ("Agreed", 3))

# Columns in which no entry of the summary is wrapped.
_ENDLESS = 5000

# A page on which a library is made: each of its commands may change what the next one prints.
_KEEPING = re.compile(r"^\$ tellings (add|gather|import)\b", re.M)

# JSON is shown in lines of at most so many columns.
_COLUMNS = 110


@functools.cache
def edition() -> "Edition":
    """Return the edition of the example story."""
    from tellings import compare

    with contextlib.chdir(ROOT):
        return compare(snippets.EXAMPLE)


def schema() -> str:
    """Return the JSON Schema of an edition, as `tellings schema` prints it."""
    from tellings.model import schema as schema_of

    return json.dumps(schema_of(), ensure_ascii=False, indent=2) + "\n"


def command_line() -> str:
    """Return the reference of the command line, from the application itself."""
    from typer.main import get_command

    from tellings.cli import app

    group = get_command(app)
    parts = ["# The command line", "", "Written by `make docs` from the application; do not edit.", "", *_verb("tellings", group)]
    for name in group.commands:
        command = group.commands[name]
        parts += _verb(f"tellings {name}", command)
        for inner in getattr(command, "commands", {}):
            parts += _verb(f"tellings {name} {inner}", command.commands[inner])
    return "\n".join(parts) + "\n"


def _verb(name: str, command: "TyperCommand | TyperGroup") -> list[str]:
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.params if param.param_type_name == "option"]
    verb = ["COMMAND"] if hasattr(command, "commands") else []
    usage = " ".join([name, *verb, "[OPTIONS]", *(f"{argument.metavar}..." for argument in arguments)])
    parts = [f"## `{name}`", "", re.sub(r"(?<!\n)\n(?!\n)", " ", (command.help or "").strip()), "", f"    {usage}", ""]
    parts += [f"- `{argument.metavar}`: {argument.help}" for argument in arguments]
    for option in options:
        value = "" if getattr(option, "is_flag", False) or not option.metavar else f" {option.metavar}"
        parts.append(f"- {', '.join(f'`{form}{value}`' for form in option.opts)}: {option.help}")
    return [*parts, "- `-h`, `--help`: Show the help and exit.", ""]


def summary() -> str:
    """Return the terminal summary of the example story, each entry on one line."""
    from tellings.editing import plain

    return plain(edition(), _ENDLESS)


def shortened() -> str:
    """Return the summary's first paragraph and the first entries of some others; "…" stands for what is left out."""
    head = _cut(summary().split("\n\n")[0], 4)
    return "\n\n".join([head, *(part(words, number) for words, number in _SHOWN)])


def part(words: str, number: int) -> str:
    """Return the paragraph of the summary with ``words`` in its first line, cut to its first ``number`` entries.

    Raises:
        LookupError: the summary has no such paragraph.
    """
    for paragraph in summary().rstrip("\n").split("\n\n"):
        if words in paragraph.split("\n")[0]:
            return _cut(paragraph, number + 1)
    raise LookupError(f"the summary of the example story has no paragraph with {words!r}; change the marker, or the list in generate.py")


def _cut(paragraph: str, number: int) -> str:
    """Return a paragraph's first entries, wrapped as a terminal does; the heading is one, deeper lines belong to the entry above them."""
    lines = paragraph.split("\n")
    indents = [len(line) - len(line.lstrip()) for line in lines]
    starts = [0, *(at for at in range(1, len(lines)) if indents[at] == min(indents[1:]))]
    kept = lines if len(starts) <= number else [*lines[: starts[number]], f"{' ' * min(indents[1:])}…"]
    return "\n".join(_wrapped(line) for line in kept)


def _wrapped(line: str) -> str:
    lead = re.match(r"\s*(?:· |Event  |Not    )?", line)
    return textwrap.fill(line, 80, subsequent_indent=" " * (lead.end() if lead else 0), break_long_words=False, break_on_hyphens=False)


def point() -> str:
    """Return a conflict of the example story as JSON, small values on one line."""
    points = json.loads(edition().to_json())["stories"][0]["points"]
    return _compact(next((one for one in points if one["kind"] == "conflict" and one["type"] == "quantity"), points[0]))


def _compact(value: object, indent: int = 0) -> str:
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + indent <= _COLUMNS or not isinstance(value, dict | list):
        return line
    space = " " * (indent + 2)
    if isinstance(value, list):
        return "[\n" + ",\n".join(space + _compact(item, indent + 2) for item in value) + "\n" + " " * indent + "]"
    inner = [f"{space}{json.dumps(key)}: {_compact(item, indent + 2)}" for key, item in value.items()]
    return "{\n" + ",\n".join(inner) + "\n" + " " * indent + "}"


def figures() -> str:
    """Return the measured figures as a table."""
    rows = tomllib.loads(FIGURES.read_text(encoding="utf-8"))["figure"]
    lines = ["| what was measured | on | figure | command |", "|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {row['what']} | {row['on']} | {row['value']} | `{row['command']}` |" for row in rows)])


def _piece(name: str, printed: str) -> str:
    """Return what stands between the markers of a generated block."""
    word, _, rest = name.partition(" ")
    if word == "figures":
        return f"{figures()}\n"
    if word == "point":
        return f"```json\n{point()}\n```\n"
    if word == "part":
        words, _, number = rest.rpartition(" ")
        return f"```text\n{part(words, int(number))}\n```\n"
    if word not in ("summary", "output"):
        raise LookupError(f"no such generated block: {name}")
    shown = (shortened() if word == "summary" else printed).rstrip("\n")
    return f"```text\n{shown}\n```\n"


def rendered(page: Path, printed: dict[int, str] | None = None) -> str:
    """Return the page with its generated blocks written anew; ``printed`` is what its code blocks print, else they are run where needed."""
    text = page.read_text(encoding="utf-8")
    found = snippets.blocks(text)

    def above(match: re.Match[str]) -> int:
        return [number for number, block in enumerate(found) if block.end <= match.start() and block.language in ("python", "console")][-1]

    if printed is None:
        printed = _printed(page, {above(match) for match in _MARKED.finditer(text) if match["name"] == "output"})

    def replaced(match: re.Match[str]) -> str:
        words = printed[above(match)] if match["name"] == "output" else ""
        return f"{match['open']}{_piece(match['name'], words)}{match['close']}"

    return _MARKED.sub(replaced, text)


def _printed(page: Path, wanted: set[int]) -> dict[int, str]:
    """Run the blocks that are ``wanted``, and before them the Python and the commands that write JSON, or that work on a library.

    Comparisons of the whole example story are not run again: its edition is there.
    """
    if not wanted:
        return {}
    keeps = bool(_KEEPING.search(page.read_text(encoding="utf-8")))

    def needed(number: int, block: snippets.Block) -> bool:
        lines = snippets.commands(block)
        writes = any("--json" in line and not line.startswith(f"tellings compare {snippets.EXAMPLE} ") for line in lines)
        return number in wanted or (number < max(wanted) and (keeps or writes or block.language == "python"))

    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "edition.json").write_text(edition().to_json(), encoding="utf-8")
        return snippets.outputs(page, Path(name), needed)


def generated() -> dict[Path, str]:
    """Return every file that is generated, or holds generated blocks, with the text that it should have."""
    whole = {REFERENCE / "edition.schema.json": schema(), REFERENCE / "commands.md": command_line()}
    return whole | {page: rendered(page) for page in snippets.pages() if page not in whole}


def main() -> int:
    """Write or check; return the exit status."""
    parser = argparse.ArgumentParser(description="Write the generated parts of the docs.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit status 1 if anything is out of date")
    check = parser.parse_args().check
    made = generated()
    stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if check:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of date; run: make docs", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(made[path], encoding="utf-8")
    print("\n".join(f"written: {path.relative_to(ROOT)}" for path in stale) or "all generated docs are up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())
