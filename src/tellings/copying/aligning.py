"""Alignment of two articles: seeds joined and extended over edits into passages as long as they run.

After Sanchez-Perez, Sidorov and Gelbukh (PAN 2014): seeds, recursive extension, overlap filter; here with runs of words as seeds, a
longest common subsequence inside the gaps, and extension outwards while the words that match outweigh those that do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from tellings.copying.clustering import Passage, Run, between, clusters, density, thinned, without_overlap
from tellings.copying.rewording import TRACE, joined, reworded
from tellings.copying.seeding import Shingles, runs_of, shared_places, shingles_of
from tellings.copying.weighing import GAP_COST, NAME_SHARE, Tally, Weighed, bits, says_enough, worth
from tellings.copying.words import Words

# Two runs belong to one passage if no more words than WIDEST_GAP lie between them on either side, a stretch that was rewritten, and no
# more than WIDEST_INSERTION on one side beyond those on the other: a clause or a sentence put in or taken out, not a paragraph of own
# reporting. With 30, 40, 45 and 100 words of insertion .965, .958, .955 and .950 of the narration in `python benchmarks/lineage.py tuning`
# is right, at 30 one edge fewer is found; plagdet is the same. With a gap of 60 more quotes fall to pieces between newsrooms.
WIDEST_GAP = 100
WIDEST_INSERTION = 40

# Of a passage's words, at least this share must match on both sides; else it is parted again at half the gap.
LEAST_DENSITY = 0.3

# Words outside a passage's edge that are looked at in one step of its extension. With 24, plagdet falls from .788 to .758.
REACH = 48

# Bits that a run at the edge of a passage must have for every word between it and the rest.
TRIM_COST = 1.0

# A block of matching words inside or beyond a gap counts from this weight on: a lone function word is chance.
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

    @cached_property
    def traces(self) -> Shingles:
        """The short shingles by which reworded passages are found."""
        return shingles_of(self.words, TRACE)


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

    def discounted(self, at_a: NDArray[np.int64], at_b: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the weight of pairs of equal words, less where either side writes the word as part of a name."""
        named = self.a.words.named[at_a] | self.b.words.named[at_b]
        weights: NDArray[np.float64] = np.where(named, self.weights[at_a] * NAME_SHARE, self.weights[at_a])
        return weights

    def worth(self, runs: Sequence[Run]) -> float:
        """Return the bits of aligned runs, GAP_COST off for every word between them that has no partner."""
        return worth([self.weighed(run) for run in runs], GAP_COST)

    def passages(self) -> list[Passage]:
        """Return the shared passages that say enough, in order of place."""
        runs = runs_of(*shared_places(self.a.shingles, self.b.shingles))
        found = [passage for cluster in clusters(runs, WIDEST_GAP, WIDEST_INSERTION) for passage in self._settle(cluster, WIDEST_GAP)]
        found = without_overlap(found)
        return joined(self, without_overlap(found + reworded(self, found)))

    def enough(self, runs: Sequence[Run]) -> bool:
        """Tell whether aligned runs are more than chance, names and stock phrases."""
        return says_enough([self.weighed(run) for run in runs])

    def grown(self, runs: list[Run]) -> Passage:
        """Fill the gaps between aligned runs, drop loose ends, and extend what is left outwards."""
        return self._extended(Passage.over(self._trimmed(self.filled(runs))))

    def _settle(self, cluster: list[Run], gap: int) -> list[Passage]:
        """Turn a cluster of seeds into passages: fill, extend, and part again what matches too thinly."""
        passage = self.grown(thinned(cluster))
        if density(passage) < LEAST_DENSITY and gap > 1 and len(cluster) > 1:
            return [settled for part in clusters(cluster, gap // 2, WIDEST_INSERTION) for settled in self._settle(part, gap // 2)]
        return [passage] if self.enough(passage.runs) else []

    def _trimmed(self, runs: list[Run]) -> list[Run]:
        """Drop runs at either end that weigh less than the words between them and the rest: a name in a sentence before a quote."""
        first, last = 0, len(runs) - 1
        while first < last and self.weight(runs[first]) < TRIM_COST * between(runs[first], runs[first + 1]):
            first += 1
        while first < last and self.weight(runs[last]) < TRIM_COST * between(runs[last - 1], runs[last]):
            last -= 1
        return runs[first : last + 1]

    def filled(self, runs: Sequence[Run]) -> list[Run]:
        """Add the blocks that match in the gaps between runs, in order of place."""
        filled = list(runs)
        for (a, b, n), (next_a, next_b, _) in pairwise(runs):
            if a + n < next_a and b + n < next_b:
                blocks = self._blocks(range(a + n, min(next_a, a + n + 2 * WIDEST_GAP)), range(b + n, min(next_b, b + n + 2 * WIDEST_GAP)))
                filled += [block for block in blocks if self.weight(block) >= LEAST_BLOCK]
        return sorted(filled)

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
            if gap and self.weight(block) < LEAST_BLOCK:
                continue
            gained += self.weight(block) - GAP_COST * gap
            a, b = (at_a + n, at_b + n) if step > 0 else (at_a, at_b)
            blocks.append(block)
            if gained > best:
                best, kept = gained, len(blocks)
        return blocks[:kept]
