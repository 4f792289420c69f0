"""Which tokens of two stretches are the same: a longest common subsequence, in bounded time for whatever pages hold."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from tellings.exporting.apparatus.witnesses import Token, is_word

# Two stretches of which the product of the lengths is at most so much are aligned whole: two of 20 000 tokens, which takes 0.2 s (copies of
# random words with every twentieth left out) and 50 MB.
_LARGEST = 400_000_000
# Longer ones are cut at words that stand once in each, and the cuts again, at most so often.
_DEEPEST = 12


def matched(left: Sequence[Token], right: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the pairs of numbers of tokens that are the same, rising in both; a mark or white space only beside a word that is."""
    numbers: dict[str, int] = {}
    a = [numbers.setdefault(token.key, len(numbers)) for token in left]
    b = [numbers.setdefault(token.key, len(numbers)) for token in right]
    return _beside_words(left, _common(a, b, 0, 0, 0))


def _common(a: Sequence[int], b: Sequence[int], at_a: int, at_b: int, depth: int) -> list[tuple[int, int]]:
    if not a or not b:
        return []
    if len(a) * len(b) <= _LARGEST:
        from rapidfuzz.distance import LCSseq

        return [
            (at_a + op.src_start + step, at_b + op.dest_start + step)
            for op in LCSseq.opcodes(a, b)
            if op.tag == "equal"
            for step in range(op.src_end - op.src_start)
        ]
    cuts = _once_in_each(a, b) if depth < _DEEPEST else []
    found: list[tuple[int, int]] = []
    if not cuts:
        return found
    from_a = from_b = 0
    for cut_a, cut_b in cuts:
        found += _common(a[from_a:cut_a], b[from_b:cut_b], at_a + from_a, at_b + from_b, depth + 1)
        found.append((at_a + cut_a, at_b + cut_b))
        from_a, from_b = cut_a + 1, cut_b + 1
    return found + _common(a[from_a:], b[from_b:], at_a + from_a, at_b + from_b, depth + 1)


def _once_in_each(a: Sequence[int], b: Sequence[int]) -> list[tuple[int, int]]:
    """Return where the values stand that are once in each, as many as rise in both (patience sorting)."""
    in_a, in_b = Counter(a), Counter(b)
    places = {value: place for place, value in enumerate(b) if in_b[value] == 1}
    pairs = [(place, places[value]) for place, value in enumerate(a) if in_a[value] == 1 and value in places]
    tops: list[int] = []
    chosen: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(chosen[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        chosen[pile : pile + 1] = [number]
    found = []
    number = chosen[-1] if chosen else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _beside_words(left: Sequence[Token], pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the runs of pairs, without a gap on either side, that hold a word; the blanks of any two texts are alike."""
    found: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for pair in [*pairs, (-1, -1)]:
        if run and pair != (run[-1][0] + 1, run[-1][1] + 1):
            if any(is_word(left[i]) for i, _ in run):
                found += run
            run = []
        run.append(pair)
    return found
