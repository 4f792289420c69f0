"""An article: its words with what the comparison found in layers over them, its facts, its versions, its story, its points."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from tellings.editing.article_view import article_view
from tellings.editing.display import in_line, shortened
from tellings.editing.layers import LAYERS, SIGNS, Laid, anchor_of, labels_of, lay, links_of
from tellings.editing.lineage import sentences
from tellings.editing.marking import Link
from tellings.editing.names import page_name
from tellings.editing.phrases import KINDS
from tellings.editing.portions import Portion, only, portion_at, portions
from tellings.model import Article, Point, Span
from tellings.web.answering import Answer, Visit, both
from tellings.web.editions import Told, story_row, told
from tellings.web.linking import article_path, story_path
from tellings.web.shelved import Pinned, Shelved, pinned, shelved

_RANGE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)

# Points of a kind that are listed; the rest stands on the story's own page of that kind.
_MOST_POINTS = 8
# Pages of the story to compare with that are listed, those first with which it shares most.
_MOST_OTHERS = 24
# Marks in one part of an article. The densest real part has 240; beyond some thousand the page would grow over its 150 KB.
_MOST_MARKS = 420


class Row(NamedTuple):
    """A point that an article supports: where it stands in the story, what it is about, the article's words, and where these are."""

    href: str
    about: str
    words: str
    here: str
    support: str


class Other(NamedTuple):
    """Another page of the story, and how many characters of this one's wording it has."""

    key: str
    name: str
    shared: int


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

    def notes() -> tuple[Pinned, ...]:
        return pinned(connection, found.article, found.place)

    def story() -> Told | None:
        whole = told(connection, row) if row else None
        return whole if whole and found.article.id in whole.articles else None

    def context() -> dict[str, Any]:
        whole = story()
        return {
            "row": row,
            "path": article_path(found.article.id),
            "shelf": found,
            "part": part,
            "parts": parts,
            "notes": notes(),
            **_shown(found, whole, part, at, notes()),
            **(_within(found.article, whole) if whole else {"groups": [], "others": [], "lineage": []}),
        }

    def data() -> Any:
        return _data(found, row.key if row else None, story(), notes())

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
        raise HTTPException(400, f"Words are asked for by their offsets, as in ?at=10-20; this article has {len(article.text):,} characters.")
    return span


def _part(visit: Visit, parts: tuple[Portion, ...], at: Span | None) -> Portion:
    asked = visit.asked("part")
    if not asked:
        return portion_at(parts, at.start) if at else parts[0]
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 6 and 1 <= int(asked) <= len(parts)):
        raise HTTPException(404, f"This article has {len(parts)} {'part' if len(parts) == 1 else 'parts'}; ask for one as in ?part=1.")
    return parts[int(asked) - 1]


def _shown(found: Shelved, whole: Told | None, part: Portion, at: Span | None, notes: Sequence[Pinned]) -> dict[str, Any]:
    """Return the words of a part with their marks, and how many of each layer there are."""
    article = whole.articles[found.article.id] if whole else found.article
    links = links_of(whole.story, article.id, whole.linking.entry) if whole else []
    labels = labels_of(whole.story, article.id, whole.names, whole.linking.entry) if whole else {}
    links += [Link(note.span, f"#note-{note.id}", "note") for note in notes if note.span]
    labels |= {f"#note-{note.id}": shortened(in_line(note.words or f"{note.what}: {note.says}"), 60) for note in notes}
    laid = lay(links, labels, part.start, part.end)
    left_out = len(laid.marks) - _MOST_MARKS
    if left_out > 0:
        laid = _fewer(laid)
    marks = [*laid.marks]
    if at is not None:
        marks = _with_asked(laid, at)
    view = article_view(only(article, part), whole.names[article.id] if whole else page_name(found.place), marks)
    beside = laid.beside([section.block for section in view.sections])
    kinds = [chip.kind for chip, _ in laid.chips]
    return {
        "view": view,
        "sections": list(zip(view.sections, beside, strict=True)),
        "layers": [(layer, sum(kind in layer.kinds for kind in kinds)) for layer in LAYERS],
        "signs": SIGNS,
        "rest": sum(section.block.role == "furniture" for section in view.sections),
        "left_out": max(0, left_out),
    }


def _fewer(laid: Laid) -> Laid:
    """Return the marks that tell most: those that other pages have a say in before those of this page alone."""
    order = [layer_kind for layer in LAYERS for layer_kind in layer.kinds if layer_kind != "single"] + ["single"]
    rank = {kind: place for place, kind in enumerate(order)}
    best = sorted(laid.marks, key=lambda mark: min((rank.get(kind, len(rank)) for kind in mark.kinds), default=len(rank)))[:_MOST_MARKS]
    kept = {mark.anchor for mark in best}
    return Laid(
        tuple(mark for mark in laid.marks if mark.anchor in kept), tuple(each for each in laid.chips if each[0].anchors[0] in kept)
    )


def _with_asked(laid: Laid, at: Span) -> list[Any]:
    from tellings.editing.marking import Mark

    marks = [*laid.marks, Mark("at", at.start, at.end, ("asked",), ())]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _within(article: Article, whole: Told) -> dict[str, Any]:
    """Return what an article is in its story: its points, the pages to compare it with, and where its wording is from."""
    shared: dict[str, int] = {}
    for reuse in whole.story.reuse:
        for mine, other in ((reuse.a, reuse.b), (reuse.b, reuse.a)):
            if mine.article == article.id:
                shared[other.article] = shared.get(other.article, 0) + len(mine)
    others = [Other(key, whole.names[key], shared.get(key, 0)) for key in whole.articles if key != article.id]
    others.sort(key=lambda other: (-other.shared, other.name))
    mine = {whole.names[article.id]}
    told_of = [said for subject, said in sentences(whole.story, whole.names) if subject in mine]
    return {
        "groups": _groups(article, whole),
        "others": others[:_MOST_OTHERS],
        "more_others": max(0, len(others) - _MOST_OTHERS),
        "lineage": told_of[:6],
    }


def _groups(article: Article, whole: Told) -> list[Any]:
    found: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    for point in whole.story.points:
        spans = [span for reading in point.readings for span in reading.spans if span.article == article.id]
        if spans and point.kind != "single":
            found[point.kind].append(_row(point, spans[0], article, whole))
    singles = sum(any(span.article == article.id for reading in point.readings for span in reading.spans) for point in _single(whole))
    groups = [(kind, KINDS[kind], rows[:_MOST_POINTS], len(rows)) for kind, rows in found.items() if rows]
    return [*groups, *([("single", KINDS["single"], [], singles)] if singles else [])]


def _single(whole: Told) -> list[Point]:
    return [point for point in whole.story.points if point.kind == "single"]


def _row(point: Point, span: Span, article: Article, whole: Told) -> Row:
    words = shortened(in_line(article.text[span.start : span.end][:400]), 150)
    support = point.support
    behind = f"{support.texts} {'text' if support.texts == 1 else 'texts'} on {support.articles} {'page' if support.articles == 1 else 'pages'}"
    return Row(whole.linking.entry(point.id), shortened(in_line(point.about.text), 80), words, whole.linking.span(span), behind)


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
