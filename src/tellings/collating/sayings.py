"""Sayings: the same words of the same speaker on different pages, or in two translations, as one quote with its wordings."""

import functools
import hashlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tellings.model import Article, Quote, Quoted, Span, Wording

# Two quotations are one saying above this likeness: the words they share, weighted by how rare they are in the story's quotations, over the words of
# the shorter one, averaged with character 4-grams. Set on data/collating (benchmarks/quotes.py collating): at .45 other sayings join,
# at .65 reworded ones are lost.
_SAME_SAYING = 0.55

# Without the same speaker on both sides the words must be nearly equal.
_SAME_WORDS = 0.85

# A short quotation counts with this much of its sentence: "the top priority" alone says too little, and two translations share little else.
_CONTEXT = 0.5
_SHORT = 6

# Rare words that two sayings must share at the least, in units of the rarest word's weight.
_LEAST_SHARED = 1.6

# Characters of context that are read on each side of a quotation.
_REACH = 250

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’']?\s+(?=[^\W\da-z_])|\n+|\.\.\.\s*|…\s*")


class _Piece(NamedTuple):
    """A sentence of a quotation: its stems, its characters' 4-grams, and the stems of the words around it."""

    words: tuple[str, ...]
    grams: frozenset[str]
    context: frozenset[str]


class _Saying(NamedTuple):
    span: Span
    quoted: Quoted
    key: tuple[str, ...]
    pieces: tuple[_Piece, ...]


@functools.cache
def _stem(word: str) -> str:
    import snowballstemmer

    stem: str = snowballstemmer.stemmer("english").stemWord(word)
    return stem


@functools.cache
def _places() -> dict[str, str]:
    """Return one word for the names of a country: a translation may say "Moscow" for "Russia"."""
    from tellings.stating.names.vocabulary import countries

    found: dict[str, str] = {}
    for country in countries():
        for name in (country.name, *country.others, *country.capitals, *country.demonyms):
            if " " not in name:
                found.setdefault(name, "@" + country.name)
    return found


def _words(text: str) -> list[str]:
    places = _places()
    return [places.get(word) or _stem(word.replace("’", "'").casefold().removesuffix("'s")) for word in _WORD.findall(text)]


def _grams(words: Iterable[str]) -> frozenset[str]:
    line = f" {' '.join(words)} "
    return frozenset(line[i : i + 4] for i in range(len(line) - 3))


def _context(text: str, span: Span) -> frozenset[str]:
    """Return the stems of the words around a span in its sentence."""
    before = text[max(0, span.start - _REACH) : span.start]
    after = text[span.end : span.end + _REACH]
    left = _SENTENCE.split(before)[-1]
    right = "" if text[span.end - 1] in ".!?" else re.split(r"[.!?\n]", after, maxsplit=1)[0]
    return frozenset(_words(f"{left} {right}"))


def _saying(article: Article, quoted: Quoted) -> _Saying | None:
    text = article.text[quoted.span.start : quoted.span.end]
    parts = [part for part in _SENTENCE.split(text) if part and _WORD.search(part)]
    pieces = []
    for part in parts:
        words = _words(part)
        context = _context(article.text, quoted.span) if len(parts) == 1 and len(words) <= _SHORT else frozenset[str]()
        pieces.append(_Piece(tuple(words), _grams(words), context - set(words)))
    key = tuple(word for piece in pieces for word in piece.words)
    return _Saying(quoted.span, quoted, key, tuple(pieces)) if key else None


class _Weights:
    """How much a word tells inside the story's quotations: its idf over them, 0 to 1."""

    def __init__(self, found: Sequence[_Saying]) -> None:
        counts: Counter[str] = Counter()
        for saying in found:
            counts.update(set(saying.key))
        top = math.log(1 + max(1, len(found)))
        common = _common()
        self._top = top
        self.of = {word: (0.25 if word in common else 1.0) * math.log(1 + len(found) / count) / top for word, count in counts.items()}

    def total(self, words: Iterable[str]) -> float:
        """Return the weight of some words; one outside all quotations weighs as much as the rarest."""
        return math.fsum(sorted(self.of.get(word, 0.25 if word in _common() else 1.0) for word in words))


@functools.cache
def _common() -> frozenset[str]:
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(_stem(word) for word in STOP_WORDS)


def _likeness(a: _Saying, b: _Saying, weights: _Weights) -> float:
    return max((_piece_likeness(one, other, weights) for one in a.pieces for other in b.pieces), default=0.0)


