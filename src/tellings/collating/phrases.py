"""Phrases: what two of them have in common and what each says besides, and how the one stands to the other."""

import functools
import itertools
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from importlib import resources
from typing import Literal, NamedTuple

from tellings.collating.bounds import meets, same
from tellings.collating.intervals import stated
from tellings.collating.opposites import denials, opposed, spelt_out
from tellings.collating.saying_words import country_of
from tellings.model import Quantity
from tellings.stems import stem

# How the first phrase stands to the second: the same; the contrary; more special, or more general, than it; of one kind, but another thing
# (Monday, Tuesday; 11, 14; Oslo, Bergen). The names are those of SemEval 2016 task 2; its further REL (a country and its army) is not told
# from these by words alone. Phrases that stand in no link are its NOALI.
Relation = Literal["EQUI", "OPPO", "SPE1", "SPE2", "SIMI"]

# Two words are one if they begin with this share of the longer alike (Syria, Syrian; capture, capturing), and with so many letters.
_BEGINNING, _LETTERS = 0.6, 4

_WORD = re.compile(r"\w+(?:['’]\w+)?")


class Phrase(NamedTuple):
    """A phrase taken apart.

    ``words`` are those that carry content, in lower case and in order, ``names`` those of them that the page writes large, ``figures`` its
    quantities (their words are not among ``words``), ``lead`` the preposition that it begins with, if any.
    """

    text: str
    words: tuple[str, ...]
    names: frozenset[str]
    figures: tuple[Quantity, ...]
    lead: str
    denied: bool


class Vocabulary(NamedTuple):
    """The words of phrases.toml."""

    leading: frozenset[str]
    small: frozenset[str]
    general: Mapping[str, frozenset[str]]


@functools.cache
def vocabulary() -> Vocabulary:
    """Return the words of phrases.toml."""
    table = tomllib.loads(resources.files("tellings.collating").joinpath("phrases.toml").read_text(encoding="utf-8"))
    general = {word: frozenset(special) for word, special in table["general"].items()}
    return Vocabulary(frozenset(table["leading"]), frozenset(table["small"]), general)


@functools.lru_cache(maxsize=1 << 14)
def phrase(text: str) -> Phrase:
    """Take a phrase apart."""
    from tellings.stating.quantities import find_quantities

    figures = find_quantities(text)
    plain = text
    for found in reversed(figures):
        start = plain.find(found.quantity.words, found.start)
        if start >= 0:
            plain = plain[:start] + " " * len(found.quantity.words) + plain[start + len(found.quantity.words) :]
    written = [word.replace("’", "'") for word in _WORD.findall(plain.replace(".", ""))]
    full = spelt_out([word.casefold().removesuffix("'s") for word in written])
    words = tuple(word for word in full if word not in vocabulary().small and word not in vocabulary().leading)
    first = next((word.casefold() for word in _WORD.findall(text)), "")
    names = frozenset(word.casefold().removesuffix("'s") for word in written if word[:1].isupper())
    lead = first if first in vocabulary().leading else ""
    return Phrase(text, words, names & set(words), tuple(found.quantity for found in figures), lead, denials(full) % 2 == 1)


def one_word(a: str, b: str) -> bool:
    """Tell whether two words in lower case say the same: of one stem or beginning, of one country (Norway, Norwegian), or synonyms."""
    if a == b or stem(a) == stem(b) or _meanings(a) & _meanings(b):
        return True
    if country_of(a) or country_of(b):
        return country_of(a) == country_of(b)
    alike = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    return alike >= _LETTERS and alike >= _BEGINNING * max(len(a), len(b))


@functools.cache
def _synonyms() -> Mapping[str, frozenset[int]]:
    """Return for each word, and for its stem, the numbers of the lists that it stands in."""
    table = tomllib.loads(resources.files("tellings.collating").joinpath("synonyms.toml").read_text(encoding="utf-8"))
    held: dict[str, set[int]] = {}
    for number, words in enumerate(table["same"]):
        for word in words:
            held.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in held.items()}


def _meanings(word: str) -> frozenset[int]:
    return _synonyms().get(stem(word), frozenset())


def besides(a: Phrase, b: Phrase) -> tuple[list[str], list[str]]:
    """Return the words of each phrase that the other lacks; words that only differ in where they are written apart are the same."""
    left = [word for word in a.words if not any(one_word(word, other) for other in b.words)]
    right = [word for word in b.words if not any(one_word(word, other) for other in a.words)]
    if left and right and (_letters(a) == _letters(b) or _initials(left, right) or _initials(right, left)):
        return [], []
    return left, right


def _letters(one: Phrase) -> str:
    return "".join(one.words)


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether one word is made of the first letters of several."""
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)


def relation(a: Phrase, b: Phrase, context_a: Collection[str] = (), context_b: Collection[str] = ()) -> Relation:
    """Tell how a phrase stands to another that is taken to speak of the same.

    ``context_a`` and ``context_b`` are the words of the sentences around them: a word that the other sentence has elsewhere makes a
    phrase no more special.
    """
    left, right = besides(a, b)
    if (a.denied != b.denied) or any(opposed(x, y) for x in left for y in right):
        return "OPPO"
    figures = _figures(a, b)
    if figures not in ("EQUI", None):
        return figures
    if not left and not right:
        return "EQUI" if bool(a.figures) == bool(b.figures) else "SPE1" if a.figures else "SPE2"
    if not left or not right:
        longer, rest, context = (b, right, context_a) if not left else (a, left, context_b)
        if all(any(one_word(word, other) for other in context) for word in rest) or _title(longer, rest):
            return "EQUI"
        return "SPE2" if not left else "SPE1"
    return _general(left, right) or "SIMI"


def _figures(a: Phrase, b: Phrase) -> Relation | None:
    """Compare the figures of two phrases: one value, one inside the bounds of the other, or two; ``None`` where not both give one."""
    if not a.figures or not b.figures:
        return None
    if any(same(x, y) for x in a.figures for y in b.figures):
        return "EQUI"
    return next((_bounds(x, y) for x, y in itertools.product(a.figures, b.figures) if meets(x, y)), "SIMI")


def _bounds(x: Quantity, y: Quantity) -> Relation:
    """Tell which of two figures that can both hold says more: 15 more than "at least 15", "more than 1,000" more than "thousands"."""
    one, other = stated(x), stated(y)
    narrow, wide = one.high - one.low, other.high - other.low
    if narrow < wide or (narrow == wide and y.approximate and not x.approximate):
        return "SPE1"
    if wide < narrow or (x.approximate and not y.approximate):
        return "SPE2"
    return "EQUI"


def _title(longer: Phrase, rest: Sequence[str]) -> bool:
    """Tell whether what one phrase has besides is a first name or a title before a name: no more is said with them."""
    kept = [word for word in longer.words if word not in rest]
    if not kept or not set(kept) & longer.names:
        return False
    place = longer.words.index(kept[0])
    beside = longer.words[place - 1 : place] + longer.words[place + 1 : place + 2]
    surname = kept[-1] == longer.words[-1] and kept[-1] in longer.names and not country_of(kept[-1])
    return surname or (set(rest) <= longer.names and set(rest) <= set(beside) and not country_of(kept[0]))


def _general(left: Sequence[str], right: Sequence[str]) -> Relation | None:
    general = vocabulary().general
    if any(y in general.get(x, ()) for x in left for y in right):
        return "SPE2"
    if any(x in general.get(y, ()) for x in left for y in right):
        return "SPE1"
    return None
