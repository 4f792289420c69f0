"""Likeness on pairs of headlines: correlation with people's ratings, and chunks aligned and typed, with our own functions.

``sts-*`` (SemEval 2013, 2014): each headline is one statement of one large story. ``ists-train`` (2016): each of the given chunks is one
statement; likeness aligns them, and a few rules on their stems type them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from agreement import peers
from agreement.sets import DATA
from tellings import quantities
from tellings.collating.likeness import Likeness, likeness
from tellings.model import Article, Span, Statement
from tellings.stems import stem

HEADLINES = DATA / "alignment" / "headlines"

_WORD = re.compile(r"\w+")

# Chunks are aligned from this resemblance on, and two chunks left over between aligned neighbours are too. Chosen on the odd pairs.
ALIGNED = 0.12

Link = tuple[frozenset[int], frozenset[int], str]


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words, with its quantities as values."""
    words = {stem(word.casefold()) for word in _WORD.findall(text)}
    values = {f"#{found.quantity.low:g}" for found in quantities(text) if found.quantity.low is not None}
    return tuple(sorted(words | values))


def statements(lines: Sequence[Sequence[str]]) -> Likeness:
    """Return the likeness of parts of lines, each part a statement and each line a sentence; in order."""
    text, made, at = "\n".join(" ".join(parts) for parts in lines), [], 0
    for parts in lines:
        sentence = Span("a0", at, at + len(" ".join(parts)))
        for part in parts:
            made.append(Statement(Span("a0", at, at + len(part)), sentence, "", stems(part), (), (), (), (), (), None, False, "asserted"))
            at += len(part) + 1
    article = Article("a0", "", "text/plain", "", None, None, None, (), (), None, None, None, None, text, ())
    return likeness(made, {"a0": article})


def ratings() -> None:
    """Print Pearson's correlation on each set: our likeness, and TF-IDF alone."""
    for path in sorted(HEADLINES.glob("sts-*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]
        gold = [float(row[0]) for row in rows]
        lines = [side for row in rows for side in (row[1], row[2])]
        ours = statements([[line] for line in lines]).resemblance
        parts = [f"tellings {_pearson(gold, ours):.3f}"]
        named = {"words (TF-IDF)": peers.words, "letters": peers.letters, "encoder": peers.encoder()}
        parts += [f"{name} {_pearson(gold, rate(lines)):.3f}" for name, rate in named.items() if rate]
        print(f"  {path.stem}: Pearson of {len(rows)} pairs: {', '.join(parts)}")
    if not HEADLINES.is_dir():
        print("  not measured: ../shared/data/alignment/headlines is not here")


def _pearson(gold: Sequence[float], rated: peers.Matrix) -> float:
    return float(np.corrcoef(gold, [rated[2 * number, 2 * number + 1] for number in range(len(gold))])[0, 1])


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


def chunks() -> None:
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


def _aligned(pair: Chunked, rated: "np.ndarray[tuple[int, int], np.dtype[np.float32]]") -> list[Link]:
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
            if len(free) == 1:
                links[i] = free[0]
    return [(pair.a[i][1], pair.b[j][1], kind(pair.a[i][0], pair.b[j][0])) for i, j in sorted(links.items())]


def _neighbour(pair: Chunked, links: dict[int, int], i: int, step: int) -> int:
    """Return the partner of the nearest aligned chunk on one side, or the end of the other headline."""
    while 0 <= (i := i + step) < len(pair.a):
        if i in links:
            return links[i]
    return -1 if step < 0 else len(pair.b)


def _says(chunk: str) -> bool:
    return any(character.isalnum() for character in chunk)


# Words that add nothing to a chunk: "in Mali" and "Mali" are the same.
SMALL = frozenset({"a", "an", "the", "in", "at", "on", "of", "to", "for", "by", "from", "with", "after", "over", "as", "s", "is", "are", "be"})


def kind(a: str, b: str) -> str:
    """Type two aligned chunks by their stems: equal, one within the other, other figures, or alike."""
    one, other = ({word for word in stems(chunk) if word not in SMALL} for chunk in (a, b))
    if one == other or not one or not other:
        return "EQUI"
    if one < other:
        return "SPE2"
    if other < one:
        return "SPE1"
    if {word for word in one if word[0] == "#"} != {word for word in other if word[0] == "#"}:
        return "SIMI"
    return "SIMI" if one & other else "EQUI"


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
