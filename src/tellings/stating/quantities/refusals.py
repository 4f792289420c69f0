"""Numbers that are no quantities: dates, years, times of day, codes, names, scores, labels."""

from tellings.stating.quantities.multiples import plain_value
from tellings.stating.quantities.tokens import BARRIER, Tokens
from tellings.stating.quantities.units import Measured
from tellings.stating.quantities.vocabulary import vocabulary

# Four digits in the first range are a year unless a unit, a bound or a state says otherwise; in the second, unless a plural behind does.
_SURE_YEARS = range(1900, 2100)
_YEARS = range(1000, 2200)


def refused(t: Tokens, m: Measured) -> bool:
    """Say whether the number is surely none by its own shape and its neighbours, whatever it may count."""
    i, j = m.number.start, m.number.end
    if m.number.digits and _code(t, i, m):
        return True
    return _date(t, i, j) or _clock(t, i, m) or (m.unit is None and (_split(t, i, j) or _sequence(t, i, j) or _marker(t, i, j)))


def _code(t: Tokens, i: int, m: Measured) -> bool:
    """Letters, slashes, colons, points or further digits glued to the number: a code, a decade, an address, a date in digits."""
    j, before = m.number.end, t.word(i - 1)
    if m.start == i and t.glued(i) and (before.isalnum() or before in _CODE_MARKS):
        return True
    if m.start == i and t.hyphen(i - 1) and not (t.word(i - 2) in ("mid", "magnitude") and m.unit):
        return True
    if m.end == j and t.glued(j):
        after = t.word(j)
        if after.isalpha() or after in "/_@#:\\=&" or (after in ".,'’" and t.glued(j + 1) and t.word(j + 1)[0].isalnum()):
            return True
        if t.hyphen(j) and t.word(j + 1)[0].isdigit() and t.hyphen(j + 2) and t.word(j + 3)[0].isdigit():
            return True
        if t.hyphen(j) and t.capital(j + 1) and t.raw[j + 1].isupper():
            return True
    return False


_CODE_MARKS = frozenset("/_@#:№\\=&.,")


def _date(t: Tokens, i: int, j: int) -> bool:
    """ "13 September", "Sept. 13", "13-14 September", "September 13 and 14", and years beside months."""
    months = vocabulary().lists["months"]
    k = i - 1
    if (t.word(k) == "." and len(t.word(k - 1)) <= _LONGEST_SHORT_MONTH) or (t.word(k) == "," and len(t.word(i)) == 4):
        k -= 1
    if t.word(k) in months and t.capital(k) and t.word(i)[0].isdigit():
        return True
    if t.word(j) in months and t.capital(j):
        return True
    if (t.word(j) in ("and", "to", "or") or t.hyphen(j)) and t.word(j + 2) in months and t.capital(j + 2):
        return True
    return (
        t.word(i - 1) in ("and", "to", "-", "–")
        and t.word(i - 2)[0].isdigit()
        and t.word(i - 3) in months
        and t.capital(i - 3)
        and len(t.word(i)) < 3
    )


# "Sept." is the longest short form of a month; a longer one before a point ends a sentence.
_LONGEST_SHORT_MONTH = 4


def _clock(t: Tokens, i: int, m: Measured) -> bool:
    j, clock = m.number.end, vocabulary().lists["clock"]
    after = t.word(j)
    if after in clock or (after in ("a", "p") and t.word(j + 1) in (".", "m") and (t.word(j + 2) == "m" or t.word(j + 1) == "m")):
        return True
    if t.word(i - 1) == "past" and t.word(i - 2) in ("half", "quarter"):
        return True
    if after == "hours" and len(t.word(i)) == 4 and t.word(i - 1) == "at":
        return True
    return after == "to" and t.word(j + 2) in clock and t.word(i - 1) in ("from", "at")


def _split(t: Tokens, i: int, j: int) -> bool:
    """Scores and splits ("3-1", "by 52 to 48", "a 5-4 ruling"), and years or other numbers joined by a dash."""
    if t.hyphen(j) and t.word(j + 1)[0].isdigit():
        return True
    if t.word(j) != "to" or not t.word(i)[0].isdigit() or t.word(i - 1) == "from":
        return False
    behind = plain_value(t.word(j + 1)) if t.word(j + 1)[0].isdigit() else None
    value = plain_value(t.word(i))
    return behind is not None and value is not None and (behind <= value or t.word(i - 1) in vocabulary().lists["changing"] | {"by"})


def _sequence(t: Tokens, i: int, j: int) -> bool:
    """Bare numbers side by side: a telephone number, a table, a list of results."""
    if not t.word(i)[0].isdigit():
        return False
    beside = (t.word(j), t.word(i - 1))
    if any(word[0].isdigit() for word in beside) or (t.word(i - 1) == "+" and t.glued(i)):
        return True
    if beside == (")", "(") and t.word(j + 1)[0].isdigit():
        return True
    return t.word(i - 1) == ")" and t.word(i - 2)[0].isdigit() and len(t.word(i - 2)) == 3


def _marker(t: Tokens, i: int, j: int) -> bool:
    """The number of a list's item at the start of a line: "1. ", "2) "."""
    at_start = t.word(i - 1) == BARRIER or (t.word(i - 1) == "(" and t.word(i - 2) == BARRIER)
    return at_start and t.word(j) in (".", ")") and t.glued(j) and t.word(i)[0].isdigit()


def named(t: Tokens, m: Measured, *, bounded: bool, plural: bool, stated: bool) -> bool:
    """Say whether the number is a year, a label or part of a name, given what else is known about it.

    ``bounded``: words of bounds stand before it; ``plural``: a plural that it can count stands behind it; ``stated``: a state is known.
    """
    if m.unit is not None:
        return _title(t, m)
    i, j = m.number.start, m.number.end
    return _year(t, i, j, bounded, plural, stated) or _label(t, i, j, bounded, plural or stated) or _street(t, j)


def _year(t: Tokens, i: int, j: int, bounded: bool, plural: bool, stated: bool) -> bool:
    raw = t.words[i]
    if (
        len(raw) == 4
        and raw.isdigit()
        and len(t.word(j - 1)) in (2, 4)
        and t.word(j - 1).isdigit()
        and j > i + 1
        and int(raw) in _SURE_YEARS
    ):
        return True
    if j != i + 1 or len(raw) != 4 or not raw.isascii() or not raw.isdigit() or int(raw) not in _YEARS:
        return False
    if int(raw) in _SURE_YEARS:
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


def scored(t: Tokens, m: Measured, plural: bool) -> bool:
    """Say whether a range with a dash is a score, a split, two years or a part of a telephone number: "a 2-3 defeat", "1950-53"."""
    i, j, v = m.number.start, m.number.end, vocabulary()
    if m.unit is not None or m.number.low == m.number.high or not any(t.word(k) in "-–" for k in range(i + 1, j)):
        return False
    behind, before = t.word(j), t.word(m.start - 1)
    if behind in v.lists["split_nouns"] or before in v.lists["changing"] or not plural:
        return True
    return m.number.low in _SURE_YEARS or (len(t.word(i)), len(t.word(j - 1))) == (3, 4)
