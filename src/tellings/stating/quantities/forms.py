"""A number with its unit, and the look-up of the token sequences that name units, currencies and bounds."""

from typing import NamedTuple

from tellings.stating.quantities.multiples import Number
from tellings.stating.quantities.tokens import Tokens
from tellings.stating.quantities.vocabulary import Forms


class Measured(NamedTuple):
    """A number with its unit, and the tokens ``[start, end)`` that give both. ``money`` is true for a currency."""

    number: Number
    start: int
    end: int
    unit: str | None
    money: bool = False


def form_at(t: Tokens, i: int, forms: Forms) -> tuple[int, str] | None:
    """Return the end and the name of the longest form that begins at token ``i``."""
    for form, name in forms.get(t.word(i), ()):
        if len(form) == 1 or t.matches(i, form):
            return i + len(form), name
    return None


def form_before(t: Tokens, i: int, forms: Forms) -> tuple[int, str] | None:
    """Return the start and the name of the longest form that ends just before token ``i``."""
    for form, name in forms.get(t.word(i - 1), ()):
        if len(form) == 1 or (i >= len(form) and t.matches(i - len(form), form)):
            return i - len(form), name
    return None
