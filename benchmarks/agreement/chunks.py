"""Chunks of headlines aligned and typed, ``ists-train`` of SemEval 2016, with the given chunks.

Each chunk is one statement of one large story; our likeness aligns them, and a few rules on words and on our quantities type them.
"""

import functools
import itertools
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from agreement.headlines import HEADLINES, statements
from tellings import quantities
from tellings.collating.bounds import same
from tellings.stems import stem

# Chunks are aligned from this resemblance on; two that are left over alone between aligned neighbours are too. On the odd pairs type F1
# was .604, .610, .612 at .14, .18, .22, and alignment F1 .894, .893, .891.
ALIGNED = 0.2

# Two words are one if they begin with this share of the longer alike (Syria, Syrian; capture, capturing), and with so many letters.
BEGINNING, LETTERS = 0.6, 4

_WORDS = re.compile(r"\w+")

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
    made = []
    for number, pair in enumerate(pairs):
        first, second, end = (int(place) for place in sizes[2 * number : 2 * number + 3])
        made.append(_aligned(pair, rated.resemblance[first:second, second:end]))
    for name, part in (("odd pairs", slice(0, None, 2)), ("even pairs", slice(1, None, 2)), ("all", slice(None))):
        both = [(pair.gold, links) for pair, links in zip(pairs[part], made[part], strict=True)]
        print(f"  ists-train, {name}: alignment F1 {f1(both, typed=False):.3f}, type F1 {f1(both, typed=True):.3f} of {len(both)} pairs")


def _aligned(pair: Chunked, rated: Any) -> list[Link]:
    """Align the chunks that are alike, strongest first, one to one; then those left over in the same place; and type each link."""
    ranked = sorted(
        ((-float(rated[i, j]), i, j) for i in range(len(pair.a)) for j in range(len(pair.b)) if rated[i, j] >= ALIGNED),
    )
    links: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in links and j not in links.values() and _says(pair.a[i][0]) and _says(pair.b[j][0]):
            links[i] = j
    for i in range(len(pair.a)):
        if i not in links and _says(pair.a[i][0]):
            before, after = _neighbour(pair, links, i, -1), _neighbour(pair, links, i, 1)
            free = [j for j in range(before + 1, after) if j not in links.values() and _says(pair.b[j][0])]
            # Chunks of one form go together: both begin with a preposition, or neither does.
            if len(free) == 1 and _leads(pair.a[i][0]) == _leads(pair.b[free[0]][0]):
                links[i] = free[0]
    groups = [([i], [j]) for i, j in sorted(links.items())]
    for side, left in ((0, set(range(len(pair.a))) - set(links)), (1, set(range(len(pair.b))) - set(links.values()))):
        for place in sorted(left):
            _taken_in(pair, groups, side, place)
    return [(_tokens(pair.a, mine), _tokens(pair.b, its), kind(_said(pair.a, mine), _said(pair.b, its))) for mine, its in groups]


def _taken_in(pair: Chunked, groups: list[tuple[list[int], list[int]]], side: int, place: int) -> None:
    """Put a chunk left over to its neighbour's link if the chunk across says what both say ("middle school shooting" "in Nevada")."""
    own, across = (pair.a, pair.b) if side == 0 else (pair.b, pair.a)
    words = _plain(own[place][0])
    for group in groups:
        said = _plain(_said(across, group[1 - side]))
        if words and min(abs(place - one) for one in group[side]) == 1 and all(any(_one_word(x, y) for y in said) for x in words):
            group[side].append(place)
            group[side].sort()
            return


def _said(chunks: Sequence[tuple[str, frozenset[int]]], places: Sequence[int]) -> str:
    return " ".join(chunks[place][0] for place in places)


def _tokens(chunks: Sequence[tuple[str, frozenset[int]]], places: Sequence[int]) -> frozenset[int]:
    return frozenset(token for place in places for token in chunks[place][1])


def _neighbour(pair: Chunked, links: dict[int, int], i: int, step: int) -> int:
    """Return the partner of the nearest aligned chunk on one side, or the end of the other headline."""
    while 0 <= (i := i + step) < len(pair.a):
        if i in links:
            return links[i]
    return -1 if step < 0 else len(pair.b)


def _leads(chunk: str) -> bool:
    return chunk.split()[0].casefold() in _listed("leading")


@functools.cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(tomllib.loads(Path(__file__).with_name("chunks.toml").read_text(encoding="utf-8"))[name])


def _says(chunk: str) -> bool:
    return any(character.isalnum() for character in chunk)


def kind(a: str, b: str) -> str:
    """Type two aligned chunks by their words and figures: equal, one within the other, or alike."""
    figures = [[found.quantity for found in quantities(chunk)] for chunk in (a, b)]
    one, other = _plain(a), _plain(b)
    left = [word for word in one if not any(_one_word(word, each) for each in other)]
    right = [word for word in other if not any(_one_word(word, each) for each in one)]
    if all(figures) and not any(same(x, y) for x in figures[0] for y in figures[1]):
        return "SIMI"
    if not left and not right:
        return "EQUI"
    if not left or not right:
        longer, rest = (b, right) if not left else (a, left)
        # A given name before a surname says no more than the surname alone.
        if len(rest) == 1 and re.search(rf"\b{re.escape(rest[0])} [A-Z]\w+$", longer, re.I) and rest[0].title() in longer and _name(longer):
            return "EQUI"
        return "SPE2" if not left else "SPE1"
    return "SIMI" if len(left) + len(right) > 2 and len(left) < len(one) else "EQUI"


def _name(chunk: str) -> bool:
    return all(word[0].isupper() for word in chunk.split() if word not in _listed("small"))


def _plain(chunk: str) -> list[str]:
    """Return the words of a chunk that say something, without those that give its figures."""
    for found in reversed(quantities(chunk)):
        if found.quantity.low is not None and found.quantity.low == found.quantity.high:
            chunk = re.sub(r"\b" + re.escape(found.quantity.words) + r"\b", f"{found.quantity.low:g}", chunk)
    return [word for word in _WORDS.findall(chunk.casefold().replace(".", "").replace("'s", "")) if word not in _listed("small")]


def _one_word(a: str, b: str) -> bool:
    alike = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    return a == b or stem(a) == stem(b) or (alike >= LETTERS and alike >= BEGINNING * max(len(a), len(b)))


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
