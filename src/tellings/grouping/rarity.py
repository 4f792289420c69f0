"""How rare a word is in news at large: counts that are fixed, so that no weight changes while a library grows."""

import functools
import math
import zlib
from importlib import resources
from typing import NamedTuple

# Stems whose rarity is kept; more than a day's news has.
_KEPT = 1 << 17


class Weighed(NamedTuple):
    """A stem as profiles hold it: 32 bits of a hash that is the same on every machine, and its rarity."""

    number: int
    rarity: float


@functools.lru_cache(maxsize=_KEPT)
def weighed(stem: str) -> Weighed:
    """Return the number and the rarity of a stem: ln(1 + N/n) for one that stands in n of the N articles of the background.

    A stem that the background lacks counts as one that stands in a single article: names of places and people that are new.
    """
    articles, counts = _background()
    number = zlib.crc32(stem.encode("utf-8", "replace"))
    return Weighed(number, math.log1p(articles / counts.get(stem, 1)))


@functools.cache
def _background() -> tuple[int, dict[str, int]]:
    lines = (resources.files("tellings.grouping") / "background.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("# ")]
    counts = {word: int(count) for word, count in rows}
    return counts.pop("#articles"), counts
