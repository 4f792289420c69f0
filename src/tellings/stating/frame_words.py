"""The words that decide where a clause ends and what its frame is, from ``data/frames.toml``."""

import functools
import tomllib
from importlib import resources


@functools.cache
def frame_words() -> dict[str, frozenset[str]]:
    """Return the lists by name: verbs (lemmas) and small words."""
    source = resources.files("tellings.stating").joinpath("data/frames.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(source).items()}
