"""One person a story: spellings, short forms and namesakes of the names in all its articles."""

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tellings.stating.names.vocabulary import folded, given, roles

# Romanisations of one sound; applied in this order to both names before they are compared.
_SOUNDS = (
    ("x", "ks"),
    ("kh", "h"),
    ("ph", "f"),
    ("tch", "ch"),
    ("tsch", "ch"),
    ("ou", "u"),
    ("ck", "k"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("z", "s"),
    ("ce", "se"),
    ("ci", "si"),
)

# Given names that are spelt alike are the same above this Jaro-Winkler similarity: "Sergei"/"Sergey" fold to one form, "Aleksandr"/
# "Alexander" has .95, while "Michael"/"Michelle" has .92 and "Maria"/"Marie" .92.
_SAME_SPELLING = 0.93

# Surnames of one given name, of one office and of different pages are one from this similarity on: a page translated from another
# script writes "Dorans" for "Dorrance" (.91) or "Lunkvist" for "Lundqvist" (.92), while "Hansson"/"Hanssen" of one town have .94: so
# nothing is joined by spelling alone.
_NEAR_SPELLING = 0.85

# "Lind Jr." and "Lind" are one person only where the suffix stands this many times as often: some page dropped it.
_USUAL = 2

Name = tuple[str, ...]


class Person(NamedTuple):
    """A person of the story: the name to show, and every full form of it."""

    name: str
    forms: tuple[Name, ...]


def _sounds(word: str) -> str:
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    kept = [letter for letter, before in zip(word, " " + word, strict=False) if letter != before]
    return "".join(kept)


@functools.lru_cache(maxsize=65536)
def _same_word(a: str, b: str) -> bool:
    if a == b:
        return True
    from rapidfuzz.distance import JaroWinkler

    one, other = sorted((_sounds(a), _sounds(b)))
    if one == other:
        return True
    # Short words differ in meaning by one letter, and "Eric"/"Erica" are two people.
    if min(len(one), len(other)) < 5 or other == one + "a" or one[0] != other[0]:
        return False
    return JaroWinkler.similarity(one, other) >= _SAME_SPELLING


def _same_given(a: str, b: str) -> bool:
    if (len(a) == 1 or len(b) == 1) and a[0] == b[0]:
        return True
    forms = given().forms
    return _same_word(a, b) or bool(forms.get(a, frozenset()) & forms.get(b, frozenset()))


def without_suffix(name: Name) -> tuple[Name, str]:
    """Return a name without "Jr", "III" and the like, and that suffix or ``""``."""
    suffixes = roles().words["suffixes"]
    return (name[:-1], name[-1]) if len(name) > 2 and name[-1] in suffixes else (name, "")


def same_person(a: Name, b: Name) -> bool:
    """Tell whether two full names (folded words) can be one person's: spelling, nickname, initials, a middle name left out."""
    (a, suffix_a), (b, suffix_b) = without_suffix(a), without_suffix(b)
    if suffix_a != suffix_b and suffix_a and suffix_b:
        return False
    if "".join(a) == "".join(b):
        return True
    if len(a) == len(b):
        middle = zip(a[1:-1], b[1:-1], strict=True)
        return _same_given(a[0], b[0]) and _same_word(a[-1], b[-1]) and all(_same_given(x, y) for x, y in middle)
    short, long = sorted((a, b), key=len)
    return len(short) == 2 and _same_given(short[0], long[0]) and _same_word(short[-1], long[-1])


def nearly_same(a: Name, b: Name) -> bool:
    """Tell whether two full names have one given name and surnames that may be one in two transcriptions."""
    from rapidfuzz.distance import JaroWinkler

    (a, _), (b, _) = without_suffix(a), without_suffix(b)
    if len(a) != 2 or len(b) != 2 or not _same_word(a[0], b[0]) or len(a[0]) < 2:
        return False
    one, other = sorted((_sounds(a[1]), _sounds(b[1])))
    return one[:1] == other[:1] and JaroWinkler.similarity(one, other) >= _NEAR_SPELLING


def _apart(a: Name, b: Name, articles: Mapping[Name, Counter[str]]) -> bool:
    """Tell father from son: one has a suffix, the other none, and one article names both in full or the suffix is seldom given."""
    if without_suffix(a)[1] == without_suffix(b)[1]:
        return False
    with_suffix, bare = (a, b) if without_suffix(a)[1] else (b, a)
    # "Joseph R. Lind Jr." is how a formal page writes the "Joe Lind" of the others; "Joe Lind Jr." is his son.
    if len(without_suffix(with_suffix)[0]) > 2 and len(bare) == 2:
        return bool(set(articles[a]) & set(articles[b]))
    return bool(set(articles[a]) & set(articles[b])) or articles[with_suffix].total() < _USUAL * articles[bare].total()


def gather(full: Mapping[Name, Counter[str]], shown: Mapping[Name, Counter[str]]) -> tuple[Person, ...]:
    """Group full names into persons.

    ``full`` counts each name by article; ``shown`` counts the ways each is written. The most frequent names come first and draw the
    others; a name joins a person only if it fits all forms that the person has.
    """
    order = sorted(full, key=lambda name: (-full[name].total(), -len(name), name))
    groups: list[list[Name]] = []
    by_surname: dict[str, list[int]] = defaultdict(list)
    for name in order:
        keys = sorted({_sounds(word)[:2] for word in (without_suffix(name)[0][-1], "".join(name))})
        near = sorted({number for key in keys for number in by_surname[key]})
        fits = [n for n in near if all(same_person(name, other) and not _apart(name, other, full) for other in groups[n])]
        chosen = fits[0] if fits else len(groups)
        if not fits:
            groups.append([])
        groups[chosen].append(name)
        for key in keys:
            by_surname[key].append(chosen)
    return tuple(Person(_shown(group, shown), tuple(group)) for group in groups)


def _shown(group: Sequence[Name], shown: Mapping[Name, Counter[str]]) -> str:
    """Return the name to show: the most frequent full form, one with its suffix first, then the longest."""
    ways: Counter[str] = Counter()
    for form in group:
        ways.update(shown[form])
    suffixed = any(without_suffix(form)[1] for form in group)
    return min(ways, key=lambda words: (suffixed and not without_suffix(folded(words))[1], -ways[words], -len(words), words))


def bearers(name: Name, persons: Iterable[Person]) -> list[Person]:
    """Return the persons whose full name a short form can stand for: by surname if any, else by another run of its words."""
    found = list(persons)
    if len(name) > 2 and name[-1] in {"jr", "sr"}:
        name = name[:-1]
    last = [p for p in found if any(_ends(without_suffix(form)[0], name) for form in p.forms)]
    return last or [p for p in found if any(_holds(without_suffix(form)[0], name) for form in p.forms)]


def _ends(full: Name, name: Name) -> bool:
    return len(name) < len(full) and all(_same_word(x, y) for x, y in zip(reversed(full), reversed(name), strict=False))


def _holds(full: Name, name: Name) -> bool:
    if len(name) == 1 and len(name[0]) < 2:
        return False
    return any(full[i : i + len(name)] == name for i in range(len(full) - len(name)))
