"""A word changed inside a quotation that turns its sense: never for always, will for won't, eleven for seven."""

import difflib
import re
from collections.abc import Sequence
from typing import NamedTuple

from tellings.collating.bounds import meets
from tellings.collating.opposites import denials, exclusive, opposed, spelt_out
from tellings.collating.saying_words import sentences_of

# Two sentences are one with a word changed if so many words of it stand in both, and this share of the shorter one and of the longer.
# Set by judgement: on sixty-two real events no two wordings of one saying differ by a word that turns its sense.
_SHARED, _SHARE, _SHARE_OF_LONGER = 3, 0.7, 0.5

# A changed place of more words than this is reworded, and says nothing about single words.
_LONGEST = 3

# Words that are compared of one sentence; beyond, quotations are compared by no one, and the time grows with the square.
_MOST = 120

_ARTICLES = frozenset({"a", "an", "the"})

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")

# What editors put into brackets are their own words.
_EDITED = re.compile(r"\[[^\]\n]{0,80}\]")


class Turn(NamedTuple):
    """The words that differ, as each side has them (one may be empty), and where in each side they stand."""

    a: str
    b: str
    a_at: tuple[int, int]
    b_at: tuple[int, int]


class _Word(NamedTuple):
    """A word in lower case, short forms in full, with the place of what the page has for it."""

    word: str
    start: int
    end: int


def turn(a: str, b: str) -> Turn | None:
    """Return the first place where one wording of a saying says the contrary, or another figure, of the other; ``None`` where none does.

    Cut beginnings and ends, fillers and other words for the same are no such place; two denials in one sentence take each other back.
    """
    for one in _sentences(a):
        for other in _sentences(b):
            # The longest common words are looked for from one side: taken in order, both ask the same.
            found = _turn(one, other) if one <= other else _turn(other, one)
            if found:
                return found if one <= other else Turn(found.b, found.a, found.b_at, found.a_at)
    return None


def _sentences(text: str) -> list[list[_Word]]:
    plain = _EDITED.sub(lambda found: " " * len(found[0]), text)
    sentences, at = [], 0
    for part in sentences_of(plain):
        at = plain.index(part, at)
        found = [(word[0].replace("’", "'").casefold(), at + word.start(), at + word.end()) for word in _WORD.finditer(part)]
        sentences.append([_Word(full, start, end) for word, start, end in found[:_MOST] for full in spelt_out([word])])
        at += len(part)
    return sentences


def _turn(one: Sequence[_Word], other: Sequence[_Word]) -> Turn | None:
    a, b = [word.word for word in one], [word.word for word in other]
    blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    shared = sum(end - start for kind, start, end, _, _ in blocks if kind == "equal")
    short, long = sorted((len(a), len(b)))
    if shared < max(_SHARED, _SHARE * short, _SHARE_OF_LONGER * long):
        return None
    turns: list[Turn] = []
    figures: list[Turn] = []
    for kind, start, end, first, last in blocks:
        mine, its = a[start:end], b[first:last]
        inside = start > 0 and first > 0 and end < len(a) and last < len(b)
        if kind == "equal" or max(len(mine), len(its)) > _LONGEST or not (inside or (mine and its)):
            continue
        # Beside a word that is left out stands the one before it: "will not" against "will".
        back = 0 if mine and its else 1
        places = [(words[low - back].start, words[high - 1].end) for words, low, high in ((one, start, end), (other, first, last))]
        found = Turn(" ".join(a[start - back : end]), " ".join(b[first - back : last]), *places)
        if mine and its and _other_figure(found.a, found.b):
            figures.append(found)
        else:
            turns += [found] * _contraries(mine, its)
    return figures[0] if figures else turns[0] if len(turns) % 2 else None


def _contraries(a: Sequence[str], b: Sequence[str]) -> int:
    """Count how often the one side says the contrary of the other: a denial, an opposite; two of them take each other back."""
    left, right = ([word for word in side if not denials((word,)) and word not in _ARTICLES] for side in (a, b))
    against = len(left) == len(right) == 1 and (opposed(left[0], right[0]) or exclusive(left[0], right[0]))
    return (denials(a) + denials(b)) % 2 + against


def _other_figure(a: str, b: str) -> bool:
    """Tell whether both sides are figures that cannot both hold."""
    from tellings.stating.quantities import find_quantities

    if all(re.fullmatch(r"\d{4}", side) for side in (a, b)):
        return True
    one, other = ([measured.quantity for measured in find_quantities(side)] for side in (a, b))
    return bool(one and other) and not any(meets(x, y) for x in one for y in other)
