"""Narration or quote: a passage is parted where quoted words end and the article's own begin."""

from itertools import groupby

from tellings.copying.aligning import Pair
from tellings.copying.clustering import Passage, Run

# A narration may carry a few quoted words; but so many bits of it must be the article's own words, or the quote is what is shared.
LEAST_OWN_BITS = 30.0
LEAST_OWN_WORDS = 6


def parted(pair: Pair, passage: Passage) -> list[tuple[Passage, bool]]:
    """Part a passage into stretches of narration and of quote, each long enough by itself; true with those that are quotes.

    A word is quoted where it stands inside quotation marks or a block quotation on either side. Stretches too short to stand alone
    (three quoted words in a sentence, "he said" after a quote) join their neighbours.
    """
    stretches = _stretches(pair, passage.runs)
    while len(stretches) > 1:
        at = min(range(len(stretches)), key=lambda i: (sum(n for _, _, n in stretches[i][0]), i))
        if all(pair.enough(runs) for runs, _ in stretches):
            break
        weak = [i for i in range(len(stretches)) if not pair.enough(stretches[i][0])]
        at = min(weak, key=lambda i: (sum(n for _, _, n in stretches[i][0]), i))
        stretches = _absorbed(stretches, at)
    return [(Passage.over(runs), _is_quote(pair, runs)) for runs, _ in stretches]


def _stretches(pair: Pair, runs: tuple[Run, ...]) -> list[tuple[list[Run], bool]]:
    pieces: list[tuple[Run, bool]] = []
    quoted_a, quoted_b = pair.a.words.quoted, pair.b.words.quoted
    for a, b, n in runs:
        flags = (quoted_a[a : a + n] | quoted_b[b : b + n]).tolist()
        offset = 0
        for flag, same in groupby(flags):
            length = len(list(same))
            pieces.append(((a + offset, b + offset, length), flag))
            offset += length
    return [([piece for piece, _ in same], flag) for flag, same in groupby(pieces, key=lambda piece: piece[1])]


def _absorbed(stretches: list[tuple[list[Run], bool]], at: int) -> list[tuple[list[Run], bool]]:
    """Join the stretch ``at`` with both its neighbours, which are of the other kind."""
    left, right = max(0, at - 1), min(len(stretches), at + 2)
    runs = [run for stretch, _ in stretches[left:right] for run in stretch]
    sizes = [(sum(n for _, _, n in stretch), flag) for stretch, flag in stretches[left:right]]
    quoted = sum(size for size, flag in sizes if flag) * 2 > sum(size for size, _ in sizes)
    joined = [*stretches[:left], (runs, quoted), *stretches[right:]]
    merged: list[tuple[list[Run], bool]] = []
    for stretch, flag in joined:
        if merged and merged[-1][1] == flag:
            merged[-1] = (merged[-1][0] + stretch, flag)
        else:
            merged.append((stretch, flag))
    return merged


def _is_quote(pair: Pair, runs: list[Run]) -> bool:
    """Tell whether a stretch is mostly quoted on either side, or has too few words of its own beside the quote."""
    quoted = own = 0
    own_bits = 0.0
    for piece, flag in ((piece, flag) for pieces, flag in _stretches(pair, tuple(runs)) for piece in pieces):
        quoted, own = (quoted + piece[2], own) if flag else (quoted, own + piece[2])
        own_bits += 0.0 if flag else pair.weight(piece)
    return quoted > own or (quoted > 0 and (own < LEAST_OWN_WORDS or own_bits < LEAST_OWN_BITS))
