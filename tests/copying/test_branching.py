"""The branching is the best of all trees, and its odds are those of all trees."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellings.copying.branching import NEVER, branching, odds


def _trees(count: int) -> list[tuple[int | None, ...]]:
    """List all trees with one root by brute force."""
    found = []
    for parents in itertools.product(*([None, *(i for i in range(count) if i != j)] for j in range(count))):
        if sum(parent is None for parent in parents) != 1:
            continue
        for node in range(count):
            seen = set()
            at: int | None = node
            while at is not None and at not in seen:
                seen.add(at)
                at = parents[at]
            if at is not None:
                break
        else:
            found.append(parents)
    return found


def _score(tree: tuple[int | None, ...], score: NDArray[np.float64], root: NDArray[np.float64]) -> float:
    return sum(float(root[node] if parent is None else score[parent, node]) for node, parent in enumerate(tree))


@st.composite
def _cases(draw: st.DrawFn) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    count = draw(st.integers(1, 4))
    numbers = st.floats(-4, 4).map(lambda number: round(number, 3))
    values = draw(st.lists(numbers, min_size=count * (count + 1), max_size=count * (count + 1)))
    table = np.array(values).reshape(count + 1, count)
    return table[1:], table[0]


@settings(max_examples=60, deadline=None)
@given(_cases())
def test_no_tree_scores_more_than_the_branching(case: tuple[NDArray[np.float64], NDArray[np.float64]]) -> None:
    score, root = case
    best = max(_score(tree, score, root) for tree in _trees(len(root)))
    assert _score(branching(score, root), score, root) == pytest.approx(best)


@settings(max_examples=60, deadline=None)
@given(_cases())
def test_odds_are_those_of_all_trees(case: tuple[NDArray[np.float64], NDArray[np.float64]]) -> None:
    score, root = case
    count = len(root)
    parent, top, total = np.zeros((count, count)), np.zeros(count), 0.0
    for tree in _trees(count):
        weight = float(np.exp(_score(tree, score, root)))
        total += weight
        for node, source in enumerate(tree):
            if source is None:
                top[node] += weight
            else:
                parent[source, node] += weight
    found = odds(score, root)
    assert np.allclose(found.parent, parent / total, atol=1e-9)
    assert np.allclose(found.root, top / total, atol=1e-9)


def test_evidence_on_one_edge_tells_on_the_next() -> None:
    # 0 and 1 are near, 1 and 2 are near; nothing shows a direction between 1 and 2, but 1 surely copied from 0.
    score = np.array([[0.0, 5.0, -5.0], [0.0, 0.0, 3.0], [-5.0, 3.0, 0.0]])
    found = odds(score, np.zeros(3))
    assert found.parent[1, 2] > 0.95 > 0.05 > found.parent[2, 1]


def test_an_edge_that_cannot_be_is_taken_only_where_there_is_no_other_way() -> None:
    score = np.array([[0.0, NEVER, NEVER], [1.0, 0.0, 1.0], [NEVER, NEVER, 0.0]])
    assert branching(score, np.zeros(3)) == (1, None, 1)
    assert branching(np.full((2, 2), NEVER), np.zeros(2)) == (None, 0)


def test_a_circle_is_opened_where_it_costs_least() -> None:
    score = np.array([[0.0, 9.0, 1.0], [9.0, 0.0, 2.0], [3.0, 3.5, 0.0]])
    assert _score(branching(score, np.zeros(3)), score, np.zeros(3)) == max(_score(t, score, np.zeros(3)) for t in _trees(3))
