"""What an article is about, as weighted words."""

import functools
import math
import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tellings.model import Article
from tellings.stems import stem as stem_of
from tellings.thin_spacy import spacy

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_POSSESSIVE = re.compile(r"['’]s$")

# A word in small letters counts this much of one with a capital or a digit: names and figures tell events apart, topics do
# not. `python benchmarks/grouping.py`: the least similar article of an event rises from .29 to .33, the 99th percentile of others
# from .31 to .33.
SMALL_LETTERS = 0.4

# Rarity is counted as if so many more articles were there that hold none of the words: the telling words of an event that all pages of a
# small set share would else weigh nothing. With 0, 10 and 100 the least alike of three accounts compared alone has .14, .19, .24, two
# articles of different events at most .22, .29, .33 (trials on 150 articles of
# 50 events; `python benchmarks/grouping.py` shows the figures at the present value).
UNSEEN = 10

# Longest stretch of an article that is weighed, in characters; an event is told in the first pages of even a long account.
LONGEST_READ = 60_000


# Characters before a word that open a sentence or a quote: a capital there says nothing.
_OPENERS = frozenset('.!?…:\n“"‘')


class Token(NamedTuple):
    """A word that is no stop word: its stem, whether it has a capital, is a figure, opens a sentence, and where it begins."""

    stem: str
    capital: bool
    figure: bool
    opens: bool
    start: int


def tokens(words: str) -> list[Token]:
    """Return the words of a text in order, without stop words and words of one or two letters. Linear time."""
    found = []
    stop = _stop_words()
    for match in _WORD.finditer(words):
        word = _POSSESSIVE.sub("", match[0])
        lowered = word.lower()
        if (len(lowered) < 3 and not lowered.isdigit()) or lowered in stop:
            continue
        before = words[max(0, match.start() - 2) : match.start()]
        opens = not before or not _OPENERS.isdisjoint(before)
        found.append(Token(stem_of(lowered), word[0].isupper(), word[0].isdigit(), opens, match.start()))
    return found


def bag(article: Article) -> dict[str, float]:
    """Count the stems of an article's title and told blocks, names and figures more than other words."""
    title = [article.title.text] if article.title else []
    words = "\n".join([*title, *(article.text[block.start : block.end] for block in article.told())])[:LONGEST_READ]
    counts: dict[str, float] = {}
    for token in tokens(words):
        counts[token.stem] = counts.get(token.stem, 0.0) + (1.0 if token.capital or token.figure else SMALL_LETTERS)
    return counts


def similarities(bags: Sequence[dict[str, float]]) -> npt.NDArray[np.float64]:
    """Return the cosines of all pairs of bags: square roots of counts, weighted by rarity among these bags.

    The rarity is smoothed, since the articles of a single story share their most telling words.
    """
    words = {word: number for number, word in enumerate(sorted(set().union(*bags)))} if bags else {}
    matrix = np.zeros((len(bags), len(words)))
    for row, counts in enumerate(bags):
        for word, count in counts.items():
            matrix[row, words[word]] = math.sqrt(count)
    held = (matrix > 0).sum(axis=0)
    matrix *= np.log(1 + (len(bags) + UNSEEN) / np.maximum(held, 1))
    lengths = np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-12)
    cosines: npt.NDArray[np.float64] = (matrix / lengths) @ (matrix / lengths).T
    return cosines.round(9)


@functools.cache
def _stop_words() -> frozenset[str]:
    spacy()
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)
