"""Figures that move on while an event is followed: tolls, hectares burnt, money raised, votes counted."""

import re

from tellings.collating.bounds import comparable, counted_parts, meets, same
from tellings.collating.clashes import GROWING, MOVING
from tellings.collating.grounds import Grounds
from tellings.collating.moments import whens_meet
from tellings.collating.succession import Succession, words_before
from tellings.collating.update_words import vocabulary
from tellings.model import Measured, Statement, Value

# Acts whose sums are compared have this much in common beside their figures and times. Set by judgement.
SAME_ACT = 0.3

# Before a figure that no longer holds.
_SUPERSEDED = re.compile(r"\b(from|instead of|rather than|earlier|previous|than)\s+(the |an? |about |some )?$")


def risen(earlier: Statement, later: Statement, order: int, scope: float, grounds: Grounds) -> Succession | None:
    """A count that can only grow is higher in the later account; one that moves is another."""
    if earlier.denied or later.denied or earlier.modality != later.modality:
        return None
    for old in _current(earlier, grounds):
        for new in _current(later, grounds):
            grows = _moving(old, new, earlier, later, scope)
            if not grows or not _went_on(old, new, grows):
                continue
            if order > 0 or (grows == "grows" and _rises(later) and not _rises(earlier)):
                return Succession("quantity", "figure", Value(quantity=old.quantity), Value(quantity=new.quantity))
    return None


def _rises(statement: Statement) -> bool:
    """Tell whether a clause itself says that its figure has risen."""
    return bool(set(statement.words) & vocabulary().stems["rising"])


def _current(statement: Statement, grounds: Grounds) -> list[Measured]:
    """Return the quantities of a clause without those that it calls superseded ("from six", "up from 40")."""
    return [one for one in statement.quantities if not _SUPERSEDED.search(words_before(one.span, statement, grounds))]


def _moving(old: Measured, new: Measured, earlier: Statement, later: Statement, scope: float) -> str:
    """Say how the figures may move: ``grows``, ``moves``, or not at all (empty)."""
    a, b = old.quantity, new.quantity
    # "2,400 hectares" and "800 hectares of forest" measure one thing; a bare number and a count need not.
    if not comparable(a, b) or a.unit != b.unit or (a.unit is None and (a.counted is None) != (b.counted is None)):
        return ""
    states = {counted_parts(one.counted or "")[1] for one in (a, b)}
    if len(states) == 1 and states <= MOVING:
        return "grows" if states <= GROWING else "moves"
    acts = set(earlier.words) & set(later.words) & vocabulary().stems["growing"]
    if acts and (a.counted == b.counted or None in (a.counted, b.counted)) and scope >= SAME_ACT and not _other_days(earlier, later):
        return "grows"
    return ""


def _other_days(a: Statement, b: Statement) -> bool:
    """Tell whether the clauses name years or months that differ: the money of one year is not that of another."""
    one, other = ([timed.when for timed in each.times if timed.when.precision in ("year", "month", "quarter", "season")] for each in (a, b))
    return bool(one and other) and not any(whens_meet(x, y) for x in one for y in other)


def _went_on(old: Measured, new: Measured, how: str) -> bool:
    a, b = old.quantity, new.quantity
    if a.low is None or b.low is None or same(a, b):
        return False
    if (a.approximate or b.approximate) and meets(a, b):
        return False
    return a.low < b.low if how == "grows" else a.low != b.low
