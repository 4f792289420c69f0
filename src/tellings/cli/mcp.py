"""``tellings mcp``: the library and the comparison for programs, by the Model Context Protocol."""

from pathlib import Path
from typing import Annotated

import typer

from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption


def mcp(
    library: LibraryOption = DEFAULT_LIBRARY,
    files: Annotated[
        list[Path] | None,
        typer.Option(
            "--files",
            metavar="FOLDER",
            help="A folder whose files may be compared; may be given again. Without it no file is read but the library.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Let addresses be fetched to be compared; without it nothing is fetched.")] = False,
) -> None:
    """Let a program ask the library and compare pages, over standard input and output, by the Model Context Protocol.

    The program starts this itself: see docs/how-to/give-an-agent-the-library.md. Nothing is changed or kept. Needs the extra `mcp`.
    """
    with ending():
        from tellings.library.database import open_database
        from tellings.mcp.serving import serve
        from tellings.mcp.tool import Desk

        place = Path(library)
        if place.exists() or library != DEFAULT_LIBRARY:
            open_database(place, writing=False).close()
        serve(Desk(place, tuple(files or ()), fetch))
