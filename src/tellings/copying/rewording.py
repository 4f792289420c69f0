"""Passages that were reworded all through, and the pieces of one rewritten text brought together.

A rewriter leaves no five words in a row, but three here and there, in their order, with single words between them. Such traces are looked
for where nothing else was found, and only between articles that share a longer run somewhere.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from tellings.copying.clustering import Passage, chained, density, thinned
from tellings.copying.seeding import runs_of, shared_places
from tellings.copying.weighing import GAP_COST, LEAST_REWRITTEN_BITS

if TYPE_CHECKING:
    from tellings.copying.aligning import Pair

# Words of a trace, and the bits that it must have. `python benchmarks/copying.py alignment`: the same figures at 15, 18 and 20 bits, and
# the fewest traces to follow up at 20; at 22 recall falls from .683 to .679.
TRACE = 3
LEAST_TRACE_BITS = 20.0

# Words between two traces of one passage, on either side; 60 brings .0004 of plagdet.
TRACE_GAP = 40

# Nothing is looked for where fewer words than this are left outside all passages on either side: no passage of so few words would count.
LEAST_OPEN = 20

# Two neighbouring passages are one if no more words than this lie between them on either side, if both have each GAP_COST bits for every
# such word, and if no more than this share of their words match: a text rewritten throughout, whose gaps are rewriting too. A page that
# copies to the letter and puts in a paragraph of its own keeps its passages apart: with no bound, .953 instead of .958 of the narration
# in `python benchmarks/lineage.py tuning` is right. Without joining, granularity is 1.17 instead of 1.04.
WIDEST_PARTING = 80
REWRITTEN_DENSITY = 0.7


def reworded(pair: "Pair", found: Sequence[Passage]) -> list[Passage]:
    """Return the passages that traces lead to outside those ``found``.

    Each is worth LEAST_REWRITTEN_BITS after GAP_COST. At 110 bits precision on the alignment cases falls from .998 to .985, and at 100
    two passages more are reported between newsrooms; at 160 recall falls from .683 to .653.
    """
    open_a, open_b = np.ones(len(pair.a.words), dtype=np.bool_), np.ones(len(pair.b.words), dtype=np.bool_)
    for passage in found:
        open_a[slice(*passage.a)] = False
        open_b[slice(*passage.b)] = False
    if min(np.count_nonzero(open_a), np.count_nonzero(open_b)) < LEAST_OPEN:
        return []
    left, right = shared_places(pair.a.traces, pair.b.traces)
    weight, telling = np.zeros(len(left)), np.ones(len(left), dtype=np.bool_)
    for offset in range(TRACE):
        telling &= open_a[left + offset] & open_b[right + offset]
        weight += pair.discounted(left + offset, right + offset)
    telling &= weight >= LEAST_TRACE_BITS
    traces = runs_of(left[telling], right[telling], TRACE)
    grown = [pair.grown(chain) for chain in chained(traces, [pair.weight(run) for run in traces], TRACE_GAP)]
    return [passage for passage in grown if pair.worth(passage.runs) >= LEAST_REWRITTEN_BITS]


def joined(pair: "Pair", passages: Sequence[Passage]) -> list[Passage]:
    """Bring together neighbouring pieces of a rewritten text; passages come and go in order of place."""
    result: list[Passage] = []
    for passage in passages:
        for at in range(len(result) - 1, -1, -1):
            if _belong(pair, result[at], passage):
                result[at] = Passage.over(pair.filled(thinned([*result[at].runs, *passage.runs])))
                break
        else:
            result.append(passage)
    return result


def _belong(pair: "Pair", before: Passage, after: Passage) -> bool:
    """Tell whether two passages, in order of their place in ``a``, are pieces of one rewritten text in the same order."""
    gap = max(after.a[0] - before.a[1], after.b[0] - before.b[1])
    onward = after.a[1] >= before.a[1] and after.b[0] >= before.b[0] and after.b[1] >= before.b[1]
    if not onward or gap > WIDEST_PARTING or max(density(before), density(after)) > REWRITTEN_DENSITY:
        return False
    return GAP_COST * gap <= min(pair.worth(before.runs), pair.worth(after.runs))
