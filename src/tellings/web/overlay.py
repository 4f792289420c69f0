"""The words of one part of an article under what the comparison found in them and what people noted."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tellings.editing.article_view import ArticleView, article_view
from tellings.editing.display import in_line, shortened
from tellings.editing.layers import LAYERS, Chip, Laid, Layer, labels_of, lay, links_of
from tellings.editing.marking import Link, Mark, Section
from tellings.editing.names import page_name
from tellings.editing.phrases import count
from tellings.editing.portions import Portion, only
from tellings.model import Article, Span
from tellings.web.editions import Told
from tellings.web.shelved import Pinned

# Marks in one part of an article; each takes some 250 bytes with its way on, and a page may have 150 KB. (The densest article of the real
# story has 215 in 10,600 characters, and a page of 87 KB.)
MOST_MARKS = 280

# Passages that are marked each by itself. A wire story is shared with all who print it, from and to nearly the same word.
MOST_PASSAGES = 30

_REUSED = ("narration", "shared")

# Characters of a note beside its words; the whole note stands in a list.
_NOTE = 60


class Overlay(NamedTuple):
    """A part of an article as its page shows it: its blocks, each with the ways on from it; each layer with how many ways on it has;
    how many blocks are not the story; how many marks would not fit."""

    view: ArticleView
    sections: tuple[tuple[Section, Sequence[Chip]], ...]
    layers: tuple[tuple[Layer, int], ...]
    rest: int
    left_out: int


def overlay(article: Article, place: str, whole: Told | None, part: Portion, at: Span | None, notes: Sequence[Pinned]) -> Overlay:
    """Return a part of an article; ``whole`` is the edition of its story, ``at`` are words that were asked for."""
    links = links_of(whole.story, article.id, whole.linking.entry) if whole else []
    labels = labels_of(whole.story, article.id, whole.names, whole.linking.entry) if whole else {}
    links, labels = _united(links, labels)
    links += [Link(note.span, f"#note-{note.id}", "note") for note in notes if note.span]
    labels |= {f"#note-{note.id}": shortened(in_line(note.words or f"{note.what}: {note.says}"), _NOTE) for note in notes}
    laid = lay(links, labels, part.start, part.end)
    shown = _fewer(laid)
    name = whole.names[article.id] if whole else page_name(place)
    view = article_view(only(article, part), name, _with_asked(shown.marks, at))
    beside = shown.beside([section.block for section in view.sections])
    return Overlay(
        view,
        tuple(zip(view.sections, beside, strict=True)),
        tuple((layer, sum(chip.kind in layer.kinds for chip, _ in shown.chips)) for layer in LAYERS),
        sum(section.block.role == "furniture" for section in view.sections),
        len(laid.marks) - len(shown.marks),
    )


def _united(links: Sequence[Link], labels: Mapping[str, str]) -> tuple[list[Link], dict[str, str]]:
    """Return links where passages that overlap are one, if there are many; the label says how many more pages have one of them."""
    found, named = [link for link in links if link.kind not in _REUSED], dict(labels)
    for kind in _REUSED:
        passages = sorted((link for link in links if link.kind == kind), key=lambda link: link.span)
        if len({link.span for link in passages}) <= MOST_PASSAGES:
            found += passages
            continue
        groups: list[list[Link]] = []
        end = 0
        for link in passages:
            if link.span.start >= end:
                groups.append([])
            groups[-1].append(link)
            end = max(end, link.span.end)
        for group in groups:
            first, others = group[0], sorted({labels.get(link.href, "") for link in group})
            found.append(first._replace(span=Span(first.span.article, first.span.start, max(link.span.end for link in group))))
            if len(others) > 1:
                named[first.href] = f"{others[0]} and {count(len(others) - 1, 'more page')}"
    return found, named


def _fewer(laid: Laid) -> Laid:
    """Return no more marks than fit, those first that other pages have a say in."""
    if len(laid.marks) <= MOST_MARKS:
        return laid
    weight = _weights()
    best = sorted(laid.marks, key=lambda mark: min((weight[kind] for kind in mark.kinds if kind in weight), default=len(weight)))
    kept = {mark.anchor for mark in best[:MOST_MARKS]}
    return Laid(tuple(mark for mark in laid.marks if mark.anchor in kept), tuple(each for each in laid.chips if each[0].anchors[0] in kept))


def _weights() -> Mapping[str, int]:
    kinds = [kind for layer in LAYERS for kind in layer.kinds if kind != "single"]
    return {kind: place for place, kind in enumerate(["note", *(kind for kind in kinds if kind != "note"), "single"])}


def _with_asked(marks: Sequence[Mark], at: Span | None) -> list[Mark]:
    """Return marks with the words that were asked for among them, under the anchor ``at``."""
    asked = [Mark("at", at.start, at.end, ("asked",), ())] if at else []
    return sorted([*asked, *marks], key=lambda mark: (mark.start, -mark.end))
