"""What is true of a set of pages: who carries which first document, and which stretches carry the same words."""

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from chains.documents import Passage
from chains.pages import Place

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")

# Below this share of words in common two tellings of one fact are no longer the same words.
LEAST_LIKENESS = 0.35


def likeness(a: str, b: str) -> float:
    """Return the share of words in order that two stretches have in common (0 to 1)."""
    left, right = _WORD.findall(a.lower().replace("’", "'")), _WORD.findall(b.lower().replace("’", "'"))
    return difflib.SequenceMatcher(None, left, right, autojunk=False).ratio()


def shares(places: Sequence[Place]) -> dict[str, int]:
    """Return how many characters of a page come from each first document; what a house added itself counts for none."""
    found: dict[str, int] = {}
    for sentence, start, end in places:
        for root in sorted({origin.split(":")[0] for origin in sentence.origins if ":" in origin}):
            found[root] = found.get(root, 0) + end - start
    return found


def passages(texts: dict[str, str], places: dict[str, tuple[Place, ...]]) -> tuple[Passage, ...]:
    """Return every stretch of every two pages that carries the same words, by descent for narration and by speaker for quotes."""
    found: list[Passage] = []
    for a, b in combinations(sorted(texts), 2):
        for left, right in corresponding(places[a], places[b]):
            found += _parted(a, b, texts, left, right)
        found += _shared_quotes(a, b, texts, places)
    return tuple(found)


def corresponding(a: Sequence[Place], b: Sequence[Place]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the ranges of sentences of the same descent; split or merged sentences answer as one where they stand together."""
    used: set[int] = set()
    for at in range(len(a)):
        if at in used or not a[at][0].origins:
            continue
        left, right, origins = {at}, set[int](), set(a[at][0].origins)
        while True:
            new_right = {j for j, place in enumerate(b) if origins & set(place[0].origins)}
            origins |= {origin for j in new_right for origin in b[j][0].origins}
            new_left = {i for i, place in enumerate(a) if origins & set(place[0].origins)}
            origins |= {origin for i in new_left for origin in a[i][0].origins}
            if (new_left, new_right) == (left, right):
                break
            left, right = new_left, new_right
        used |= left
        if right:
            yield from _runs(a, b, sorted(left), sorted(right))


def _runs(a: Sequence[Place], b: Sequence[Place], left: list[int], right: list[int]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    together = left[-1] - left[0] == len(left) - 1 and right[-1] - right[0] == len(right) - 1
    if together:
        yield (a[left[0]][1], a[left[-1]][2]), (b[right[0]][1], b[right[-1]][2])
        return
    for i in left:
        for j in right:
            if set(a[i][0].origins) & set(b[j][0].origins):
                yield (a[i][1], a[i][2]), (b[j][1], b[j][2])


def _parted(a: str, b: str, texts: dict[str, str], left: tuple[int, int], right: tuple[int, int]) -> list[Passage]:
    pieces_a, pieces_b = _pieces(texts[a], left), _pieces(texts[b], right)
    if [kind for kind, _ in pieces_a] != [kind for kind, _ in pieces_b]:
        kinds = sorted({kind for kind, _ in pieces_a} & {kind for kind, _ in pieces_b})
        pieces_a, pieces_b = ([(kind, _longest(pieces, kind)) for kind in kinds] for pieces in (pieces_a, pieces_b))
    made = []
    for (kind, one), (_, other) in zip(pieces_a, pieces_b, strict=True):
        near = likeness(texts[a][one[0] : one[1]], texts[b][other[0] : other[1]])
        if near >= LEAST_LIKENESS:
            made.append(Passage(a, b, one, other, "quote" if kind == "quote" else "narration", near))
    return made


def _longest(pieces: list[tuple[str, tuple[int, int]]], kind: str) -> tuple[int, int]:
    return max((span for of, span in pieces if of == kind), key=lambda span: (span[1] - span[0], -span[0]))


def _pieces(text: str, span: tuple[int, int]) -> list[tuple[str, tuple[int, int]]]:
    """Part a stretch into what stands in quotation marks and what does not; pieces without a word are left out."""
    found, place = [], span[0]
    for quote in _QUOTED.finditer(text, *span):
        found += [("narration", (place, quote.start())), ("quote", quote.span())]
        place = quote.end()
    return [(kind, s) for kind, s in [*found, ("narration", (place, span[1]))] if _WORD.search(text, *s)]


def _shared_quotes(a: str, b: str, texts: dict[str, str], places: dict[str, tuple[Place, ...]]) -> list[Passage]:
    """Return what both quote of one speaker though neither has the sentence from the other."""
    made = []
    for one, start, end in places[a]:
        for other, begin, stop in places[b]:
            if set(one.quotes) & set(other.quotes) and not set(one.origins) & set(other.origins):
                said = [
                    [span for kind, span in _pieces(texts[p], s) if kind == "quote"] for p, s in ((a, (start, end)), (b, (begin, stop)))
                ]
                pairs = ((x, y, likeness(texts[a][slice(*x)], texts[b][slice(*y)])) for x in said[0] for y in said[1])
                made += [Passage(a, b, x, y, "quote", near) for x, y, near in pairs if near >= LEAST_LIKENESS]
    return made
