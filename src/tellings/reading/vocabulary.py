"""The word lists of reading, from the data files beside the code."""

import functools
import tomllib
from importlib.resources import files
from typing import Any


@functools.cache
def vocabulary(name: str) -> dict[str, Any]:
    """Return the tables of one data file; ``name`` is its name without the ending."""
    return tomllib.loads(files("tellings.reading").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@functools.cache
def words(name: str, table: str, key: str) -> frozenset[str]:
    """Return one list of a data file as a set."""
    return frozenset(vocabulary(name)[table][key] if table else vocabulary(name)[key])


@functools.cache
def longest_first(name: str, table: str, key: str) -> tuple[str, ...]:
    """Return one list of a data file, longest entry first, as prefixes and alternatives must be tried."""
    return tuple(sorted(words(name, table, key), key=lambda word: (-len(word), word)))
