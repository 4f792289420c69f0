"""Kinds that a person gave, laid on the points at the end."""

from collections.abc import Sequence

from msgspec.structs import replace

from tellings.collating.points import in_order
from tellings.correcting.meeting import meet
from tellings.model import Applied, GivenKind, Point


def with_kinds(points: Sequence[Point], given: Sequence[GivenKind]) -> tuple[tuple[Point, ...], tuple[Applied, ...]]:
    """Return the points in order with the kinds that a person gave, and what became of each of these, oldest first.

    A kind goes to the point that holds most of the words it was given for, half of them at least.
    """
    changed = {point.id: point for point in points}
    applied = []
    for one in given:
        held = {point.id: _held(point, one) for point in points}
        best = max(points, key=lambda point: (held[point.id], point.support.articles, point.id), default=None)
        if best is None or not one.spans or 2 * held[best.id] < len(one.spans):
            applied.append(Applied(one.id, "kind", False, "no point holds the words it was given for"))
            continue
        why = f"A person calls this {one.kind}; by the pages alone: {best.kind}. {best.why}"
        changed[best.id] = replace(best, kind=one.kind, why=why, corrected=best.kind)
        applied.append(Applied(one.id, "kind", True, f"{best.id} is {one.kind}, by the pages alone {best.kind}"))
    return (in_order(list(changed.values())) if applied else tuple(points)), tuple(applied)


def _held(point: Point, given: GivenKind) -> int:
    """Count the spans that a point holds of those that a kind was given for."""
    return sum(any(meet(span, own) for reading in point.readings for own in reading.spans) for span in given.spans)
