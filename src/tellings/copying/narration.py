"""Who carries which words of whom: the wording that articles share, word by word."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.copying.words import Words
from tellings.model import Reuse, Span


class Narration:
    """The narration that articles share, by word: who carries which words of whom. Quotes alone make no link.

    ``reuse`` is the narration; the quotes between articles that share narration come with ``between``.
    """

    def __init__(self, words: dict[str, Words], reuse: Iterable[Reuse]) -> None:
        self.words = words
        known = [r for r in reuse if r.a.article in words and r.b.article in words]
        self.reuse = tuple(r for r in known if r.kind == "narration")
        self._carried = self._marked(self.reuse)
        passages = [r for r in known if (r.a.article, r.b.article) in self._carried]
        self._with_quotes = self._marked(passages)
        self._between: dict[tuple[str, str], list[Reuse]] = {}
        for r in passages:
            self._between.setdefault((r.a.article, r.b.article), []).append(r)

    def _marked(self, reuse: Iterable[Reuse]) -> dict[tuple[str, str], NDArray[np.bool_]]:
        marked: dict[tuple[str, str], NDArray[np.bool_]] = {}
        for r in reuse:
            for span, other in ((r.a, r.b.article), (r.b, r.a.article)):
                flags = marked.setdefault((span.article, other), np.zeros(len(self.words[span.article]), dtype=np.bool_))
                first, last = self.range(span)
                flags[first:last] = True
        return marked

    def between(self, article: str, other: str) -> Sequence[Reuse]:
        """Return the passages, quotes included, of two articles that share narration, in order of place."""
        return self._between.get((article, other), ()) or self._between.get((other, article), ())

    def pairs(self) -> list[tuple[str, str]]:
        """Return the pairs of articles that share narration, in order of id, the lower first."""
        return sorted(self._between)

    def range(self, span: Span) -> tuple[int, int]:
        """Return the half-open range of words inside a span."""
        return self.words[span.article].range(span)

    def partners(self, article: str) -> list[str]:
        """Return the articles that share narration with an article, in order of id."""
        return sorted(other for ours, other in self._carried if ours == article)

    def carried(self, article: str, other: str) -> NDArray[np.bool_]:
        """Return for each word of ``article`` whether ``other`` carries it."""
        return self._carried[article, other] if (article, other) in self._carried else np.zeros(len(self.words[article]), dtype=np.bool_)

    def debt(self, article: str, other: str) -> NDArray[np.bool_]:
        """Return for each word of ``article`` whether ``other`` carries it, with the quotes that go along with shared narration."""
        found = self._with_quotes.get((article, other))
        return self.carried(article, other) if found is None else found
