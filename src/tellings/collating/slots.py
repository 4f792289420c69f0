"""The slot in which the statements of a group can be compared: a quantity, a time, quoted words, or only that the thing happened."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from tellings.collating.bounds import comparable, counted_parts, meets, same, whens_meet, whens_same
from tellings.model import Article, Measured, Quantity, Quoted, Span, Statement, Timed, When

# Times that take part in a comparison: "recently" and "in the nineties" go with anything.
COMPARED_PRECISIONS = frozenset({"year", "quarter", "season", "month", "week", "day", "part", "minute", "second"})


# States of people whose count falls while they are found, so that a part is not told from a later whole.
SHRINKING = frozenset({"missing", "trapped"})


# Figures of so many digits without their last zeros are told apart from others of a story by their digits alone. Set by judgement.
LONG_FIGURE = 5


class Filled(NamedTuple):
    """One statement's entry in a slot: the statement's place in its group, and the words and value that fill it."""

    place: int
    item: Measured | Timed | Quoted


class Slot(NamedTuple):
    """A slot that two or more statements of a group fill, at most once each."""

    type: Literal["quantity", "when", "quote"]
    filled: tuple[Filled, ...]


def quantity_slot(group: Sequence[Statement]) -> Slot | None:
    """Return the quantity that most statements of a group give of the same thing; ``None`` where no two do.

    The quantities of each statement are tried as the slot's pattern; another statement fills it with its equal, or else with its only
    comparable quantity. Of several, the one that is a digit apart is the version of a figure.
    """
    best: tuple[int, int, tuple[Filled, ...]] | None = None
    for place, statement in enumerate(group):
        for pattern in statement.quantities:
            filled = [Filled(place, pattern)]
            equal = 0
            for other, candidate in enumerate(group):
                if other == place:
                    continue
                rivals = [item for item in candidate.quantities if comparable(pattern.quantity, item.quantity)]
                equals = [item for item in rivals if same(pattern.quantity, item.quantity)]
                versions = [item for item in rivals if one_digit_apart(pattern.quantity, item.quantity)]
                if equals or versions or len(rivals) == 1:
                    filled.append(Filled(other, (equals or versions or rivals)[0]))
                    equal += bool(equals)
            if len(filled) > 1 and (best is None or (len(filled), equal) > best[:2]):
                best = (len(filled), equal, tuple(sorted(filled, key=lambda one: one.place)))
    return Slot("quantity", best[2]) if best else None


def one_digit_apart(a: Quantity, b: Quantity) -> bool:
    """Tell whether two long exact figures differ in one digit: two versions of one figure, since by chance that hardly ever happens."""
    if None in (a.low, b.low) or a.low != a.high or b.low != b.high or a.approximate or b.approximate or a.unit != b.unit:
        return False
    one, other = (f"{quantity.low:.10g}".replace(".", "") for quantity in (a, b))
    long = all(len(digits.rstrip("0")) >= LONG_FIGURE for digits in (one, other))
    return long and len(one) == len(other) and sum(x != y for x, y in zip(one, other, strict=True)) == 1


def when_slot(group: Sequence[Statement]) -> Slot | None:
    """Return the time of a group's statements; ``None`` unless two of them give exactly one of a month or finer."""
    filled = []
    for place, statement in enumerate(group):
        times = [timed for timed in statement.times if timed.when.precision in COMPARED_PRECISIONS]
        values = {timed.when.value for timed in times}
        if len(values) == 1:
            filled.append(Filled(place, times[0]))
    return Slot("when", tuple(filled)) if len(filled) > 1 else None


def quote_slot(group: Sequence[Statement]) -> Slot | None:
    """Return the quoted words of a group's statements; ``None`` unless two of them quote directly or in part."""
    filled = []
    for place, statement in enumerate(group):
        marked = [quote for quote in statement.quotes if quote.kind != "indirect"]
        if marked:
            filled.append(Filled(place, max(marked, key=lambda quote: (_common(quote.span, statement.span), -quote.span.start))))
    return Slot("quote", tuple(filled)) if len(filled) > 1 else None


def _common(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def alike(first: Filled, second: Filled, articles: Mapping[str, Article]) -> Literal["same", "meets", "clash"]:
    """Compare two entries of a slot: the same value, values that can both hold, or values that cannot."""
    a, b = first.item, second.item
    if isinstance(a, Measured) and isinstance(b, Measured):
        if same(a.quantity, b.quantity) or _one_number(a.quantity, b.quantity):
            return "same"
        return "meets" if meets(a.quantity, b.quantity) and not _moving_apart(a.quantity, b.quantity) else "clash"
    if isinstance(a, Timed) and isinstance(b, Timed):
        if whens_same(a.when, b.when):
            return "same"
        return "meets" if whens_meet(a.when, b.when) or _one_clock(a.when, b.when) else "clash"
    return "same" if said(a.span, articles) == said(b.span, articles) else "meets"


def _one_clock(a: When, b: When) -> bool:
    """Tell whether two times are one time of day: on which day it was mostly follows from the text around it, and may be read wrongly."""
    return a.precision == b.precision == "minute" and a.value.partition("T")[2] == b.value.partition("T")[2]


def _one_number(a: Quantity, b: Quantity) -> bool:
    """Tell whether two counts are one exact number of things with different names ("19 people", "nineteen passengers")."""
    return (a.low, a.high, a.unit, a.approximate) == (b.low, b.high, b.unit, b.approximate) and a.low == a.high and meets(a, b)


def _moving_apart(a: Quantity, b: Quantity) -> bool:
    """Tell whether both are exact counts of people in one state that can shrink: "four missing", and later "one crew member missing"."""
    states = {counted_parts(one.counted or "")[1] for one in (a, b)}
    exact = all(one.low == one.high and not one.approximate for one in (a, b))
    return exact and a.low != b.low and len(states) == 1 and states <= SHRINKING


def said(span: Span, articles: Mapping[str, Article]) -> str:
    """Return the words of a span without marks, case and white space, to compare wordings."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in articles[span.article].words(span).casefold()).split())
