"""Quantities with a form of their own: ages and anniversaries."""

import functools

from tellings.stating.quantities.forms import Measured
from tellings.stating.quantities.multiples import Number, plain_value
from tellings.stating.quantities.tokens import Tokens
from tellings.stating.quantities.vocabulary import vocabulary

# Nobody of whom news tells is older; larger numbers behind a name and a comma are something else.
_OLDEST = 119

# "75th founding anniversary", "25th silver wedding anniversary": as many words may stand between.
_ANNIVERSARY_REACH = 3


def anniversary_at(t: Tokens, i: int) -> Measured | None:
    """Read "75th anniversary", "75th founding anniversary", "fiftieth birthday"; the unit holds the noun, for ``counted``."""
    ordinal = _ordinal(t, i)
    if ordinal is None:
        return None
    value, j = ordinal
    for k in range(j, j + _ANNIVERSARY_REACH):
        if t.word(k) in vocabulary().lists["anniversaries"]:
            noun = "birthday" if t.word(k) == "birthday" else "anniversary"
            return Measured(Number(i, j, value, value), i, k + 1, noun)
        if not t.word(k).isalpha() or t.word(k) in vocabulary().lists["stops"]:
            return None
    return None


def _ordinal(t: Tokens, i: int) -> tuple[float, int] | None:
    v, word = vocabulary(), t.words[i]
    if word[0].isdigit() and t.glued(i + 1) and t.word(i + 1) in ("st", "nd", "rd", "th"):
        value = plain_value(word)
        return (value, i + 2) if value is not None else None
    if word[0].isdigit() and t.hyphen(i + 1) and t.word(i + 2) == "year":
        value = plain_value(word)
        return (value, i + 3) if value is not None else None
    if word in v.ordinals:
        return float(v.ordinals[word]), i + 1
    if word in v.cardinals and v.cardinals[word] >= 20 and t.hyphen(i + 1) and t.word(i + 2) in v.ordinals:
        return float(v.cardinals[word] + v.ordinals[t.word(i + 2)]), i + 3
    return None


def aged(t: Tokens, m: Measured) -> Measured | None:
    """Return the quantity as an age (unit year) where it is one: "43-year-old", "aged 43", "Ida Brandt, 43," and "Brandt (43)"."""
    j = m.end
    if m.unit in ("year", "month", "week", "day") and t.word(j + 1 if t.hyphen(j) else j) == "old":
        return m._replace(end=j + 2 if t.hyphen(j) else j + 1)
    before = t.word(m.start - 1)
    if m.unit == "year" and before in ("aged", "age"):
        return m
    if m.unit is not None or not 0 < m.number.high <= _OLDEST or m.number.share:
        return None
    if _of_a_life(t, m):
        return m._replace(unit="year")
    if before in ("aged", "ages", "age") or t.matches(m.start - 3, ("at", "age", "of")) or t.matches(m.start - 2, ("age", "of")):
        return m._replace(unit="year")
    if before == "and" and t.word(m.start - 2)[0].isdigit() and t.word(m.start - 3) in ("aged", "ages"):
        return m._replace(unit="year")
    if not m.number.digits or m.number.low % 1 or m.number.multiplier > 1 or j != m.number.start + 1:
        return None
    person = t.capital(m.start - 2) and t.raw[m.start - 2].isalpha() and t.word(m.start - 2) not in vocabulary().lists["months"]
    full = person and t.capital(m.start - 3) and t.raw[m.start - 3].isalpha()
    if before == "," and t.word(m.start - 2) in _callings() and t.word(j) in (",", ".", ";"):
        # "says the nurse, 34"
        return m._replace(unit="year")
    if before == "," and person and (t.word(j) == "," or (full and t.word(j) in (".", ";", ")", "and", "who"))):
        return m._replace(unit="year")
    return m._replace(unit="year") if before == "(" and t.word(j) == ")" and full else None


@functools.cache
def _callings() -> frozenset[str]:
    from tellings.stating.names.vocabulary import roles

    return roles().words["occupations"]


def _of_a_life(t: Tokens, m: Measured) -> bool:
    """ "Ida Brandt, who is 43, rowed", "Lind, then 19, rowed", "she turned 50 on Monday": a bare number with nothing behind it to count."""
    bare = not t.word(m.end)[0].isalnum() or t.word(m.end) in vocabulary().lists["stops"]
    before = t.word(m.start - 1)
    who = before in ("is", "was") and t.word(m.start - 2) == "who" and t.word(m.end) in (",", ".", "and")
    then = before in ("then", "now") and t.word(m.start - 2) == "," and t.word(m.end) == ","
    return (bare and before in vocabulary().lists["aging"]) or who or then


def bound_age(t: Tokens, start: int) -> bool:
    """Say whether a bare number behind people and a bound, with nothing to count behind it, is an age: "children under five"."""
    return t.word(start) in ("over", "under", "above", "below") and t.word(start - 1) in vocabulary().lists["aged_people"]
