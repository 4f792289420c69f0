"""How sure it is that two statements of different articles say the same: their likeness, place, order, speakers and values, as a chance."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tellings.model import Statement

Matrix = npt.NDArray[np.float32]
Vector = npt.NDArray[np.float64]


class Parts(NamedTuple):
    """What two statements have in common, as symmetric matrices.

    Of their words, their letters and their sentences' letters the weighted cosine; ``common`` is the weight of the words that both have,
    in words that no other statement has; ``wording`` the number of rare pairs of adjacent words that both have; ``resemblance`` says
    which partners are better than others.
    """

    words: Matrix
    letters: Matrix
    sentence_letters: Matrix
    common: Matrix
    wording: Matrix
    resemblance: Matrix


class _Weights(NamedTuple):
    """What each sign adds to the logarithm of the odds that two statements say the same.

    Fitted by logistic regression on twelve real events: the pairs of clauses that are among each other's six most alike, of which
    one in eight share a labelled point. In trials of whole editions .65 of the labelled points over two outlets were found by these
    weights, with .64 of those reported labelled; as many where each event was judged by weights from the eleven others. Trees instead
    of weights, and further signs (head verb, negation, modality, size, neighbours, a third page) found no more.
    """

    start: float = -1.91
    words: float = 1.40
    letters: float = 3.38
    sentence_letters: float = 4.38
    # By the weight of the words in common, up to eight rare ones, and against their share of the longer clause: of two pairs with
    # equally many words in common the one is likelier whose clauses say more besides.
    common: float = 1.08
    share: float = -3.02
    # By the logarithm of one more than the number of rare pairs of adjacent words in common.
    wording: float = 0.43
    # One subject that both name.
    subject: float = 0.70
    # By the logarithm of one more than the number of better partners that the worse placed of both has in the other article.
    rank: float = -0.26
    # One speaker for both, or (taken off) two different ones.
    speaker: float = 0.60
    # By the place of the earlier one in its article (0 first, 1 last): what is told first is what all tell.
    late: float = -1.77
    # By the difference of their places: articles tell in a like order.
    order: float = -1.03
    # By each of both that quotes: people say more than is told twice.
    quotes: float = -0.54
    # One rare figure, one moment, one count of people in a state.
    valued: float = 6.64
    # One saying: its words are counted above already. Joined without a question, sayings put .02 of the labelled points out of reach, since
    # the longest clause of a saying is not always the one that the other page has.
    said: float = 0.62


WEIGHTS = _Weights()

# Words in common beyond the weight of so many rare ones add nothing.
MOST_COMMON = 8.0

# The chance that a given statement of a page is the partner falls with their number. The weights were fitted on pages of about so
# many; below the second number nothing is known.
USUAL, LEAST = 50.0, 25.0


def chance(
    statements: Sequence[Statement], alike: Parts, valued: Iterable[tuple[int, int]] = (), said: Iterable[tuple[int, int]] = ()
) -> Matrix:
    """Return the chance (0 to 1) that each two statements say the same, as a symmetric matrix; 0 within an article.

    ``valued`` are pairs of places in ``statements`` that one value holds together, ``said`` those that report one saying.
    """
    articles = np.array([statement.span.article for statement in statements])
    odds = WEIGHTS.start + WEIGHTS.words * alike.words.astype(np.float64)
    odds += WEIGHTS.letters * alike.letters + WEIGHTS.sentence_letters * alike.sentence_letters
    odds += WEIGHTS.common * np.minimum(alike.common, MOST_COMMON) + WEIGHTS.share * _share(alike.common)
    odds += WEIGHTS.wording * np.log1p(alike.wording) + WEIGHTS.subject * _subjects(statements)
    odds += WEIGHTS.rank * np.log1p(_rank(alike.resemblance, articles))
    place = _places(articles)
    odds += WEIGHTS.late * np.minimum.outer(place, place) + WEIGHTS.order * np.abs(np.subtract.outer(place, place))
    quoting = np.array([any(quote.kind != "indirect" for quote in statement.quotes) for statement in statements], np.float64)
    odds += WEIGHTS.quotes * np.add.outer(quoting, quoting) + WEIGHTS.speaker * _speakers(statements)
    size = np.log(np.maximum(_sizes(articles), LEAST) / USUAL)
    odds -= np.add.outer(size, size) / 2
    for pairs, weight in ((valued, WEIGHTS.valued), (said, WEIGHTS.said)):
        for a, b in sorted({(min(pair), max(pair)) for pair in pairs}):
            odds[[a, b], [b, a]] += weight
    result: Matrix = np.where(articles[:, None] != articles[None, :], 1 / (1 + np.exp(-odds)), 0).astype(np.float32)
    return result


def _share(common: Matrix) -> Matrix:
    """Return the share of the heavier of two bags that both have."""
    weight = np.maximum(np.diag(common), 0.01)
    share: Matrix = (common / np.maximum.outer(weight, weight)).astype(np.float32)
    return share


def _rank(resemblance: Matrix, articles: npt.NDArray[np.str_]) -> npt.NDArray[np.intp]:
    """Return for each pair how many better partners the worse placed of both has in the article of the other."""
    rank = np.zeros(resemblance.shape, np.intp)
    for name in sorted(set(articles.tolist())):
        columns = np.flatnonzero(articles == name)
        rank[:, columns] = (-resemblance[:, columns]).argsort(axis=1, kind="stable").argsort(axis=1, kind="stable")
    worse: npt.NDArray[np.intp] = np.maximum(rank, rank.T)
    return worse


def _places(articles: npt.NDArray[np.str_]) -> Vector:
    """Return the place of each statement in its article, from 0 to 1."""
    place = np.zeros(len(articles))
    for name in sorted(set(articles.tolist())):
        rows = np.flatnonzero(articles == name)
        place[rows] = np.arange(len(rows)) / max(1, len(rows) - 1)
    return place


def _sizes(articles: npt.NDArray[np.str_]) -> Vector:
    """Return for each statement the number of statements of its article."""
    _, place, count = np.unique(articles, return_inverse=True, return_counts=True)
    sizes: Vector = count[place].astype(np.float64)
    return sizes


def _subjects(statements: Sequence[Statement]) -> Vector:
    """Return 1 for pairs that name one subject, 0 for others."""
    entities = sorted({mention.entity for statement in statements for mention in statement.about})
    places = {entity: number for number, entity in enumerate(entities)}
    named = np.zeros((len(statements), len(entities)), np.float32)
    for row, statement in enumerate(statements):
        for mention in statement.about:
            named[row, places[mention.entity]] = 1
    same: Vector = (named @ named.T > 0).astype(np.float64)
    return same


def _speakers(statements: Sequence[Statement]) -> Vector:
    """Return 1 for pairs with one known speaker, -1 for pairs with two different ones, 0 where one is not known."""
    numbers: Mapping[str | None, int] = {
        name: number for number, name in enumerate(sorted({one.speaker for one in statements if one.speaker}))
    }
    speaker = np.array([numbers.get(statement.speaker, -1) for statement in statements])
    known = np.logical_and.outer(speaker >= 0, speaker >= 0)
    said: Vector = np.where(known, np.where(np.equal.outer(speaker, speaker), 1.0, -1.0), 0.0)
    return said
