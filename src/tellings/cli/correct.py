"""``tellings correct``: a role, a direction, a kind or a speaker that the library has wrong."""

from typing import Annotated

import typer

from tellings.cli.correcting import AtOption, BecauseOption, JsonOption, WordsOption, correct_library
from tellings.cli.library_option import DEFAULT_LIBRARY, EditionsOption, LibraryOption, QuietOption

correct = typer.Typer(
    name="correct",
    no_args_is_help=True,
    help="Correct what the library has wrong: a role, a direction, a kind or a speaker. Every later run keeps to it.",
)

ArticleArgument = Annotated[str, typer.Argument(metavar="ARTICLE", help="The key of the article, or its page.")]


@correct.command()
def role(
    article: ArticleArgument,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="body, standfirst, furniture, caption, … as in the reference of editions.")],
    words: WordsOption = None,
    at: AtOption = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    because: BecauseOption = "",
    json: JsonOption = None,
    editions: EditionsOption = True,
    quiet: QuietOption = False,
) -> None:
    """Say what role words of a page have: what is body is stated, what is furniture is not part of the story."""
    correct_library(
        library,
        lambda found: found.correct_role(article, role, words=words, at=at, because=because),
        target=json,
        editions=editions,
        quiet=quiet,
    )


@correct.command()
def speaker(
    article: ArticleArgument,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Who says it.")] = None,
    unknown: Annotated[bool, typer.Option("--unknown", help="Instead of a name: nobody can tell.")] = False,
    words: WordsOption = None,
    at: AtOption = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    because: BecauseOption = "",
    json: JsonOption = None,
    editions: EditionsOption = True,
    quiet: QuietOption = False,
) -> None:
    """Say who speaks the words of a quote or a statement."""
    if (name is None) != unknown:
        raise typer.BadParameter("give the name of who says it, or --unknown where nobody can tell.")
    correct_library(
        library,
        lambda found: found.correct_speaker(article, name, words=words, at=at, because=because),
        target=json,
        editions=editions,
        quiet=quiet,
    )


@correct.command()
def direction(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The article that had the wording first: its key or its page.")],
    to: Annotated[str, typer.Argument(metavar="TO", help="The article that has it from there.")],
    unknown: Annotated[bool, typer.Option("--unknown", help="Neither has it from the other, or nobody can tell.")] = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    because: BecauseOption = "",
    json: JsonOption = None,
    editions: EditionsOption = True,
    quiet: QuietOption = False,
) -> None:
    """Say which of two articles had the wording that they share first."""
    correct_library(
        library,
        lambda found: found.correct_direction(source, to, unknown=unknown, because=because),
        target=json,
        editions=editions,
        quiet=quiet,
    )


@correct.command()
def kind(
    story: Annotated[str, typer.Argument(metavar="STORY", help="The key of the story, or the beginning of it.")],
    point: Annotated[str, typer.Argument(metavar="POINT", help="The id of the point, or the beginning of it.")],
    kind: Annotated[str, typer.Argument(metavar="KIND", help="conflict, update, variant, agreed, copied or single.")],
    library: LibraryOption = DEFAULT_LIBRARY,
    because: BecauseOption = "",
    json: JsonOption = None,
    editions: EditionsOption = True,
    quiet: QuietOption = False,
) -> None:
    """Say of what kind a point is: that a conflict is none, or that a variant is one."""
    correct_library(
        library,
        lambda found: found.correct_kind(story, point, kind, because=because),
        target=json,
        editions=editions,
        quiet=quiet,
    )
