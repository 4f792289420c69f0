"""Words that cannot both be right in one place: opposites, members of one short list, and words that deny."""

import functools
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from typing import NamedTuple


class Opposites(NamedTuple):
    """Each word with its opposites, and with the others of a list of which a text gives one; words that deny; short forms in full."""

    against: Mapping[str, frozenset[str]]
    others: Mapping[str, frozenset[str]]
    denying: frozenset[str]
    short: Mapping[str, str]


@functools.cache
def opposites() -> Opposites:
    """Return the vocabulary of opposites.toml."""
    table = tomllib.loads(resources.files("tellings.collating").joinpath("opposites.toml").read_text(encoding="utf-8"))
    return Opposites(_mutual(table["pairs"]), _mutual(table["sets"]), frozenset(table["denying"]), table["short"])


def _mutual(groups: Iterable[Sequence[str]]) -> dict[str, frozenset[str]]:
    held: dict[str, set[str]] = {}
    for group in groups:
        for word in group:
            held.setdefault(word, set()).update(other for other in group if other != word)
    return {word: frozenset(others) for word, others in held.items()}


def opposed(a: str, b: str) -> bool:
    """Tell whether two words in lower case are opposites: open, closed."""
    return b in opposites().against.get(a, ())


def exclusive(a: str, b: str) -> bool:
    """Tell whether two words in lower case are of a list of which one holds: Monday, Friday."""
    return b in opposites().others.get(a, ())


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
