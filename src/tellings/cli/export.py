"""``tellings export``: a library in a form that any program can read."""

import sys
from typing import Annotated

import typer

from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption, QuietOption, check_not_library
from tellings.cli.usage import DASH, check_target


def export(
    target: Annotated[str, typer.Option("--to", metavar="FILE", help="The file to write; '-' is standard output.", callback=check_target)],
    library: LibraryOption = DEFAULT_LIBRARY,
    quiet: QuietOption = False,
) -> None:
    """Write what a library holds and cannot make again as gzipped JSON Lines: pages with their times, sources, corrections."""
    check_not_library(target, library)
    with ending():
        from tellings.cli.ending import say
        from tellings.cli.library_option import opened

        with opened(library) as found:
            held = found.export(sys.stdout.buffer if target == DASH else target)
        if not quiet:
            say(f"export written to {target}: {held.pages:,} pages seen {held.captures:,} times, {held.rows:,} sources and corrections")
