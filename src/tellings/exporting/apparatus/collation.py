"""The witnesses of a story in one table: what they share stands in one column, and each is read whole from left to right.

Witnesses are laid on one after the other (progressive alignment, as in CollateX): the next one's tokens go into the columns of those
tokens that it shares with any before it. Only shared wording counts, as ``story.reuse`` has it, so that the same word in two independent
texts is never taken for the same reading. Where passages stand in another order, as many as can be read in one order are kept together;
the rest stands by itself.
"""

from collections.abc import Mapping, Sequence

from tellings.exporting.apparatus.matching import matched
from tellings.exporting.apparatus.witnesses import Token, Witness
from tellings.model import Reuse, Story

# Between two shared words, so many tokens of two witnesses at the most are readings of one place; longer ones are passages of their own.
_LONGEST_VARIANT = 40


class Column:
    """One place of the table: the token of each witness that has one here."""

    __slots__ = ("place", "tokens")

    def __init__(self, place: int) -> None:
        self.place = place
        self.tokens: dict[str, Token] = {}


def collate(story: Story, witnesses: Mapping[str, Witness]) -> list[Column]:
    """Return the columns of a story's witnesses, by article id; each witness's tokens are all there, in order."""
    table: list[Column] = []
    seats: dict[str, list[Column]] = {}
    reuse: dict[str, list[Reuse]] = {}
    for each in story.reuse:
        reuse.setdefault(each.a.article, []).append(each)
        reuse.setdefault(each.b.article, []).append(each)
    for article in order(story):
        if article in witnesses:
            found = witnesses[article]
            chain = _chain(_candidates(found, reuse.get(article, ()), witnesses, seats))
            table, seats[article] = _laid(table, found, chain)
    return table


def order(story: Story) -> list[str]:
    """Return a story's articles: text by text, the article with the original of each first."""
    found: dict[str, None] = {}
    for text in story.texts:
        if text.root is not None and text.root in story.articles:
            found.setdefault(text.root)
        found |= dict.fromkeys(article for article in text.articles if article in story.articles)
    return list(found | dict.fromkeys(story.articles))


def _candidates(
    new: Witness, reuse: Sequence[Reuse], witnesses: Mapping[str, Witness], seats: Mapping[str, list[Column]]
) -> dict[tuple[int, int], int]:
    """Return which token may go into which column, with how many witnesses speak for it."""
    found: dict[tuple[int, int], int] = {}
    for passage in reuse:
        mine, other = (passage.a, passage.b) if passage.a.article == new.article else (passage.b, passage.a)
        if other.article not in seats or other.article == new.article:
            continue
        here, there = new.within(mine), witnesses[other.article].within(other)
        left = new.tokens[here.start : here.stop]
        right = witnesses[other.article].tokens[there.start : there.stop]
        for i, j in matched(left, right):
            pair = (here.start + i, seats[other.article][there.start + j].place)
            found[pair] = found.get(pair, 0) + 1
    return found


def _chain(candidates: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """Return the pairs, rising in token and column, with the greatest weight together (a Fenwick tree over the columns)."""
    if not candidates:
        return []
    columns = {column: rank for rank, column in enumerate(sorted({column for _, column in candidates}), start=1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(columns) + 1)
    pairs = sorted(candidates, key=lambda pair: (pair[0], -pair[1]))
    before: list[int] = []
    best = (0, -1)
    for number, pair in enumerate(pairs):
        rank = columns[pair[1]]
        top, at = (0, -1), rank - 1
        while at > 0:
            top = max(top, tree[at], key=lambda each: each[0])
            at -= at & -at
        before.append(top[1])
        mine = (top[0] + candidates[pair], number)
        if mine[0] > best[0]:
            best = mine
        while rank < len(tree):
            if mine[0] > tree[rank][0]:
                tree[rank] = mine
            rank += rank & -rank
    found, number = [], best[1]
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _laid(table: Sequence[Column], new: Witness, chain: Sequence[tuple[int, int]]) -> tuple[list[Column], list[Column]]:
    """Lay a witness on the table; return the new table and the column of each of its tokens."""
    made: list[Column] = []
    seats: list[Column] = []
    token = column = 0

    def put(seat: Column) -> None:
        seat.tokens[new.article] = new.tokens[len(seats)]
        seats.append(seat)

    for number, (next_token, next_column) in enumerate([*chain, (len(new.tokens), len(table))]):
        between = table[column:next_column]
        waiting = next_token - token
        # Between two shared words the tokens of both sides are readings of one place; before the first and behind the last they are not.
        inside = 0 < number < len(chain) and max(len(between), waiting) <= _LONGEST_VARIANT
        made += between
        for step in range(waiting):
            if inside and step < len(between):
                put(between[step])
            else:
                made.append(Column(0))
                put(made[-1])
        if next_column < len(table):
            made.append(table[next_column])
            put(table[next_column])
        token, column = next_token + 1, next_column + 1
    for place, each in enumerate(made):
        each.place = place
    return made, seats
