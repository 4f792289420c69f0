"""Which phrases of two short texts speak of the same thing, and how the one stands to the other."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tellings.collating.opposites import opposed
from tellings.collating.phrases import Phrase, Relation, besides, one_word, phrase, relation
from tellings.collating.saying_words import country_of

# Phrases go together from this rate on: their likeness, and so much for words in common (all of them) and for being of one sort. Chosen
# on the odd pairs of 756 headlines cut into phrases (python benchmarks/collating.py chunks): F1 of the links is .916 there and on the even
# pairs; on the odd ones .905 without words in common, .913 without the sort, .905 from a rate of .3 on.
ALIGNED, WORDS, SORT = 0.2, 0.2, 0.2

# A phrase left over beside a link joins it if the other side has this part of its words. On the same odd pairs .912 for all of them.
TAKEN_IN = 0.5

# What a phrase begins with that hangs on the one before it.
_POSSESSIVE = ("'s ", "’s ")


class PhraseLink(NamedTuple):
    """Phrases of the first text, by place, that stand to phrases of the second one as ``relation`` says."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    relation: Relation


# The places in a link, of the first text and of the second.
_Group = tuple[list[int], list[int]]


def align_phrases(a: Sequence[str], b: Sequence[str], alike: npt.NDArray[np.float32]) -> list[PhraseLink]:
    """Align the phrases of two texts, each in one link at most, in order of the first text's; one in no link has no counterpart.

    ``alike`` says how alike each two are (0 to 1), as ``likeness`` rates them. The best rated go first, one to one; two phrases left over
    in the same place go together; a phrase left over beside a link whose other side says it, too, joins that link, and so does a phrase
    that hangs on its neighbour ("Norway" "'s coast").
    """
    one, other = [phrase(text) for text in a], [phrase(text) for text in b]
    links = _by_rate(one, other, alike)
    _by_place(one, other, links)
    groups: list[_Group] = [([i], [j]) for i, j in sorted(links.items())]
    for side, own, across in ((0, one, other), (1, other, one)):
        _taken_in(own, across, groups, side)
    for side, own in ((0, one), (1, other)):
        _bound(own, groups, side)
    return [PhraseLink(tuple(mine), tuple(its), _relation(one, other, mine, its)) for mine, its in groups]


def _relation(one: Sequence[Phrase], other: Sequence[Phrase], mine: Sequence[int], its: Sequence[int]) -> Relation:
    around = [word for place, each in enumerate(one) if place not in mine for word in each.words]
    across = [word for place, each in enumerate(other) if place not in its for word in each.words]
    first, second = (phrase(" ".join(own[place].text for place in places)) for own, places in ((one, mine), (other, its)))
    return relation(first, second, around, across)


def _says(each: Phrase) -> bool:
    return any(letter.isalnum() for letter in each.text)


def _by_rate(one: Sequence[Phrase], other: Sequence[Phrase], alike: npt.NDArray[np.float32]) -> dict[int, int]:
    rated = [
        # Sums of floats differ in the last digits between machines; what is compared must not.
        (-round(float(alike[i, j]) + WORDS * _shared(x, y) + SORT * _one_sort(x, y), 6), i, j)
        for i, x in enumerate(one)
        for j, y in enumerate(other)
        if _says(x) and _says(y)
    ]
    links: dict[int, int] = {}
    for rate, i, j in sorted(rated):
        if -rate >= ALIGNED and i not in links and j not in links.values():
            links[i] = j
    return links


def _shared(x: Phrase, y: Phrase) -> float:
    left, right = besides(x, y)
    size = len(x.words) + len(y.words)
    return 1 - (len(left) + len(right)) / size if size else 0.0


def _one_sort(x: Phrase, y: Phrase) -> bool:
    """Tell whether two phrases are of one sort, so that in two tellings of one thing they fill one place: figures, opposites, countries."""
    if x.figures and y.figures:
        return (not x.words and not y.words) or bool(set(x.words) & set(y.words))
    if any(opposed(p, q) for p in x.words for q in y.words):
        return True
    return x.lead == y.lead and len(x.words) == len(y.words) == 1 and bool(country_of(x.words[0]) and country_of(y.words[0]))


def _by_place(one: Sequence[Phrase], other: Sequence[Phrase], links: dict[int, int]) -> None:
    """Link the phrases that are left over alone between linked neighbours, if both begin with a preposition or neither does."""
    for i, x in enumerate(one):
        if i not in links and _says(x):
            before = next((links[k] for k in range(i - 1, -1, -1) if k in links), -1)
            after = next((links[k] for k in range(i + 1, len(one)) if k in links), len(other))
            free = [j for j in range(before + 1, after) if j not in links.values() and _says(other[j])]
            if len(free) == 1 and bool(x.lead) == bool(other[free[0]].lead):
                links[i] = free[0]


def _taken_in(own: Sequence[Phrase], across: Sequence[Phrase], groups: Sequence[_Group], side: int) -> None:
    """Put what is left over to a neighbour's link if the other side says it, too ("school shooting" "in Nevada")."""
    taken = {place for group in groups for place in group[side]}
    for place, each in enumerate(own):
        for group in groups if place not in taken and each.words else ():
            said = [word for there in group[1 - side] for word in across[there].words]
            common = sum(any(one_word(word, other) for other in said) for word in each.words)
            if min(abs(place - near) for near in group[side]) == 1 and common >= TAKEN_IN * len(each.words):
                group[side].append(place)
                group[side].sort()
                break


def _bound(own: Sequence[Phrase], groups: Sequence[_Group], side: int) -> None:
    """Put a preposition that stands alone to the link of what it leads, and join an owner's link with what is owned."""
    taken = {place: group for group in groups for place in group[side]}
    for place, each in enumerate(own):
        added = None
        if place not in taken and _says(each) and not each.words and not each.figures:
            added = place, taken.get(place + 1)
        elif place and each.text.startswith(_POSSESSIVE) and (place in taken) != (place - 1 in taken):
            added = (place - 1, taken[place]) if place in taken else (place, taken[place - 1])
        if added and added[1]:
            taken[added[0]] = added[1]
            added[1][side].append(added[0])
            added[1][side].sort()
