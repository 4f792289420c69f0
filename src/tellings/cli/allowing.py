"""What every verb that may fetch is asked: which hosts inside the network it may fetch from."""

from typing import Annotated

import typer

AllowHostOption = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="HOST", help="A host inside the network from which addresses may be fetched; may be repeated."),
]

PAGES_HELP = "Files, folders (their files, by name), addresses (http://, https://) or '-' for standard input."
