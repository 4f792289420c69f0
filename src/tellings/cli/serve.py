"""``tellings serve``: the reading room in a browser."""

from pathlib import Path
from typing import Annotated

import typer

from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY

# The port where none is named: not one of a service that is known.
PORT = 8642


def serve(
    library: Annotated[
        str, typer.Argument(metavar="[LIBRARY]", envvar="TELLINGS_LIBRARY", help="The file of the library.", show_default=True)
    ] = DEFAULT_LIBRARY,
    host: Annotated[
        str, typer.Option("--host", metavar="HOST", help="The address to listen on; only this machine reaches the default.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="The port; 0 is any that is free.")] = PORT,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="NAME", help="A name by which others may ask for the site; may be given again.")
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the front page in the browser.")] = False,
) -> None:
    """Read the library in a browser: stories, their texts, conflicts and words, searched and side by side.

    Nothing leaves this machine, and nothing of the library is changed by looking. End it with Ctrl-C.
    """
    with ending():
        from tellings.errors import LibraryError
        from tellings.library.database import open_database
        from tellings.web import serving

        place = Path(library)
        if place.exists() or library != DEFAULT_LIBRARY:
            open_database(place, writing=False).close()
        try:
            listener = serving.listening(host, port)
        except OSError as error:
            raise LibraryError(f"nothing can listen on {host} port {port}: {error.strerror}; name another with --port or --host") from error
        address = serving.address_of(listener, host)

        def ready() -> None:
            typer.echo(f"The reading room is open: {address}  (end it with Ctrl-C)", err=True)
            if host not in ("127.0.0.1", "::1", "localhost"):
                typer.echo("Others on the network can read all of the library: nobody is asked for a password.", err=True)
            if show:
                serving.show(address)

        serving.serve(place, listener, allowed_hosts=serving.allowed_by(host, name or ()), ready=ready)
