"""What a number measures: units, currencies, and the few words that go with them."""

from tellings.stating.quantities.compound import joined
from tellings.stating.quantities.forms import Measured, form_at, form_before
from tellings.stating.quantities.multiples import Number
from tellings.stating.quantities.numbers import number_at
from tellings.stating.quantities.tokens import Tokens
from tellings.stating.quantities.vocabulary import vocabulary

# How many words before "pounds" a word of paying is looked for.
_PAYING_REACH = 8


def measured_at(t: Tokens, i: int) -> Measured | None:
    """Read the number at token ``i`` with a currency before it or a unit behind it."""
    v = vocabulary()
    before = _currency_before(t, i) if t.word(i) not in ("a", "an") else None
    number = number_at(t, i, money=before is not None or _money_behind(t, i))
    if number is None:
        return None
    if before:
        after = form_at(t, number.end, v.money_after) if t.word(number.end).isalpha() else None
        return Measured(number, before[0], after[0] if after else number.end, after[1] if after and after[1] != "USD" else before[1], True)
    named = form_before(t, i - 1 if t.hyphen(i - 1) else i, v.unit_before)
    if named and number.digits:
        return Measured(number, named[0], number.end, named[1])
    return _with_unit(t, number)


def _currency_before(t: Tokens, i: int) -> tuple[int, str] | None:
    """Read "$", "US$", "Rs." or "EUR" before a number; letters must be capitals, and a sign must stand close to them ("a $5 fee")."""
    v = vocabulary()
    for form, code in v.money_before.get(t.word(i - 1), ()):
        k = i - len(form)
        if k < 0 or not t.matches(k, form) or (form[0].isalpha() and not t.capital(k)):
            continue
        if len(form) == 1 or form[-1] == "." or all(t.glued(n) for n in range(k + 1, i)):
            return k, code
    return None


def _money_behind(t: Tokens, i: int) -> bool:
    """Say whether a currency stands behind a short multiplier: "300m rubles"."""
    j = i + 2
    return t.word(i + 1) in vocabulary().money_multipliers and form_at(t, j, vocabulary().money_after) is not None


def _with_unit(t: Tokens, number: Number) -> Measured:
    v, j = vocabulary(), number.end
    step = j + 1 if t.hyphen(j) and t.word(j) != "–" else j
    if number.share and t.word(j) in ("a", "an"):
        step = j + 1
    if number.approximate and t.word(j) == "of":
        step = j + 1
    if number.share and t.word(j) == "of" and t.word(j + 1) in ("a", "an"):
        # "A quarter of a mile", "three-quarters of an hour".
        step = j + 2
    money = form_at(t, step, v.money_after)
    if money and not (t.word(step) == "won" and t.word(step + 1) in ("the", "a", "by", "in")) and t.word(step) != "$":
        return Measured(number, number.start, money[0], money[1], True)
    if t.word(step) in v.lists["pounds"]:
        return _pounds(t, number, step)
    found = form_at(t, step, v.unit_forms)
    if found is None or not _is_unit(t, number, step, found):
        return _millions(t, number)
    end, unit = found
    if number.end == step and t.matches(end, ("and", "a", "half")):
        number, end = number._replace(low=number.low + 0.5, high=number.high + 0.5), end + 3
    if t.hyphen(end) and t.word(end + 1) == "long":
        end += 2
    if number.share and unit == "percent":
        number = number._replace(share=False)
    return joined(t, Measured(number, number.start, end, unit))


def _is_unit(t: Tokens, number: Number, i: int, found: tuple[int, str]) -> bool:
    """Doubtful forms: letters that stand for other things, names in capitals, and shares that are no measure."""
    v, word = vocabulary(), t.word(i)
    if word in v.lists["digits_only"] and (not number.digits or (word in ("g", "c", "h") and not t.glued(i))):
        return False
    if word == "m" and (t.raw[i] == "M" or number.multiplier > 1):
        return False
    if word == "m" and t.glued(i) and t.word(found[0]) not in v.lists["metre_after"] and _plural_next(t, found[0]):
        return False
    if (
        number.share
        and number.low < 1
        and found[1] not in ("hour", "mile", "day", "year", "century", "decade", "month", "percent", "kilometre")
    ):
        return False
    return not (word == "second" and not t.hyphen(i - 1) and number.low != 1)


def _plural_next(t: Tokens, i: int) -> bool:
    word = t.word(i)
    return word in vocabulary().irregular or (word.endswith("s") and len(word) > 3 and word not in vocabulary().lists["not_plural"])


def _millions(t: Tokens, number: Number) -> Measured:
    """Read "10m people": a bare "m" at digits before a plural is a million."""
    j = number.end
    short = number.digits and number.multiplier == 1 and t.word(j) in ("m", "b") and t.glued(j) and t.word(j + 1) != "/"
    if short and (t.raw[j] == "M" or t.word(j) == "b" or _plural_next(t, j + 1)):
        number = number.times(1e6 if t.word(j) == "m" else 1e9, j + 1)
    return Measured(number, number.start, number.end, None)


def _pounds(t: Tokens, number: Number, i: int) -> Measured:
    """Pounds are money behind a million or where a word of paying is near, else a weight."""
    paying = vocabulary().lists["paying"]
    near = any(t.word(k) in paying for k in range(i - _PAYING_REACH, i + 4))
    if number.multiplier >= 1e6 or (near and t.word(i + 1) != "of" and not t.hyphen(i - 1)):
        return Measured(number, number.start, i + 1, "GBP", True)
    return Measured(number, number.start, i + 1, "pound")
