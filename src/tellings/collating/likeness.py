"""How alike the statements of a story are: words weighted inside the story, of the clause and of its sentence, and their letters."""

import itertools
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tellings.collating.encoding import Encoder, cosines
from tellings.collating.evidence import Parts, chance
from tellings.model import Article, Span, Statement

Matrix = npt.NDArray[np.float32]

# Weights of the sentence's words and of the clause's letters beside the clause's own words (1.0). In a first trial on
# twelve real events, without letters .56 of the points over two outlets were found, with them .61 at about the same share of right ones.
SENTENCE, LETTERS = 0.6, 1.0

# What the cosine of two clauses' vectors adds to the logarithm of the odds, and the cosine that adds nothing. On twelve real events .585 of
# the labelled points are found with MiniLM (.698 of those reported are labelled), .580 at 4, and .582 (.699) without an encoder.
ENCODED, ENCODED_USUAL = 2.0, 0.5

# What marks the words of a statement that are values: amounts and times.
VALUES = "#@"

# Letters are compared in runs of this length, hashed into so many places: a thousand clauses fit in 32 MB, and collisions are rare.
RUN, PLACES = 4, 8192

# Two adjacent words that more statements have are a turn of phrase or a name.
MOST_WITH_PAIR = 6

_NOT_WORD = re.compile(r"\W+")
_WORD = re.compile(r"\w+")


class Likeness(NamedTuple):
    """How alike statements are, as three symmetric matrices, rounded to six places.

    ``resemblance`` (0 to 1) is the share of two statements that is the same. ``evidence`` is the chance (0 to 1) that they say the same;
    it decides which go together. ``scope``
    (0 to 1) leaves the values out: what two clauses have in common beside the figures and times in which they may differ.
    """

    resemblance: Matrix
    evidence: Matrix
    scope: Matrix

    def of(self, group: Sequence[int]) -> "Likeness":
        """Return the likeness among the statements of a group, in its order."""
        here = np.ix_(group, group)
        return Likeness(self.resemblance[here], self.evidence[here], self.scope[here])

    def without(self, pairs: Sequence[tuple[int, int]]) -> "Likeness":
        """Return the likeness with no chance that certain pairs say the same."""
        evidence = self.evidence.copy()
        for a, b in pairs:
            evidence[a, b] = evidence[b, a] = 0
        return self._replace(evidence=evidence)


def likeness(
    statements: Sequence[Statement],
    articles: Mapping[str, Article],
    valued: Iterable[tuple[int, int]] = (),
    said: Iterable[tuple[int, int]] = (),
    encoder: Encoder | None = None,
) -> Likeness:
    """Return the likeness of all pairs of statements.

    ``valued`` are pairs of their places that one value holds together, ``said`` those that report one saying. With an ``encoder``, the
    cosines of the clauses' vectors move the chance.
    """
    bags = [statement.words for statement in statements]
    around: dict[Span, set[str]] = {}
    for statement in statements:
        around.setdefault(statement.sentence, set()).update(statement.words)
    sentences = {sentence: number for number, sentence in enumerate(sorted(around))}
    places = np.array([sentences[statement.sentence] for statement in statements], np.intp)
    of_sentences = np.ix_(places, places)
    texts = [articles[one.span.article].words(one.span) for one in statements]
    words, letters = _cosines(bags), _letters(texts)
    sentence_words = _cosines([sorted(around[sentence]) for sentence in sentences])[of_sentences]
    sentence_letters = _letters([articles[sentence.article].words(sentence) for sentence in sentences])[of_sentences]
    resemblance = (words + SENTENCE * sentence_words + LETTERS * letters) / (1 + SENTENCE + LETTERS)
    parts = Parts(words, letters, sentence_letters, _common(bags), _wording(texts), resemblance)
    # Sums of floats differ in the last digits between machines; what is compared must not.
    scope = _cosines([[word for word in bag if word[0] not in VALUES] for bag in bags])
    evidence = chance(statements, parts, valued, said)
    if encoder:
        evidence = _moved(evidence, cosines([articles[one.span.article].words(one.span) for one in statements], encoder))
    return Likeness(resemblance.round(6), evidence.round(6), scope.round(6))


def _moved(evidence: Matrix, vectors: Matrix) -> Matrix:
    """Move the chances by the cosines of vectors, in the logarithm of the odds; 0 stays 0."""
    odds = evidence / np.maximum(1 - evidence, 1e-6) * np.exp(ENCODED * (vectors - ENCODED_USUAL))
    moved: Matrix = (odds / (1 + odds)).astype(np.float32)
    return moved


def _cosines(bags: Sequence[Sequence[str]]) -> Matrix:
    return _weighted(_presence(bags))


def _presence(bags: Sequence[Sequence[str]]) -> Matrix:
    words = {word: number for number, word in enumerate(sorted({word for bag in bags for word in bag}))}
    matrix = np.zeros((len(bags), len(words)), np.float32)
    for row, bag in enumerate(bags):
        for word in bag:
            matrix[row, words[word]] = 1
    return matrix


def _common(bags: Sequence[Sequence[str]]) -> Matrix:
    """Return the weight of the words that two bags share; a word that only one bag holds would weigh 1."""
    matrix = _presence(bags)
    weights = _rarity(matrix)
    shared: Matrix = ((matrix * weights) @ matrix.T).astype(np.float32)
    return shared


def _wording(texts: Sequence[str]) -> Matrix:
    """Return how many pairs of adjacent words two texts share, none that more than a few of the texts have."""
    words = [_WORD.findall(text.casefold()) for text in texts]
    pairs = [set(itertools.pairwise(found)) for found in words]
    held = Counter(pair for found in pairs for pair in found)
    matrix = _presence([[" ".join(pair) for pair in sorted(found) if 1 < held[pair] <= MOST_WITH_PAIR] for found in pairs])
    shared: Matrix = (matrix @ matrix.T).astype(np.float32)
    return shared


def _letters(texts: Sequence[str]) -> Matrix:
    matrix = np.zeros((len(texts), PLACES), np.float32)
    for row, text in enumerate(texts):
        plain = f" {_NOT_WORD.sub(' ', text.casefold()).strip()} "
        for start in range(len(plain) - RUN + 1):
            matrix[row, zlib.crc32(plain[start : start + RUN].encode("utf-8", "surrogatepass")) % PLACES] = 1
    return _weighted(matrix)


def _weighted(matrix: Matrix) -> Matrix:
    """Weigh each column by its rarity, and return the cosines of all rows."""
    matrix = matrix * _rarity(matrix)
    matrix = matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    cosines: Matrix = (matrix @ matrix.T).astype(np.float32)
    return cosines


def _rarity(matrix: Matrix) -> Matrix:
    """Return the weight of each column: about 1 where only one row has it, near 0 where all have."""
    weights: Matrix = (np.log(1 + len(matrix) / np.maximum(matrix.sum(axis=0), 1)) / math.log(2 + len(matrix))).astype(np.float32)
    return weights
