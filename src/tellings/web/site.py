"""The site as one application: pages over a library, what guards them, and what each error says."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from tellings.web.answering import Memory
from tellings.web.apart import Apart
from tellings.web.guarding import LOOPBACK, Guard
from tellings.web.keeping import Kept
from tellings.web.reading import Readers
from tellings.web.rendering import static, style, warm
from tellings.web.tokens import Tokens
from tellings.web.troubles import told

# Scripts of the folder ``static``; the style is one sheet, made of that of the edition and that of the site.
SCRIPTS = ("site.js", "layers.js", "compare.js")

# Seconds that a browser may keep the style and the scripts: their addresses change with them.
_STATIC_AGE = 86_400


def site(library: Path | str | None, *, allowed_hosts: Sequence[str] = LOOPBACK) -> Starlette:
    """Return the application over a library; ``None``, or a file that is not there yet: an empty reading room.

    ``allowed_hosts`` are the names and addresses that it may be asked by (the Host header of a request).
    """

    @asynccontextmanager
    async def open_rooms(_app: Starlette) -> AsyncIterator[None]:
        warm()
        yield
        made.state.readers.close()

    made = Starlette(
        routes=routes(),
        middleware=[Middleware(Guard, allowed_hosts=allowed_hosts)],
        exception_handlers={HTTPException: told},
        lifespan=open_rooms,
    )
    made.state.readers = Readers(Path(library) if library is not None else None)
    made.state.kept = Kept()
    made.state.memory = Memory()
    made.state.tokens = Tokens()
    made.state.apart = Apart()
    return made


def routes() -> list[BaseRoute]:
    """Return the routes of all pages."""
    from tellings.web.pages import article, comparing, front, keys, own, searching, section, sources, story

    modules = [front, searching, sources, own, keys, article, comparing, section, story]
    return [Route("/static/{name}", _static, methods=["GET"]), *(route for module in modules for route in module.routes)]


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    headers = {"Cache-Control": f"private, max-age={_STATIC_AGE}"}
    if name == "site.css":
        return Response(style(), media_type="text/css", headers=headers)
    if name in SCRIPTS:
        try:
            return Response(static(name), media_type="text/javascript", headers=headers)
        except FileNotFoundError:
            pass
    raise HTTPException(404)
