"""Pages for what goes wrong: what it was, and what to do."""

import logging

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tellings.errors import LibraryError
from tellings.web.rendering import render

# What each status means to a person; the message below it says what was wrong this time.
TITLES = {
    400: "This question cannot be answered",
    403: "This is not allowed",
    404: "There is nothing here",
    405: "This cannot be done here",
    413: "This is too much at once",
    422: "None of these pages could be read",
    500: "Something broke in the reading room",
    503: "The reading room is busy",
}

_NOTHING = "No page has this address. It may have been mistyped, or what it showed went into another story."

_log = logging.getLogger("tellings.web")


def told(request: Request, error: Exception) -> Response:
    """Return the page that tells what was wrong with a request, or that something failed: what it was then stands in the log only."""
    if isinstance(error, HTTPException):
        said = _NOTHING if error.detail in ("Not Found", "Method Not Allowed") else error.detail
        return _page(request, error.status_code, said, dict(error.headers or {}))
    if isinstance(error, LibraryError):
        return _page(request, 500, str(error))
    _log.error("%s failed", request.url.path, exc_info=error)
    said = "The fault is ours; nothing of the library was changed. What happened is written where `tellings serve` runs."
    return _page(request, 500, said)


def _page(request: Request, status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    title = TITLES.get(status, TITLES[400])
    if request.url.path.endswith(".json"):
        body = msgspec.json.encode({"error": {"status": status, "title": title, "message": message}})
        return Response(body, status, media_type="application/json", headers=headers)
    page = render("error.html.jinja", {"status": status, "title": title, "message": message})
    return Response(page, status, media_type="text/html", headers=headers)
