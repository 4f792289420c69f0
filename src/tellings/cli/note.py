"""``tellings note``: words pinned to a place on a page."""

from typing import Annotated

import typer

from tellings.cli.correcting import AtOption, JsonOption, WordsOption, correct_library
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption, QuietOption


def note(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The key of the article, or its page.")],
    said: Annotated[str, typer.Argument(metavar="NOTE", help="What to note.")],
    words: WordsOption = None,
    at: AtOption = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = None,
    quiet: QuietOption = False,
) -> None:
    """Pin a note to words of a page. It finds its words again in a newer version of the page."""
    correct_library(library, lambda found: found.note(article, said, words=words, at=at), target=json, editions=False, quiet=quiet)
