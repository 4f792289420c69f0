"""The updates of a story: groups of statements of which a later account supersedes an earlier one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.collating import reasons
from tellings.collating.bounds import same, whens_meet, whens_same
from tellings.collating.courses import ended, may_end
from tellings.collating.grounds import Grounds
from tellings.collating.likeness import Likeness
from tellings.collating.plans import carried_out, gave_way, moved, names_replaced
from tellings.collating.rising import risen
from tellings.collating.succession import Succession, as_of, in_turn, other_people, told_order, words_of
from tellings.model import PointType, Reading, Statement, Value
from tellings.stems import stem

# What is compared first where a group holds several successions: values before the act, the act before what it means for a state.
FIRST: tuple[PointType, ...] = ("quantity", "when", "place", "entity", "role", "polarity", "event")


class Update(NamedTuple):
    """An update in a group of statements: its type, its readings, the earlier first, the reason, and the places that take part."""

    type: PointType
    readings: tuple[Reading, ...]
    why: str
    members: tuple[int, ...]


def find_update(group: Sequence[Statement], likeness: Likeness, grounds: Grounds) -> Update | None:
    """Return the update that a group shows, if any; ``likeness`` is that among the group's own statements, in its order."""
    moments = [as_of(statement, grounds) for statement in group]
    words = [words_of(statement, grounds) for statement in group]
    found = {
        (x, y): one
        for x, y in _orders(len(group))
        if words[x] != words[y] and (one := _succession((x, y), in_turn(moments[x], moments[y]), group, likeness, grounds))
    }
    if not found:
        return None
    (old, new), first = min(found.items(), key=lambda one: (FIRST.index(one[1].type), one[0]))
    alike = {pair: one for pair, one in found.items() if (one.type, one.how) == (first.type, first.how)}
    # Each other statement stands on the side on which it is superseded, or supersedes, as one that is there already.
    earlier = sorted({x for x, y in alike if y == new} | {old})
    later = sorted({y for x, y in alike if x == old} - set(earlier) | {new})
    values: dict[int, Value | None] = {}
    for (x, y), one in sorted(alike.items(), reverse=True):
        if x in earlier and y in later:
            values[x], values[y] = one.earlier, one.later
    readings = tuple(reading for side in (earlier, later) for reading in _readings(side, values, group, grounds))
    return Update(first.type, readings, reasons.update(first.how, first.type, readings), tuple(sorted({*earlier, *later})))


def _orders(number: int) -> Iterator[tuple[int, int]]:
    return ((x, y) for x in range(number) for y in range(number) if x != y)


def _readings(side: Sequence[int], values: dict[int, Value | None], group: Sequence[Statement], grounds: Grounds) -> Iterator[Reading]:
    """Give the readings of one side: one for each value, or one in the words of the first where the clauses themselves are compared."""
    classes: list[tuple[Value | None, list[Statement]]] = []
    for place in side:
        known = next((members for value, members in classes if _equal(value, values.get(place))), None)
        if known is None:
            classes.append((values.get(place), [group[place]]))
        else:
            known.append(group[place])
    for value, statements in classes:
        span = statements[0].span
        yield grounds.reading(value or Value(words=grounds.articles[span.article].words(span)), statements)


def _equal(a: Value | None, b: Value | None) -> bool:
    if a is None or b is None:
        return a is b
    if a.quantity and b.quantity:
        return same(a.quantity, b.quantity)
    if a.when and b.when:
        return whens_same(a.when, b.when)
    return a == b


def _succession(pair: tuple[int, int], order: int, group: Sequence[Statement], likeness: Likeness, grounds: Grounds) -> Succession | None:
    """Say how the first of two statements of a group is superseded by the second, if it is; ``order`` is that of their moments."""
    earlier, later = (group[place] for place in pair)
    scope = float(likeness.scope[pair])
    if order < 0 or earlier.span.article == later.span.article or other_people(earlier, later):
        return None
    return (
        risen(earlier, later, order, scope, grounds)
        or gave_way(earlier, later, grounds)
        or carried_out(earlier, later, order, scope, grounds)
        or moved(earlier, later, order, scope, grounds)
        or (ended(earlier, later, grounds) if order > 0 else None)
    )


def undone(a: Statement, b: Statement, grounds: Grounds) -> bool:
    """Tell whether clauses that exclude each other are of two days: a plan that was changed, or what had not happened and then did."""
    one, other = grounds.written.get(a.span.article), grounds.written.get(b.span.article)
    if one is None or other is None or whens_meet(one, other) or a.frame is None or b.frame is None:
        return False
    early, late = (a, b) if one.value < other.value else (b, a)
    planned = a.modality == b.modality == "planned"
    return planned or bool(early.frame and late.frame and early.frame.denied and not late.frame.denied)


def of_one_course(statements: Sequence[Statement], grounds: Grounds) -> list[tuple[int, int]]:
    """Return the pairs of places in ``statements`` of which the one ends what the other tells, whatever their words.

    Of two articles only the first such pair is taken: what is told first is the story's own.
    """
    endings = [may_end(one, grounds) for one in statements]
    moves = [names_replaced(one, grounds) for one in statements]
    names = [frozenset(mention.entity for mention in (*one.about, *one.mentions)) for one in statements]
    acts = [stem(one.trigger) for one in statements]
    held: dict[tuple[str, str], tuple[int, int]] = {}
    for x, earlier in enumerate(statements):
        for y, later in enumerate(statements):
            # A cheap question first: most pairs have neither a name nor an act in common.
            if not (endings[x] or moves[y]) or not (names[x] & names[y] or (earlier.denied and acts[y] in earlier.words)):
                continue
            articles = earlier.span.article, later.span.article
            if articles[0] != articles[1] and articles not in held and _ends(earlier, later, grounds):
                held[articles] = (x, y)
    return sorted(held.values())


def _ends(earlier: Statement, later: Statement, grounds: Grounds) -> bool:
    order = told_order(earlier, later, grounds)
    if order < 0 or other_people(earlier, later):
        return False
    return bool(gave_way(earlier, later, grounds) or (order > 0 and ended(earlier, later, grounds)))
