"""Synthetic news with known reuse: articles of 350 invented words, of which some are copies, partial copies or quotations of others.

Word frequencies follow Zipf's law, stock phrases recur everywhere, names are capitalised. All of it comes from the seed. The seeds were
fixed before any constant was set by them: ``TUNING`` for trying, ``FINAL`` for the figures that are printed.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

TUNING, FINAL = 11, 29

# Of all articles, so many are copies of a whole one, of a part of one, or quote a sentence of one; the rest are nobody's.
SHARES = {"copy": 0.12, "partial": 0.10, "quote": 0.08}

WORDS = 350
VOCABULARY = 40_000
STOCK_PHRASES = 400

# Words that an editor changes, leaves out or puts in, of a hundred.
EDITED = {"copy": 0.03, "partial": 0.04, "quote": 0.01}

# Words that a true pair has in common at least, in one stretch of one origin: what a passage needs (weighing.LEAST_WORDS).
LEAST_SHARED = 8


class News(NamedTuple):
    """Articles with their truth: ``kind`` and ``source`` of each (its own number where it is nobody's), and where each word comes from.

    ``origin[i]`` holds for each word of article ``i`` the number that this word has among all words ever written, -1 for a word put in.
    """

    texts: list[str]
    kind: list[str]
    source: list[int]
    origin: list[np.ndarray]

    def shared(self, one: int, other: int) -> int:
        """Return the words that two articles have from the same places."""
        a, b = self.origin[one], self.origin[other]
        return len(np.intersect1d(a[a >= 0], b[b >= 0], assume_unique=True))


def vocabulary(random: np.random.Generator) -> np.ndarray:
    """Invent words: the commoner the shorter."""
    syllables = [c + v for c in ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "tr") for v in "aeiou"]
    made: dict[str, None] = {}
    while len(made) < VOCABULARY:
        size = 1 + int(np.log10(1 + len(made)) * random.uniform(0.5, 1.1))
        word = "".join(random.choice(syllables, size)) + str(random.choice(["", "n", "r", "s", "t"]))
        made[word] = None
    return np.array(list(made), dtype=object)


class _Writer:
    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        self.words = vocabulary(self.random)
        self.capitals = np.array([word.capitalize() for word in self.words], dtype=object)
        share = 1 / np.arange(1, VOCABULARY + 1)
        self.below = np.cumsum(share / share.sum())
        # Formulas are made of the commoner words; from eight words on, shared wording is what is looked for.
        self.phrases = [self.drawn(int(self.random.integers(4, 8)), 0.75) for _ in range(STOCK_PHRASES)]
        self.written = 0

    def drawn(self, count: int, below: float = 1.0) -> np.ndarray:
        return np.searchsorted(self.below, below * self.random.random(count)).clip(max=VOCABULARY - 1).astype(np.int64)

    def own(self, count: int) -> np.ndarray:
        """Write words of one's own; a stock phrase stands in them now and then, two words with a capital are a name."""
        words = self.drawn(count)
        for _ in range(int(self.random.integers(0, 3))):
            phrase = self.phrases[int(STOCK_PHRASES * self.random.random() ** 2)]
            at = int(self.random.integers(0, max(1, count - len(phrase))))
            words[at : at + len(phrase)] = phrase[: count - at]
        return words

    def numbered(self, count: int) -> np.ndarray:
        self.written += count
        return np.arange(self.written - count, self.written)

    def edited(self, words: np.ndarray, origin: np.ndarray, share: float) -> tuple[np.ndarray, np.ndarray]:
        """Change, drop and insert words."""
        words, origin = words.copy(), origin.copy()
        roll = self.random.random(len(words))
        changed = roll < share / 2
        words[changed], origin[changed] = self.drawn(int(changed.sum())), -1
        kept = roll < 1 - share / 4
        words, origin = words[kept], origin[kept]
        places = np.flatnonzero(self.random.random(len(words)) < share / 4)
        return np.insert(words, places, self.drawn(len(places))), np.insert(origin, places, -1)

    def text(self, words: np.ndarray, quote: tuple[int, int] | None) -> str:
        """Set words as sentences of seventeen words or so; the stretch is quoted where ``quote`` says so."""
        # Which words are names, and where a sentence ends, is a matter of the words, so that copies keep both.
        ends = np.append((words[:-1] * 31 + words[1:] * 17) % 16 == 3, True)
        shown = self.words[words].tolist()
        for at in np.flatnonzero((words % 97 == 5) | np.insert(ends[:-1], 0, True)).tolist():
            shown[at] = self.capitals[words[at]]
        for at in np.flatnonzero(ends).tolist():
            shown[at] += ".\n" if words[at] % 3 == 0 else "."
        if quote and quote[1] > quote[0]:
            shown[quote[0]] = "“" + shown[quote[0]]
            shown[quote[1] - 1] += "”"
        return " ".join(shown)


def news(count: int, seed: int, family: int = 0) -> News:
    """Write ``count`` articles; the first of them is copied ``family`` times besides."""
    writer = _Writer(seed)
    random = writer.random
    kinds = random.choice([*SHARES, "own"], count, p=[*SHARES.values(), 1 - sum(SHARES.values())]).tolist()
    kinds[0] = "own"
    if family:
        for at in random.choice(np.arange(1, count), family, replace=False).tolist():
            kinds[at] = "family"
    texts: list[str] = []
    sources: list[int] = []
    bodies: list[np.ndarray] = []
    origins: list[np.ndarray] = []
    free: list[int] = []
    for at, kind in enumerate(kinds):
        words, origin, source, quote = _article(writer, kind, at, free, bodies, origins)
        texts.append(writer.text(words, quote))
        sources.append(source)
        bodies.append(words.astype(np.int32))
        origins.append(origin.astype(np.int64 if writer.written > 2**31 else np.int32))
        if kind == "own" and at:
            free.append(at)
    return News(texts, kinds, sources, origins)


def _article(
    writer: _Writer, kind: str, at: int, free: list[int], bodies: list[np.ndarray], origins: list[np.ndarray]
) -> tuple[np.ndarray, np.ndarray, int, tuple[int, int] | None]:
    random = writer.random
    size = int(np.clip(random.normal(WORDS, 40), 200, 600))
    if kind == "own" or (not free and kind != "family"):
        return writer.own(size), writer.numbered(size), at, None
    source = 0 if kind == "family" else free[_recent(random, len(free))]
    words, origin = bodies[source], origins[source]
    left, right = 0, len(words)
    if kind == "partial":
        right = int(len(words) * random.uniform(0.25, 0.6))
        left = int(random.integers(0, len(words) - right))
    elif kind == "quote":
        right = int(random.integers(12, 31))
        left = int(random.integers(0, len(words) - right))
    taken, where = writer.edited(words[left : left + right], origin[left : left + right], EDITED.get(kind, EDITED["copy"]))
    if kind in ("copy", "family"):
        return taken, where, source, None
    own = max(0, size - len(taken))
    head = int(random.integers(0, own + 1))
    words = np.concatenate([writer.own(head), taken, writer.own(own - head)])
    return (
        words,
        np.concatenate([writer.numbered(head), where, writer.numbered(own - head)]),
        source,
        (head, head + len(taken)) if kind == "quote" else None,
    )


def _recent(random: np.random.Generator, count: int) -> int:
    """Choose a source among those so far: some stories are told often, most once."""
    return min(count - 1, int(count * random.random() ** 1.5))


def true_pairs(made: News) -> Iterator[tuple[int, int, str]]:
    """Return every article with its source and its kind."""
    for at, (kind, source) in enumerate(zip(made.kind, made.source, strict=True)):
        if source != at:
            yield source, at, kind
