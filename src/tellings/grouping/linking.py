"""Average link over a sparse graph of likeness: which groups of articles are one story."""

import heapq
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from tellings.grouping.likeness import ONE_STORY, TAKEN_OFF, Links, densities

# So many of an article's links are kept when it comes: those to the articles most like it.
LINKS = 30

Pair = tuple[int, int]


@dataclass
class _Group:
    """Articles merged so far, with what links them to other groups: the sum of likeness and the count of links, by the other's number."""

    articles: list[int]
    density: float = 0.0
    links: dict[int, tuple[float, int]] = field(default_factory=dict)
    barred: set[int] = field(default_factory=set)


def linked(
    articles: Collection[int],
    links: Links,
    *,
    together: Sequence[Collection[int]] = (),
    apart: Collection[Pair] = (),
    threshold: float = ONE_STORY,
) -> list[list[int]]:
    """Part articles into stories by average link over scaled likeness; each story, and the list of them, in order.

    ``links`` holds, both ways, the likeness of the articles to others, also to such as are not to be parted: it says how dense the
    neighbourhood is. A pair without a link counts as 0. ``together`` are groups that are one story whatever their words, ``apart`` pairs
    that never are (people said so). The answer does not depend on the order of anything. Time: n log n in the links.
    """
    groups = _begun(articles, links, together)
    _bar(groups, apart)
    queue = [
        entry for number, group in groups.items() for other in group.links if number < other for entry in _entry(groups, number, other)
    ]
    heapq.heapify(queue)
    while queue:
        value, a, b, size = heapq.heappop(queue)
        if -value < threshold:
            break
        if a in groups and b in groups and size == len(groups[a].articles) + len(groups[b].articles):
            _merge(groups, a, b)
            for other in groups[a].links:
                for entry in _entry(groups, min(a, other), max(a, other)):
                    heapq.heappush(queue, entry)
    return sorted(sorted(group.articles) for group in groups.values())


def strongest(links: Links, count: int = LINKS) -> dict[int, dict[int, float]]:
    """Return links of which each article has its ``count`` best ones, and those of which it is among another's best."""
    kept: dict[int, dict[int, float]] = {article: {} for article in links}
    for article, others in links.items():
        for other, alike in sorted(others.items(), key=lambda link: (-link[1], link[0]))[:count]:
            kept[article][other] = kept.setdefault(other, {})[article] = alike
    return kept


def _begun(articles: Collection[int], links: Links, together: Sequence[Collection[int]]) -> dict[int, _Group]:
    """Begin with one group for each article, and one for those that are together; a group's number is its least article."""
    wanted = set(articles)
    home = {article: article for article in wanted}
    for each in together:
        here = sorted(wanted.intersection(each))
        home.update(dict.fromkeys(here, here[0] if here else 0))
    groups: dict[int, _Group] = {}
    density = densities({article: links.get(article, {}) for article in wanted})
    for article in sorted(wanted):
        group = groups.setdefault(home[article], _Group([]))
        group.articles.append(article)
        group.density += density[article]
        for other, alike in sorted(links.get(article, {}).items()):
            if other in home and home[other] != home[article]:
                total, count = group.links.get(home[other], (0.0, 0))
                group.links[home[other]] = (total + alike, count + 1)
    return groups


def _bar(groups: dict[int, _Group], apart: Collection[Pair]) -> None:
    """Say of which groups people said that they are never one."""
    home = {article: number for number, group in groups.items() for article in group.articles}
    for a, b in apart:
        if a in home and b in home and home[a] != home[b]:
            groups[home[a]].barred.add(home[b])
            groups[home[b]].barred.add(home[a])


def _entry(groups: dict[int, _Group], a: int, b: int) -> list[tuple[float, int, int, int]]:
    """Return how two groups stand in the queue (the best first), nothing where people parted them.

    Each article of the smaller group answers for LINKS of the bigger one, or for as many as it is linked to: a story of hundreds must not
    fall apart for links that were not kept.
    """
    one, other = groups[a], groups[b]
    if b in one.barred:
        return []
    total, count = one.links[b]
    sizes = sorted((len(one.articles), len(other.articles)))
    pairs = min(sizes[0] * sizes[1], max(LINKS * sizes[0], count))
    dense = one.density / len(one.articles) + other.density / len(other.articles)
    return [(-round(total / pairs - TAKEN_OFF * dense / 2, 9), a, b, sum(sizes))]


def _merge(groups: dict[int, _Group], a: int, b: int) -> None:
    """Put group ``b`` into group ``a``."""
    into, gone = groups[a], groups.pop(b)
    into.articles += gone.articles
    into.density += gone.density
    into.links.pop(b, None)
    gone.links.pop(a, None)
    for other, (total, count) in gone.links.items():
        before, counted = into.links.get(other, (0.0, 0))
        into.links[other] = groups[other].links[a] = (before + total, counted + count)
        del groups[other].links[b]
    for other in into.links:
        groups[other].links[a] = into.links[other]
    for other in gone.barred:
        groups[other].barred.discard(b)
        groups[other].barred.add(a)
    into.barred |= gone.barred
