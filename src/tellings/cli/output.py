"""Answers to files and to standard output."""

import os
import sys
from pathlib import Path

from tellings.cli.ending import OutputError, say, say_problems
from tellings.cli.usage import DASH
from tellings.model import Edition, Readings


def write(words: str, target: str, what: str, *, quiet: bool) -> None:
    """Write to the file ``target``, whole or not at all, or to standard output for ``-``; tell of a file unless ``quiet``.

    JSON keeps unpaired surrogates as escapes (``\\ud800``), so that what is written is always UTF-8.

    Raises:
        OutputError: the file cannot be written.
    """
    write_bytes(words.encode("utf-8", "backslashreplace"), target, what, quiet=quiet)


def write_bytes(data: bytes, target: str, what: str, *, quiet: bool) -> None:
    """Write bytes as :func:`write` does words.

    Raises:
        OutputError: the file cannot be written.
    """
    if target == DASH:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        _replace(Path(os.path.realpath(target)), data)
    except OSError as error:
        raise OutputError(f"cannot write '{target}': {error.strerror or error}") from error
    if not quiet:
        say(f"{what} written to {target}")


def _replace(path: Path, data: bytes) -> None:
    """Put a new file in the place of the old one in one step; what is no regular file (a device, a pipe) is written to."""
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    beside = path.parent / f".tellings-{os.getpid()}.part"
    try:
        with beside.open("xb") as file:
            file.write(data)
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def show(answer: Edition | Readings) -> None:
    """Print the summary to standard output: with colours on a terminal, as plain text of the same width elsewhere."""
    from rich.console import Console

    from tellings.editing import contents, plain, summary

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    console = Console(highlight=False, markup=False, emoji=False)
    if sys.stdout.isatty():
        console.print(summary(answer) if isinstance(answer, Edition) else contents(answer))
    else:
        sys.stdout.write(plain(answer, console.width))


def finish(answer: Edition | Readings, *, shown: bool) -> int:
    """Show the summary where it is to be ``shown``, else at least the problems; return the exit status."""
    from tellings.cli.ending import ALL_READ, SOME_PROBLEMS

    if shown:
        show(answer)
    else:
        say_problems(answer.problems)
    return SOME_PROBLEMS if answer.problems else ALL_READ
