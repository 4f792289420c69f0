"""Phrases that tie a story's year to another year, compiled from their data file."""

import functools
import re
import tomllib
from importlib import resources
from typing import Any, NamedTuple

from tellings.dating.alternatives import any_of
from tellings.dating.vocabulary import expanded


class Phrase(NamedTuple):
    """A phrase and what it means: ``anniversary``, ``elapsed``, ``first`` or ``age``.

    ``number`` is set where the words have it ("centenary").
    """

    means: str
    regex: re.Pattern[str]
    number: int | None


@functools.cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("tellings.dating").joinpath("data/story_english.toml").read_text(encoding="utf-8"))


@functools.cache
def phrases() -> tuple[Phrase, ...]:
    """Return the phrases, in the order of the file."""
    sources = [(row, rf"(?:(?<!\w)|(?=,)){expanded(row['pattern'])}(?!\w)") for row in _data()["phrase"]]
    return tuple(Phrase(row["means"], re.compile(source), row.get("number")) for row, source in sources)


def story_words(name: str) -> tuple[str, ...]:
    """Return a word list of the data file."""
    return tuple(_data()["words"][name])


@functools.cache
def word_pattern(name: str) -> re.Pattern[str]:
    """Return a regular expression for any word of a list, as a whole word."""
    return re.compile(rf"(?<!\w)(?:{any_of(story_words(name))})(?!\w)")
