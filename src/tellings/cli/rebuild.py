"""``tellings rebuild``: what is derived from pages, brought up to date or made anew."""

from typing import Annotated

import typer

from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY, EditionsOption, JobsOption, LibraryOption, QuietOption
from tellings.cli.progress import progress


def rebuild(
    library: LibraryOption = DEFAULT_LIBRARY,
    everything: Annotated[bool, typer.Option("--all", help="Make everything anew, also what is up to date.")] = False,
    editions: EditionsOption = True,
    jobs: JobsOption = None,
    quiet: QuietOption = False,
) -> None:
    """Bring a library up to date: make what is missing or was made by an older version, from the pages as they were captured.

    Pages are never touched, and what people corrected holds on. An interrupted run is gone on with by the next one.
    """
    with ending():
        from tellings.cli.library_option import jobs_of, opened
        from tellings.library.database import require_library

        require_library(library)
        with opened(library, writing=True) as found, progress(quiet) as report:
            found.rebuild(everything=everything, jobs=jobs_of(jobs), editions=editions, progress=report)
        if not quiet:
            typer.echo("the library was made anew" if everything else "the library is up to date")
