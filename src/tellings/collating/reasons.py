"""One sentence for people on why a point is of its kind: what was compared and what differs."""

from collections.abc import Sequence

from tellings.collating.bounds import difference
from tellings.model import PointKind, PointType, Reading

COMPARED = {
    "quantity": "the figure",
    "when": "the time",
    "quote": "the quoted words",
    "event": "the same happening",
    "entity": "who or what is meant",
    "polarity": "whether it is so",
}


def why(kind: PointKind, type_: PointType, readings: Sequence[Reading], hedged: bool = False) -> str:
    """Say in one sentence what was compared and what came of it."""
    texts = len({text for reading in readings for text in reading.texts})
    pages = len({article for reading in readings for article in reading.articles})
    compared = COMPARED.get(type_, "what is said")
    if kind == "conflict":
        return f"{_count(pages, 'page')} give {compared} of one thing in ways that cannot both hold: {_against(readings)}."
    if kind == "update":
        return f"The count grew between accounts written at different times: {_against(readings)}."
    if kind == "copied":
        return f"{_count(pages, 'page')} say this, but their wording is one text: one origin."
    if kind == "variant":
        if hedged:
            return f"{_count(texts, 'text')} tell this; one asserts what another only suspects."
        return f"{_count(texts, 'text')} give {compared} in ways that differ and can all hold: {_against(readings)}."
    if kind == "agreed":
        return f"{_count(texts, 'text')} that do not share their wording give {compared}."
    return "Only one page says this."


def _against(readings: Sequence[Reading]) -> str:
    quantities = [reading.value.quantity for reading in readings if reading.value.quantity]
    if len(quantities) == 2:
        return difference(quantities[0], quantities[1])
    whens = [reading.value.when.value for reading in readings if reading.value.when]
    named = [quantity.words for quantity in quantities] or whens or [_short(reading) for reading in readings]
    return " against ".join(named[:3])


def _short(reading: Reading) -> str:
    words = " ".join((reading.value.words or reading.value.entity or "").split())
    return f"“{words if len(words) <= SHORT else words[: SHORT - 1].rsplit(' ', 1)[0] + '…'}”"


# Characters of a wording that a reason repeats; the reading itself shows it whole.
SHORT = 60


def _count(number: int, thing: str) -> str:
    return f"{'One' if number == 1 else number} {thing}{'' if number == 1 else 's'}"
