"""``tellings read``: pages in, articles out, and nothing compared."""

from typing import Annotated

import typer

from tellings.cli.allowing import PAGES_HELP, AllowHostOption
from tellings.cli.ending import ending
from tellings.cli.output import finish, write
from tellings.cli.progress import progress
from tellings.cli.usage import DASH, check_apart, check_pages, check_target, standard_input


def read(
    pages: Annotated[
        list[str],
        typer.Argument(metavar="PAGE", help=PAGES_HELP, callback=check_pages),
    ],
    json: Annotated[
        str | None,
        typer.Option("--json", metavar="FILE", help="Write the articles as JSON; '-' is standard output.", callback=check_target),
    ] = None,
    allow_host: AllowHostOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress.")] = False,
) -> None:
    """Read pages and stop: what is the story on each, what is not, and what the page says of itself.

    Exit status: 0 all pages were read, 1 some had problems but the rest was read, 2 wrong usage, 3 nothing could be read.
    """
    check_apart(pages, (json,))
    with ending():
        from tellings.comparison import read as read_pages

        with progress(quiet) as report:
            allowed = {"allow_hosts": allow_host} if allow_host else {}
            readings = read_pages(pages, progress=report, stdin=standard_input(pages), **allowed)
        if json is not None:
            write(readings.to_json(), json, "articles", quiet=quiet)
        status = finish(readings, shown=not quiet and json != DASH)
    raise typer.Exit(status)
