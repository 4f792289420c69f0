"""What people said about which pages are one story, as one value that is consistent in itself."""

import sqlite3
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tellings.library.corrections import ON_STORIES, holding


class Constraints(Struct, frozen=True):
    """What a grouping has to keep to; all are keys of current articles.

    ``together`` are groups of two or more, without overlap, that are one story each. ``apart`` are pairs that are not in one story; an
    article of a pair that is in a group stands for its whole group.
    """

    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


def constraints(connection: sqlite3.Connection) -> Constraints:
    """Return what the corrections of stories that hold say of the current articles."""
    corrections = holding(connection, ON_STORIES)
    if not corrections:
        return Constraints()
    places = {place for one in corrections for place in one.subject.places()}
    sql = (
        "SELECT place.name, article.key FROM place JOIN capture ON capture.place = place.id JOIN article ON article.capture = capture.id"
        " WHERE place.name = ? AND article.current = 1"
    )
    keys = dict(row for place in sorted(places) for row in connection.execute(sql, (place,)))
    said = [
        (tuple(keys[place] for place in one.subject.pages if place in keys), tuple(keys[p] for p in one.subject.apart if p in keys))
        for one in corrections
    ]
    return consistent(said)


def consistent(said: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Constraints:
    """Return the constraints of what was said, oldest first: the first articles of each are one story, the second ones are not in it.

    What contradicts something said later does not hold.
    """
    groups = _Groups()
    for pages, apart in reversed(said):
        linked = groups.link(pages)
        for page in apart:
            for root in linked:
                groups.part(root, page)
    return Constraints(tuple(groups.together()), tuple(groups.apart()))


class _Groups:
    """Articles joined into groups, and groups kept apart."""

    def __init__(self) -> None:
        self._members: dict[str, list[str]] = {}
        self._root: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}

    def link(self, pages: Sequence[str]) -> list[str]:
        """Join pages as far as they may be together; return the roots of what came of it."""
        roots: list[str] = []
        for page in sorted(pages):
            root = self._of(page)
            home = next((other for other in roots if root != other and root not in self._apart[other]), None)
            if root in roots:
                continue
            if home is None:
                roots.append(root)
            else:
                self._join(home, root)
        return roots

    def part(self, one: str, other: str) -> None:
        """Keep two groups apart unless they are one."""
        a, b = self._of(one), self._of(other)
        if a != b:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def together(self) -> Iterator[tuple[str, ...]]:
        """Yield the groups of two or more in order."""
        yield from sorted(tuple(sorted(members)) for members in self._members.values() if len(members) > 1)

    def apart(self) -> Iterator[tuple[str, str]]:
        """Yield the first members of groups that are apart, each pair once, in order."""
        first = {root: min(members) for root, members in self._members.items()}
        pairs = {(min(first[a], first[b]), max(first[a], first[b])) for a, others in self._apart.items() for b in others}
        yield from sorted(pairs)

    def _of(self, page: str) -> str:
        if page not in self._root:
            self._root[page] = page
            self._members[page] = [page]
            self._apart[page] = set()
        return self._root[page]

    def _join(self, home: str, root: str) -> None:
        for page in self._members.pop(root):
            self._members[home].append(page)
            self._root[page] = home
        for other in self._apart.pop(root):
            self._apart[other].discard(root)
            self._apart[other].add(home)
            self._apart[home].add(other)
