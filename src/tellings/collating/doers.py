"""Who did it: clauses alike in everything but the person they are about are not one thing, or cannot both be right."""

import functools
import importlib.resources
import tomllib
from collections.abc import Sequence

from tellings.model import Statement

# Of the stems of two clauses without the names, this part must be shared for "somebody else did the same". Set by judgement: the labelled
# events hold no such conflict, and nothing must be taken for one.
SAME_ACT = 0.6


@functools.cache
def _one_doer() -> frozenset[str]:
    table = tomllib.loads(importlib.resources.files("tellings.collating").joinpath("doers.toml").read_text(encoding="utf-8"))
    return frozenset(table["one_doer"])


def doers(statement: Statement) -> frozenset[str]:
    """Return the people, by name, that a clause is about."""
    return frozenset(one.entity for one in statement.about if one.named and one.kind == "person")


def of_others(a: Statement, b: Statement) -> bool:
    """Tell whether two clauses are about people of whom none is the same; a name that shares a word with another may be the same."""
    one, other = doers(a), doers(b)
    if not one or not other or one & other:
        return False
    return not {word for name in one for word in name.split()} & {word for name in other for word in name.split()}


def at_odds(group: Sequence[Statement], members: Sequence[int]) -> tuple[int, int] | None:
    """Return the first two clauses that tell of an act of one person and name two, each in its page's own voice."""
    for number, x in enumerate(members):
        for y in members[number + 1 :]:
            a, b = group[x], group[y]
            if a.trigger == b.trigger and a.trigger in _one_doer() and _plain(a) and _plain(b) and of_others(a, b) and _same_act(a, b):
                return x, y
    return None


def _plain(one: Statement) -> bool:
    return one.modality == "asserted" and not one.denied and len(doers(one)) == 1


def _same_act(a: Statement, b: Statement) -> bool:
    """Tell whether the words without the names are mostly the same, and one beside the verb at least."""
    one, other = _words(a), _words(b)
    both = len(one & other)
    return both > 1 and both >= SAME_ACT * len(one | other)


def _words(statement: Statement) -> frozenset[str]:
    names = {word.casefold() for mention in statement.mentions for word in mention.words.split()}
    return frozenset(word for word in statement.words if not any(name.startswith(word) for name in names))
