"""Words that cannot both be right in one place: opposites, members of one short list, and words that deny."""

import functools
import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import NamedTuple


class Opposites(NamedTuple):
    """Each word with those that are against it, the words that deny, and what short forms stand for."""

    against: Mapping[str, frozenset[str]]
    denying: frozenset[str]
    short: Mapping[str, str]


@functools.cache
def opposites() -> Opposites:
    """Return the vocabulary of opposites.toml."""
    table = tomllib.loads(resources.files("tellings.collating").joinpath("opposites.toml").read_text(encoding="utf-8"))
    against: dict[str, set[str]] = {}
    for group in (*table["pairs"], *table["sets"]):
        for word in group:
            against.setdefault(word, set()).update(other for other in group if other != word)
    return Opposites({word: frozenset(others) for word, others in against.items()}, frozenset(table["denying"]), table["short"])


def opposed(a: str, b: str) -> bool:
    """Tell whether two words in lower case are opposites."""
    return b in opposites().against.get(a, ())


def spelt_out(words: Sequence[str]) -> tuple[str, ...]:
    """Return words in lower case with short forms written in full: "we won't" is "we will not"."""
    short = opposites().short
    full: list[str] = []
    for word in words:
        ending = next((one for one in short if one[0] in "n'" and len(word) > len(one) and word.endswith(one)), "")
        if word in short:
            full += short[word].split()
        elif ending:
            full += [word.removesuffix(ending), *short[ending].split()]
        else:
            full.append(word)
    return tuple(full)


def denials(words: Sequence[str]) -> int:
    """Count the words that deny."""
    return sum(word in opposites().denying for word in words)
