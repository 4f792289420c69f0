"""What a person may ask, checked before any work begins."""

from collections.abc import Sequence
from pathlib import Path

import typer

# What stands for standard input among pages and for standard output among files.
DASH = "-"


def show_version(asked: bool) -> None:
    """Print the version and stop, where it was asked for."""
    if asked:
        from tellings.version import __version__

        typer.echo(f"tellings {__version__}")
        raise typer.Exit


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


def check_target(target: str | None) -> str | None:
    """Return the file to write, as given.

    Raises:
        typer.BadParameter: it is a folder, or stands in a folder that does not exist or may not be written to.
    """
    import os

    if target is None or target == DASH:
        return target
    try:
        path = Path(target)
        folder = path.resolve().parent
        if target == "" or path.is_dir():
            raise typer.BadParameter(f"'{target}' is a folder; name a file in it, or '-' for standard output.")
        if not folder.is_dir():
            raise typer.BadParameter(f"the folder '{folder}' does not exist; make it first.")
        if not os.access(folder, os.W_OK) and not (path.exists() and os.access(path, os.W_OK)):
            raise typer.BadParameter(f"the folder '{folder}' may not be written to.")
    except (OSError, ValueError) as error:
        raise typer.BadParameter(f"'{target}' cannot be written: {error}.") from error
    return target


def check_apart(pages: Sequence[str], targets: Sequence[str | None]) -> None:
    """Check that no output would overwrite a page or another output.

    Raises:
        typer.BadParameter: two outputs are one file, or an output is one of the pages.
    """
    named = [target for target in targets if target is not None]
    if named.count(DASH) > 1:
        raise typer.BadParameter("'-' is given twice, but standard output takes only one of --json and --html.")
    files = [Path(target).resolve() for target in named if target != DASH]
    if len(set(files)) < len(files):
        raise typer.BadParameter("--json and --html name the same file.")
    given = {Path(page).resolve() for page in pages if page != DASH and "\0" not in page}
    for file in files:
        if file in given:
            raise typer.BadParameter(f"'{file}' is one of the pages: it would be overwritten.")
