"""Who in a family had the wording from whom: parents, the root, and the original that no page shows."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tellings.copying.families import EXPLAINED
from tellings.copying.narration import Narration
from tellings.copying.segments import Segment
from tellings.model import Copy

# Confidence that what a hidden text passed on came from there: two pages that each lack some of the other's wording cannot be each
# other's only source, but one of them may have had the other's lost version.
HIDDEN_CONFIDENCE = 0.5


class Descent(NamedTuple):
    """What is known of a family's descent: the article with the original, whether it is hidden, and who had it from whom."""

    root: str | None
    hidden: bool
    copies: tuple[Copy, ...]


class _Debt(NamedTuple):
    confidence: float
    share: float
    source: str
    to: str
    evidence: tuple[str, ...]


def descent(narration: Narration, family: Sequence[Segment], text: str) -> Descent:
    """Draw the family's tree from the decided directions and infer a hidden original where no page explains the others.

    Every article takes the parent with the surest direction, then the greatest share; an edge that would close a circle is left out.
    A family whose undecided pages are all explained by one of them has neither a root nor a hidden text: either may be the original.
    """
    articles = sorted({segment.article for segment in family})
    debts = _debts(narration, family, articles)
    parent: dict[str, _Debt] = {}
    for debt in sorted(debts, key=lambda d: (-d.confidence, -d.share, d.source, d.to)):
        if debt.to not in parent and debt.to not in _ancestors(parent, debt.source):
            parent[debt.to] = debt
    heads = [article for article in articles if article not in parent]
    copies = [Copy(d.source, d.to, d.share, d.confidence, d.evidence) for d in parent.values()]
    if len(heads) == 1:
        return Descent(heads[0], False, _ordered(copies))
    if any(all(_explains(narration, family, head, other) for other in heads if other != head) for head in heads):
        return Descent(None, False, _ordered(copies))
    reason = f"No page explains the others: each of {len(heads)} has wording of its own beside what it shares, and no direction shows."
    copies += [Copy(text, head, _share(narration, family, head, articles), HIDDEN_CONFIDENCE, (reason,)) for head in heads]
    return Descent(None, True, _ordered(copies))


def _ordered(copies: list[Copy]) -> tuple[Copy, ...]:
    return tuple(sorted(copies, key=lambda copy: (copy.to, copy.source)))


def _ancestors(parent: dict[str, _Debt], article: str) -> set[str]:
    found = {article}
    while article in parent:
        article = parent[article].source
        found.add(article)
    return found


def _debts(narration: Narration, family: Sequence[Segment], articles: Sequence[str]) -> list[_Debt]:
    """Return every decided direction between two articles of the family, by the passages that stand in the family's segments."""
    places = {article: [segment for segment in family if segment.article == article] for article in articles}
    found: dict[tuple[str, str], _Debt] = {}
    for r in narration.reuse:
        source, copy = (r.b, r.a) if r.source == "b" else (r.a, r.b)
        if r.source is None or source.article not in places or copy.article not in places:
            continue
        if any(segment.span.overlaps(copy) for segment in places[copy.article]):
            debt = _Debt(r.confidence, _share(narration, family, copy.article, [source.article]), source.article, copy.article, r.evidence)
            best = found.get((debt.source, debt.to))
            found[debt.source, debt.to] = debt if best is None else max(best, debt)
    return list(found.values())


def _share(narration: Narration, family: Sequence[Segment], article: str, others: Sequence[str]) -> float:
    """Return the part of an article's body that stands in the family and in one of ``others``."""
    total = len(narration.words[article])
    if not total:
        return 0.0
    carried = np.logical_or.reduce([narration.debt(article, other) for other in others if other != article])
    count = sum(int(carried[segment.first : segment.last].sum()) for segment in family if segment.article == article)
    return round(count / total, 4)


def _explains(narration: Narration, family: Sequence[Segment], article: str, other: str) -> bool:
    """Tell whether an article carries (nearly) all that another has of the family's wording."""
    carried = narration.debt(other, article)
    parts = [segment for segment in family if segment.article == other]
    count = sum(int(carried[segment.first : segment.last].sum()) for segment in parts)
    return count >= EXPLAINED * sum(segment.last - segment.first for segment in parts)
