"""``tellings pin``: what is one story stays one."""

from typing import Annotated

import typer

from tellings.cli.correcting import BecauseOption, JsonOption, correct_library
from tellings.cli.library_option import DEFAULT_LIBRARY, EditionsOption, LibraryOption, QuietOption


def pin(
    story: Annotated[str, typer.Argument(metavar="STORY", help="The key of the story, or the beginning of it.")],
    library: LibraryOption = DEFAULT_LIBRARY,
    because: BecauseOption = "",
    json: JsonOption = None,
    editions: EditionsOption = True,
    quiet: QuietOption = False,
) -> None:
    """Keep the articles that a story has now together: no later run parts them. Others may still join."""
    correct_library(library, lambda found: found.pin(story, because=because), target=json, editions=editions, quiet=quiet)
