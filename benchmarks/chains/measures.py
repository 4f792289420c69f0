"""Small measures: characters covered, and how far two partitions agree."""

from collections import Counter
from collections.abc import Iterable, Sequence


def covered(span: tuple[int, int], by: Iterable[tuple[int, int]]) -> int:
    """Return how many characters of ``span`` lie in one of the ranges; a gap of three characters between two does not count."""
    size, place = 0, span[0]
    for left, right in sorted(by):
        left, right = max(left, span[0]), min(right, span[1])
        if right <= place or right <= left:
            continue
        if place > span[0] and 0 < left - place <= 3:
            left = place
        size += right - max(left, place)
        place = right
    return size


def adjusted_rand(truth: Sequence[object], found: Sequence[object]) -> float:
    """Return the adjusted Rand index of two partitions (Hubert and Arabie 1985); 1 where both are the same."""

    def pairs(counts: Iterable[int]) -> float:
        return sum(n * (n - 1) / 2 for n in counts)

    both = pairs(Counter(zip(truth, found, strict=True)).values())
    left, right = pairs(Counter(truth).values()), pairs(Counter(found).values())
    total = len(truth) * (len(truth) - 1) / 2
    expected = left * right / total if total else 0.0
    most = (left + right) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)
