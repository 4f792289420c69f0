"""``tellings split``: articles out of a story, into one of their own."""

from typing import Annotated

import typer

from tellings.cli.correcting import BecauseOption, JsonOption, correct_library
from tellings.cli.library_option import DEFAULT_LIBRARY, EditionsOption, LibraryOption, QuietOption


def split(
    story: Annotated[str, typer.Argument(metavar="STORY", help="The key of the story, or the beginning of it.")],
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE", help="Articles that are another story: their keys or their pages.")],
    library: LibraryOption = DEFAULT_LIBRARY,
    because: BecauseOption = "",
    json: JsonOption = None,
    editions: EditionsOption = True,
    quiet: QuietOption = False,
) -> None:
    """Take articles out of a story, into a story of their own. Every later run keeps them together, and apart from the rest."""
    correct_library(library, lambda found: found.split(story, articles, because=because), target=json, editions=editions, quiet=quiet)
