"""Sources that a page does not name: the sentence says so."""

import functools
import re
import tomllib
from importlib import resources

# Longer sentences are searched up to here only.
_LONGEST = 2000


def is_unnamed(sentence: str) -> bool:
    """Tell whether a sentence says that its source is not named ("a person familiar with the matter")."""
    return _forms().search(" ".join(sentence[:_LONGEST].casefold().split())) is not None


@functools.cache
def _forms() -> re.Pattern[str]:
    raw = tomllib.loads(resources.files("tellings.collating").joinpath("unnamed.toml").read_text(encoding="utf-8"))
    return re.compile(rf"\b(?:{'|'.join(raw['forms'])})\b")
