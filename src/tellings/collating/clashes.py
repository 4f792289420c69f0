"""When values that cannot both hold are a conflict, when an update, and when only two different things."""

import functools
import re
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import Literal

from tellings.collating.bounds import counted_parts, whens_meet
from tellings.collating.contrasts import other_day, same_act
from tellings.collating.grounds import Grounds
from tellings.collating.slots import SHRINKING, Filled, one_digit_apart
from tellings.model import Measured, Quantity, Statement, Timed

# States of people whose count moves while an event is followed, so that a later account supersedes an earlier one; those in the first
# set can only grow.
GROWING = frozenset({"killed", "injured", "arrested", "displaced", "rescued", "evacuated", "infected", "abducted", "freed"})
MOVING = GROWING | SHRINKING | {"homeless", "killed or missing"}

# Two clauses clash only if their words beside the values are this alike: below, they speak of different things or scopes more often than
# not. Times ask for more, since the same is done again on other days. In trials on twelve real events there
# was no false conflict from .4 to .7, and one at .3; five labelled conflicts are too few to set these more finely.
SAME_SCOPE, SAME_SCOPE_TIMED = 0.5, 0.6


def clash(
    first: Filled, second: Filled, group: Sequence[Statement], scope: float, grounds: Grounds
) -> Literal["conflict", "update", "apart"]:
    """Judge two entries of a slot whose values cannot both hold.

    ``apart`` means that they are about different things, or that nobody can tell: then they make no point together. ``scope`` is the
    likeness of the two statements beside their values.
    """
    a, b = group[first.place], group[second.place]
    if grounds.text_of(a.span) == grounds.text_of(b.span) and a.span.article == b.span.article:
        return "apart"
    if (
        isinstance(first.item, Measured)
        and isinstance(second.item, Measured)
        and one_digit_apart(first.item.quantity, second.item.quantity)
    ):
        return "conflict"
    if _other_subject(a, b) or a.modality != b.modality or a.denied != b.denied:
        return "apart"
    if isinstance(first.item, Measured) and isinstance(second.item, Measured):
        state = _state(first.item, second.item)
        if state in MOVING:
            # Which of two counts of one day came first is on neither page, and they need not be of one moment.
            return "update" if _moved_on(state, first.item, second.item, a, b, grounds) else "apart"
        if _touch(first.item.quantity, second.item.quantity):
            return "apart"
        if not _one_measure(first.item, a, second.item, b) or other_day(a, b) or _rates(a, grounds) != _rates(b, grounds):
            return "apart"
        if state or (first.item.of and first.item.of == second.item.of):
            return "conflict"
    least = SAME_SCOPE_TIMED if isinstance(first.item, Timed) else SAME_SCOPE
    if (scope < least or _verb(a) != _verb(b)) and not same_act(a, b):
        return "apart"
    return "conflict"


def _verb(statement: Statement) -> str:
    """Return the verb that says what happens: "apologise" in "had to apologise"."""
    return statement.frame.verb if statement.frame else statement.trigger


def _versions(first: Filled, second: Filled) -> bool:
    """Tell whether both are figures that differ in one digit; whatever else their clauses name (a list of purchases), they are one."""
    one, other = first.item, second.item
    return isinstance(one, Measured) and isinstance(other, Measured) and one_digit_apart(one.quantity, other.quantity)


def _touch(a: Quantity, b: Quantity) -> bool:
    """Tell whether a bound of the one is the other's value: "more than two years" is no denial of "two years"."""
    return bool({a.low, a.high} & {b.low, b.high} - {None}) and (a.low != a.high or b.low != b.high)


def _state(first: Measured, second: Measured) -> str:
    """Return the state of the people that both quantities count ("killed"), or nothing."""
    one, other = (counted_parts(item.quantity.counted or "")[1] for item in (first, second))
    return one if one == other else ""


def _moved_on(state: str, first: Measured, second: Measured, a: Statement, b: Statement, grounds: Grounds) -> bool:
    """Tell whether the accounts were written on different days, and a count that can only grow is higher in the later one."""
    one, other = grounds.written.get(a.span.article), grounds.written.get(b.span.article)
    if one is None or other is None or one.value == other.value or whens_meet(one, other):
        return False
    early, late = (first, second) if one.value < other.value else (second, first)
    return state not in GROWING or (early.quantity.low or 0) <= (late.quantity.low or late.quantity.high or 0)


def _one_measure(first: Measured, a: Statement, second: Measured, b: Statement) -> bool:
    """Tell whether each statement gives a single value of the thing counted, so that the two must be compared with each other."""
    counted = first.quantity.counted, second.quantity.counted
    if not _state(first, second) and (counted[0] != counted[1] or (counted[0] is None and first.quantity.unit is None)):
        return False
    return all(
        sum(item.quantity.unit == one.quantity.unit and item.quantity.counted == one.quantity.counted for item in statement.quantities) == 1
        for one, statement in ((first, a), (second, b))
    )


def _rates(statement: Statement, grounds: Grounds) -> frozenset[str]:
    """Return the stretches of time for which a clause gives a figure ("a year", "daily", "last month")."""
    words = grounds.articles[statement.span.article].words(statement.span).casefold()
    return frozenset(stretch for stretch, forms in _stretches().items() if any(re.search(rf"\b{form}\b", words) for form in forms))


@functools.cache
def _stretches() -> dict[str, list[str]]:
    source = resources.files("tellings.collating").joinpath("stretches.toml").read_text(encoding="utf-8")
    return {name: list(forms) for name, forms in tomllib.loads(source).items()}


def _other_subject(a: Statement, b: Statement) -> bool:
    """Tell whether both clauses name something, but nothing in common: another ship, another town, another person."""
    for found in ((a.about, b.about), ((*a.about, *a.mentions), (*b.about, *b.mentions))):
        one, other = ({mention.entity for mention in mentions if mention.named} for mentions in found)
        if one and other and not one & other:
            return True
    return False
