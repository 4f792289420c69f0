"""``tellings import``: an exported library into a library."""

import sys
from typing import Annotated

import typer

from tellings.cli.add import status_of, told
from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY, EditionsOption, JobsOption, LibraryOption, QuietOption
from tellings.cli.progress import progress
from tellings.cli.usage import DASH


def import_(
    source: Annotated[str, typer.Argument(metavar="FILE", help="A file that `tellings export` wrote, or '-' for standard input.")],
    library: LibraryOption = DEFAULT_LIBRARY,
    editions: EditionsOption = True,
    jobs: JobsOption = None,
    quiet: QuietOption = False,
) -> None:
    """Add an exported library to a library: pages with their times, sources and corrections. Importing it again changes nothing."""
    with ending():
        from tellings.cli.library_option import jobs_of, opened

        with opened(library, writing=True) as found, progress(quiet) as report:
            kept = found.import_(sys.stdin.buffer if source == DASH else source, jobs=jobs_of(jobs), editions=editions, progress=report)
        if not quiet:
            typer.echo(told(kept))
    raise typer.Exit(status_of(kept))
