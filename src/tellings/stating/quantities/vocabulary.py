"""The words of quantities, read once from the data files beside the code."""

import functools
import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import Any, NamedTuple

# A form is a sequence of tokens; forms are kept by their first (or last) token, the longest first.
Forms = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


class Unit(NamedTuple):
    """A unit of measure: units of one dimension convert through ``(value + offset) * factor``."""

    name: str
    dimension: str
    factor: float
    offset: float
    plural: str


class Vocabulary(NamedTuple):
    """Everything that the rules know by heart. Sets are for look-up only; nothing iterates over them."""

    cardinals: dict[str, int]
    multipliers: dict[str, int]
    short_multipliers: dict[str, int]
    money_multipliers: dict[str, int]
    denominators: dict[str, int]
    ordinals: dict[str, int]
    fractions: dict[str, float]
    vague: dict[str, tuple[float, float]]
    vague_factors: dict[str, tuple[float, float]]
    vague_small: dict[str, tuple[float, float]]
    units: dict[str, Unit]
    unit_forms: Forms
    unit_before: Forms
    money_before: Forms
    money_after: Forms
    joined_long: dict[str, str]
    joined_short: dict[str, dict[str, str]]
    bounds_before: Forms
    bounds_after: Forms
    states_after: dict[str, str]
    states_before: dict[str, str]
    states_nouns: dict[str, str]
    irregular: dict[str, str]
    lists: dict[str, frozenset[str]]


@functools.cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary."""
    numbers, bounds, units, counting, names = (_data(name) for name in ("numbers", "bounds", "units", "counting", "names"))
    lists = {
        name: frozenset(words)
        for table in (numbers["words"], bounds["readings"], bounds["verbs"], units["forms"], units["money"], counting["words"], names)
        for name, words in table.items()
        if isinstance(words, list)
    }
    unit_table = units["unit"]
    vague = [
        {word: (float(low), float(high)) for word, (low, high) in numbers[name].items()}
        for name in ("vague", "vague_factors", "vague_small")
    ]
    states = [_states(counting["state"], place) for place in ("after", "before", "nouns")]
    return Vocabulary(
        cardinals=numbers["cardinals"],
        multipliers=numbers["multipliers"],
        short_multipliers=numbers["short_multipliers"],
        money_multipliers=numbers["money_multipliers"],
        denominators=numbers["denominators"],
        ordinals=numbers["ordinals"],
        fractions=numbers["fractions"],
        vague=vague[0],
        vague_factors=vague[1],
        vague_small=vague[2],
        units={name: _unit(name, unit) for name, unit in unit_table.items()},
        unit_forms=_forms((form, name) for name, unit in unit_table.items() for form in unit["forms"]),
        unit_before=_forms(((form, name) for name, unit in unit_table.items() for form in unit.get("before", [])), last=True),
        money_before=_forms(units["money"]["before"].items(), last=True),
        money_after=_forms(units["money"]["after"].items()),
        joined_long=units["forms"]["joined_long"],
        joined_short=units["forms"]["joined_short"],
        bounds_before=_forms(((form, kind) for kind, forms in bounds["before"].items() for form in forms), last=True),
        bounds_after=_forms((form, kind) for kind, forms in bounds["after"].items() for form in forms),
        states_after=states[0],
        states_before=states[1],
        states_nouns=states[2],
        irregular=counting["irregular"],
        lists=lists,
    )


def _unit(name: str, table: dict[str, Any]) -> Unit:
    return Unit(name, table["dimension"], table["factor"], table.get("offset", 0.0), table.get("plural", name + "s"))


def _data(name: str) -> dict[str, Any]:
    path = resources.files("tellings.stating") / "data" / f"quantities_{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _forms(pairs: Iterable[tuple[str, str]], *, last: bool = False) -> Forms:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, name in pairs:
        words = tuple(form.split())
        found.setdefault(words[-1 if last else 0], []).append((words, name))
    return {key: tuple(sorted(forms, key=lambda form: (-len(form[0]), form))) for key, forms in found.items()}


def _states(states: dict[str, dict[str, list[str]]], place: str) -> dict[str, str]:
    return {word: state for state, words in states.items() for word in words[place]}
