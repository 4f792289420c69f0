"""Numbers that are no quantities by their shape and their neighbours: dates, times of day, codes, scores, splits, list markers."""

from tellings.stating.quantities.forms import Measured
from tellings.stating.quantities.labels import SURE_YEARS
from tellings.stating.quantities.multiples import plain_value
from tellings.stating.quantities.tokens import BARRIER, Tokens
from tellings.stating.quantities.vocabulary import vocabulary


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
    if _votes(t, i, j):
        return True
    if t.word(j) != "to" or not t.word(i)[0].isdigit() or t.word(i - 1) == "from":
        return False
    behind = plain_value(t.word(j + 1)) if t.word(j + 1)[0].isdigit() else None
    value = plain_value(t.word(i))
    return behind is not None and value is not None and (behind <= value or t.word(i - 1) in vocabulary().lists["changing"] | {"by"})


def _votes(t: Tokens, i: int, j: int) -> bool:
    """ "By 52 votes to 48", "two goals to one": both numbers of a split with its noun behind the first."""
    v = vocabulary()

    def number(k: int) -> bool:
        return t.word(k)[0].isdigit() or t.word(k) in v.cardinals

    if t.word(j) in v.lists["split_counts"] and t.word(j + 1) == "to":
        return number(j + 2)
    return t.word(i - 1) == "to" and t.word(i - 2) in v.lists["split_counts"] and number(i - 3)


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


def scored(t: Tokens, m: Measured, plural: bool) -> bool:
    """Say whether a range with a dash is a score, a split, two years or a part of a telephone number: "a 2-3 defeat", "1950-53"."""
    i, j, v = m.number.start, m.number.end, vocabulary()
    if m.unit is not None or m.number.low == m.number.high or not any(t.word(k) in "-–" for k in range(i + 1, j)):
        return False
    behind, before = t.word(j), t.word(m.start - 1)
    if behind in v.lists["split_nouns"] or before in v.lists["changing"] or not plural:
        return True
    return (m.number.low in SURE_YEARS and t.word(i).isdigit()) or (len(t.word(i)), len(t.word(j - 1))) == (3, 4)
