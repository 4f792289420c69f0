"""What every verb on a library is asked: which file it is, and how many processes work."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tellings.library import Library

# The library where none is named.
DEFAULT_LIBRARY = "library.tellings"

LibraryOption = Annotated[
    str,
    typer.Option("--library", "-L", metavar="FILE", envvar="TELLINGS_LIBRARY", help="The file of the library."),
]

JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", min=1, max=256, help="Processes that read pages and make editions; by default one a processor."),
]

QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress.")]

EditionsOption = Annotated[
    bool, typer.Option("--editions/--no-editions", help="Make the editions of stories, or leave that to a later run.")
]


@contextmanager
def opened(library: str, *, writing: bool = False) -> "Iterator[Library]":
    """Open a library for one verb."""
    from tellings.library import Library

    with Library.open(library, writing=writing) as found:
        yield found


def jobs_of(jobs: int | None) -> int:
    """Return how many processes are to work."""
    from tellings.library.working import processors

    return jobs or processors()


def check_not_library(target: str | None, library: str) -> None:
    """Check that an output would not overwrite the library.

    Raises:
        typer.BadParameter: it would.
    """
    if target not in (None, "-") and os.path.realpath(str(target)) == os.path.realpath(library):
        raise typer.BadParameter(f"'{target}' is the library: it would be overwritten.")
