"""Rows over several articles: a paragraph of the base text, and beside it what the others have in its place."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tellings.editing.side_by_side.units import Unit
from tellings.editing.side_by_side.words import Match

# Paragraphs of one article in a row where nothing is aligned: side by side they say no more than one below the other.
_MOST_APART = 4


# Passages that are put in order; two long reprints have some dozens in common.
_MOST_ORDERED = 400


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
    beside = [_beside(base, units, of_other) for units, of_other in zip(others, matched, strict=True)]
    aligned = sorted({place for of_other in beside for place in of_other})
    edges = [-1, *aligned, len(base)]
    # What stands in no aligned row goes between two of them: the base's paragraphs where they are, those of the others where there is room.
    slots = [[list(range(low + 1, high))] for low, high in pairwise(edges)]
    for units, of_other in zip(others, beside, strict=True):
        for slot, found in zip(slots, _spread(base, units, of_other, aligned, [slot[0] for slot in slots]), strict=True):
            slot.append(found)
    lines = _apart_lines(slots[0])
    for place, slot in zip(aligned, slots[1:], strict=True):
        lines.append(Line(((place,), *(of_other.get(place, ()) for of_other in beside)), True))
        lines += _apart_lines(slot)
    return tuple(lines)


def _spread(
    base: Sequence[Unit], units: Sequence[Unit], beside: Mapping[int, Sequence[int]], aligned: Sequence[int], room: Sequence[Sequence[int]]
) -> list[list[int]]:
    """Return for each slot, before, between and behind the aligned rows, the paragraphs of another article that stand beside none.

    They stand beside as many characters of the base as they have themselves, as far as there are any; what is left comes last.
    """
    slots: list[list[int]] = [[] for _ in room]
    free = [sum(base[place].end - base[place].start for place in places) for places in room]
    order = {place: row for row, place in enumerate(aligned)}
    runs = [*((order[place], of[0], of[-1] + 1) for place, of in beside.items()), (len(aligned), len(units), len(units))]
    slot = unit = 0
    for last, following, further in runs:
        while unit < following:
            if slot < last and free[slot] <= 0:
                slot += 1
                continue
            slots[slot].append(unit)
            free[slot] -= units[unit].end - units[unit].start
            unit += 1
        slot, unit = last + 1, further
    return slots


def _beside(base: Sequence[Unit], units: Sequence[Unit], matched: Sequence[Sequence[Match]]) -> dict[int, tuple[int, ...]]:
    """Return for each paragraph of the base those of another article that stand beside it, with all that stands between these."""
    found: dict[int, list[int]] = {}
    for unit, place in _aligned(base, units, matched).items():
        found.setdefault(place, []).append(unit)
    return {place: tuple(range(of[0], of[-1] + 1)) for place, of in found.items()}


def _apart_lines(apart: Sequence[Sequence[int]]) -> list[Line]:
    """Return rows of paragraphs with nothing in common, a few of each article at a time."""
    most = max(len(units) for units in apart)
    return [Line(tuple(tuple(units[first : first + _MOST_APART]) for units in apart), False) for first in range(0, most, _MOST_APART)]


def _aligned(base: Sequence[Unit], units: Sequence[Unit], matched: Sequence[Sequence[Match]]) -> dict[int, int]:
    """Return which paragraph of the base each paragraph of another article stands beside, in order; both grow together."""
    common: dict[int, dict[int, int]] = {}
    for passage in in_order(matched):
        for match in passage:
            for unit, low, high in _parted(units, match.b, match.b_end):
                # Words alike stand equally far from where they begin on both sides, but for spaces.
                begin = match.a + low - match.b
                for place, start, end in _parted(base, begin, min(begin + high - low, match.a_end)):
                    of_unit = common.setdefault(unit, {})
                    of_unit[place] = of_unit.get(place, 0) + end - start
    found: dict[int, int] = {}
    lowest = 0
    for unit in sorted(common):
        # A paragraph that covers several of the base stands beside the one of which it has most, but never before an earlier paragraph.
        place = max(common[unit], key=lambda at: (common[unit][at], -at))
        lowest = found[unit] = max(lowest, place)
    return found


def _parted(units: Sequence[Unit], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the paragraphs that a stretch ``[start, end)`` goes through, by place, each with the part of the stretch in it."""
    place = bisect_right(units, start, key=lambda unit: unit.end)
    while place < len(units) and units[place].start < end:
        yield place, max(start, units[place].start), min(end, units[place].end)
        place += 1


def in_order(matched: Sequence[Sequence[Match]]) -> list[Sequence[Match]]:
    """Return those passages that follow each other on both sides and together have most characters alike (weighted increasing sequence)."""
    longest = sorted((passage for passage in matched if passage), key=lambda passage: -_length(passage))[:_MOST_ORDERED]
    passages = sorted(longest, key=lambda passage: (passage[0].a, passage[0].b))
    best: list[tuple[int, int]] = []
    for place, passage in enumerate(passages):
        before = [
            (best[other][0], -other)
            for other in range(place)
            if passages[other][-1].a_end <= passage[0].a and passages[other][-1].b_end <= passage[0].b
        ]
        weight, previous = max(before, default=(0, 1))
        best.append((weight + _length(passage), -previous))
    chain: list[Sequence[Match]] = []
    place = max(range(len(best)), key=lambda at: (best[at][0], -at)) if best else -1
    while place >= 0:
        chain.append(passages[place])
        place = best[place][1]
    return chain[::-1]


def _length(passage: Sequence[Match]) -> int:
    return sum(match.a_end - match.a for match in passage)
