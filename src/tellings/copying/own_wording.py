"""What a page has of its own around and between the wording that it shares, in sentences."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.copying.words import Words

# Shorter sentences are leftovers of headings and bylines.
LEAST_WORDS = 4

# A sentence is shared if this part of its words is.
SHARED_PART = 0.25

# A sentence that was moved or reworded is not its page's own: so many long words, so large a part of which stand on the other page.
LONG, LEAST_KNOWN, KNOWN_PART = 5, 3, 0.6

# Own sentences between shared ones were put in, or left out on the other side, where the other side has less than this part of their
# words beside the same neighbours; else the place was reworded.
REWORDED_PART = 0.5


class Own(NamedTuple):
    """Sentences that only one of two pages has: before the first shared one, put in between shared ones, behind the last one."""

    before: int
    between: int
    behind: int


class Partners(NamedTuple):
    """What one page's words are on another: ``at`` the place of the same word there or -1; ``back`` the same for the other page's words;
    ``known`` whether the word stands anywhere there.
    """

    at: NDArray[np.int64]
    back: NDArray[np.int64]
    known: NDArray[np.bool_]


def own_sentences(words: Words, partners: Partners, first: int = 0, last: int | None = None) -> Own:
    """Count a page's own sentences in a range of its words.

    All own sentences stand before where none is shared; sentences that the other page words differently in the same
    place, or of which it has the words elsewhere, are not counted between.
    """
    last = len(words) if last is None else last
    opens = np.flatnonzero((words.first | (np.diff(words.block, prepend=-1) != 0))[first:last]) + first
    sentences = [(a, b) for a, b in zip(opens.tolist(), [*opens[1:].tolist(), last], strict=True) if b - a >= LEAST_WORDS]
    carried = [bool((partners.at[a:b] >= 0).mean() >= SHARED_PART) for a, b in sentences]
    if True not in carried:
        return Own(len(carried), 0, 0)
    begin, behind = carried.index(True), carried[::-1].index(True)
    telling = words.length >= LONG
    between = 0
    run: list[tuple[int, int]] = []
    for (a, b), shared in zip(sentences[begin : len(sentences) - behind], carried[begin : len(carried) - behind], strict=True):
        if not shared:
            run.append((a, b))
        elif run:
            own = [not _is_moved(partners.known[a:b][telling[a:b]]) for a, b in run]
            between += 0 if _reworded(partners, run[0][0], run[-1][1]) else sum(own)
            run = []
    return Own(begin, between, behind)


def _is_moved(known: NDArray[np.bool_]) -> bool:
    return bool(len(known) >= LEAST_KNOWN and known.mean() >= KNOWN_PART)


def _reworded(partners: Partners, start: int, end: int) -> bool:
    """Tell whether the other page has words of its own beside the partners of the words next to those from ``start`` to ``end``."""
    before, after = np.flatnonzero(partners.at[:start] >= 0), np.flatnonzero(partners.at[end:] >= 0)
    left = int(partners.at[before[-1]]) + 1 if len(before) else 0
    right = int(partners.at[end + after[0]]) if len(after) else len(partners.back)
    own = partners.back < 0
    behind, ahead = np.flatnonzero(~own[left:]), np.flatnonzero(~own[:right])
    there = max(int(behind[0]) if len(behind) else len(own) - left, right - int(ahead[-1]) - 1 if len(ahead) else right)
    return there >= REWORDED_PART * (end - start)
