"""Chunks of headlines aligned and typed, ``ists-train`` of SemEval 2016, with the given chunks.

Each chunk is a phrase and one statement of one large story; `likeness` rates them, and `align_phrases` aligns and types them. Its
thresholds were chosen on the odd pairs.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from agreement.headlines import HEADLINES, statements
from tellings.collating.phrase_alignment import align_phrases

Link = tuple[frozenset[int], frozenset[int], str]


class Chunked(NamedTuple):
    """A pair of headlines in chunks, each with the numbers of its words from 1, and the labelled links."""

    a: list[tuple[str, frozenset[int]]]
    b: list[tuple[str, frozenset[int]]]
    gold: list[Link]


def chunked() -> list[Chunked]:
    """Return the pairs of ists-train."""
    sides = [(HEADLINES / f"ists-train.sent{number}.chunk.txt").read_text(encoding="utf-8").splitlines() for number in (1, 2)]
    labels = (HEADLINES / "ists-train.wa").read_text(encoding="utf-8").split("<alignment>")[1:]
    return [Chunked(_chunks(a), _chunks(b), list(_links(label))) for a, b, label in zip(*sides, labels, strict=True)]


def _chunks(line: str) -> list[tuple[str, frozenset[int]]]:
    found, at = [], 1
    for chunk in re.findall(r"\[ (.*?) \](?= \[|\s*$)", line):
        size = len(chunk.split())
        found.append((chunk, frozenset(range(at, at + size))))
        at += size
    return found


def _links(label: str) -> Iterator[Link]:
    for line in label.split("</alignment>")[0].splitlines():
        if "<==>" in line:
            tokens, kind, *_ = line.split(" // ")
            a, b = (frozenset(map(int, side.split())) - {0} for side in tokens.split("<==>"))
            if a and b:
                yield a, b, kind.split("_")[0]


def measure() -> None:
    """Print F1 of alignment and of type on each half and on all, with the given chunks."""
    if not HEADLINES.is_dir():
        return
    pairs = chunked()
    rated = statements([[chunk for chunk, _ in side] for pair in pairs for side in (pair.a, pair.b)])
    sizes = np.cumsum([0, *(len(side) for pair in pairs for side in (pair.a, pair.b))])
    made: list[list[Link]] = []
    for number, pair in enumerate(pairs):
        first, second, end = (int(place) for place in sizes[2 * number : 2 * number + 3])
        links = align_phrases([text for text, _ in pair.a], [text for text, _ in pair.b], rated.resemblance[first:second, second:end])
        made.append([(_tokens(pair.a, link.a), _tokens(pair.b, link.b), link.relation) for link in links])
    for name, part in (("odd pairs", slice(0, None, 2)), ("even pairs", slice(1, None, 2)), ("all", slice(None))):
        both = [(pair.gold, links) for pair, links in zip(pairs[part], made[part], strict=True)]
        print(f"  ists-train, {name}: alignment F1 {f1(both, typed=False):.3f}, type F1 {f1(both, typed=True):.3f} of {len(both)} pairs")


def _tokens(chunks: Sequence[tuple[str, frozenset[int]]], places: Sequence[int]) -> frozenset[int]:
    return frozenset(token for place in places for token in chunks[place][1])


def f1(pairs: Sequence[tuple[Sequence[Link], Sequence[Link]]], typed: bool) -> float:
    """Return F1 over links of words, each link weighted by the fan-out of its words (Melamed 1998, as in SemEval 2015 task 2)."""
    right = wanted = given = 0.0
    for gold, made in pairs:
        one, other = _weights(gold), _weights(made)
        wanted, given = wanted + sum(one.values()), given + sum(other.values())
        kinds = [{(a, b): kind for left, into, kind in links for a in left for b in into} for links in (gold, made)]
        for link in one.keys() & other.keys():
            if not typed or kinds[0][link] == kinds[1][link]:
                right += min(one[link], other[link])
    return 2 * right / max(wanted + given, 1e-9)


def _weights(links: Sequence[Link]) -> dict[tuple[int, int], float]:
    pairs = {(a, b) for left, into, _ in links for a in left for b in into}
    out: dict[tuple[str, int], int] = {}
    for a, b in pairs:
        out["a", a], out["b", b] = out.get(("a", a), 0) + 1, out.get(("b", b), 0) + 1
    return {(a, b): (1 / out["a", a] + 1 / out["b", b]) / 2 for a, b in pairs}
