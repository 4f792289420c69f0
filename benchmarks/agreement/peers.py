"""Points from likeness alone, to compare collating with: by words, by letters, by a sentence encoder where one is installed.

A peer takes sentences, or the clauses that tellings makes, rates all pairs of two accounts, and groups those that are mutually the most
alike, one an account. Everything grouped is called agreed: likeness knows no kinds.
"""

import functools
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from tellings.collating import encoding, encoding_minilm
from tellings.reading.sentences import sentences

Matrix = npt.NDArray[np.float64]
Rating = Callable[[Sequence[str]], Matrix]

# Pairs below this cosine are no pair, the same for all peers: so much as two short sentences have in common by one rare word.
LEAST = 0.2

_WORD = re.compile(r"\w+")
_RUN = 4


def words(texts: Sequence[str]) -> Matrix:
    """Rate by words, weighted by how few of the texts have them (TF-IDF)."""
    return _cosines([Counter(_WORD.findall(text.casefold())) for text in texts])


def letters(texts: Sequence[str]) -> Matrix:
    """Rate by runs of four letters, weighted in the same way."""
    plain = [" ".join(_WORD.findall(text.casefold())) for text in texts]
    return _cosines([Counter(text[start : start + _RUN] for start in range(max(1, len(text) - _RUN + 1))) for text in plain])


def encoder() -> Rating | None:
    """Return a rating by MiniLM-L6 alone, or ``None`` where the extra ``encoder`` is not installed."""
    return _encoded if encoding_minilm.installed() else None


def _encoded(texts: Sequence[str]) -> Matrix:
    return encoding.cosines(texts, model()).astype(np.float64)


@functools.cache
def model() -> encoding.Kept:
    """Return MiniLM-L6, loaded once, with the vectors of all texts that were asked for."""
    return encoding.Kept(encoding_minilm.MiniLM())


def _cosines(bags: Sequence[Counter[str]]) -> Matrix:
    held = Counter(word for bag in bags for word in bag)
    place = {word: number for number, word in enumerate(sorted(held))}
    matrix = np.zeros((len(bags), len(place)))
    for row, bag in enumerate(bags):
        for word, times in bag.items():
            matrix[row, place[word]] = (1 + math.log(times)) * (1 + math.log(len(bags) / held[word]))
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    rated: Matrix = matrix @ matrix.T
    return rated


def sentence_spans(edition: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the sentences of the stories' own blocks."""
    return [
        {"article": article["id"], "start": block["start"] + start, "end": block["start"] + end}
        for article in edition["articles"]
        for block in article["blocks"]
        if block["role"] in ("title", "standfirst", "body")
        for start, end in sentences(article["text"][block["start"] : block["end"]])
    ]


def clause_spans(edition: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the clauses that tellings makes: each stands in one point."""
    spans = {
        (span["article"], span["start"], span["end"])
        for story in edition["stories"]
        for point in story["points"]
        for reading in point["readings"]
        for span in reading["spans"]
    }
    return [{"article": article, "start": start, "end": end} for article, start, end in sorted(spans)]


def points(spans: Sequence[dict[str, Any]], edition: Mapping[str, Any], rate: Rating) -> list[dict[str, Any]]:
    """Group the spans that are mutually the most alike between two accounts; the rest are single."""
    text = {article["id"]: article["text"] for article in edition["articles"]}
    rated = rate([text[span["article"]][span["start"] : span["end"]] for span in spans])
    group = {number: {number} for number in range(len(spans))}
    for _, a, b in sorted(_mutual(spans, rated)):
        one, other = group[a], group[b]
        if one is not other and not {spans[n]["article"] for n in one} & {spans[n]["article"] for n in other}:
            one |= other
            group.update(dict.fromkeys(other, one))
    groups = sorted({tuple(sorted(members)) for members in group.values()})
    kinds = ("single", "agreed", "agreed")
    return [{"kind": kinds[len(one) - 1], "why": "", "readings": [{"spans": [spans[n] for n in one]}]} for one in groups]


def _mutual(spans: Sequence[dict[str, Any]], rated: Matrix) -> Iterable[tuple[float, int, int]]:
    places: dict[str, list[int]] = {}
    for number, span in enumerate(spans):
        places.setdefault(span["article"], []).append(number)
    for first in sorted(places):
        for second in sorted(places):
            if first < second:
                part = rated[np.ix_(places[first], places[second])]
                best, back = part.argmax(axis=1), part.argmax(axis=0)
                for row, column in enumerate(best):
                    if back[column] == row and part[row, column] >= LEAST:
                        yield -float(part[row, column]), places[first][row], places[second][int(column)]
