"""One side of a pair of articles, with what the cues of direction look at."""

import functools
import os
from dataclasses import dataclass

from tellings.copying.house_style import Form
from tellings.copying.own_wording import Own, Partners, own_sentences
from tellings.copying.words import Words
from tellings.model import Article, Span


def name_of(article: Article) -> str:
    """Return what people call an article: the last part of its page's name."""
    return os.path.basename(article.page.rstrip("/")) or article.page


@dataclass(frozen=True, eq=False)
class Holder:
    """One article of a pair: its words, its choices of style, and the narration that it shares, in order of the source's places.

    ``spans`` are parallel on both sides; ``partners`` say for each word where the other side has it, quotes that go along with the
    narration included.
    """

    words: Words
    forms: tuple[Form, ...]
    spans: tuple[Span, ...]
    partners: Partners

    @property
    def article(self) -> Article:
        """The article."""
        return self.words.article

    @property
    def name(self) -> str:
        """What people call the article: the last part of its page's name."""
        return name_of(self.article)

    def carries(self, offset: int) -> bool:
        """Tell whether the character at ``offset`` is shared wording."""
        return any(span.start <= offset < span.end for span in self.spans)

    @functools.cached_property
    def own(self) -> Own:
        """The sentences that only this side has."""
        return own_sentences(self.words, self.partners)

    @functools.cached_property
    def shared(self) -> tuple[bool, ...]:
        """For each word, whether it is in shared wording."""
        flags = [False] * len(self.words)
        starts = self.words.start
        for span in self.spans:
            for at in range(int(starts.searchsorted(span.start)), int(starts.searchsorted(span.end))):
                flags[at] = True
        return tuple(flags)