def _piece_likeness(a: _Piece, b: _Piece, weights: _Weights) -> float:
    short, long = sorted((a, b), key=lambda piece: (len(piece.words), piece.words))
    shared = set(short.words) & set(long.words)
    own = weights.total(set(short.words))
    if not shared or own == 0:
        return 0.0
    weight = weights.total(shared)
    if short.words == long.words or _inside(short.words, long.words):
        enough = weight >= _LEAST_SHARED or len(short.words) > 3
        if enough:
            return 1.0
    around = (short.context & (long.context | set(long.words))) | (long.context & set(short.words))
    bonus = _CONTEXT * weights.total(around - shared)
    if weight + bonus < _LEAST_SHARED:
        return 0.0
    words = weight / own
    grams = len(short.grams & long.grams) / max(1, min(len(short.grams), len(long.grams)))
    if short.context:
        ground = min(weights.total(short.context), weights.total(long.context | set(long.words)))
        words = (weight + bonus) / (own + _CONTEXT * ground) if ground else words
        return 0.8 * words + 0.2 * grams
    return (words + grams) / 2


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    first = short[0]
    size = len(short)
    return any(long[i] == first and tuple(long[i : i + size]) == tuple(short) for i in range(len(long) - size + 1))


def sayings(articles: Mapping[str, Article], quoted: Mapping[str, Sequence[Quoted]]) -> tuple[Quote, ...]:
    """Return the sayings of one story, sorted by their first span.

    A saying gathers around its longest wording: every other wording is compared with that one, so that nothing is joined through a chain.
    Quotations of one speaker are joined where their words, or one sentence of theirs, are alike; one without a known speaker where the
    words are nearly equal. Equal words, in whatever marks and case, are one wording with several spans. A reported clause that holds a
    partial quotation is a wording of the same saying.
    """
    found = [
        saying
        for identifier in sorted(quoted)
        for quote in sorted(quoted[identifier], key=lambda q: (q.span, q.kind))
        if (saying := _saying(articles[identifier], quote))
    ]
    weights = _Weights(found)
    groups = _groups(found, weights)
    quotes = [_quote([found[index] for index in group]) for group in groups]
    return tuple(sorted(quotes, key=lambda quote: (quote.wordings[0].spans[0], quote.id)))


def _pairs(found: Sequence[_Saying]) -> dict[int, list[int]]:
    """Return, for each saying, those that share a word of content with it: only these are compared."""
    by_word: dict[str, list[int]] = defaultdict(list)
    common = _common()
    for index, saying in enumerate(found):
        for word in set(saying.key) - common:
            by_word[word].append(index)
    near: dict[int, set[int]] = defaultdict(set)
    for index, saying in enumerate(found):
        for word in set(saying.key) - common:
            near[index].update(by_word[word])
    return {index: sorted(others - {index}) for index, others in near.items()}


def _groups(found: Sequence[_Saying], weights: _Weights) -> list[list[int]]:
    near = _pairs(found)
    order = sorted(range(len(found)), key=lambda i: (found[i].quoted.kind == "indirect", -len(found[i].key), found[i].span, found[i].quoted.kind))
    centre_of: dict[int, int] = {}
    likeness: dict[int, float] = {}
    centres: list[int] = []
    for index in order:
        best, score = index, 0.0
        for other in near.get(index, ()):
            if centre_of.get(other) != other:
                continue
            value = _joined(found[index], found[other], weights)
            if value > score:
                best, score = other, value
        if best == index:
            centres.append(index)
        centre_of[index], likeness[index] = best, score
    return [[index for index in range(len(found)) if centre_of[index] == centre] for centre in sorted(centres)]


def _joined(a: _Saying, b: _Saying, weights: _Weights) -> float:
    """Return how alike two quotations are if that is enough for one saying, else 0."""
    if a.span.overlaps(b.span):
        return 2.0 if a.quoted.speaker == b.quoted.speaker else 0.0
    known = a.quoted.speaker is not None and b.quoted.speaker is not None
    if known and a.quoted.speaker != b.quoted.speaker:
        return 0.0
    value = _likeness(a, b, weights)
    least = _SAME_SAYING if known else _SAME_WORDS
    if not known and min(len(a.key), len(b.key)) < 4:
        return 0.0
    return value if value >= least else 0.0


def _quote(group: Sequence[_Saying]) -> Quote:
    wordings: dict[tuple[str, ...], list[_Saying]] = defaultdict(list)
    for saying in sorted(group, key=lambda s: (s.span, s.quoted.kind)):
        wordings[(saying.quoted.kind == "indirect" and "indirect" or "marks", *saying.key)].append(saying)
    made = [
        Wording(tuple(s.span for s in same), same[0].quoted.kind, next((s.quoted.speaker_span for s in same if s.quoted.speaker_span), None))
        for same in wordings.values()
    ]
    first = min(saying.span for saying in group)
    votes = Counter(saying.quoted.speaker for saying in group if saying.quoted.speaker is not None)
    speaker = min(votes, key=lambda name: (-votes[name], name)) if votes else None
    digest = hashlib.sha256(f"{first.article}:{first.start}:{first.end}".encode()).hexdigest()[:10]
    return Quote(f"q{digest}", speaker, tuple(sorted(made, key=lambda wording: (wording.spans, wording.kind))))
