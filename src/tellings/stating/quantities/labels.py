"""Numbers that are no quantities by what is named with them: years, labels, titles, streets, grades."""

from tellings.stating.quantities.forms import Measured
from tellings.stating.quantities.tokens import BARRIER, Tokens
from tellings.stating.quantities.vocabulary import vocabulary

# Four digits in the first range are a year unless a unit, a bound or a state says otherwise; in the second, unless a plural behind does.
SURE_YEARS = range(1900, 2100)
_YEARS = range(1000, 2200)


def named(t: Tokens, m: Measured, *, bounded: bool, plural: bool, stated: bool) -> bool:
    """Say whether the number is a year, a label or part of a name, given what else is known about it.

    ``bounded``: words of bounds stand before it; ``plural``: a plural that it can count stands behind it; ``stated``: a state is known.
    """
    if m.unit is not None:
        return _title(t, m)
    if _grade(t, m.end) or _factor(t, m.end):
        return True
    i, j = m.number.start, m.number.end
    return _year(t, i, j, bounded, plural, stated) or _label(t, i, j, bounded, plural or stated) or _street(t, j)


def _grade(t: Tokens, j: int) -> bool:
    """ "A six-figure sum", "a five-star hotel": the number says of which kind a thing is, and counts none."""
    return t.hyphen(j) and t.word(j + 1) in vocabulary().lists["grades"]


def _factor(t: Tokens, j: int) -> bool:
    """ "Three times higher", "five times as many", "twenty times the size": how many times as large a thing is that is not said."""
    return t.word(j) == "times" and t.word(j + 1) in vocabulary().lists["comparing"]


def _year(t: Tokens, i: int, j: int, bounded: bool, plural: bool, stated: bool) -> bool:
    raw = t.words[i]
    if (
        len(raw) == 4
        and raw.isdigit()
        and len(t.word(j - 1)) in (2, 4)
        and t.word(j - 1).isdigit()
        and j > i + 1
        and int(raw) in SURE_YEARS
    ):
        return True
    if j != i + 1 or len(raw) != 4 or not raw.isascii() or not raw.isdigit() or int(raw) not in _YEARS:
        return False
    if int(raw) in SURE_YEARS:
        return not ((bounded and plural) or stated)
    return not (bounded or plural or stated) or t.word(i - 1) in ("in", "since")


def _title(t: Tokens, m: Measured) -> bool:
    """ "60 Minutes", "Eleven Days": a unit in capitals amid words that are not."""
    i, j = m.number.start, m.number.end
    return t.word(j) in vocabulary().lists["titled"] and t.capital(j) and not t.headline(i) and t.word(j + 1) != BARRIER


def _label(t: Tokens, i: int, j: int, bounded: bool, counts: bool) -> bool:
    """ "Flight 370", "Boeing 737", "Section 5", "No. 12", "Group of Seven"."""
    lists, raw = vocabulary().lists, t.raw[i]
    k = i - 2 if t.word(i - 1) == "." else i - 1
    before = t.word(k)
    if bounded:
        return False
    if raw[0].isalpha():
        phrase = f"{t.word(i - 2)} {before}"
        if phrase in lists["groups"] or (before in lists["groups"] and t.capital(k)):
            return True
        return raw[0].isupper() and not t.opens(i) and not t.headline(i)
    if before in lists["labels"] and (not counts or k == i - 2 or (t.capital(k) and not t.headline(i))):
        return k == i - 1 or before in ("no", "nos", "vol", "fig", "ext")
    if k != i - 1 or not t.capital(k) or before in lists["plain"] or before in lists["weekdays"] or not before.isalpha():
        return False
    # "Exactly 20 lamps": an adverb that begins the sentence.
    if before.endswith("ly") and t.opens(k):
        return False
    if before in vocabulary().states_before or before in lists["toll_verbs"] or before in lists["lives"]:
        return False
    return not counts or not (t.headline(i) or _loose(t, j))


def _loose(t: Tokens, j: int) -> bool:
    """ "In Norvia 12 people": people right behind the number, so that the name before is no label."""
    v = vocabulary()
    return t.word(j) in v.lists["people"] or t.word(j) in v.irregular or t.word(j) in v.states_after


def _street(t: Tokens, j: int) -> bool:
    """ "12 Baker Street": up to two words in capitals and one of the words for streets."""
    streets = vocabulary().lists["streets"]
    return t.capital(j) and any(t.word(k) in streets and t.capital(k) for k in (j + 1, j + 2) if t.capital(k - 1))
