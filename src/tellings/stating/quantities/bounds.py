"""Words that bound or blur a number, before and behind it, and ranges of two numbers."""

from typing import NamedTuple

from tellings.stating.quantities.forms import Measured, form_at, form_before
from tellings.stating.quantities.multiples import Number
from tellings.stating.quantities.tokens import Tokens
from tellings.stating.quantities.units import measured_at
from tellings.stating.quantities.vocabulary import vocabulary

# "no fewer than about an estimated 50": more words of bounds than this do not follow each other.
_MOST_BOUNDS = 3


class Bounded(NamedTuple):
    """The bounds of a quantity and the tokens ``[start, end)`` that give them; ``None`` is an open end."""

    start: int
    end: int
    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    bounded: bool = False


def ranged(t: Tokens, first: Measured) -> Measured:
    """Join a second number to the first: "between 5 and 7", "5 to 7", "5-7", "two or three", with a shared unit and multiplier."""
    if first.number.share or first.number.low != first.number.high:
        return first
    link = t.word(first.end)
    if link in ("and",) and t.word(first.start - 1) != "between":
        return first
    if link not in ("and", "to", "or") and not t.hyphen(first.end) and link != "–":
        return first
    if link == "to" and not _may_range(t, first.start):
        return first
    at = first.end + 1
    second = measured_at(t, at + 1 if t.word(at) in ("$", "€", "£", "¥", "₹") else at)
    if second is None or second.number.share or second.number.low != second.number.high or t.word(at) in ("a", "an", "half"):
        return first
    return _joined_range(t, first, second, link) or first


def _may_range(t: Tokens, start: int) -> bool:
    """ "rose from 5 to 7" is a change and "won by 52 votes to 48" a score: two values, no range."""
    lists = vocabulary().lists
    if t.word(start - 1) == "from":
        # "From 200 to 300 tents burned": where the sentence begins with it, nothing has changed yet.
        return t.word(start - 2) in lists["ranging"] or t.opens(start - 1)
    return t.word(start - 1) not in lists["changing"]


def _joined_range(t: Tokens, first: Measured, second: Measured, link: str) -> Measured | None:
    low, high = first.number, second.number
    if first.unit is not None and second.unit is not None and first.unit != second.unit:
        return None
    if low.multiplier == 1 and high.multiplier > 1 and low.low < high.low / high.multiplier:
        low = low.times(high.multiplier, low.end)
    far = link == "or" and high.low > 2 * low.low + 1
    if low.low >= high.low or far or (first.unit is not None and second.unit is None and not first.money):
        return None
    unit = second.unit or first.unit
    number = Number(first.number.start, second.number.end, low.low, high.low, digits=low.digits, multiplier=high.multiplier)
    start = first.start
    if t.word(start - 1) == "between":
        start -= 1
    elif t.matches(start - 2, ("anywhere", "from")):
        start -= 2
    return Measured(number, start, second.end, unit, first.money or second.money)


def bounded(t: Tokens, measured: Measured, number_end: int) -> Bounded:
    """Add the words of bounds around a measured number, outermost last."""
    start, before = _before(t, measured)
    after = form_at(t, measured.end, vocabulary().bounds_after)
    inner = form_at(t, number_end, vocabulary().bounds_after) if number_end != measured.end else None
    kinds = before + [kind[1] for kind in (inner, after) if kind]
    end = after[0] if after else measured.end
    low, high = measured.number.low, measured.number.high
    approximate = measured.number.approximate or "about" in kinds
    if "above" in kinds or "least" in kinds:
        return Bounded(start, end, low, None, low_open="above" in kinds, approximate=approximate, bounded=True)
    if "below" in kinds or "most" in kinds:
        return Bounded(start, end, None, high, high_open="below" in kinds, approximate=approximate, bounded=True)
    return Bounded(start, end, low, high, approximate=approximate, bounded=bool(kinds))


def _before(t: Tokens, measured: Measured) -> tuple[int, list[str]]:
    v, start, kinds = vocabulary(), measured.start, list[str]()
    for _ in range(_MOST_BOUNDS):
        found = form_before(t, start, v.bounds_before)
        if found is None or (found[1] == "above" and _during(t, measured, found[0])):
            break
        start, kinds = found[0], [*kinds, found[1]]
    if not kinds and t.word(start - 1) in v.lists["above"]:
        return start - 1, ["above"]
    if (
        not kinds
        and t.word(start - 1) in v.lists["above_count"]
        and any(t.word(k) in v.lists["count_nouns"] for k in range(start - 5, start - 1))
    ):
        return start - 1, ["above"]
    return start, kinds


def _during(t: Tokens, measured: Measured, start: int) -> bool:
    """Say whether "over" is no bound: "held over two days" tells when, not how long, and "a row over two murders" what about."""
    v = vocabulary()
    if t.word(start) == "over" and t.word(start - 1) in v.lists["over_about"]:
        return True
    if t.word(start) != "over" or measured.unit is None or measured.money or v.units[measured.unit].dimension != "time":
        return False
    return t.word(start - 1) in v.lists["over_during"]
