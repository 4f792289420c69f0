"""When values that cannot both hold are a conflict, when one thing at two moments, and when only two different things."""

import functools
import re
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import Literal

from tellings.collating.bounds import counted_parts
from tellings.collating.contrasts import other_day, same_act
from tellings.collating.grounds import Grounds
from tellings.collating.moments import precedes
from tellings.collating.slots import SHRINKING, Filled, one_digit_apart
from tellings.collating.succession import told_order
from tellings.collating.update_words import vocabulary
from tellings.model import Measured, Quantity, Statement, Timed, When
from tellings.stems import stem

# States of people whose count moves while an event is followed, so that a later account supersedes an earlier one; those in the first
# set can only grow.
GROWING = frozenset({"killed", "injured", "arrested", "displaced", "rescued", "evacuated", "infected", "abducted", "freed"})
MOVING = GROWING | SHRINKING | {"homeless", "killed or missing"}

# Two clauses clash only if their words beside the values are this alike: below, they speak of different things or scopes more often than
# not. Times ask for more, since the same is done again on other days. In trials on twelve real events there
# was no false conflict from .4 to .7, and one at .3; five labelled conflicts are too few to set these more finely.
SAME_SCOPE, SAME_SCOPE_TIMED = 0.5, 0.6

# Two counts of people in one state are of one thing from this likeness on, where neither page says which is later. Set by judgement.
SAME_COUNT = 0.3


def clash(
    first: Filled, second: Filled, group: Sequence[Statement], scope: float, grounds: Grounds
) -> Literal["conflict", "together", "apart"]:
    """Judge two entries of a slot whose values cannot both hold.

    ``apart`` means that they are about different things, or that nobody can tell: then they make no point together; ``together`` that
    they may be of one thing at two moments. ``scope`` is the
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
            return "together" if scope >= SAME_COUNT and told_order(a, b, grounds) == 0 else "apart"
        if _touch(first.item.quantity, second.item.quantity):
            return "apart"
        if not _one_measure(first.item, a, second.item, b) or other_day(a, b) or _rates(a, grounds) != _rates(b, grounds):
            return "apart"
        if state or (first.item.of and first.item.of == second.item.of):
            return "conflict"
    if isinstance(first.item, Timed) and isinstance(second.item, Timed) and _other_deed(first.item, a, second.item, b, grounds):
        return "apart"
    least = SAME_SCOPE_TIMED if isinstance(first.item, Timed) else SAME_SCOPE
    if (scope < least or _verb(a) != _verb(b)) and not same_act(a, b):
        return "apart"
    return "conflict"


def _other_deed(first: Timed, a: Statement, second: Timed, b: Statement, grounds: Grounds) -> bool:
    """Tell whether two times are of two deeds: two sayings, or one that was done after the page with the other was written."""
    if a.reports and b.reports and {stem(a.trigger), stem(b.trigger)} <= vocabulary().stems["saying"]:
        return True
    return any(_later_deed(*pair, grounds) for pair in ((a, first.when, b, second.when), (b, second.when, a, first.when)))


def _later_deed(a: Statement, first: When, b: Statement, second: When, grounds: Grounds) -> bool:
    """Tell whether the second deed was done after the page with the first was written, or is to come where the first has been.

    A day of writing before what the page itself tells of as past is none.
    """
    one, other = grounds.written.get(a.span.article), grounds.written.get(b.span.article)
    done = a.past and b.past and one is not None and precedes(one, second) and not precedes(one, first)
    ahead = other is not None and not precedes(second, other) and (precedes(first, other) or (a.past and precedes(other, second)))
    return done or (ahead and (b.modality == "planned" or (a.past and not b.past)))


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
