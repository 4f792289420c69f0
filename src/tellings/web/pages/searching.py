"""Search: the pages that have words, with the very words, by outlet, agency, speaker, day and kind of point."""

from typing import Any

from starlette.routing import BaseRoute

from tellings.editing.display import visible
from tellings.library.asking import search
from tellings.library.asking.snippets import Snippet
from tellings.web.answering import Answer, Visit, both
from tellings.web.linking import article_path, found_path, story_path
from tellings.web.paging import pages_of

# Hits on a page of the list.
SIZE = 20

# What a search can be narrowed by, each a name or words of one; how a person calls it.
NARROWED = {"outlet": "Outlet", "agency": "Agency", "speaker": "Quotes", "since": "Since", "until": "Until"}


def show(visit: Visit) -> Answer:
    """Return the pages that have the words asked for; without words, what can be asked."""
    words = visit.asked("q")
    narrowed = {name: visit.asked(name) for name in NARROWED}
    kind = visit.asked("kind")
    shown = {"here": "search", "asked": words, "narrowed": narrowed, "kind": kind, "labels": NARROWED}
    if not words or visit.connection is None:
        return Answer("search.html.jinja", lambda: {**shown, "found": None}, lambda: {"words": words, "total": 0, "hits": []})
    number = visit.page()
    found = search(
        visit.connection,
        words,
        outlet=narrowed["outlet"] or None,
        agency=narrowed["agency"] or None,
        speaker=narrowed["speaker"] or None,
        since=narrowed["since"] or None,
        until=narrowed["until"] or None,
        kind=kind or None,
        limit=SIZE,
        offset=(number - 1) * SIZE,
    )
    pages = pages_of(found.total, SIZE, number, "/search", {"q": words, **narrowed, "kind": kind})

    def context() -> dict[str, Any]:
        hits = [
            (
                hit.page,
                found_path(hit.snippet.span) if hit.snippet else article_path(hit.page.article),
                story_path(hit.story) if hit.story else "",
                _stretches(hit.snippet) if hit.snippet else (),
            )
            for hit in found.hits
        ]
        return {**shown, "found": found, "hits": hits, "pages": pages}

    return Answer("search.html.jinja", context, lambda: found)


def _stretches(snippet: Snippet) -> list[tuple[str, bool]]:
    """Cut the words of a snippet into those that were looked for and those between."""
    cut, place = [], snippet.span.start
    for found in snippet.found:
        cut.append((snippet.words[place - snippet.span.start : found.start - snippet.span.start], False))
        cut.append((snippet.words[found.start - snippet.span.start : found.end - snippet.span.start], True))
        place = found.end
    cut.append((snippet.words[place - snippet.span.start :], False))
    return [(visible(words), is_found) for words, is_found in cut if words]


routes: list[BaseRoute] = [*both("/search", show)]
