"""The stories around a few articles, made anew: what is linked to them is read, parted by average link, and written where it changed."""

import sqlite3
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tellings.grouping.likeness import NEIGHBOURS, ONE_STORY, density, scaled
from tellings.grouping.linking import linked
from tellings.library.profiles import TEN_THOUSANDTHS, links_of
from tellings.library.seating import seat

# Articles whose stories are made anew at once; those nearest to what came are first. Beyond it lies what the new article hardly touches.
MOST_SETTLED = 240

# A story of more articles than this is not parted anew with each one that comes: those of it that are linked to others stand for it.
LARGE = 120


class Rules(NamedTuple):
    """What people said about stories, by number of article: the group that each is in, and pairs that are apart."""

    together: Mapping[int, tuple[int, ...]] = {}
    apart: Mapping[int, frozenset[int]] = {}


def settle(connection: sqlite3.Connection, seeds: Iterable[int], rules: Rules) -> None:
    """Part the neighbourhood of some articles into stories anew, inside a transaction.

    An article that is in no story yet begins one. The result is that of parting everything, unless stories touch each other in a chain
    of more than MOST_SETTLED articles.
    """
    around = _Neighbourhood(connection, rules)
    around.gather(seeds)
    apart = sorted((a, b) for a in around.inside for b in rules.apart.get(a, ()) if a < b and b in around.inside)
    together = [*around.large.values(), *{rules.together[article]: None for article in around.inside if article in rules.together}]
    stories = linked(around.inside, around.links, together=_joined(together), apart=apart)
    seat(connection, stories, {article for article in around.inside if article in rules.together}, frozenset(around.large))


class _Neighbourhood:
    """The articles around some others, with all their links, read as they are needed."""

    def __init__(self, connection: sqlite3.Connection, rules: Rules) -> None:
        self.connection = connection
        self.rules = rules
        self.links: dict[int, dict[int, float]] = {}
        self.inside: dict[int, None] = {}
        self.large: dict[int, list[int]] = {}
        self._density: dict[int, float] = {}

    def gather(self, seeds: Iterable[int]) -> None:
        """Take in the stories of the seeds, and those that are alike enough to join them, nearest first."""
        waiting = deque(seeds)
        while waiting and len(self.inside) < MOST_SETTLED:
            article = waiting.popleft()
            if article not in self.inside:
                for member in self._with_story(article):
                    self.inside[member] = None
                    waiting.extend(self._alike(member))

    def _with_story(self, article: int) -> list[int]:
        """Return an article, those of its story, and those that people put with it; of a large story those met so far."""
        row = self.connection.execute("SELECT story FROM membership WHERE article = ?", (article,)).fetchone()
        found = [article]
        if row:
            sql = "SELECT article FROM membership WHERE story = ? ORDER BY article LIMIT ?"
            members = [member for (member,) in self.connection.execute(sql, (row[0], LARGE + 1))]
            if len(members) > LARGE:
                self.large.setdefault(row[0], []).append(article)
            else:
                found += members
        found += self.rules.together.get(article, ())
        return [each for each in dict.fromkeys(found) if each not in self.inside]

    def _alike(self, article: int) -> list[int]:
        own = self._dense(article)
        near = sorted(self.of(article).items(), key=lambda link: (-link[1], link[0]))
        return [
            other
            for other, alike in near
            if other not in self.inside and scaled(alike, own, 0.0) >= ONE_STORY and scaled(alike, own, self._dense(other)) >= ONE_STORY
        ]

    def of(self, article: int) -> dict[int, float]:
        """Return the links of an article."""
        if article not in self.links:
            self.links[article] = links_of(self.connection, article)
        return self.links[article]

    def _dense(self, article: int) -> float:
        if article not in self._density:
            self._density[article] = density(list(self.of(article).values()))
        return self._density[article]


def disturbed(connection: sqlite3.Connection, links: Mapping[int, float]) -> list[int]:
    """Return those of an article's links whose neighbourhood it made denser, and that are in a story with others.

    What is alone stays alone in a denser neighbourhood; it is looked at only where the article may join it.
    """
    found = []
    for other, alike in links.items():
        sql = "SELECT likeness FROM alike WHERE article = ? ORDER BY likeness DESC LIMIT 1 OFFSET ?"
        rank = connection.execute(sql, (other, NEIGHBOURS)).fetchone()
        if rank is None or alike * TEN_THOUSANDTHS >= rank[0]:
            sql = "SELECT 1 FROM membership WHERE story = (SELECT story FROM membership WHERE article = ?) LIMIT 1 OFFSET 1"
            if connection.execute(sql, (other,)).fetchone():
                found.append(other)
    return found


def _joined(groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """Join groups that overlap."""
    home: dict[int, list[int]] = {}
    for group in groups:
        whole = list(dict.fromkeys([*group, *(other for article in group for other in home.get(article, ()))]))
        home.update(dict.fromkeys(whole, whole))
    return list({id(group): group for group in home.values()}.values())
