"""Alignment of two articles: seeds joined and extended over edits into passages as long as they run.

After Sanchez-Perez, Sidorov and Gelbukh (PAN 2014): seeds, recursive extension, overlap filter; here with runs of words as seeds, a
longest common subsequence inside the gaps, and extension outwards while the words that match outweigh those that do not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from tellings.copying.seeding import Shingles, runs_of, shared_places
from tellings.copying.weighing import NAME_SHARE, Tally, Weighed, bits, says_enough
from tellings.copying.words import Words

Run = tuple[int, int, int]  # place in a, place in b, words

# Two runs belong to one passage if no more words than WIDEST_GAP lie between them on either side, a stretch that was rewritten, and no
# more than WIDEST_INSERTION on one side beyond those on the other: a clause or a sentence put in or taken out, not a paragraph of own
# reporting. `python benchmarks/copying.py alignment`: plagdet .641 at 60 and 30, .672 at 100 and 45, .696 at 100 and 100 (which swallows
# whole paragraphs of one side).
WIDEST_GAP = 100
WIDEST_INSERTION = 45

# Runs that changed places belong to one passage if one of them is no longer than this: clauses were turned round, not paragraphs moved.
LONGEST_SWAP = 20

# Of a passage's words, at least this share must match on both sides; else it is parted again at half the gap.
LEAST_DENSITY = 0.3

# Words outside a passage's edge that are looked at in one step of its extension.
REACH = 24

# Bits that a word without a partner costs in extension; a shared function word brings three to five, a rare word ten.
GAP_COST = 3.0

# Bits that a run at the edge of a passage must have for every word between it and the rest.
TRIM_COST = 1.0

# A block of matching words inside a gap counts from this weight on: a lone function word is chance.
LEAST_BLOCK = 6.0


@dataclass(frozen=True, eq=False)
class Side:
    """What alignment needs to know about one article, computed once."""

    words: Words
    shingles: Shingles
    tally: Tally

    @cached_property
    def keys(self) -> list[int]:
        """The words' hashes as plain integers."""
        keys: list[int] = self.words.key.tolist()
        return keys


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


