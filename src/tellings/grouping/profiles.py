"""What grouping needs of an article: its words, weighted, as the whole text, its beginning and its title hold them, and its day."""

import datetime
import math
import re
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.grouping.bags import LONGEST_READ, SMALL_LETTERS, tokens
from tellings.grouping.rarity import weighed
from tellings.model import Article

# Characters of the story that count as its beginning, with the title: the first paragraphs of a report say what happened. On the labelled
# pairs of `benchmarks/fit_grouping.py` the beginning parts pairs better (area under the curve .86) than the whole text (.83).
BEGINNING = 700

# From this share of words with capitals on, a title says nothing by capitals.
_TITLE_CASE = 0.6

# Weights are kept as roots in so many steps: a cosine changes by some thousandths.
_STEPS = 255

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, eq=False)
class Profile:
    """The words of an article: ``terms`` are numbers of stems, ascending and distinct; ``weights`` has a row for text, beginning and title.

    Each row has about length 1 as a vector (0 where the article has no such part). ``day`` counts from year 1, ``None``: unknown.
    """

    terms: NDArray[np.uint32]
    weights: NDArray[np.float32]
    day: int | None

    def packed(self) -> bytes:
        """Return the words as bytes: 4 for the number of a stem, one for the root of each of its weights, all packed with zlib."""
        roots = np.round(np.sqrt(self.weights.astype(np.float64)) * _STEPS).astype(np.uint8)
        return zlib.compress(self.terms.astype("<u4").tobytes() + roots.tobytes(), 1)

    @classmethod
    def unpacked(cls, data: bytes, day: int | None) -> "Profile":
        """Return the profile that was packed."""
        plain = zlib.decompress(data)
        count = len(plain) // 7
        weights = (np.frombuffer(plain, dtype=np.uint8, offset=4 * count).reshape(3, count) / _STEPS) ** 2
        return cls(np.frombuffer(plain, dtype="<u4", count=count).astype(np.uint32), weights.astype(np.float32), day)


def profile(article: Article, day: int | None = None) -> Profile:
    """Weigh the words of an article: square roots of counts, names and figures more than other words, times rarity. Linear time.

    The profile is what its packed form holds, so that it is the same whether it was kept or made now.
    """
    title = article.title.text if article.title else ""
    told = "\n".join(article.text[block.start : block.end] for block in article.told())[:LONGEST_READ]
    bags = _bags(title, told)
    stems = sorted({weighed(stem) for stem in bags[0]})
    place = {each.number: at for at, each in enumerate(stems)}
    weights = np.zeros((3, len(place)), dtype=np.float64)
    for row, counts in enumerate(bags):
        for stem in sorted(counts):
            number, rarity = weighed(stem)
            weights[row, place[number]] = math.sqrt(counts[stem]) * rarity
    weights /= np.maximum(np.sqrt((weights**2).sum(axis=1, keepdims=True)), 1e-9)
    return Profile.unpacked(Profile(np.array(sorted(place), dtype=np.uint32), weights.astype(np.float32), None).packed(), day)


def telling_terms(of: Profile, count: int) -> Sequence[tuple[int, float]]:
    """Return the terms that weigh most over the three parts, with their weights, the weightiest first."""
    if not len(of.terms):
        return []
    whole = of.weights.astype(np.float64).sum(axis=0).round(4)
    order = np.lexsort((of.terms, -whole))[:count]
    return [(int(of.terms[at]), float(whole[at])) for at in order]


def day_of(edtf: str | None) -> int | None:
    """Return the day that an EDTF value gives, ``None`` for one that is less precise than a day, or no date.

    >>> day_of("0001-01-02T10:00"), day_of("2023-09"), day_of(None)
    (2, None, None)
    """
    match = _DAY.match(edtf or "")
    if not match:
        return None
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3])).toordinal()
    except ValueError:
        return None


def _bags(title: str, told: str) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """Count the stems of the text with its title, of its beginning with its title, and of the title."""
    in_title, in_text = tokens(title), tokens(told)
    named = {token.stem for token in in_text if token.capital and not token.opens}
    capitals = sum(token.capital for token in in_title) > _TITLE_CASE * len(in_title)
    whole, beginning, headline = defaultdict[str, float](float), defaultdict[str, float](float), defaultdict[str, float](float)
    for token in in_title:
        telling = token.figure or (token.capital and (not capitals or token.stem in named))
        for counts in (whole, beginning, headline):
            counts[token.stem] += 1.0 if telling else SMALL_LETTERS
    for token in in_text:
        weight = 1.0 if token.figure or token.capital else SMALL_LETTERS
        whole[token.stem] += weight
        if token.start < BEGINNING:
            beginning[token.stem] += weight
    return whole, beginning, headline
