"""The words by which pages say that something moved on."""

import functools
import re
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import NamedTuple


class Vocabulary(NamedTuple):
    """The words of ``updates.toml``, ready for use."""

    stems: dict[str, frozenset[str]]
    moving: re.Pattern[str]
    replaced: re.Pattern[str]
    yet: re.Pattern[str]
    passing: re.Pattern[str]
    lasting: re.Pattern[str]
    courses: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


@functools.cache
def vocabulary() -> Vocabulary:
    """Return the words by which pages say that something moved on."""
    raw = tomllib.loads(resources.files("tellings.collating").joinpath("updates.toml").read_text(encoding="utf-8"))

    def any_of(forms: Sequence[str]) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(forms)})\b")

    return Vocabulary(
        {name.removesuffix("_stems"): frozenset(words) for name, words in raw.items() if name.endswith("_stems")},
        any_of(raw["moving_forms"]),
        any_of(raw["replaced_forms"]),
        any_of(raw["yet_forms"]),
        re.compile(rf"\b(?:{'|'.join(raw['passing'])}) (?P<office>\w+)"),
        any_of(raw["lasting"]),
        tuple((any_of(course["before"]), any_of(course["after"])) for course in raw["course"]),
    )