class Pair:
    """Two articles under comparison, with the weight of their words."""

    def __init__(self, a: Side, b: Side) -> None:
        self.a, self.b = a, b

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """The weight of every word of ``a``."""
        return bits(self.a.words, self.a.tally, self.b.tally)

    def weighed(self, run: Run) -> Weighed:
        """Weigh one run; a word counts as part of a name where either side writes it as one."""
        a, b, n = run
        named = self.a.words.named[a : a + n] | self.b.words.named[b : b + n]
        weight = float(np.where(named, self.weights[a : a + n] * NAME_SHARE, self.weights[a : a + n]).sum())
        return Weighed(a, b, n, weight, n - int(np.count_nonzero(named)))

    def weight(self, run: Run) -> float:
        """Return the bits of one run."""
        return self.weighed(run).bits

    def passages(self) -> list[Passage]:
        """Return the shared passages that say enough, in order of place."""
        runs = runs_of(*shared_places(self.a.shingles, self.b.shingles))
        found = [passage for cluster in clusters(runs, WIDEST_GAP, WIDEST_INSERTION) for passage in self._settle(cluster, WIDEST_GAP)]
        return _without_overlap(sorted(found, key=lambda p: (p.a, p.b)))

    def enough(self, runs: Sequence[Run]) -> bool:
        """Tell whether aligned runs are more than chance, names and stock phrases."""
        return says_enough([self.weighed(run) for run in runs])

    def _settle(self, cluster: list[Run], gap: int) -> list[Passage]:
        """Turn a cluster of seeds into passages: fill, extend, and part again what matches too thinly."""
        passage = self._extended(Passage.over(self._trimmed(self._filled(_thinned(cluster)))))
        if _density(passage) < LEAST_DENSITY and gap > 1 and len(cluster) > 1:
            return [settled for part in clusters(cluster, gap // 2, WIDEST_INSERTION) for settled in self._settle(part, gap // 2)]
        return [passage] if self.enough(passage.runs) else []

    def _trimmed(self, runs: list[Run]) -> list[Run]:
        """Drop runs at either end that weigh less than the words between them and the rest: a name in a sentence before a quote."""
        first, last = 0, len(runs) - 1
        while first < last and self.weight(runs[first]) < TRIM_COST * _between(runs[first], runs[first + 1]):
            first += 1
        while first < last and self.weight(runs[last]) < TRIM_COST * _between(runs[last - 1], runs[last]):
            last -= 1
        return runs[first : last + 1]

    def _filled(self, runs: list[Run]) -> list[Run]:
        filled = list(runs)
        for (a, b, n), (next_a, next_b, _) in pairwise(runs):
            if a + n < next_a and b + n < next_b:
                blocks = self._blocks(range(a + n, min(next_a, a + n + 2 * WIDEST_GAP)), range(b + n, min(next_b, b + n + 2 * WIDEST_GAP)))
                filled += [block for block in blocks if self.weight(block) >= LEAST_BLOCK]
        return filled

    def _blocks(self, in_a: range, in_b: range) -> list[Run]:
        """Return the blocks of a longest common subsequence of two stretches, in the order of the ranges (which may run backwards)."""
        keys_a, keys_b = self.a.keys, self.b.keys
        matched = LCSseq.opcodes([keys_a[i] for i in in_a], [keys_b[j] for j in in_b]).as_matching_blocks()
        found = []
        for match in matched:
            if match.size:
                at_a, at_b = in_a[match.a : match.a + match.size], in_b[match.b : match.b + match.size]
                found.append((min(at_a), min(at_b), match.size))
        return found

    def _extended(self, passage: Passage) -> Passage:
        while True:
            runs = list(passage.runs)
            runs += self._beyond(passage.a[1], passage.b[1], 1)
            runs += self._beyond(passage.a[0], passage.b[0], -1)
            if len(runs) == len(passage.runs):
                return passage
            passage = Passage.over(runs)

    def _beyond(self, a: int, b: int, step: int) -> list[Run]:
        """Return the blocks outside one edge for which what matches outweighs what does not."""
        if step > 0:
            ranges = range(a, min(len(self.a.words), a + REACH)), range(b, min(len(self.b.words), b + REACH))
        else:
            ranges = range(a - 1, max(-1, a - 1 - REACH), -1), range(b - 1, max(-1, b - 1 - REACH), -1)
        gained, best, kept, blocks = 0.0, 0.0, 0, []
        for block in self._blocks(*ranges):
            at_a, at_b, n = block
            gap = max(at_a - a, at_b - b) if step > 0 else max(a - at_a - n, b - at_b - n)
            gained += self.weight(block) - GAP_COST * gap
            a, b = (at_a + n, at_b + n) if step > 0 else (at_a, at_b)
            blocks.append(block)
            if gained > best:
                best, kept = gained, len(blocks)
        return blocks[:kept]


def _between(before: Run, after: Run) -> int:
    """Return the words between two runs, on the side where they are more."""
    gap_b = after[1] - before[1] - before[2] if after[1] >= before[1] else before[1] - after[1] - after[2]
    return max(after[0] - before[0] - before[2], gap_b)


def _density(passage: Passage) -> float:
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


def _thinned(runs: list[Run]) -> list[Run]:
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


def _without_overlap(passages: list[Passage]) -> list[Passage]:
    """Drop a passage that lies inside a longer one on both sides; one place of ``a`` may still match two places of ``b``."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda p: (-sum(n for _, _, n in p.runs), p.a, p.b)):
        if not any(_within(passage.a, other.a) and _within(passage.b, other.b) for other in kept):
            kept.append(passage)
    return sorted(kept, key=lambda p: (p.a, p.b))


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    """Tell whether half of ``inner`` or more lies inside ``outer``."""
    return 2 * (min(inner[1], outer[1]) - max(inner[0], outer[0])) >= inner[1] - inner[0]
