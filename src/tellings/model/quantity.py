"""How many and how much, as bounds instead of a bare number."""

from msgspec import Struct


class Quantity(Struct, frozen=True):
    """A number with bounds, what it measures and what it counts.

    "more than five hours" is ``low=5, low_open=True, high=None, high_open=False, unit="hour"``; "approximately six hours"
    is ``low=high=6, approximate=True``. A bound that is ``None`` is open. ``unit`` is a measure in the singular (``hour``,
    ``metre``, ``percent``) or an ISO 4217 code; ``counted`` is the lemma of the thing counted; ``words`` are the page's own.
    """

    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    approximate: bool
    unit: str | None
    counted: str | None
    words: str
