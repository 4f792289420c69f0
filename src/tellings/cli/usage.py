"""What a person may ask, checked before any work begins."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import typer

# What stands for standard input among pages and for standard output among files.
DASH = "-"


def show_version(asked: bool) -> None:
    """Print the version and stop, where it was asked for."""
    if asked:
        from tellings.version import __version__

        typer.echo(f"tellings {__version__}")
        raise typer.Exit


def _shown(name: object) -> str:
    from tellings.editing.display import in_line

    return in_line(str(name))


def check_pages(pages: Sequence[str]) -> list[str]:
    """Return the pages as given.

    Raises:
        typer.BadParameter: ``-`` is given twice, though standard input can be read only once, or a page is an empty word.
    """
    if list(pages).count(DASH) > 1:
        raise typer.BadParameter("'-' is given twice, but standard input can be read only once.")
    if "" in pages:
        raise typer.BadParameter("a page is an empty word; give a file, a folder or '-' for standard input.")
    return list(pages)


def standard_input(pages: Sequence[str]) -> BinaryIO | None:
    """Return the bytes of standard input where ``-`` is among the pages, and tell a person at a terminal that they are waited for.

    Raises:
        typer.BadParameter: standard input is asked for but closed.
    """
    if DASH not in pages:
        return None
    if sys.stdin is None:
        raise typer.BadParameter("'-' stands for standard input, but that is closed.")
    if sys.stdin.isatty():
        typer.echo("reading a page from the keyboard; end it with Ctrl-D", err=True)
    return sys.stdin.buffer


def check_target(target: str | None) -> str | None:
    """Return the file to write, as given.

    Raises:
        typer.BadParameter: it is a folder, or stands in a folder that does not exist or may not be written to.
    """
    if target is None or target == DASH:
        return target
    try:
        path = Path(os.path.realpath(target))
        folder = path.parent
        if target == "" or path.is_dir():
            raise typer.BadParameter(f"'{_shown(target)}' is a folder; name a file in it, or '-' for standard output.")
        if not folder.is_dir():
            raise typer.BadParameter(f"the folder '{_shown(folder)}' does not exist; make it first.")
        if not os.access(folder, os.W_OK) and not (path.exists() and os.access(path, os.W_OK)):
            raise typer.BadParameter(f"the folder '{_shown(folder)}' may not be written to.")
    except (OSError, ValueError) as error:
        raise typer.BadParameter(f"'{_shown(target)}' cannot be written: {error}.") from error
    return target


def check_apart(pages: Sequence[str], targets: Sequence[str | None]) -> None:
    """Check that no output would overwrite a page or another output.

    Raises:
        typer.BadParameter: two outputs are one file, or an output is one of the pages.
    """
    named = [target for target in targets if target is not None]
    if named.count(DASH) > 1:
        raise typer.BadParameter("'-' is given twice, but standard output takes only one of --json and --html.")
    files = [os.path.realpath(target) for target in named if target != DASH]
    if len(set(files)) < len(files):
        raise typer.BadParameter("--json and --html name the same file.")
    given = {os.path.realpath(page) for page in pages if page != DASH and "\0" not in page}
    for file in files:
        if file in given:
            raise typer.BadParameter(f"'{_shown(file)}' is one of the pages: it would be overwritten.")
