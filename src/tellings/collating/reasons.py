"""One sentence for people on why a point is of its kind: what was compared and what differs."""

from collections.abc import Sequence

from tellings.collating.bounds import difference
from tellings.model import PointKind, PointType, Reading
from tellings.model.spoken import when_phrase

# What a comparison was about, in the words of a sentence: "the pages give …".
COMPARED: dict[PointType, str] = {
    "quantity": "the figure",
    "when": "the time",
    "quote": "the words",
    "entity": "the country",
    "polarity": "whether it is so",
    "event": "what happened",
    "attribution": "who spoke",
    "role": "who the person is",
}

# Characters of a wording that a reason repeats; the reading itself shows it whole.
SHORT = 60


def why(kind: PointKind, type_: PointType, readings: Sequence[Reading], hedged: bool = False) -> str:
    """Say in one sentence what was compared and what came of it.

    ``hedged``: one page asserts what another only suspects.
    """
    texts = len({text for reading in readings for text in reading.texts})
    pages = len({article for reading in readings for article in reading.articles})
    compared = COMPARED.get(type_, "what is said")
    if kind == "conflict":
        differ = "differs" if pages == 1 else "differ"
        return f"{_these(pages, 'page')} {differ} on {compared} of the same thing, and not all can be right: {_against(readings)}."
    if kind == "update":
        return f"Accounts written on different days give a figure that moves on: {_against(readings)}."
    if kind == "copied":
        return f"{_these(pages, 'page')} say this in the wording of one text: one origin."
    if kind == "variant":
        if hedged:
            return f"{_these(texts, 'text')} tell this, and one asserts what another only suspects."
        return f"{_these(texts, 'text')} differ on {compared}, and all can be right: {_against(readings)}."
    if kind == "agreed":
        return f"{_these(texts, 'text')}, each in its own wording, agree on {compared}."
    return "Only one page says this."


def office(person: str, readings: Sequence[Reading]) -> str:
    """Say in one sentence that pages put a person in office in different countries."""
    places = " and ".join(f"{reading.value.entity} ({_counted(len(reading.articles), 'page')})" for reading in readings)
    return f"{person} is put in office in different countries, and not all can be right: {places}."


def called(kind: PointKind, person: str, wordings: Sequence[str], readings: Sequence[Reading]) -> str:
    """Say in one sentence what pages call a person."""
    if kind == "copied":
        return why(kind, "role", readings)
    texts = _these(len({text for reading in readings for text in reading.texts}), "text")
    if kind == "agreed":
        return f"{texts} call {person} the same."
    return f"{texts} differ on what {person} is, and all can be right: {' against '.join(f'“{words}”' for words in wordings[:3])}."


def doer(readings: Sequence[Reading]) -> str:
    """Say in one sentence that pages name different people for an act that one person did."""
    pages = len({article for reading in readings for article in reading.articles})
    return f"{_these(pages, 'page')} differ on who did the same thing, and not all can be right: {_against(readings)}."


def contrast(kind: PointKind, slot: str, words: Sequence[str], readings: Sequence[Reading]) -> str:
    """Say in one sentence in which slot of one act pages differ; ``words`` are the two sides' own."""
    pages = _these(len({article for reading in readings for article in reading.articles}), "page")
    sides = " against ".join(_cut(one) for one in words)
    if kind == "conflict":
        return f"{pages} tell the same thing and differ on {slot}, and not all can be right: {sides}."
    if kind == "update":
        return f"Accounts written on different days tell the same thing and differ on {slot}: {sides}."
    return f"{pages} tell the same thing and differ on {slot}, and all may be right: {sides}."


def _against(readings: Sequence[Reading]) -> str:
    quantities = [reading.value.quantity for reading in readings if reading.value.quantity]
    if len(quantities) == 2:
        return difference(quantities[0], quantities[1]).removesuffix(": both can hold")
    whens = [when_phrase(reading.value.when) for reading in readings if reading.value.when]
    named = [f"“{' '.join(quantity.words.split())}”" for quantity in quantities] or whens or [_short(reading) for reading in readings]
    return " against ".join(named[:3])


def _short(reading: Reading) -> str:
    return _cut(reading.value.words or reading.value.entity or "")


def _cut(wording: str) -> str:
    words = " ".join(wording.split()).strip('“”"«»„ ,.')
    return f"“{words if len(words) <= SHORT else words[: SHORT - 1].rsplit(' ', 1)[0] + '…'}”"


def _these(number: int, thing: str) -> str:
    return _counted(number, thing).capitalize()


def _counted(number: int, thing: str) -> str:
    return f"{'one' if number == 1 else number} {thing}{'' if number == 1 else 's'}"
