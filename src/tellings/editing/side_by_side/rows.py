"""Rows over several articles: a paragraph of the base text, and beside it what the others have in its place."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tellings.editing.side_by_side.units import Unit
from tellings.editing.side_by_side.words import Match

# Paragraphs of one article in a row where nothing is aligned: side by side they say no more than one below the other.
_MOST_APART = 4


class Line(NamedTuple):
    """A row: for each article, the base text first, the paragraphs (by place in its units) that stand in it; ``is_aligned`` where the
    base text and another article share wording in it."""

    units: tuple[tuple[int, ...], ...]
    is_aligned: bool


def lines_of(base: Sequence[Unit], others: Sequence[Sequence[Unit]], matched: Sequence[Sequence[Sequence[Match]]]) -> tuple[Line, ...]:
    """Return the rows of a base text and others; ``matched`` holds for each other article the matches of each passage with the base.

    Every paragraph of every article stands in exactly one row, in its order: of passages that change places, those that keep the same order
    and cover most are aligned. A paragraph stands beside that paragraph of the base with which it has most in common.
    """
    beside = [_aligned(base, units, of_other) for units, of_other in zip(others, matched, strict=True)]
    taken = [0] * len(others)
    lines: list[Line] = []
    apart: list[list[int]] = [[] for _ in range(1 + len(others))]
    _leave_apart(apart, beside, taken, -1, others)
    for place in range(len(base)):
        here = [tuple(unit for unit, at in aligned.items() if at == place) for aligned in beside]
        if not any(here):
            apart[0].append(place)
            continue
        lines += _apart_lines(apart)
        apart = [[] for _ in range(1 + len(others))]
        for other, units in enumerate(here):
            taken[other] = units[-1] + 1 if units else taken[other]
        lines.append(Line(((place,), *here), True))
        _leave_apart(apart, beside, taken, place, others)
    return tuple([*lines, *_apart_lines(apart)])


def _leave_apart(
    apart: list[list[int]], beside: Sequence[Mapping[int, int]], taken: list[int], place: int, others: Sequence[Sequence[Unit]]
) -> None:
    """Take the paragraphs of the others that follow what stands beside the base's paragraph ``place`` and stand beside none."""
    for other, aligned in enumerate(beside):
        if place >= 0 and place not in aligned.values():
            continue
        while taken[other] < len(others[other]) and taken[other] not in aligned:
            apart[other + 1].append(taken[other])
            taken[other] += 1


def _apart_lines(apart: Sequence[Sequence[int]]) -> list[Line]:
    """Return rows of paragraphs with nothing in common, a few of each article at a time."""
    most = max(len(units) for units in apart)
    return [
        Line(tuple(tuple(units[first : first + _MOST_APART]) for units in apart), False) for first in range(0, most, _MOST_APART)
    ]


def _aligned(base: Sequence[Unit], units: Sequence[Unit], matched: Sequence[Sequence[Match]]) -> dict[int, int]:
    """Return which paragraph of the base each paragraph of another article stands beside, in order; both grow together."""
    common: dict[int, dict[int, int]] = {}
    starts, base_starts = [unit.start for unit in units], [unit.start for unit in base]
    for passage in in_order(matched):
        for match in passage:
            unit, place = bisect_right(starts, match.b) - 1, bisect_right(base_starts, match.a) - 1
            if unit >= 0 and place >= 0:
                of_unit = common.setdefault(unit, {})
                of_unit[place] = of_unit.get(place, 0) + match.a_end - match.a
    found: dict[int, int] = {}
    low = 0
    for unit in sorted(common):
        # A paragraph that covers several of the base stands beside the one of which it has most, but never before an earlier paragraph.
        place = max(common[unit], key=lambda at: (common[unit][at], -at))
        low = found[unit] = max(low, place)
    return found


def in_order(matched: Sequence[Sequence[Match]]) -> list[Sequence[Match]]:
    """Return those passages that follow each other on both sides and together have most characters alike (weighted increasing sequence)."""
    passages = sorted((passage for passage in matched if passage), key=lambda passage: (passage[0].a, passage[0].b))
    best: list[tuple[int, int]] = []
    for place, passage in enumerate(passages):
        before = [
            (best[other][0], -other)
            for other in range(place)
            if passages[other][-1].a_end <= passage[0].a and passages[other][-1].b_end <= passage[0].b
        ]
        weight, previous = max(before, default=(0, 1))
        best.append((weight + sum(match.a_end - match.a for match in passage), -previous))
    chain: list[Sequence[Match]] = []
    place = max(range(len(best)), key=lambda at: (best[at][0], -at)) if best else -1
    while place >= 0:
        chain.append(passages[place])
        place = best[place][1]
    return chain[::-1]
