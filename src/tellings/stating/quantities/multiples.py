"""A number read, and what stands behind it and changes it: fractions and multipliers."""

from typing import NamedTuple

from tellings.stating.quantities.tokens import Tokens
from tellings.stating.quantities.vocabulary import vocabulary

# More digits than this are a code, not a count (a trillion has 13), and floats would not keep them.
_MOST_DIGITS = 15


_AND_A_HALF = (("and", "a", "half"), ("-", "and", "-", "a", "-", "half"))


class Number(NamedTuple):
    """A number and the tokens ``[start, end)`` that give it.

    ``coefficient`` is what stands before a multiplier ("5" of "5 million"): a range shares the multiplier of its second number.
    """

    start: int
    end: int
    low: float
    high: float
    approximate: bool = False
    digits: bool = False
    share: bool = False
    multiplier: float = 1.0

    def times(self, factor: float, end: int) -> "Number":
        """Return the number multiplied, ending at token ``end``."""
        return self._replace(end=end, low=self.low * factor, high=self.high * factor, multiplier=self.multiplier * factor)


def plain_value(word: str) -> float | None:
    """Return the value of a token of digits; ``None`` where it is a code: leading zero, two points, too many digits."""
    bare = word.translate(_GROUPING)
    if bare.count(".") > 1 or len(bare) > _MOST_DIGITS or (bare[0] == "0" and len(bare) > 1 and bare[1] != "."):
        return None
    return float(bare)


_GROUPING = {ord(mark): None for mark in ",\u00a0\u202f\u2009"}


def slashed(t: Tokens, i: int) -> tuple[float, int]:
    """Read "1/2" behind a whole number ("3 1/2 hours")."""
    if (
        t.word(i + 1) == "/"
        and t.glued(i + 1)
        and t.glued(i + 2)
        and t.word(i + 2) in ("2", "3", "4", "8")
        and t.word(i) in ("1", "2", "3")
    ):
        return int(t.word(i)) / int(t.word(i + 2)), i + 3
    return 0.0, i


def multiplied(t: Tokens, number: Number, *, money: bool = False) -> Number:
    """Add what stands behind a number: "and a half", a multiplier in words or short, "dozen"."""
    v, j = vocabulary(), number.end
    half = next((form for form in _AND_A_HALF if t.matches(j, form)), None)
    if half:
        number = number._replace(end=j + len(half), low=number.low + 0.5, high=number.high + 0.5)
    while True:
        j = number.end
        step = j + 1 if t.hyphen(j) else j
        if step > j and t.word(step) == "odd" and t.word(step + 1) in v.multipliers:
            # "40-odd million"
            number, step = number._replace(approximate=True), step + 1
        word = t.word(step)
        factor = v.multipliers.get(word)
        if factor is None and number.digits and number.multiplier == 1:
            factor = v.short_multipliers.get(word) or (v.money_multipliers.get(word) if money else None)
            if factor and t.word(step + 1) == "." and t.word(step) in ("mil", "bil", "mln", "bln") and not t.opens(step + 3):
                step += 1
        if factor is None or (number.multiplier > 1 and factor < 1000) or number.multiplier >= 1e12 or number.high * factor > 1e16:
            return number
        number = number.times(factor, step + 1)
        if t.matches(number.end, ("and", "a", "half")):
            number = number._replace(end=number.end + 3, low=number.low + factor / 2, high=number.high + factor / 2)
