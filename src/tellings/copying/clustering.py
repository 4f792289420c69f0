"""Runs of shared words brought together: which belong to one passage, and which passages stand for others."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Run = tuple[int, int, int]  # place in a, place in b, words

# Runs that changed places belong to one passage if one of them is no longer than this: clauses were turned round, not paragraphs moved.
LONGEST_SWAP = 20


# Runs before a run that are tried as its forerunner in a chain: the work stays linear where one stretch matches many. By hand.
MOST_BEFORE = 64

# Steps of a bit in which chains are compared: whole numbers, so that no rounding decides between two of the same weight.
WEIGHT_STEPS = 256


@dataclass(frozen=True)
class Passage:
    """Aligned runs in order of their place in ``a``; half-open word ranges on both sides."""

    runs: tuple[Run, ...]
    a: tuple[int, int]
    b: tuple[int, int]

    @classmethod
    def over(cls, runs: Iterable[Run]) -> "Passage":
        """Make the passage that spans ``runs`` (one at least)."""
        kept = tuple(sorted(runs))
        return cls(
            kept,
            (kept[0][0], max(a + n for a, _, n in kept)),
            (min(b for _, b, _ in kept), max(b + n for _, b, n in kept)),
        )


def between(before: Run, after: Run) -> int:
    """Return the words between two runs, on the side where they are more."""
    gap_b = after[1] - before[1] - before[2] if after[1] >= before[1] else before[1] - after[1] - after[2]
    return max(after[0] - before[0] - before[2], gap_b)


def density(passage: Passage) -> float:
    """Return the share of a passage's words that match, on the side where they match less."""
    matched = sum(n for _, _, n in passage.runs)
    return matched / max(passage.a[1] - passage.a[0], passage.b[1] - passage.b[0])


def clusters(runs: Sequence[Run], gap: int, inserted: int) -> list[list[Run]]:
    """Join runs that lie near each other in both articles, in whatever order; runs come sorted by their place in ``a``.

    ``gap`` bounds the words between two runs on each side, ``inserted`` the difference between the two sides.
    """
    parent = list(range(len(runs)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    open_runs: list[int] = []
    for index, (a, b, n) in enumerate(runs):
        open_runs = [other for other in open_runs if runs[other][0] + runs[other][2] + gap >= a]
        for other in open_runs:
            gap_a = a - runs[other][0] - runs[other][2]
            gap_b = max(b - runs[other][1] - runs[other][2], runs[other][1] - b - n)
            if b < runs[other][1] and min(n, runs[other][2]) > LONGEST_SWAP:
                continue
            if max(gap_a, gap_b) <= gap and abs(max(gap_a, 0) - max(gap_b, 0)) <= inserted:
                parent[root(index)] = root(other)
        open_runs.append(index)
    joined: dict[int, list[Run]] = {}
    for index, run in enumerate(runs):
        joined.setdefault(root(index), []).append(run)
    return list(joined.values())


def thinned(runs: list[Run]) -> list[Run]:
    """Keep runs so that no word is aligned twice on both sides, longer ones first; an overlap is cut from the shorter run."""
    kept: list[Run] = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for a, b, n in sorted(runs, key=lambda run: (-run[2], abs(run[1] - run[0]), run)):
        left, right = 0, n
        while left < right and (a + left in taken_a or b + left in taken_b):
            left += 1
        while left < right and (a + right - 1 in taken_a or b + right - 1 in taken_b):
            right -= 1
        if right - left >= 2 or (right == n and left == 0):
            kept.append((a + left, b + left, right - left))
            taken_a.update(range(a + left, a + right))
            taken_b.update(range(b + left, b + right))
    return sorted(kept)


def chained(runs: Sequence[Run], weights: Sequence[float], gap: int) -> list[list[Run]]:
    """Chain runs that follow each other on both sides with ``gap`` words between them at most; the heaviest chains first, no run twice.

    Chains of one run are left out. ``runs`` come in order of place; each looks back at ``MOST_BEFORE`` others.
    """
    score, before = [math.floor(WEIGHT_STEPS * weight + 0.5) for weight in weights], [-1] * len(runs)
    for index, (a, b, _) in enumerate(runs):
        best = 0
        for other in range(index - 1, max(-1, index - 1 - MOST_BEFORE), -1):
            gap_a, gap_b = a - runs[other][0] - runs[other][2], b - runs[other][1] - runs[other][2]
            if 0 <= gap_a <= gap and 0 <= gap_b <= gap and score[other] > best:
                best, before[index] = score[other], other
        score[index] += best
    free = [True] * len(runs)
    chains = []
    for last in sorted(range(len(runs)), key=lambda at: -score[at]):
        chain, index = [], last
        while index >= 0 and free[index]:
            free[index] = False
            chain.append(runs[index])
            index = before[index]
        if len(chain) > 1:
            chains.append(chain[::-1])
    return chains


def without_overlap(passages: Sequence[Passage]) -> list[Passage]:
    """Drop a passage that lies inside a longer one on both sides; one place of ``a`` may still match two places of ``b``."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda p: (-sum(n for _, _, n in p.runs), p.a, p.b)):
        if not any(_within(passage.a, other.a) and _within(passage.b, other.b) for other in kept):
            kept.append(passage)
    return sorted(kept, key=lambda p: (p.a, p.b))


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    """Tell whether half of ``inner`` or more lies inside ``outer``."""
    return 2 * (min(inner[1], outer[1]) - max(inner[0], outer[0])) >= inner[1] - inner[0]
