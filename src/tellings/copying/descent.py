"""Who in a family had the wording from whom: parents, the root, and the original that no page shows.

The tree is the least-cost branching over what two pages have in common and the cues of direction between them; how sure each edge is
follows from all trees together (see ``branching``).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.copying.branching import NEVER, branching, odds
from tellings.copying.given import SAID, Given
from tellings.copying.hidden import hidden, signs_of
from tellings.copying.kinship import Kinship
from tellings.copying.narration import Narration
from tellings.copying.readings import Readings
from tellings.copying.segments import Segment
from tellings.model import Copy, GivenDirection

# What one reading in common speaks for an edge of the tree (natural logarithm of the odds). On 200 generated stories (the set `fitting`
# of benchmarks/lineage.py) .1 reports .721 of the edges with .960 of the directions right and invents .044 hidden texts; .05 reports .732
# with .953 and invents .062.
NEARNESS = 0.1

# An edge is reported from this probability of its direction on, and a root from this probability. On the same stories .55 reports .747 of
# the edges with .951 right.
SURE = 0.6

# Pages that are looked at as parents of a page: those with the most readings in common. So a family of many copies stays affordable. By
# judgement.
MOST_PARENTS = 12

# What a visible parent is better by, over the hidden text, with all else equal: a page that is there explains without a guess. By
# judgement.
SEEN = 2.0


class Descent(NamedTuple):
    """What is known of a family's descent: the article with the original, whether it is hidden, and who had it from whom."""

    root: str | None
    hidden: bool
    copies: tuple[Copy, ...]


class _Family(NamedTuple):
    """The pages of one text with all that is known of them, two by two."""

    narration: Narration
    kinship: Kinship
    readings: Readings
    segments: Sequence[Segment]
    given: Given

    def copy(self, source: int, to: int, chance: float) -> Copy:
        """Return the debt of the page at ``to`` to the page at ``source``."""
        ours, theirs = self.readings.pages[source], self.readings.pages[to]
        others = "What the other pages have in common with both makes this the likeliest way."
        share, reasons = self.share(theirs, [ours]), self.kinship.between(ours, theirs).reasons()
        if self.given.says(source, to):
            return Copy(ours, theirs, share, 1.0, (SAID, *reasons), corrected=True)
        return Copy(ours, theirs, share, round(chance, 2), reasons or (others,))

    def share(self, article: str, others: Sequence[str]) -> float:
        """Return the part of an article's body that stands in the family and in one of ``others``."""
        total = len(self.narration.words[article])
        if not total:
            return 0.0
        carried = np.logical_or.reduce([self.narration.debt(article, other) for other in others if other != article])
        count = sum(int(carried[segment.first : segment.last].sum()) for segment in self.segments if segment.article == article)
        return round(count / total, 4)


def descent(
    narration: Narration, kinship: Kinship, segments: Sequence[Segment], text: str, given: Sequence[GivenDirection] = ()
) -> Descent:
    """Draw the tree of the family of ``segments`` and infer a hidden original where no page explains the others.

    A page whose parent is not sure has none: either of two may be the original, and both may be copies of what no page shows.
    ``text`` is the id of the text, from which copies of a hidden original come; ``given`` are directions that a person gave.
    """
    readings = kinship.readings(segments)
    family = _Family(narration, kinship, readings, segments, Given(readings.pages, given))
    pages, common = family.readings.pages, family.readings.common
    score = family.given.laid_on(np.where(common > 0, NEARNESS * common + _log_odds(kinship, pages, common) / 2, NEVER))
    roots = family.given.roots(len(pages))
    parent, chance = branching(score, roots), odds(score, roots)
    articles = {page: narration.words[page].article for page in pages}
    reasons = hidden(signs_of(articles, kinship, family.readings, segments, parent))
    if reasons:
        return Descent(None, True, _from_hidden(family, score, text, reasons))
    copies = []
    for to, source in enumerate(parent):
        if source is not None and not family.given.leaves_open(source, to):
            there, back = float(chance.parent[source, to]), float(chance.parent[to, source])
            if there >= SURE * (there + back):
                copies.append(family.copy(source, to, there))
    root = int(np.argmax(chance.root))
    return Descent(pages[root] if chance.root[root] >= SURE else None, False, _ordered(copies))


def _log_odds(kinship: Kinship, pages: Sequence[str], common: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the log odds ``[i, j]`` that ``i`` had before ``j`` what both have, for the pairs of pages that are near."""
    found = np.zeros((len(pages), len(pages)))
    near = common.copy()
    np.fill_diagonal(near, 0)
    nearest = np.argsort(-near, axis=0, kind="stable")[:MOST_PARENTS]
    pairs = {(min(i, to), max(i, to)) for to in range(len(pages)) for i in nearest[:, to].tolist() if near[i, to]}
    for i, j in sorted(pairs):
        found[i, j] = kinship.between(pages[i], pages[j]).log_odds
        found[j, i] = -found[i, j]
    return found


def _from_hidden(family: _Family, score: NDArray[np.float64], text: str, reasons: tuple[str, ...]) -> tuple[Copy, ...]:
    """Hang the pages onto the hidden text, those apart that surely copied another page."""
    pages, has = family.readings.pages, family.readings.has
    count = len(pages)
    table = np.full((count + 1, count + 1), NEVER)
    table[:count, :count] = score
    table[count, :count] = NEARNESS * has.sum(axis=0) - SEEN
    table[count, list(family.given.parent)] = NEVER
    roots = np.append(np.full(count, NEVER), 0.0)
    parent, chance = branching(table, roots), odds(table, roots)
    copies = []
    for to, source in enumerate(parent[:count]):
        there = float(chance.parent[source, to]) if source is not None else 0.0
        apart = source is not None and family.given.leaves_open(source, to)
        if source is not None and source != count and there >= SURE and not apart:
            copies.append(family.copy(source, to, there))
        else:
            copies.append(Copy(text, pages[to], family.share(pages[to], pages), round(float(chance.parent[count, to]), 2), reasons))
    return _ordered(copies)


def _ordered(copies: list[Copy]) -> tuple[Copy, ...]:
    return tuple(sorted(copies, key=lambda copy: (copy.to, copy.source)))
