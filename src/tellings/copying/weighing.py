"""How much a shared run of words says: copied wording against chance, stock phrases and runs of names and titles.

Rarity is counted inside the two articles that are compared, over a weak prior by the length of the word. So a pair's answer does not
depend on any third page, and the names that a whole story turns on (frequent in both articles) weigh little by themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.copying.words import Words

# The prior counts as this many words of running text, so that a word of a short article is not taken for common or for rare too soon.
# By hand; 500 or 2000 change at most one of the ten narration passages between newsrooms.
PRIOR_WORDS = 1000

# Share of running text that one word type of 0 (one character of an unspaced script), 1, 2, … letters is expected to take: short words
# are common in every language (Zipf's law of abbreviation). By hand; the types that an article has take 1/125 (two letters) to 1/440
# (seven and more) of it in the news articles of the benchmarks, and those that it lacks pull the expectation down. Twice or half of
# these values changes one of the ten narration passages there, and none in the labelled story.
PRIOR_SHARE = np.array([1 / 150, 1 / 40, 1 / 50, 1 / 80, 1 / 250, 1 / 500, 1 / 800, 1 / 1500])

# A word inside a run of capitalised words (a name with its titles) counts this much of its weight: "Skerrian Transport Minister Ilse
# Maron and Coast Guard spokesman Emil Dorrance" stands in independent reports alike. At 1.0, four more passages are reported between
# newsrooms, all of them names and titles; .5 and .25 give the same.
NAME_SHARE = 0.25

# The core of a passage, its best stretch with EDIT_COST off for every word that does not match, needs this many bits. Measured on the
# labelled pages and 150 articles of three outlets (`python benchmarks/copying.py`): wording that reading both sides shows to be copied
# starts at 75, independent accounts of one fact reach 63 ("picked up just six seats in this election"); eight to ten words of
# ordinary narration hold 60 to 75, a run of names and titles 20 to 45.
LEAST_BITS = 66.0
EDIT_COST = 10.0

# The core also needs this many matching words, of which so many outside names.
LEAST_WORDS = 8
LEAST_PLAIN_WORDS = 5

# A passage that was edited all through has no such core; it passes with this weight over its whole length, REWRITE_COST off for every
# word without a partner. Two translations of one sentence reach 105 in the labelled pages.
LEAST_REWRITTEN_BITS = 130.0
REWRITE_COST = 3.0

# Bits that a word without a partner costs where a passage is extended, or put together from traces of rewording; a shared function
# word brings three to five, a rare word ten. At 3 plagdet (`python benchmarks/copying.py alignment`) falls from .788 to .712; in
# extension, 4.5 shortens a passage of the labelled story.
GAP_COST = 2.0


class Weighed(NamedTuple):
    """A run of aligned words: its places, its words, its weight in bits, and how many words stand outside names."""

    a: int
    b: int
    size: int
    bits: float
    plain: int


@dataclass(frozen=True, eq=False)
class Tally:
    """How often each word type occurs in an article: ``key`` sorted, ``count`` parallel, ``total`` words in all."""

    key: NDArray[np.uint64]
    count: NDArray[np.int64]
    total: int

    @classmethod
    def of(cls, words: Words) -> "Tally":
        """Count the words of an article."""
        key, count = np.unique(words.key, return_counts=True)
        return cls(key, count.astype(np.int64), len(words))

    def counts(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return the count of each of ``keys``, 0 where it does not occur."""
        if not len(self.key):
            return np.zeros(len(keys), dtype=np.int64)
        at = np.minimum(np.searchsorted(self.key, keys), len(self.key) - 1)
        return np.where(self.key[at] == keys, self.count[at], 0)


def bits(words: Words, own: Tally, other: Tally) -> NDArray[np.float64]:
    """Return the weight in bits of every word of an article, seen from the pair of articles, names not yet discounted."""
    count = (own.counts(words.key) + other.counts(words.key)) / 2
    prior = PRIOR_SHARE[np.minimum(words.length, len(PRIOR_SHARE) - 1)] * PRIOR_WORDS
    weight: NDArray[np.float64] = np.log2(((own.total + other.total) / 2 + PRIOR_WORDS) / (count + prior))
    return weight


def says_enough(runs: Sequence[Weighed]) -> bool:
    """Tell whether aligned runs, in order of place, are more than chance, names and stock phrases."""
    core = Weighed(0, 0, 0, 0.0, 0)
    total = 0.0
    last: Weighed | None = None
    for run in runs:
        gap = _gap(last, run) if last else 0
        total += run.bits - REWRITE_COST * gap
        carried = core.bits - EDIT_COST * gap
        core = run._replace(bits=run.bits + carried, size=run.size + core.size, plain=run.plain + core.plain) if carried > 0 else run
        if core.bits >= LEAST_BITS and core.size >= LEAST_WORDS and core.plain >= LEAST_PLAIN_WORDS:
            return True
        last = run
    return total >= LEAST_REWRITTEN_BITS


def worth(runs: Sequence[Weighed], cost: float) -> float:
    """Return the bits of aligned runs, in order of place, ``cost`` off for every word without a partner between them."""
    return sum(run.bits for run in runs) - cost * sum(_gap(before, after) for before, after in pairwise(runs))


def _gap(before: Weighed, after: Weighed) -> int:
    """Return the words without a partner between two runs; a step backwards in ``b`` counts as long as it is."""
    return max(after.a - before.a - before.size, abs(after.b - before.b - before.size))
