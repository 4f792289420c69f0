"""Statements that most likely belong together whatever their words: one saying, one state of people counted, one rare figure."""

import itertools
from collections.abc import Callable, Sequence, Set

from tellings.collating.bounds import comparable, counted_parts
from tellings.model import Measured, Quantity, Quote, Statement, When

# A figure is rare from so many significant digits on: two pages of one story that both say "68 metres" or "1,347" mean one thing;
# "two days" may be any two. Of 26 pairs of clauses in twelve
# real events with an equal figure, .92 are labelled as one point.
RARE_DIGITS = 2

# A weekday of which the date is not known: pages name many.
_NO_DATE = "XXXX"


def of_one_value(statements: Sequence[Statement], written: Sequence[When | None]) -> list[tuple[int, int]]:
    """Return the pairs of places in ``statements`` that one value holds together, one statement an article and thing.

    ``written`` are the days on which the accounts were written: around these everything happens, so that they mark nothing.
    """
    days = {when.value[:10] for when in written if when}
    return [*_states(statements), *_described(statements), *_figures(statements), *_moments(statements, days)]


def of_one_saying(statements: Sequence[Statement], quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """Pair the statements that report one saying: in each article the one that holds most of its words."""
    pairs = []
    for quote in quotes:
        held: dict[str, tuple[int, int]] = {}
        for span in (span for wording in quote.wordings for span in wording.spans):
            for number, statement in enumerate(statements):
                if statement.span.overlaps(span):
                    common = min(statement.span.end, span.end) - max(statement.span.start, span.start)
                    held[span.article] = max(held.get(span.article, (0, 0)), (common, -number))
        pairs += list(itertools.pairwise(sorted(-number for _, number in held.values())))
    return pairs


def _states(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Pair the first count of people in one state (killed, missing, aboard) of each article: it is the event's own."""
    return _paired(statements, lambda measured: counted_parts(measured.quantity.counted or "")[1] or None, once=False)


def _figures(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Pair the statements with one rare figure, where each article has it once."""
    return _paired(statements, _rare, once=True)


def _moments(statements: Sequence[Statement], days: Set[str]) -> list[tuple[int, int]]:
    """Pair the statements with one clock time, or with one other day or month than the story's own, where each article has it once."""
    held: dict[str, dict[str, list[int]]] = {}
    for number, statement in enumerate(statements):
        for when in {timed.when for timed in statement.times if not timed.when.value.startswith(_NO_DATE)}:
            if when.precision == "minute" or (when.precision in ("day", "month") and when.value not in days):
                held.setdefault(when.value, {}).setdefault(statement.span.article, []).append(number)
    once = [[found[0] for _, found in sorted(articles.items()) if len(found) == 1] for _, articles in sorted(held.items())]
    return [pair for numbers in once for pair in itertools.pairwise(numbers)]


def _described(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Pair the measures that describe one thing ("a 48-page indictment", "the 47-page indictment"), where each article has one."""
    return _paired(
        statements, lambda measured: measured.of and f"{measured.quantity.counted or measured.quantity.unit} {measured.of}", once=True
    )


def _rare(measured: Measured) -> str | None:
    quantity = measured.quantity
    if quantity.low is None or quantity.low != quantity.high or quantity.approximate or quantity.unit == "year":
        return None
    digits = f"{quantity.low:.10g}".replace(".", "").strip("0")
    return f"{quantity.low:g} {quantity.unit or ''}" if len(digits) >= RARE_DIGITS else None


def _paired(statements: Sequence[Statement], key: Callable[[Measured], str | None], once: bool) -> list[tuple[int, int]]:
    held: dict[str, dict[str, list[tuple[int, Quantity]]]] = {}
    for number, statement in enumerate(statements):
        for measured in statement.quantities:
            name = key(measured)
            if name is not None:
                held.setdefault(name, {}).setdefault(statement.span.article, []).append((number, measured.quantity))
    pairs = []
    for _, articles in sorted(held.items()):
        firsts = [found[0] for _, found in sorted(articles.items()) if not once or len(found) == 1]
        for (a, one), (b, other) in itertools.pairwise(firsts):
            if comparable(one, other):
                pairs.append((a, b))
    return pairs
