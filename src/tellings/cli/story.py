"""``tellings story``: what a library holds on one story."""

from typing import Annotated

import typer

from tellings.cli.correcting import JsonOption
from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption, QuietOption, check_not_library
from tellings.cli.usage import DASH, check_apart, check_target

StoryArgument = Annotated[
    str,
    typer.Argument(metavar="STORY", help="The key of a story or the beginning of it, its name, or a page of it; see: tellings stories."),
]


def story(
    story: StoryArgument,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = None,
    html: Annotated[
        str | None,
        typer.Option("--html", metavar="FILE", help="Write the edition as one HTML page that needs nothing else.", callback=check_target),
    ] = None,
    quiet: QuietOption = False,
) -> None:
    """Show the edition of a story as `tellings compare` gives it on its pages, with what people corrected and noted.

    Exit status: 0, or 1 where some of its pages had problems.
    """
    check_apart((), (json, html))
    check_not_library(json, library)
    check_not_library(html, library)
    with ending():
        from tellings.cli.library_option import opened
        from tellings.cli.output import finish, write

        with opened(library) as found:
            edition = found.story(story)
        if json is not None:
            write(edition.to_json(), json, "edition", quiet=quiet)
        if html is not None:
            from tellings.editing import html as page

            write(page(edition), html, "page", quiet=quiet)
        status = finish(edition, shown=not quiet and DASH not in (json, html))
    raise typer.Exit(status)
