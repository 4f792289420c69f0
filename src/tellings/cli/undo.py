"""``tellings undo``: a correction taken back."""

from typing import Annotated

import typer

from tellings.cli.correcting import JsonOption, correct_library
from tellings.cli.library_option import DEFAULT_LIBRARY, EditionsOption, LibraryOption, QuietOption


def undo(
    number: Annotated[int | None, typer.Argument(metavar="ID", min=1, help="Its number in the log; without it, the newest.")] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = None,
    editions: EditionsOption = True,
    quiet: QuietOption = False,
) -> None:
    """Take a correction or a note back, the newest or one by its number. The log still shows it."""
    correct_library(library, lambda found: found.undo(number), target=json, editions=editions, quiet=quiet)
