"""From the log to the values that the steps take: each correction finds its place on the pages as they are now, or is adrift."""

import sqlite3
from collections.abc import Mapping, Sequence

from tellings.library.anchors import Anchor, find
from tellings.library.articles import load_article
from tellings.library.corrections import ON_EDITIONS, Correction, holding
from tellings.model import Applied, Article, Corrected, Corrections, GivenDirection, GivenKind, GivenRole, GivenSpeaker, Note, Span

_GONE = "its words are no longer on the page"


def given(corrections: Sequence[Correction], articles: Mapping[str, Article], title: str | None = None) -> Corrections:
    """Return what some corrections say about a story as the steps take it; ``articles`` are its articles by place."""
    roles, speakers, directions, kinds, lost = [], [], [], [], []
    for one in corrections:
        subject, value = one.subject, one.value
        if one.verb == "direction":
            source, to = articles.get(subject.source or ""), articles.get(subject.to or "")
            if source and to:
                directions.append(GivenDirection(one.id, source.id, to.id, value.open))
        elif one.verb == "kind" and value.kind:
            spans = tuple(span for anchor in subject.spans if (span := _found(anchor, articles)))
            if spans:
                kinds.append(GivenKind(one.id, spans, value.kind))
            else:
                lost.append(Applied(one.id, "kind", False, _GONE))
        elif one.verb in ("role", "speaker") and subject.at:
            span = _found(subject.at, articles)
            if span is None:
                lost.append(Applied(one.id, _corrected(one), False, _GONE))
            elif one.verb == "role" and value.role:
                roles.append(GivenRole(one.id, span, value.role))
            elif one.verb == "speaker":
                speakers.append(GivenSpeaker(one.id, span, value.speaker))
    return Corrections(tuple(roles), tuple(speakers), tuple(directions), tuple(kinds), title, tuple(lost))


def noted(notes: Sequence[Correction], articles: Mapping[str, Article]) -> tuple[Note, ...]:
    """Return the notes that find their place; ``articles`` are those of a story by place."""
    found = [(one, _found(one.subject.at, articles)) for one in notes if one.verb == "note" and one.subject.at]
    return tuple(Note(one.id, one.at, one.words, span) for one, span in found if span)


def adrift(connection: sqlite3.Connection) -> tuple[tuple[Correction, str], ...]:
    """Return the corrections and notes that hold but no longer find their words or their page, oldest first, each with why."""
    found = []
    known: dict[str, Article | None] = {}
    for one in holding(connection, ON_EDITIONS | {"note"}):
        for place in one.subject.places():
            if place not in known:
                known[place] = current_at(connection, place)
        missing = [place for place in one.subject.places() if known[place] is None]
        there = {place: article for place, article in known.items() if article is not None}
        anchors = [one.subject.at] if one.subject.at else list(one.subject.spans)
        if missing and (len(missing) == len(one.subject.places()) or one.verb == "direction"):
            found.append((one, f"there is no article of {missing[0]} any more"))
        elif anchors and not any(_found(anchor, there) for anchor in anchors):
            found.append((one, _GONE))
    return tuple(found)


def current_at(connection: sqlite3.Connection, place: str) -> Article | None:
    """Return the current article of a place."""
    sql = (
        "SELECT article.key FROM place JOIN capture ON capture.place = place.id JOIN article ON article.capture = capture.id"
        " WHERE place.name = ? AND article.current = 1"
    )
    row = connection.execute(sql, (place,)).fetchone()
    return load_article(connection, row[0]) if row else None


def _found(anchor: Anchor, articles: Mapping[str, Article]) -> Span | None:
    article = articles.get(anchor.place)
    return find(anchor, article) if article else None


def _corrected(one: Correction) -> Corrected:
    return "role" if one.verb == "role" else "speaker"
