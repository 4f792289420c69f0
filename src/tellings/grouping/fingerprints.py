"""A few hashes of an article's wording, chosen so that every long shared run has one in common, without compiled kernels."""

import numpy as np
from numpy.typing import NDArray

from tellings.copying.seeding import shingle_hashes
from tellings.copying.words import words_of
from tellings.model import Article

# Shingles (of five words) in a window, of which the least hash is kept: every shared run of 20 words has one in common, and the 200
# characters of narration that make one story are some 33 words.
WINDOW = 16

# Bits of a hash that are dropped: 40 are kept, which take six bytes in a row. Of ten million hashes some fifty fall together by chance;
# the pairs that they give are compared word by word like all others.
_DROPPED = np.uint64(24)


def fingerprints(article: Article) -> NDArray[np.int64]:
    """Winnow an article's shingles: distinct hashes, ascending; after Schleimer, Wilkerson and Aiken (2003). Linear time."""
    value = shingle_hashes(words_of(article).key)
    if not len(value):
        return np.zeros(0, dtype=np.int64)
    windows = np.lib.stride_tricks.sliding_window_view(value, min(WINDOW, len(value)))
    return np.unique(windows.min(axis=1) >> _DROPPED).astype(np.int64)
