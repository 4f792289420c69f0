"""Least-cost branching: the tree in which every page but one has a parent, and how sure each of its edges is.

The branching is Chu and Liu's (1965) and Edmonds' (1967). How sure an edge is follows from all trees at once, each weighed by the
product of its edges: the matrix-tree theorem for directed graphs (Tutte 1948) in the form of Koo, Globerson, Carreras and Collins
(2007) for trees with a single root. So evidence on one edge tells on the others: who is known to be a copy is not the root.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

# Scores of one column this far under its best one (natural logarithm) count as this far: beyond, a Laplacian in double precision would
# lose the probabilities to rounding, and one in sixty million is as good as never.
WIDEST_SCORE = 18.0

# Stands for "no edge" among scores.
NEVER = -np.inf


class Odds(NamedTuple):
    """Probabilities over all trees: ``parent[i, j]`` that ``j`` has its text from ``i``, ``root[j]`` that ``j`` is the root."""

    parent: NDArray[np.float64]
    root: NDArray[np.float64]


def odds(score: NDArray[np.float64], root: NDArray[np.float64]) -> Odds:
    """Return the probability of every edge and root, given log weights ``score[i, j]`` (shape n by n) and ``root[j]`` (shape n).

    The diagonal is not looked at. Weights that are ``NEVER`` are raised to ``WIDEST_SCORE`` under the best of their column.
    """
    count = len(root)
    if count == 1:
        return Odds(np.zeros((1, 1)), np.ones(1))
    weight, top = _weights(score, root)
    laplacian = -weight
    np.fill_diagonal(laplacian, weight.sum(axis=0))
    laplacian[0] = top
    inverse = np.linalg.inv(laplacian)
    column = np.diag(inverse).copy()
    column[0] = 0.0
    row = inverse.T.copy()
    row[0] = 0.0
    parent = np.clip(weight * (column[np.newaxis, :] - row), 0.0, 1.0)
    np.fill_diagonal(parent, 0.0)
    return Odds(parent, np.clip(top * inverse[:, 0], 0.0, 1.0))


def _weights(score: NDArray[np.float64], root: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return edge weights over the best of their column, and root weights over the best root.

    Every tree takes one edge of each column but the root's, and one root: dividing a column divides all trees but those with their root
    there, so that root is divided too, and the ratios stay.
    """
    score = score.copy()
    np.fill_diagonal(score, NEVER)
    best = score.max(axis=0)
    best = np.where(np.isfinite(best), best, 0.0)
    weight = np.exp(np.maximum(score - best, -WIDEST_SCORE))
    np.fill_diagonal(weight, 0.0)
    top = root - best
    return weight, np.exp(np.maximum(top - top.max(), -WIDEST_SCORE))


def branching(score: NDArray[np.float64], root: NDArray[np.float64]) -> tuple[int | None, ...]:
    """Return the parent of every node in the tree of the greatest score, ``None`` for its one root; ties go to the lowest number.

    Arguments as in ``odds``; an edge that is ``NEVER`` is taken only where no tree can do without. Cubic in the number of nodes.
    """
    count = len(root)
    finite = score[np.isfinite(score)]
    reach = float(np.abs(finite).max(initial=0.0)) + float(np.abs(root).max(initial=0.0)) + 1.0
    table = np.full((count + 1, count + 1), NEVER)
    table[1:, 1:] = np.where(np.isfinite(score), score, -4 * reach * (count + 1))
    # One root costs more than any choice of edges can bring, so that there is never a second one.
    table[0, 1:] = root - 16 * reach * (count + 1) ** 2
    parents = _edmonds(table)
    return tuple(parent - 1 if parent else None for parent in parents[1:])


def _edmonds(score: NDArray[np.float64]) -> list[int]:
    """Return each node's parent in the maximum arborescence out of node 0 (whose own entry is 0)."""
    count = len(score)
    score = score.copy()
    np.fill_diagonal(score, NEVER)
    score[:, 0] = NEVER
    parents = [0, *(int(np.argmax(score[:, node])) for node in range(1, count))]
    circle = _circle(parents)
    if not circle:
        return parents
    inside = np.zeros(count, dtype=np.bool_)
    inside[circle] = True
    kept = [node for node in range(count) if not inside[node]]
    gain = {node: score[parents[node], node] for node in circle}
    merged = len(kept)
    smaller = np.full((merged + 1, merged + 1), NEVER)
    smaller[:merged, :merged] = score[np.ix_(kept, kept)]
    entry, leave = [], []
    for at, node in enumerate(kept):
        into = [score[node, member] - gain[member] for member in circle]
        entry.append(circle[int(np.argmax(into))])
        smaller[at, merged] = max(into)
        out = [score[member, node] for member in circle]
        leave.append(circle[int(np.argmax(out))])
        smaller[merged, at] = max(out)
    found = _edmonds(smaller)
    result = parents.copy()
    for at, node in enumerate(kept):
        result[node] = leave[at] if found[at] == merged else kept[found[at]]
    source = found[merged]
    result[entry[source]] = kept[source]
    return result


def _circle(parents: Sequence[int]) -> list[int]:
    """Return the nodes of a circle among parents, in ascending order, or nothing; node 0 is in none."""
    state = [0] * len(parents)
    state[0] = 2
    for begin in range(1, len(parents)):
        path = []
        node = begin
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = parents[node]
        if state[node] == 1:
            return sorted(path[path.index(node) :])
        for seen in path:
            state[seen] = 2
    return []
