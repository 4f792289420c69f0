"""Which statements of different articles speak of the same thing: mutually the most alike, one an article, grouped without chaining."""

from collections.abc import Iterable, Sequence

import numpy as np

from tellings.collating.likeness import Likeness
from tellings.model import Statement

# Two statements are about the same thing from this evidence on (resemblance and rare words in common). On twelve
# real events, whose labels are thorough but not complete, .51 of the labelled points over two outlets are found and .61 of the points
# reported are labelled at .50; .48 and .66 at .60 (set this constant and run `python benchmarks/collating.py`).
SAME_THING = 0.60

# A statement joins a group only if it has this evidence for each member: no chain of neighbours that never meet.
SAME_GROUP = 0.5 * SAME_THING


def align(statements: Sequence[Statement], alike: Likeness, joined: Iterable[tuple[int, int]] = ()) -> list[tuple[int, ...]]:
    """Group the statements of different articles; returns groups of two or more as sorted places in ``statements``.

    ``joined`` are pairs known to belong together (one saying of one speaker). The rest are pairs that are mutually the most alike
    between two articles, strongest first.
    """
    groups = _Groups(statements, alike)
    for a, b in sorted(joined):
        groups.join(a, b, least=0.0)
    for a, b in _mutual(statements, alike):
        groups.join(a, b, least=SAME_GROUP)
    return groups.found()


def _mutual(statements: Sequence[Statement], alike: Likeness) -> list[tuple[int, int]]:
    """Return the pairs of statements that are each other's most alike between their articles, strongest first."""
    places: dict[str, list[int]] = {}
    for number, statement in enumerate(statements):
        places.setdefault(statement.span.article, []).append(number)
    pairs = []
    names = sorted(places)
    for position, first in enumerate(names):
        for second in names[position + 1 :]:
            here = np.ix_(places[first], places[second])
            part, evidence = alike.resemblance[here], alike.evidence[here]
            best, back = part.argmax(axis=1), part.argmax(axis=0)
            for row, column in enumerate(best):
                if back[column] == row and evidence[row, column] >= SAME_THING:
                    pairs.append((-float(evidence[row, column]), places[first][row], places[second][int(column)]))
    return [(a, b) for _, a, b in sorted(pairs)]


class _Groups:
    """Groups of statements that grow by joining; each holds at most one statement of an article."""

    def __init__(self, statements: Sequence[Statement], alike: Likeness) -> None:
        self.articles = [statement.span.article for statement in statements]
        self.evidence = alike.evidence
        self.group = list(range(len(statements)))
        self.members = {number: [number] for number in range(len(statements))}

    def join(self, a: int, b: int, least: float) -> None:
        """Join the groups of two statements, unless that put two statements of one article together or two that are not alike."""
        first, second = sorted((self.group[a], self.group[b]))
        if first == second:
            return
        left, right = self.members[first], self.members[second]
        if {self.articles[number] for number in left} & {self.articles[number] for number in right}:
            return
        if float(self.evidence[np.ix_(left, right)].min()) < least:
            return
        self.members[first] = sorted(left + right)
        for number in self.members.pop(second):
            self.group[number] = first

    def found(self) -> list[tuple[int, ...]]:
        """Return the groups of two or more, in order of their first statement."""
        return sorted(tuple(members) for members in self.members.values() if len(members) > 1)
