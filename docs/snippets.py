"""The code blocks of a page of the docs, and what comes of running them."""

import contextlib
import functools
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent

EXAMPLE = "examples/harbour/pages"

_FENCE = re.compile(r"^```(?P<language>[a-z]*)\n(?P<code>.*?)^```$", re.M | re.S)

# Programs that a page may name and that are not run here, each with the reason.
NOT_RUN: Mapping[str, str] = {
    "make": "the Makefile's own targets; that they exist is tested",
    "pip": "installs from the network",
    "pipx": "installs from the network",
    "uv": "installs from the network",
    "uvx": "installs from the network",
    "git": "changes the checkout",
    "cd": "enters the checkout",
    "python": "scripts of the checkout that need more than the package, or minutes",
}

# Characters that only a shell understands; a command without them is run in this process, with the language model loaded once.
_SHELL = re.compile(r"[|<>;&$*?`]")


class Block(NamedTuple):
    """One fenced block of a page: its language, its code, and where the text goes on behind it."""

    language: str
    code: str
    end: int


class SnippetError(Exception):
    """A block that does not run; the message names page, code and reason."""


def pages() -> list[Path]:
    """Return every page of the docs, the README and the page for contributors, in order of name."""
    return sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])


def blocks(text: str) -> list[Block]:
    """Return the fenced blocks of a page, in order."""
    return [Block(match["language"], match["code"], match.end()) for match in _FENCE.finditer(text)]


def commands(block: Block) -> list[str]:
    """Return the command lines of a console block: those that begin with "$ "."""
    return [line[2:] for line in block.code.splitlines() if line.startswith("$ ")]


def is_run(command: str) -> bool:
    """Tell whether a command line is run here: all but those of the programs in ``NOT_RUN``."""
    return shlex.split(command, comments=True)[0] not in NOT_RUN


class _Ran(NamedTuple):
    """What a command printed, and the files that it wrote."""

    printed: str
    files: dict[str, bytes]


def outputs(page: Path, folder: Path, wanted: Callable[[int, Block], bool] = lambda _number, _block: True) -> dict[int, str]:
    """Run the Python and console blocks of a page in order, in ``folder``; return what each prints, by its place among the blocks.

    ``folder`` is given the example story; blocks that are not ``wanted`` are passed over. Python blocks of a page share their names.
    Standard error is not part of the output.

    Raises:
        SnippetError: a block raises, or a command ends with another status than 0.
    """
    if not (folder / "examples").exists():
        shutil.copytree(ROOT / "examples", folder / "examples")
    names: dict[str, Any] = {}
    found = {}
    with _inside(folder):
        for number, block in enumerate(blocks(page.read_text(encoding="utf-8"))):
            if not wanted(number, block):
                continue
            try:
                if block.language == "python":
                    found[number] = _python(block.code, names)
                elif block.language == "console":
                    found[number] = "".join(_console(line) for line in commands(block) if is_run(line))
            except Exception as error:
                raise SnippetError(f"{page.relative_to(ROOT)}: {type(error).__name__}: {error}\nin the block\n{block.code}") from error
    return found


def _python(code: str, names: dict[str, Any]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "<docs>", "exec"), names)
    return printed.getvalue()


@functools.cache
def _compared(line: str) -> _Ran:
    """Compare the example story, once for each command line: the answer is the same on every page."""
    before = set(Path.cwd().iterdir())
    printed = _command(line)
    return _Ran(printed, {path.name: path.read_bytes() for path in sorted(set(Path.cwd().iterdir()) - before)})


def _console(line: str) -> str:
    if not line.startswith(f"tellings compare {EXAMPLE} "):
        return _command(line)
    ran = _compared(line)
    for name, data in ran.files.items():
        Path(name).write_bytes(data)
    return ran.printed


def _command(line: str) -> str:
    words = shlex.split(line)
    if words[0] == "tellings" and not _SHELL.search(line):
        from typer.testing import CliRunner

        from tellings.cli import app

        done = CliRunner().invoke(app, words[1:], prog_name="tellings")
        status, printed, said = done.exit_code, done.stdout, done.stderr
    else:
        ran = subprocess.run(line, shell=True, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
        status, printed, said = ran.returncode, ran.stdout, ran.stderr
    if status:
        raise SnippetError(f"`{line}` ends with status {status}: {said.strip()}")
    return printed


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    """Stand in ``folder``, with this interpreter's programs first and a terminal of 80 columns without colours."""
    kept, environment = Path.cwd(), dict(os.environ)
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TERMINAL_WIDTH", "GITHUB_ACTIONS", "TELLINGS_TRACEBACK"):
        os.environ.pop(name, None)
    os.environ |= {"COLUMNS": "80", "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])}
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(kept)
        os.environ.clear()
        os.environ.update(environment)
