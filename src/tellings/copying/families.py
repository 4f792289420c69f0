"""Families: segments of articles that share narration, joined into texts without chaining two families through a composite page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.copying.narration import Narration
from tellings.copying.segments import Segment, segment_over, segments_of
from tellings.copying.signs import Unit, units_of
from tellings.copying.words import Words

# Two segments are of one text if they share this many words of narration, or this part of the shorter one. Less is a borrowed passage
# between two accounts, often from an indictment or a press release that both quote without marks: it leaves a range, but makes no
# family. Among real accounts of twelve events the one pair that only borrows shares .12 of the shorter (49 words); the pairs of the
# real and the invented story that are of one text share .59 and more (`python benchmarks/copying.py`).
LINK_WORDS, LINK_SHARE = 120, 0.2

# A segment of which this part stands in another article is explained by it.
EXPLAINED = 0.9

# A unit belongs to a partner that carries this part of its words.
UNIT_SHARE = 0.4


@dataclass(frozen=True)
class Grouped:
    """Segments and how they belong together.

    ``families`` are lists of positions in ``segments``, one at least each; ``weak`` are pairs of positions that share too little to be
    one text; ``loose`` are positions of segments that nobody shares and that were counted with a like-styled segment of their article.
    """

    segments: tuple[Segment, ...]
    families: tuple[tuple[int, ...], ...]
    weak: tuple[tuple[int, int], ...]
    loose: tuple[int, ...]


def grouped(narration: Narration) -> Grouped:
    """Part every article into segments and join those that share narration."""
    segments = [segment for article in sorted(narration.words) for segment in _segments(narration, article)]
    strong, weak = _links(narration, segments)
    linked = {position for pair in strong for position in pair}
    loose, joins = [], list(strong)
    for article in sorted(narration.words):
        own = [at for at, segment in enumerate(segments) if segment.article == article]
        for at in (at for at in own if at not in linked):
            near = [other for other in own if other in linked and not segments[at].unlike(segments[other])]
            like = [other for other in near if segments[at].alike(segments[other])] or near
            if like:
                joins.append((at, min(like, key=lambda other: (abs(other - at), other))))
                loose.append(at)
            elif not linked & set(own) and at != own[0]:
                joins.append((own[0], at))
                if not segments[at].alike(segments[own[0]]):
                    loose.append(at)
    return Grouped(tuple(segments), components(len(segments), joins), tuple(weak), tuple(loose))


def components(count: int, joins: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """Return the connected components of ``count`` positions, each ascending, in order of their first."""
    parent = list(range(count))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for a, b in joins:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    found: dict[int, list[int]] = {}
    for at in range(count):
        found.setdefault(root(at), []).append(at)
    return tuple(tuple(found[at]) for at in sorted(found))


def _segments(narration: Narration, article: str) -> list[Segment]:
    words = narration.words[article]
    units = units_of(words)
    if not units:
        return [Segment(article, 0, 0, 0, len(words.article.text))] if words.article.text else []
    partners = narration.partners(article)
    labels = [_label(narration, article, unit, partners) for unit in units]
    parted = []
    for segment in segments_of(words, labels):
        inside = [unit for unit in units if segment.first <= unit.first < segment.last]
        parted += _parted_by_partner(narration, words, segment, inside)
    return parted


def _label(narration: Narration, article: str, unit: Unit, partners: Sequence[str]) -> str | None:
    if not any(narration.carried(article, other)[unit.first : unit.last].any() for other in partners):
        return ""
    covering = [other for other in partners if narration.carried(article, other)[unit.first : unit.last].mean() >= UNIT_SHARE]
    return covering[0] if len(covering) == 1 else None


def _parted_by_partner(narration: Narration, words: Words, segment: Segment, units: Sequence[Unit]) -> list[Segment]:
    """Part a segment whose partners share nothing with each other, where it explains none of them and is the source of none."""
    article = segment.article
    others = [
        other
        for other in narration.partners(article)
        if narration.carried(article, other)[segment.first : segment.last].any()
        and narration.carried(other, article).mean() < EXPLAINED
        and narration.carried(article, other)[segment.first : segment.last].mean() < EXPLAINED
    ]
    pairs = [(i, j) for i, a in enumerate(others) for j, b in enumerate(others[:i]) if narration.carried(a, b).any()]
    camps = [[others[at] for at in camp] for camp in components(len(others), pairs)]
    camps = [camp for camp in camps if not any(_is_source(narration, article, other) for other in camp)]
    if len(camps) < 2:
        return [segment]
    cover = [np.logical_or.reduce([narration.carried(article, other) for other in camp]) for camp in camps]
    labels = [_camp(cover, unit) for unit in units]
    if len({label for label in labels if label is not None}) < 2:
        return [segment]
    begins = _camp_boundaries(labels, units)
    return [segment_over(words, units[left:right]) for left, right in zip(begins, [*begins[1:], len(units)], strict=True)]


def _is_source(narration: Narration, article: str, other: str) -> bool:
    """Tell whether ``article`` is decided to be the source of something that ``other`` carries."""
    between = narration.between(article, other)
    return any((r.source == "a" and r.a.article == article) or (r.source == "b" and r.b.article == article) for r in between)


def _camp(cover: Sequence[NDArray[np.bool_]], unit: Unit) -> int | None:
    shares = [float(carried[unit.first : unit.last].mean()) for carried in cover]
    best = max(range(len(shares)), key=lambda at: (shares[at], -at))
    return best if shares[best] > 0 else None


def _camp_boundaries(labels: Sequence[int | None], units: Sequence[Unit]) -> list[int]:
    """Begin a segment where the camp changes: at a heading or credit on the way, else at the new camp's first unit."""
    begins, current, last = [0], None, 0
    for at, label in enumerate(labels):
        if label is None:
            continue
        if current is not None and label != current:
            begins.append(next((p for p in range(last + 1, at + 1) if units[p].parted), at))
        current, last = label, at
    return begins


def _links(narration: Narration, segments: Sequence[Segment]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the pairs of segments that share enough narration to be of one text, and those that share less."""
    own: dict[str, list[int]] = {}
    for at, segment in enumerate(segments):
        own.setdefault(segment.article, []).append(at)
    shared: dict[tuple[int, int], int] = {}
    for r in narration.reuse:
        (a_first, a_last), (b_first, b_last) = narration.range(r.a), narration.range(r.b)
        scale = (b_last - b_first) / max(1, a_last - a_first)
        over_a = _scaled(a_first, scale, b_first)
        for i in own[r.a.article]:
            left, right = max(a_first, segments[i].first), min(a_last, segments[i].last)
            for j in own[r.b.article]:
                begin, end = max(over_a(left), segments[j].first), min(over_a(right), segments[j].last)
                if left < right and end > begin:
                    shared[i, j] = shared.get((i, j), 0) + int(end - begin)
    strong: list[tuple[int, int]] = []
    weak: list[tuple[int, int]] = []
    for (i, j), count in sorted(shared.items()):
        shorter = min(segments[i].last - segments[i].first, segments[j].last - segments[j].first)
        (strong if count >= min(LINK_WORDS, LINK_SHARE * shorter) else weak).append((i, j))
    return strong, weak


def _scaled(first: int, scale: float, offset: int) -> Callable[[int], float]:
    """Return the place in ``b`` that corresponds to a place in ``a`` inside one passage, by proportion."""
    return lambda place: offset + (place - first) * scale
