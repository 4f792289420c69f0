"""``tellings merge``: several stories that are one."""

from typing import Annotated

import typer

from tellings.cli.correcting import BecauseOption, JsonOption, correct_library
from tellings.cli.library_option import DEFAULT_LIBRARY, EditionsOption, LibraryOption, QuietOption


def merge(
    stories: Annotated[list[str], typer.Argument(metavar="STORY", help="The keys of two stories or more, or beginnings of keys.")],
    library: LibraryOption = DEFAULT_LIBRARY,
    because: BecauseOption = "",
    json: JsonOption = None,
    editions: EditionsOption = True,
    quiet: QuietOption = False,
) -> None:
    """Make one story of several. It keeps the key of the biggest; the keys of the others lead to it. Every later run keeps to it."""
    correct_library(library, lambda found: found.merge(stories, because=because), target=json, editions=editions, quiet=quiet)
