"""The word lists behind names and roles, read once from the data files beside the code."""

import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from typing import Literal, NamedTuple

Sort = Literal["country", "demonym", "capital", "agency", "seat"]

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})


class Country(NamedTuple):
    """A country with its capitals, demonyms and further names."""

    name: str
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]
    others: tuple[str, ...]


class Listed(NamedTuple):
    """A name that stands in a list: ``words`` as listed, the entity it names, and the sort of list."""

    words: str
    entity: str
    sort: Sort


class Roles(NamedTuple):
    """Roles by the words of their heads, these heads by first word (longest first), and the closed word lists around names."""

    classes: dict[tuple[str, ...], str]
    by_first: dict[str, tuple[tuple[str, ...], ...]]
    of_country: frozenset[str]
    words: dict[str, frozenset[str]]


class Given(NamedTuple):
    """Given names: the gender each is mostly given to ("e": either), and the group of forms each belongs to."""

    gender: dict[str, str]
    forms: dict[str, frozenset[int]]


def _read(name: str) -> str:
    return resources.files("tellings.stating").joinpath("data", name).read_text(encoding="utf-8")


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _read(name).splitlines() if line and not line.startswith("#")]


def straight(text: str) -> str:
    """Return ``text`` with typewriter apostrophes and hyphens; offsets stay the same."""
    return text.translate(_APOSTROPHES)


@functools.lru_cache(maxsize=4096)
def folded(words: str) -> tuple[str, ...]:
    """Return the words of a name without case, accents, dots and hyphens: what two spellings are compared by."""
    plain = unicodedata.normalize("NFKD", straight(words)).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(re.findall(r"[^\W_]+(?:'[^\W_]{2,})?", plain.replace(".", "")))


# Endings that make an adjective of a place's name.
_ENDINGS = ("ian", "ean", "ese", "ish", "an", "er", "ic", "n", "i")

# Letters of a place's name that an ending may replace ("Sicily", "Sicilian"), and letters that must be left.
_LOST, _KEPT = 2, 4


def by_beginning(places: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return places by the first letters that an adjective made of them keeps, each list sorted."""
    found: dict[str, set[str]] = {}
    for place in places:
        found.setdefault(place.casefold()[:_KEPT], set()).add(place)
    return {beginning: tuple(sorted(names)) for beginning, names in found.items()}


def derived(word: str, places: Mapping[str, Sequence[str]]) -> str | None:
    """Return the first place of one word that an adjective in lower case is made of, else ``None``; ``places`` as of ``by_beginning``."""
    stems = [word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= _KEPT]
    for place in places.get(word[:_KEPT], ()) if stems else ():
        name = place.casefold()
        if name != word and any(name.startswith(stem) and len(name) - len(stem) <= _LOST for stem in stems):
            return place
    return None


@functools.cache
def countries() -> tuple[Country, ...]:
    """Return the table of countries."""

    def several(cell: str) -> tuple[str, ...]:
        return tuple(part for part in cell.split(";") if part)

    return tuple(Country(row[0], *(several(cell) for cell in [*row[1:], "", "", ""][:3])) for row in _rows("names_countries.tsv"))


@functools.cache
def roles() -> Roles:
    """Return role words with their classes, and the word lists around names."""
    data = tomllib.loads(_read("names_roles.toml"))
    classes = {tuple(head.split()): name for name, heads in data["roles"].items() for head in heads}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for head in sorted(classes, key=lambda words: (-len(words), words)):
        by_first.setdefault(head[0], []).append(head)
    heads = {first: tuple(found) for first, found in by_first.items()}
    return Roles(classes, heads, frozenset(data["offices"]["of_country"]), {key: frozenset(value) for key, value in data["words"].items()})


@functools.cache
def given() -> Given:
    """Return given names with gender and with their other forms."""
    gender: dict[str, str] = {}
    forms: dict[str, set[int]] = {}
    for number, (kind, names) in enumerate(_rows("names_given.tsv")):
        for name in names.split(";"):
            if kind == "=":
                forms.setdefault(name, set()).add(number)
            else:
                gender.setdefault(name, kind)
    return Given(gender, {name: frozenset(groups) for name, groups in forms.items()})


@functools.cache
def listed() -> dict[str, tuple[Listed, ...]]:
    """Return listed names by their first word (up to an apostrophe or hyphen), longest first."""
    found: list[Listed] = []
    for country in countries():
        found += [Listed(words, country.name, "country") for words in (country.name, *country.others)]
        found += [Listed(words, country.name, "demonym") for words in country.demonyms]
        found += [Listed(words, country.name, "capital") for words in country.capitals if words != country.name]
    words = roles().words
    found += [Listed(name, name.removeprefix("The "), "agency") for name in sorted(words["agencies"])]
    found += [Listed(name, name, "seat") for name in sorted(words["government_seats"])]
    by_first: dict[str, list[Listed]] = {}
    for entry in found:
        by_first.setdefault(re.split(r"[\s'\-]", entry.words)[0], []).append(entry)
    return {first: tuple(sorted(entries, key=lambda entry: (-len(entry.words), entry.words))) for first, entries in by_first.items()}


@functools.cache
def mistakable() -> dict[str, tuple[str, ...]]:
    """Return, by a country's formal name, the countries whose longer formal name ends in or holds it as whole words.

    "Republic of Korea" is what is left of "Democratic People's Republic of Korea" when a word is dropped, so that a careless
    translation turns one into the other; "South Korea" is not.
    """
    names = [(name, country.name) for country in countries() for name in (country.name, *country.others)]
    found: dict[str, tuple[str, ...]] = {}
    for name, owner in names:
        holders = {other for longer, other in names if other != owner and f" {name} " in f" {longer} "}
        if holders:
            found[name] = tuple(sorted(holders))
    return found
