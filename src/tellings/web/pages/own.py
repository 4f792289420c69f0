"""Compare your own: pages pasted or uploaded are compared as the library's are, and kept only where that was asked."""

import hashlib
import re
from collections.abc import Sequence
from typing import Any

import msgspec
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tellings.editing.article_view import article_view
from tellings.editing.linking import pointed_at, within
from tellings.editing.marking import anchors, marks
from tellings.editing.names import page_name, short_names
from tellings.editing.story_view import story_view
from tellings.model import Edition, Page, Problem
from tellings.web.apart import BusyError, Task
from tellings.web.guarding import MOST_SENT
from tellings.web.linking import story_path
from tellings.web.rendering import render

# Fields to paste a page into, and files of one form.
PASTED, MOST_FILES = 4, 40
# Bytes of one pasted page.
_MOST_PASTED = 2 * 1024 * 1024

_HTML = re.compile(r"\s*<(?:!doctype|html|head|body|article|div|p|h[1-6]|\?xml)\b", re.IGNORECASE)


async def form(request: Request) -> Response:
    """Return the form."""
    return await _form(request, 200, {"trouble": "", "problems": (), "typed": []})


async def form_as_json(request: Request) -> Response:
    """Return what can be sent, and the token to send with it."""
    tokens = request.app.state.tokens
    visit = tokens.visit_of(request)
    told = {
        "token": tokens.token(visit),
        "fields": ["token", "pasted", "name", "files", "keep"],
        "most_bytes": MOST_SENT,
        "most_files": MOST_FILES,
        "can_keep": request.app.state.readers.library is not None,
    }
    return _remembered(request, Response(msgspec.json.encode(told), media_type="application/json"), visit)


async def compare(request: Request) -> Response:
    """Compare the pages of a form, and show the edition; where they were to be kept, go to their story."""
    as_json = request.url.path.endswith(".json")
    async with request.form(max_files=MOST_FILES, max_fields=4 * PASTED + 8, max_part_size=_MOST_PASTED) as sent:
        request.app.state.tokens.check(request, sent.get("token"))
        pages = await _pages(sent)
        keep = sent.get("keep") == "1"
    if len(pages) < 2:
        return await _refused(request, as_json, "Give two pages at least: what is compared is how they differ.", pages)
    library = request.app.state.readers.library
    if keep and library is None:
        raise HTTPException(400, "There is no library to keep pages in. Start with one: tellings serve LIBRARY")
    try:
        done = await request.app.state.apart.compare(Task(pages, str(library) if keep else None))
    except BusyError as error:
        raise HTTPException(503, str(error), {"Retry-After": "60"}) from error
    if done.edition is None:
        return await _refused(request, as_json, done.trouble, pages, done.problems)
    if as_json:
        return Response(msgspec.json.encode(done.edition), media_type="application/json")
    if done.story is not None:
        return RedirectResponse(story_path(done.story), 303)
    edition = done.edition
    page = await request.app.state.readers.work(lambda: render("own-edition.html.jinja", _shown(edition)))
    return Response(page, media_type="text/html")


async def _pages(sent: FormData) -> list[Page]:
    """Return the pages of a form: those pasted, under the names given for them, then the files."""
    names = [value if isinstance(value, str) else "" for value in sent.getlist("name")]
    pages = []
    for number, words in enumerate(sent.getlist("pasted")):
        if isinstance(words, str) and words.strip():
            given = names[number].strip()[:200] if number < len(names) else ""
            kind = "text/html" if _HTML.match(words) else "text/plain"
            name = given or f"pasted-{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:8]}"
            pages.append(Page.from_text(words.replace("\r\n", "\n"), name=name, media_type=kind))
    for file in sent.getlist("files"):
        if isinstance(file, UploadFile) and file.filename:
            data = await file.read()
            if data:
                pages.append(Page(file.filename.replace("\\", "/").rpartition("/")[2][:200] or "uploaded", data))
    return _named_apart(pages)


def _named_apart(pages: list[Page]) -> list[Page]:
    """Let no two pages of one form have the same name: they would be versions of one."""
    seen: dict[str, int] = {}
    made = []
    for page in pages:
        seen[page.name] = seen.get(page.name, 0) + 1
        made.append(page if seen[page.name] == 1 else msgspec.structs.replace(page, name=f"{page.name} ({seen[page.name]})"))
    return made


def _shown(edition: Edition) -> dict[str, Any]:
    """Return an edition as one page that holds everything, as the edition file does."""
    articles = {article.id: article for article in edition.articles}
    names = short_names(edition.articles)
    links = [link for story in edition.stories for link in pointed_at(story, lambda entry: f"#{entry}")]
    named = anchors(link.span for link in links)
    marked = marks(links, named)
    return {
        "here": "own",
        "stories": [story_view(story, articles, names, within(named)) for story in edition.stories],
        "articles": [article_view(articles[key], names[key], marked.get(key, ())) for key in sorted(articles, key=names.__getitem__)],
        "problems": [(page_name(problem.page), problem) for problem in edition.problems],
    }


async def _refused(request: Request, as_json: bool, said: str, pages: list[Page], problems: Sequence[Problem] = ()) -> Response:
    if as_json:
        told = {"error": {"status": 422, "title": "This cannot be compared", "message": said}, "problems": problems}
        return Response(msgspec.json.encode(told), 422, media_type="application/json")
    typed = [(page.name, page.data.decode("utf-8", "replace")) for page in pages if page.media_type is not None][:PASTED]
    shown = {"trouble": said, "problems": [(page_name(problem.page), problem) for problem in problems], "typed": typed}
    return await _form(request, 422, shown)


async def _form(request: Request, status: int, shown: dict[str, Any]) -> Response:
    """Return the form, with what is wrong with what was sent and with that itself, for another try."""
    tokens, readers = request.app.state.tokens, request.app.state.readers
    visit = tokens.visit_of(request)
    context = {
        "here": "own",
        "token": tokens.token(visit),
        "fields": PASTED,
        "most": MOST_SENT // 1024 // 1024,
        "most_files": MOST_FILES,
        "can_keep": readers.library is not None and readers.library.exists(),
        **shown,
    }
    page = await readers.work(lambda: render("own.html.jinja", context))
    return _remembered(request, Response(page, status, media_type="text/html"), visit)


def _remembered(request: Request, response: Response, visit: str) -> Response:
    """Add what an answer with a token needs: the cookie, and a policy under which the browser says where a form comes from."""
    request.app.state.tokens.remember(response, visit)
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-store"
    return response


routes: list[BaseRoute] = [
    Route("/own", form, methods=["GET"]),
    Route("/own.json", form_as_json, methods=["GET"]),
    Route("/own", compare, methods=["POST"]),
    Route("/own.json", compare, methods=["POST"]),
]
