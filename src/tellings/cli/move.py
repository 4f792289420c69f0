"""``tellings move``: an article into the story that it belongs to."""

from typing import Annotated

import typer

from tellings.cli.correcting import BecauseOption, JsonOption, correct_library
from tellings.cli.library_option import DEFAULT_LIBRARY, EditionsOption, LibraryOption, QuietOption


def move(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The key of the article, or its page.")],
    story: Annotated[str | None, typer.Argument(metavar="STORY", help="The key of the story that it belongs to.")] = None,
    alone: Annotated[bool, typer.Option("--alone", help="Instead of a story: into a story of its own.")] = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    because: BecauseOption = "",
    json: JsonOption = None,
    editions: EditionsOption = True,
    quiet: QuietOption = False,
) -> None:
    """Move an article into another story, or into one of its own. Every later run keeps to it."""
    if (story is None) != alone:
        raise typer.BadParameter("name the story that the article belongs to, or give --alone for a story of its own.")
    correct_library(library, lambda found: found.move(article, story, because=because), target=json, editions=editions, quiet=quiet)
