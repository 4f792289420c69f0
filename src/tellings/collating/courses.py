"""States that a later account ends: missing and found, sought and arrested, acting and appointed, not yet and done."""

import re

from tellings.collating.grounds import Grounds
from tellings.collating.succession import Succession, share_name, words_of
from tellings.collating.update_words import vocabulary
from tellings.model import Statement
from tellings.stems import stem


def ended(earlier: Statement, later: Statement, grounds: Grounds) -> Succession | None:
    """A state that the later account ends: missing and found, sought and arrested, acting and appointed, not yet and done."""
    if not earlier.denied and not later.denied and later.modality == "asserted" and share_name(earlier, later):
        one, other = words_of(earlier, grounds), words_of(later, grounds)
        if any(before.search(one) and after.search(other) and not after.search(one) for before, after in vocabulary().courses):
            return Succession("event", "state")
        if _passing(one, other):
            return Succession("role", "state")
    return Succession("polarity", "state") if _awaited(earlier, later, grounds) else None


def may_end(statement: Statement, grounds: Grounds) -> bool:
    """Tell whether a clause tells a state that a later one may end: a cheap question before all pairs are compared."""
    words = words_of(statement, grounds)
    return statement.denied or bool(vocabulary().passing.search(words)) or any(before.search(words) for before, _ in vocabulary().courses)


def _passing(earlier: str, later: str) -> bool:
    """Tell whether the earlier words give an office for a time ("acting director") that the later ones give for good."""
    if not vocabulary().lasting.search(later):
        return False
    offices = {found["office"] for found in vocabulary().passing.finditer(earlier)}
    without = vocabulary().passing.sub(" ", later)
    return any(re.search(rf"\b{re.escape(office)}\b", without) for office in sorted(offices))


def _awaited(earlier: Statement, later: Statement, grounds: Grounds) -> bool:
    """Tell whether the earlier clause says that an act has not happened yet, and the later one that it has."""
    if not earlier.denied or later.denied or not later.past or later.modality != "asserted" or earlier.modality != "asserted":
        return False
    acts = set(earlier.words) & {stem(later.trigger)} & vocabulary().stems["awaited"]
    return bool(acts) and bool(vocabulary().yet.search(words_of(earlier, grounds)))
