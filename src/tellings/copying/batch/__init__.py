"""Shared wording among many articles, ten thousand to some hundred thousand: the extra ``tellings[batch]`` (numba and DuckDB)."""

import os
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from tellings.errors import TellingsError
from tellings.model import Article

if TYPE_CHECKING:
    from tellings.copying.batch.reusing import Matches

__all__ = ["reuse_pairs"]


def reuse_pairs(articles: Iterable[Article | str], *, earlier: Callable[[int], str] | None = None, threads: int | None = None) -> "Matches":
    """Find all passages that many articles share, as ``find_reuse`` aligns them, quotes and narration alike.

    ``articles`` may be a stream: it is read once, and no text is kept. ``earlier`` gives a sort key (an ISO date) for the article at a
    position; the earliest holder of a very common wording (the first by id, or in the stream for plain texts, where keys are equal) is
    the one that the others are linked to. ``threads`` are as many as there are processors unless given.

    Every pair that shares a run of ``winnowing.GUARANTEED`` words is aligned, if no more than ``joining.MOST_HOLDERS`` articles hold
    the run. Time grows with the words and the pairs found; memory by ten bytes a word. The answer does not depend on ``threads``.

    Raises:
        TellingsError: numba or DuckDB is not installed.
    """
    for name in ("numba", "duckdb"):
        if find_spec(name) is None:
            raise TellingsError(f"{name} is not installed; to compare many articles: pip install 'tellings[batch]'")
    from tellings.copying.batch.reusing import matches

    return matches(articles, earlier, threads or os.cpu_count() or 1)
