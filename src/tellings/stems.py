"""Stems of English words (Snowball), one stemmer for all steps."""

import functools
from collections.abc import Callable

# Words whose stems are kept; the words of some hundred long pages.
_KEPT = 1 << 16


@functools.lru_cache(maxsize=_KEPT)
def stem(word: str) -> str:
    """Return the stem of an English word in lower case."""
    return _stemmer()(word)


@functools.cache
def _stemmer() -> Callable[[str], str]:
    import snowballstemmer

    stemmed: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stemmed
