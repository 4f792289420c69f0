"""``tellings backup``: a copy of a library."""

from typing import Annotated

import typer

from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption, QuietOption


def backup(
    target: Annotated[str, typer.Argument(metavar="FILE", help="The file to write; an older backup there is replaced.")],
    library: LibraryOption = DEFAULT_LIBRARY,
    quiet: QuietOption = False,
) -> None:
    """Copy a library to a file, whole or not at all, as it is at one moment; others may go on writing to it meanwhile."""
    with ending():
        from tellings.cli.ending import say
        from tellings.cli.library_option import opened

        with opened(library) as found:
            size = found.backup(target)
        if not quiet:
            say(f"backup written to {target}: {size:,} bytes")
