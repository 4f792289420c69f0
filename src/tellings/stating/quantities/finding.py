"""Find the quantities of a text."""

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from tellings.model import Quantity
from tellings.stating.quantities.ages import aged, anniversary_at, bound_age
from tellings.stating.quantities.bounds import Bounded, bounded, ranged
from tellings.stating.quantities.compound import one_unit_at
from tellings.stating.quantities.counting import Counted, counted_by
from tellings.stating.quantities.forms import Measured
from tellings.stating.quantities.labels import named
from tellings.stating.quantities.refusals import refused, scored
from tellings.stating.quantities.tokens import Tokens, pieces
from tellings.stating.quantities.units import measured_at
from tellings.stating.quantities.vocabulary import Vocabulary, vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class QuantityFound(Struct, frozen=True):
    """A quantity and the half-open offsets of the words that give it: number, bounds and unit, without the noun that is counted."""

    start: int
    end: int
    quantity: Quantity


def find_quantities(text: str, start: int = 0, end: int | None = None, doc: "Doc | None" = None) -> list[QuantityFound]:
    """Return the quantities in ``text[start:end]``, in order of place.

    Offsets count in ``text``. ``doc`` is the grammar of that stretch (its first character stands at ``start``) and decides what is
    counted; without it the words around the number do. Dates, years, times of day, names, labels, codes, scores, splits of votes and
    ordinals are none (anniversaries and birthdays are: unit ``None``, counted ``anniversary``). A share without "percent" has no unit and
    a value below one ("one in five" is 0.2); an age has the unit of time and counts ``age``. Time is linear in the length of the text.
    """
    from tellings.stating.quantities.grammar import by_grammar, token_places

    places: dict[int, Token] | None = None
    found = []
    for tokens in pieces(text, start, len(text) if end is None else min(end, len(text))):
        for measured, bounds, counted in _read(tokens):
            if doc is not None and measured.unit is None:
                places = places or token_places(doc, start)
                counted = by_grammar(places, tokens, measured, counted)
            found.append(_found(text, tokens, measured, bounds, counted))
    return found


def _found(text: str, t: Tokens, m: Measured, b: Bounded, counted: Counted) -> QuantityFound:
    first, last = t.starts[b.start], t.ends[b.end - 1]
    unit = m.unit if m.money or m.unit in vocabulary().units else None
    return QuantityFound(
        first, last, Quantity(b.low, b.high, b.low_open, b.high_open, b.approximate, unit, counted.words(), text[first:last])
    )


def _read(t: Tokens) -> Iterator[tuple[Measured, Bounded, Counted]]:
    v = vocabulary()
    triggers = _triggers()
    behind = free = 0
    for i, word in enumerate(t.words):
        if i < behind or not ("0" <= word[0] <= "9" or word in triggers):
            continue
        behind, found = _at(t, i, v)
        if found is None or found[0].start < free:
            continue
        measured, bounds, counted = found
        # "50 or more than 60": a word of bounds belongs to one number only.
        yield measured, bounds._replace(start=max(bounds.start, free)), counted
        free = bounds.end


@functools.cache
def _triggers() -> frozenset[str]:
    """Return the words with which a quantity can begin."""
    v = vocabulary()
    times = {form[0] for forms in v.unit_forms.values() for form, name in forms if v.units[name].dimension == "time"}
    return frozenset(
        {"a", "an", "half", "several", *v.cardinals, *v.fractions, *v.vague, *v.vague_factors, *v.ordinals, *v.joined_long, *times}
    )


def _at(t: Tokens, i: int, v: Vocabulary) -> tuple[int, tuple[Measured, Bounded, Counted] | None]:
    """Read the quantity that begins at token ``i``; return the token to go on at, and the quantity or ``None``."""
    anniversary = anniversary_at(t, i)
    if anniversary:
        counted = Counted(anniversary.unit, None, False, anniversary.end)
        return anniversary.end, (anniversary, bounded(t, anniversary, anniversary.end), counted)
    first = measured_at(t, i) or one_unit_at(t, i)
    if first is None:
        return i + 1, None
    measured = ranged(t, first)
    skip = max(measured.end, i + 1)
    if refused(t, measured):
        return _behind_code(t, skip), None
    return skip, _judged(t, measured, v)


def _behind_code(t: Tokens, i: int) -> int:
    """Skip the rest of a code: what is glued on by hyphens, slashes, colons and points, and further digits beside it."""
    while t.glued(i) and (t.word(i)[0].isalnum() or (t.word(i) in "-–/:.," and t.glued(i + 1))):
        i += 1
    return i + 2 if t.word(i) == "to" and t.word(i + 1)[0].isdigit() else i


def _judged(t: Tokens, m: Measured, v: Vocabulary) -> tuple[Measured, Bounded, Counted] | None:
    age = aged(t, m)
    m = age or m
    bounds = bounded(t, m, m.number.end)
    if t.word(bounds.end - 1) == "of":
        bounds = bounds._replace(end=bounds.end - 1)
    if age:
        return m, bounds, Counted("age", None, False, bounds.end)
    counted = counted_by(t, m, bounds.start, m.end if bounds.bounded else bounds.end)
    if bounds.end > m.end and counted.noun is None and counted.state is None:
        counted = counted_by(t, m, bounds.start, bounds.end)
    older = t.word(bounds.end - 1) in ("older", "younger")
    if m.unit is None and (older or (bound_age(t, bounds.start) and counted.noun is None)):
        return m._replace(unit="year"), bounds, Counted("age", None, False, bounds.end)
    if m.number.share:
        counted = counted._replace(state=None)
    if named(t, m, bounded=bounds.bounded, plural=counted.plural, stated=counted.state is not None):
        return None
    if scored(t, m, counted.plural) or _pronoun(t, m, bounds, counted, v):
        return None
    return m, _signed(t, m, bounds), counted


def _pronoun(t: Tokens, m: Measured, bounds: Bounded, counted: Counted, v: Vocabulary) -> bool:
    """ "one of them", "the one", "one another", "one day", "a half", "zero tolerance": words that give no value here."""
    word, single = t.words[m.number.start], m.number.end == m.number.start + 1
    if word == "zero":
        return single and m.unit is None and not counted.plural
    if word == "half" and single and m.unit is None:
        return not (bounds.bounded or t.word(m.end) in ("of", "the", "its", "their", "his", "her", "all"))
    if word != "one" or not single or bounds.bounded:
        return False
    if t.word(m.start - 1) == "no":
        return True
    if m.unit is not None:
        return m.unit == "day" and not t.hyphen(m.number.end)
    return counted.state is None and (counted.noun is None or t.word(m.start - 1) not in v.lists["one_after"])


def _signed(t: Tokens, m: Measured, bounds: Bounded) -> Bounded:
    """Give a temperature or a share below zero its sign: "-5 degrees", "minus 12C", "12 degrees below zero"."""
    sign = t.word(m.start - 1)
    # "12 degrees below zero"
    below = t.matches(m.end, ("below", "zero"))
    minus = below or sign == "minus" or (sign in ("-", "−", "–") and t.glued(m.start) and not t.glued(m.start - 1))
    if (
        not minus
        or m.unit not in ("degree", "degree Celsius", "degree Fahrenheit", "percent")
        or bounds.low != bounds.high
        or bounds.low is None
    ):
        return bounds
    if below:
        return bounds._replace(end=max(bounds.end, m.end + 2), low=-bounds.low, high=-bounds.low)
    return bounds._replace(start=min(bounds.start, m.start - 1), low=-bounds.low, high=-bounds.low)
