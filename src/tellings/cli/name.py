"""``tellings name``: what a story is called."""

from typing import Annotated

import typer

from tellings.cli.correcting import BecauseOption, JsonOption, correct_library
from tellings.cli.library_option import DEFAULT_LIBRARY, EditionsOption, LibraryOption, QuietOption


def name(
    story: Annotated[str, typer.Argument(metavar="STORY", help="The key of the story, or the beginning of it.")],
    words: Annotated[str | None, typer.Argument(metavar="NAME", help="What it is called from now on.")] = None,
    none: Annotated[bool, typer.Option("--none", help="Instead of a name: take its name away.")] = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    because: BecauseOption = "",
    json: JsonOption = None,
    editions: EditionsOption = True,
    quiet: QuietOption = False,
) -> None:
    """Give a story a name, in the place of the headline that it is called by. The name stays with most of its pages."""
    if (words is None) != none:
        raise typer.BadParameter("give a name, or --none to take the name away.")
    correct_library(library, lambda found: found.name(story, words, because=because), target=json, editions=editions, quiet=quiet)
