"""Which words differ between two readings of one thing."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from tellings.editing.display import visible

_WORD = re.compile(r"\w+(?:[.,:’'-]\w+)*|\s+|[^\w\s]")

# SequenceMatcher takes quadratic time; a clause has some 20 words, and a "clause" of 400 is not one.
_MOST_WORDS = 400

# Below this share of common words the marks covered whole sentences on the real pages that this was tried on.
_LEAST_SHARED = 0.4

# A reading longer than this is shown without marks.
_MOST_CHARACTERS = 20_000


class Stretch(NamedTuple):
    """Words of a reading, and whether the other reading has them not."""

    words: str
    differs: bool


def stretches(words: str, other: str) -> tuple[Stretch, ...]:
    """Cut ``words`` into stretches that ``other`` has too, in this order, and stretches that it has not.

    Together they are ``words``, made visible. Case, punctuation and white space never count as a difference. Where the two share
    too few of their words nothing is marked: then nearly all differs, and marks would say nothing.
    """
    ours, theirs = _WORD.findall(words[:_MOST_CHARACTERS]), _WORD.findall(other[:_MOST_CHARACTERS])
    if len(words) > _MOST_CHARACTERS or max(len(ours), len(theirs)) > 2 * _MOST_WORDS:
        return (Stretch(visible(words), False),)
    left = [token.casefold() for token in ours if token[0].isalnum()]
    right = [token.casefold() for token in theirs if token[0].isalnum()]
    shared: set[int] = set()
    for match in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        shared.update(range(match.a, match.a + match.size))
    if len(shared) < _LEAST_SHARED * len(left):
        return (Stretch(visible(words), False),)
    found: list[Stretch] = []
    place = 0
    for token in ours:
        wordlike = token[0].isalnum()
        differs = wordlike and place not in shared
        place += wordlike
        if found and found[-1].differs == differs:
            found[-1] = Stretch(found[-1].words + visible(token), differs)
        else:
            found.append(Stretch(visible(token), differs))
    return tuple(found)
