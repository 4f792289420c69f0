"""What a page of the site is: a function from a visit to an answer, shown as HTML and given as JSON beside it."""

import hashlib
import sqlite3
from collections.abc import Callable, Hashable, Mapping
from typing import Any, NamedTuple

import msgspec
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tellings.errors import LibraryError
from tellings.library.database import place_of
from tellings.web.editions import StoryRow, Told, told
from tellings.web.keeping import Remembered
from tellings.web.rendering import look, render

# Editions that are remembered whole: one takes about as many bytes as its pages have, and five times that where all is said by several.
MOST_EDITIONS = 16
# Stories of which it is remembered how many texts they have: two numbers each.
MOST_TEXTS = 20_000

# Links to another page of a list are given for so many pages; nobody turns more.
MOST_PAGES = 100_000


class Memory:
    """What is remembered from one request to the next, of what does not change: editions that were read, and what lists take of them."""

    def __init__(self) -> None:
        self.editions: Remembered[Told | None] = Remembered(MOST_EDITIONS)
        self.texts: Remembered[tuple[int, int] | None] = Remembered(MOST_TEXTS)


class Visit(NamedTuple):
    """One request: the library (``None`` where there is none), the parts of the path, the questions behind it, and what is remembered."""

    connection: sqlite3.Connection | None
    path: Mapping[str, str]
    query: QueryParams
    memory: Memory

    def library(self) -> sqlite3.Connection:
        """Return the library.

        Raises:
            HTTPException: 404 where there is none.
        """
        if self.connection is None:
            raise HTTPException(404, "There is no library yet, so nothing is here. Make one with: tellings add PAGES")
        return self.connection

    def told(self, row: StoryRow) -> Told | None:
        """Return a story with its edition, as :func:`tellings.web.editions.told` does, read once while it stays the same."""
        return self.memory.editions.get((self.library_file(), row.made_of), lambda: told(self.library(), row))

    def library_file(self) -> str:
        """Return the file that the library is in."""
        return str(place_of(self.library()))

    def page(self) -> int:
        """Return which page of a list is asked for, counted from 1.

        Raises:
            HTTPException: 400 where it is no such number.
        """
        asked = self.query.get("page", "1")
        if not (asked.isascii() and asked.isdigit() and len(asked) <= 6 and 1 <= int(asked) <= MOST_PAGES):
            raise HTTPException(400, "The page of a list is a number from 1 on, as in ?page=2.")
        return int(asked)

    def asked(self, name: str) -> str:
        """Return one question of the address without white space around it; empty where it is not asked."""
        return self.query.get(name, "").strip()


class Answer(NamedTuple):
    """A page: its template with what it shows, and its twin as a value for JSON; both are made only where they are wanted.

    What it shows may name another ``template``, where that turns out only then. ``made_of`` names all that it hangs on: while that stays
    the same, the page that was rendered before is given again.
    """

    template: str
    context: Callable[[], Mapping[str, Any]]
    data: Callable[[], Any]
    made_of: Hashable = None


Show = Callable[[Visit], Answer]


def both(path: str, show: Show) -> list[Route]:
    """Return the routes of a page and of its twin: the same path and ``.json`` (``/index.json`` for ``/``)."""
    twin = "/index.json" if path == "/" else f"{path}.json"
    return [Route(twin, _endpoint(show, as_json=True), methods=["GET"]), Route(path, _endpoint(show, as_json=False), methods=["GET"])]


def _endpoint(show: Show, *, as_json: bool) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        rooms = request.app.state
        known = request.headers.get("if-none-match", "")

        def ask(connection: sqlite3.Connection | None) -> Response:
            try:
                answer = show(Visit(connection, request.path_params, request.query_params, rooms.memory))
                return _response(answer, as_json, known, rooms.kept.get)
            except LibraryError as error:
                raise HTTPException(404 if "there is no story" in str(error) else 400, str(error)) from error

        found: Response = await rooms.readers.ask(ask)
        return found

    return endpoint


def _response(answer: Answer, as_json: bool, known: str, kept: Callable[[Hashable, Callable[[], bytes]], bytes]) -> Response:
    media = "application/json" if as_json else "text/html"

    def make() -> bytes:
        if as_json:
            return msgspec.json.encode(answer.data())
        context = answer.context()
        return render(context.get("template", answer.template), context)

    if answer.made_of is None:
        return Response(make(), media_type=media)
    key = (look(), media, answer.template, answer.made_of)
    tag = f'"{hashlib.sha256(repr(key).encode("utf-8", "replace")).hexdigest()[:24]}"'
    if tag in known:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(make() if as_json else kept(key, make), media_type=media, headers={"ETag": tag})
