"""An article: its words with what the comparison found in layers over them, its facts, its versions, its story, its points."""

import re
from collections.abc import Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from tellings.editing.layers import SIGNS, anchor_of, links_of
from tellings.editing.portions import Portion, portion_at, portions
from tellings.model import Article, Span
from tellings.web.answering import Answer, Visit, both
from tellings.web.editions import Told, story_row, told
from tellings.web.linking import article_path, story_path
from tellings.web.overlay import overlay
from tellings.web.shelved import Pinned, Shelved, pinned, shelved
from tellings.web.standing import NOWHERE, standing

_RANGE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


def show(visit: Visit) -> Answer:
    """Return the page of an article."""
    connection = visit.library()
    found = shelved(connection, visit.path["key"])
    if found is None:
        raise HTTPException(404, "The library has no article of this name. The front page leads to those that there are.")
    row = story_row(connection, found.story) if found.story else None
    parts = portions(found.article)
    at = asked_span(visit, found.article)
    part = _part(visit, parts, at)

    def whole() -> Told | None:
        edition = told(connection, row) if row else None
        return edition if edition and found.article.id in edition.articles else None

    def context() -> dict[str, Any]:
        edition, notes = whole(), pinned(connection, found.article, found.place)
        article = edition.articles[found.article.id] if edition else found.article
        return {
            "row": row,
            "path": article_path(found.article.id),
            "shelf": found,
            "part": part,
            "notes": notes,
            "signs": SIGNS,
            "over": overlay(article, found.place, edition, part, at, notes),
            "standing": standing(article, edition) if edition else NOWHERE,
        }

    def data() -> dict[str, Any]:
        return _data(found, row.key if row else None, whole(), pinned(connection, found.article, found.place))

    return Answer("article_page.html.jinja", context, data, (found.made_of, row.made_of if row else None, part, at))


def asked_span(visit: Visit, article: Article) -> Span | None:
    """Return the words that ``?at=START-END`` asks for.

    Raises:
        HTTPException: 400 where it is no span of the article.
    """
    asked = visit.asked("at")
    if not asked:
        return None
    found = _RANGE.fullmatch(asked)
    span = Span(article.id, int(found[1]), int(found[2])) if found else None
    if span is None or not span.start < span.end <= len(article.text):
        size = f"this article has {len(article.text):,} characters"
        raise HTTPException(400, f"Words are asked for by their offsets, as in ?at=10-20; {size}.")
    return span


def _part(visit: Visit, parts: tuple[Portion, ...], at: Span | None) -> Portion:
    asked = visit.asked("part")
    if not asked:
        return portion_at(parts, at.start) if at else parts[0]
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 6 and 1 <= int(asked) <= len(parts)):
        raise HTTPException(404, f"This article has {len(parts)} {'part' if len(parts) == 1 else 'parts'}; ask for one as in ?part=1.")
    return parts[int(asked) - 1]


def _data(found: Shelved, story: str | None, whole: Told | None, notes: Sequence[Pinned]) -> dict[str, Any]:
    article = whole.articles[found.article.id] if whole else found.article
    links = links_of(whole.story, article.id, whole.linking.entry) if whole else []
    marks = [
        {"span": link.span, "anchor": anchor_of(link.span), "kind": link.kind, "entry": link.href}
        for link in sorted(set(links), key=lambda link: (link.span, link.kind, link.href))
    ]
    return {
        "article": article,
        "place": found.place,
        "is_current": found.is_current,
        "story": story,
        "story_path": story_path(story) if story else None,
        "versions": found.versions,
        "marks": marks,
        "notes": notes,
    }


routes: list[BaseRoute] = [*both("/article/{key}", show)]
