"""Which words exactly two articles have in common inside the passages that they share, word by word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from tellings.copying.holder import Holder
from tellings.copying.house_style import Form
from tellings.copying.narration import Narration
from tellings.copying.own_wording import Partners
from tellings.copying.words import Words
from tellings.model import Span

Pairs = Sequence[tuple[Span, Span]]

# Agreement between a few words of a rewritten passage is chance; so many in a row are wording.
LEAST_RUN = 3


@dataclass(frozen=True, eq=False)
class Agreement:
    """Two articles, ``a`` before ``b`` by id, and the parallel places of the words on which they agree."""

    a: str
    b: str
    at_a: NDArray[np.int64]
    at_b: NDArray[np.int64]


def agreed_words(words_a: Words, words_b: Words, spans: Iterable[tuple[Span, Span]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the parallel places of the words on which two articles agree inside pairs of spans, in runs of ``LEAST_RUN`` or more."""
    at_a, at_b = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for a, b in spans:
        (first_a, last_a), (first_b, last_b) = words_a.range(a), words_b.range(b)
        keys_a, keys_b = words_a.key[first_a:last_a].tolist(), words_b.key[first_b:last_b].tolist()
        for block in LCSseq.editops(keys_a, keys_b).as_matching_blocks():
            if block.size >= LEAST_RUN:
                at_a.append(np.arange(first_a + block.a, first_a + block.a + block.size))
                at_b.append(np.arange(first_b + block.b, first_b + block.b + block.size))
    return np.concatenate(at_a), np.concatenate(at_b)


def agreements(narration: Narration) -> tuple[Agreement, ...]:
    """Return the agreement of every two articles that share narration, in order of id; quotes that go along with it count."""
    words = narration.words
    return tuple(
        Agreement(a, b, *agreed_words(words[a], words[b], [(r.a, r.b) for r in narration.between(a, b)])) for a, b in narration.pairs()
    )


def holders(a: Words, forms_a: Sequence[Form], b: Words, forms_b: Sequence[Form], narrated: Pairs, quoted: Pairs) -> tuple[Holder, Holder]:
    """Make the two sides of a pair of articles from the pairs of spans that they share, narration and quotes."""
    at_a, at_b = agreed_words(a, b, [*narrated, *quoted])
    partner_a, partner_b = np.full(len(a), -1, dtype=np.int64), np.full(len(b), -1, dtype=np.int64)
    partner_a[at_a] = at_b
    partner_b[at_b] = at_a
    spans_a, spans_b = tuple(span for span, _ in narrated), tuple(span for _, span in narrated)
    sides = Partners(partner_a, partner_b, np.isin(a.key, b.key)), Partners(partner_b, partner_a, np.isin(b.key, a.key))
    return Holder(a, tuple(forms_a), spans_a, sides[0]), Holder(b, tuple(forms_b), spans_b, sides[1])
