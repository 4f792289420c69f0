"""How alike two quotations are: words weighted inside the story, character 4-grams, and the words around short ones."""

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tellings.model import Article, Quoted, Span
from tellings.stems import stem

# Words of a short quotation's sentence count with this share: "the top priority" alone says too little, and two translations of it
# share little else.
_CONTEXT = 0.5
_SHORT = 6

# Two sayings must share this much at the least, in units of a word that the story's quotations have once: one common word joins nothing.
_LEAST_SHARED = 1.6

# A stop word counts with this part of its weight.
_STOP = 0.25

# Quotations of more words than this hold a thought of their own: found inside another one, they are the same saying.
_OWN_THOUGHT = 3

# Characters of context that are read on each side of a quotation.
_REACH = 250

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’']?\s+(?=[^\W\da-z_])|\n+|\.\.\.\s*|…\s*")


class Piece(NamedTuple):
    """A sentence of a quotation: its stems, their characters' 4-grams, and the stems of the words around it where it is short."""

    words: tuple[str, ...]
    grams: frozenset[str]
    context: frozenset[str]


class Saying(NamedTuple):
    """A quotation with what it is compared by; ``key`` holds all its stems in order."""

    span: Span
    quoted: Quoted
    key: tuple[str, ...]
    pieces: tuple[Piece, ...]


@functools.cache
def stop_words() -> frozenset[str]:
    """Return the stems of words that carry no content."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(stem(word) for word in STOP_WORDS)


@functools.cache
def _places() -> dict[str, str]:
    """Return one word for the names of a country: where one page says "Moscow" another may say "Russia"."""
    from tellings.stating.names.vocabulary import countries

    found: dict[str, str] = {}
    for country in countries():
        for name in (country.name, *country.others, *country.capitals, *country.demonyms):
            if " " not in name:
                found.setdefault(name, "@" + country.name)
    return found


def country_of(word: str) -> str | None:
    """Return one word for the country that a word names, in any case; ``None`` for all other words."""
    return _places().get(word[:1].upper() + word[1:]) or _places().get(word.upper())


def stem_of(word: str) -> str:
    """Return what a word is compared by: its stem in lower case, or its country."""
    return _places().get(word) or stem(word.replace("’", "'").casefold().removesuffix("'s"))


def stems(text: str) -> list[str]:
    """Return what the words of a text are compared by."""
    return [stem_of(word) for word in _WORD.findall(text)]


def plain_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, int, int]]:
    """Return the words of a text in lower case, with straight apostrophes, each with its place."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [(match[0].replace("’", "'").casefold(), match.start(), match.end()) for match in found]


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a quotation that hold a word, also those that "..." sets apart."""
    return [part for part in _SENTENCE.split(text) if part and _WORD.search(part)]


def saying(article: Article, quoted: Quoted) -> Saying | None:
    """Return a quotation with what it is compared by; ``None`` where it holds no word."""
    text = article.text[quoted.span.start : quoted.span.end]
    parts = sentences_of(text)
    pieces = []
    for part in parts:
        words = stems(part)
        around = _context(article.text, quoted) if len(parts) == 1 and len(words) <= _SHORT else frozenset[str]()
        line = f" {' '.join(words)} "
        pieces.append(Piece(tuple(words), frozenset(line[i : i + 4] for i in range(len(line) - 3)), around - set(words)))
    key = tuple(word for piece in pieces for word in piece.words)
    return Saying(quoted.span, quoted, key, tuple(pieces)) if key else None


def _context(text: str, quoted: Quoted) -> frozenset[str]:
    """Return the content stems around a quotation in its sentence, without the speaker's name."""
    span = quoted.span
    left = _SENTENCE.split(text[max(0, span.start - _REACH) : span.start])[-1]
    right = "" if text[span.end - 1] in ".!?" else re.split(r"[.!?\n]", text[span.end : span.end + _REACH], maxsplit=1)[0]
    return frozenset(stems(f"{left} {right}")) - set(stems(quoted.speaker or "")) - stop_words()


class Weights:
    """How much a word tells inside the story's quotations: its inverse frequency over them, 1 for a word that one of them has."""

    def __init__(self, found: Sequence[Saying]) -> None:
        counts: Counter[str] = Counter()
        for one in found:
            counts.update(set(one.key))
        top = math.log(1 + max(1, len(found)))
        stops = stop_words()
        self._stops = stops
        self._of = {word: (_STOP if word in stops else 1.0) * math.log(1 + len(found) / count) / top for word, count in counts.items()}

    def total(self, words: Iterable[str]) -> float:
        """Return the weight of some words, whatever their order; one outside all quotations weighs as much as the rarest."""
        return math.fsum(self._of.get(word, _STOP if word in self._stops else 1.0) for word in words)


def likeness(a: Saying, b: Saying, weights: Weights) -> float:
    """Return how alike two quotations are, 0 to 1: that of their most alike sentences, by the words of the shorter sentence."""
    return max((_likeness(one, other, weights) for one in a.pieces for other in b.pieces), default=0.0)


def _likeness(a: Piece, b: Piece, weights: Weights) -> float:
    short, long = sorted((a, b), key=lambda piece: (len(piece.words), piece.words))
    shared = set(short.words) & set(long.words)
    own = weights.total(set(short.words))
    if not shared or own == 0:
        return 0.0
    weight = weights.total(shared)
    around = (short.context & (long.context | set(long.words))) | (long.context & set(short.words))
    bonus = _CONTEXT * weights.total(around - shared)
    core = _core(short.words)
    if len(short.words) > _OWN_THOUGHT and _inside(short.words, long.words):
        return 1.0
    if core and _inside(core, long.words) and (len(core) > _OWN_THOUGHT or weight >= _LEAST_SHARED or weight + bonus >= _LEAST_SHARED):
        return 1.0
    if weight + bonus < _LEAST_SHARED:
        return 0.0
    grams = len(short.grams & long.grams) / max(1, min(len(short.grams), len(long.grams)))
    if not short.context:
        return (weight / own + grams) / 2
    ground = min(weights.total(short.context), weights.total(long.context | set(long.words)))
    return 0.8 * (weight + bonus) / (own + _CONTEXT * ground) + 0.2 * grams


def _core(words: Sequence[str]) -> Sequence[str]:
    """Return words without the stop words at their edges."""
    content = [i for i, word in enumerate(words) if word not in stop_words()]
    return words[content[0] : content[-1] + 1] if content else ()


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    size = len(short)
    return any(long[i] == short[0] and tuple(long[i : i + size]) == tuple(short) for i in range(len(long) - size + 1))
