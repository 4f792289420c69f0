"""What the texts say of the pages of a family two by two: what they have in common, and which is nearer to the source."""

from collections.abc import Sequence

import numpy as np

from tellings.copying.direction import Balance, balance
from tellings.copying.holder import Holder
from tellings.copying.house_style import Form, forms_of
from tellings.copying.matching import agreements, holders
from tellings.copying.narration import Narration
from tellings.copying.own_wording import Own, own_sentences
from tellings.copying.readings import Readings, readings_of
from tellings.copying.segments import Segment


class Kinship:
    """What articles that share narration have in common, and the balance of the cues of direction between them, each computed once."""

    def __init__(self, narration: Narration) -> None:
        self._narration = narration
        self._agreed = agreements(narration)
        self._forms: dict[str, tuple[Form, ...]] = {}
        self._sides: dict[tuple[str, str], tuple[Holder, Holder]] = {}
        self._known: dict[tuple[str, str], Balance] = {}

    def readings(self, family: Sequence[Segment]) -> Readings:
        """Return the readings that the pages of a family share."""
        return readings_of(self._agreed, family)

    def between(self, a: str, b: str) -> Balance:
        """Return the odds that ``a`` had before ``b`` what they share, with the reasons."""
        low, high = sorted((a, b))
        if (low, high) not in self._known:
            self._known[low, high] = balance(*self._pair(low, high))
        found = self._known[low, high]
        return found if a == low else found.turned()

    def own(self, article: str, other: str, family: Sequence[Segment]) -> Own:
        """Count the sentences that an article has of its own beside another, in its part of a family."""
        low, high = sorted((article, other))
        side = self._pair(low, high)[article == high]
        parts = [segment for segment in family if segment.article == article]
        return own_sentences(side.words, side.partners, min(s.first for s in parts), max(s.last for s in parts))

    def faithful(self, article: str, other: str) -> float:
        """Return the part of an article's words, from the first to the last that another has too, that the other has (0 to 1)."""
        low, high = sorted((article, other))
        shared = np.flatnonzero(self._pair(low, high)[article == high].partners.at >= 0)
        return len(shared) / int(shared[-1] - shared[0] + 1) if len(shared) else 0.0

    def _pair(self, low: str, high: str) -> tuple[Holder, Holder]:
        if (low, high) not in self._sides:
            words = self._narration.words
            passages = self._narration.between(low, high)
            narrated = [(r.a, r.b) for r in passages if r.kind == "narration"]
            quoted = [(r.a, r.b) for r in passages if r.kind == "quote"]
            self._sides[low, high] = holders(words[low], self._style(low), words[high], self._style(high), narrated, quoted)
        return self._sides[low, high]

    def _style(self, article: str) -> tuple[Form, ...]:
        if article not in self._forms:
            self._forms[article] = tuple(forms_of(self._narration.words[article]))
        return self._forms[article]
