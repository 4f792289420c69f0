"""Shared passages between some articles: each has one number, on however many of them it stands."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from tellings.model import Reuse, Span

# Two passages are one where what they have in common on one page is at least this part of what they cover there together.
_ALIKE = 0.5

# Pairs of passages that are held against each other; pages with more passages are long reprints in pieces, and each stays by itself.
_MOST = 400


class Passage(NamedTuple):
    """Wording that stands on several articles, at ``spans``, in order of article and place."""

    number: int
    kind: Literal["narration", "quote"]
    spans: tuple[Span, ...]


def passages_of(reuse: Sequence[Reuse], order: Sequence[str]) -> tuple[Passage, ...]:
    """Return the passages between the articles ``order``, numbered by where they stand in the first of them, then in the second, …"""
    rank = {article: place for place, article in enumerate(order)}
    found = [one for one in reuse if one.a.article in rank and one.b.article in rank]
    groups: list[list[Reuse]] = []
    for one in sorted(found, key=lambda one: (one.kind, one.a, one.b)):
        same = [group for group in groups if _is_one(one, group)] if len(found) <= _MOST else []
        joined = [one, *(each for group in same for each in group)]
        groups = [group for group in groups if group not in same] + [joined]
    spans = [(_united([span for one in group for span in (one.a, one.b)], rank), group[0].kind) for group in groups]
    spans.sort(key=lambda pair: [(rank[span.article], span.start, span.end) for span in pair[0]])
    return tuple(Passage(number, kind, united) for number, (united, kind) in enumerate(spans, 1))


def _is_one(one: Reuse, group: Sequence[Reuse]) -> bool:
    return any(
        other.kind == one.kind and any(_alike(mine, theirs) for mine in (one.a, one.b) for theirs in (other.a, other.b)) for other in group
    )


def _alike(one: Span, other: Span) -> bool:
    if not one.overlaps(other):
        return False
    common = min(one.end, other.end) - max(one.start, other.start)
    return common >= _ALIKE * (max(one.end, other.end) - min(one.start, other.start))


def _united(spans: Sequence[Span], rank: dict[str, int]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap as one."""
    united: list[Span] = []
    for span in sorted(spans, key=lambda span: (rank[span.article], span.start, span.end)):
        if united and united[-1].overlaps(span):
            united[-1] = Span(span.article, united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return tuple(united)
