"""Parts of clauses that no other page tells apart go back to the clause that they belong to."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import structs

from tellings.model import Measured, Mention, Quoted, Statement, Timed

S = TypeVar("S", Mention, Measured, Timed, Quoted)

# What stands alone with fewer words that say something is no point by itself ("he hopes").
LEAST_ALONE = 2


def rejoin(statements: Sequence[Statement], groups: Iterable[Sequence[int]]) -> tuple[list[Statement], set[int]]:
    """Give each clause back the parts of it that stand in no group; returns the statements in their order, and the places of those gone.

    ``groups`` are places in ``statements``. A clause of too few words that stands in no group itself goes to its first part instead, so
    that a part is read with the words that it hangs on.
    """
    grouped = {number for group in groups for number in group}
    whole = list(statements)
    places = {statement.span: number for number, statement in enumerate(statements)}
    gone: set[int] = set()
    # The innermost first: a part of a part goes all the way.
    for number in sorted(range(len(whole)), key=lambda number: (len(whole[number].span), number)):
        around = statements[number].host
        host = places.get(around) if around else None
        if host is None or host in gone or host == number:
            continue
        if number not in grouped:
            whole[host] = _joined(whole[host], whole[number])
            gone.add(number)
        elif host not in grouped and len(whole[host].words) < LEAST_ALONE:
            whole[number] = _joined(whole[number], whole[host])
            gone.add(host)
    gone |= {number for number, one in enumerate(whole) if number not in grouped and len(one.words) < LEAST_ALONE}
    return whole, gone


def _joined(statement: Statement, part: Statement) -> Statement:
    """Put what a part says into a statement."""
    span = statement.span
    return structs.replace(
        statement,
        span=structs.replace(span, start=min(span.start, part.span.start), end=max(span.end, part.span.end)),
        words=tuple(sorted({*statement.words, *part.words})),
        mentions=_both(statement.mentions, part.mentions),
        quantities=_both(statement.quantities, part.quantities),
        times=_both(statement.times, part.times),
        quotes=_both(statement.quotes, part.quotes),
    )


def _both(a: Sequence[S], b: Sequence[S]) -> tuple[S, ...]:
    found = list(a)
    found += [one for one in b if one not in found]
    return tuple(sorted(found, key=lambda one: one.span))
