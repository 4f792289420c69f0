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


def update(how: str, type_: PointType, readings: Sequence[Reading]) -> str:
    """Say in one sentence how a later account supersedes an earlier one.

    ``how``: a ``figure`` that moved on, a ``deed`` that was planned, a plan that was ``dropped`` or
    ``moved``, a ``state`` that ended.
    """
    thing = {"place": "place", "when": "day"}.get(type_, "name")
    told = {
        "figure": "A later account gives a figure that has moved on",
        "deed": "One page tells as a plan what another tells as done",
        "dropped": "One page tells as a plan what another tells otherwise",
        "moved": f"A later account gives another {thing} for what was planned",
        "state": "A later account tells that this is no longer so",
    }
    return f"{told[how]}: {_against(readings)}."


def checked(what: str, readings: Sequence[Reading]) -> str:
    """Say in one sentence what of the pages' own figures was compared: a ``sum``, a ``length``, a ``weekday``, a ``headline``."""
    one = len({article for reading in readings for article in reading.articles}) == 1
    told = {
        "sum": "The killed and the injured of this page do not make its number of casualties",
        "length": f"From the beginning to the end that {'this page gives' if one else 'one page gives'} it is not as long as "
        f"{'it says' if one else 'another says'}",
        "weekday": "The weekday does not belong to its date",
        "headline": "The headline gives another figure than its own page",
    }
    return f"{told[what]}: {_against(readings)}."


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


def mouths(readings: Sequence[Reading]) -> str:
    """Say in one sentence that pages give the same words to different people."""
    pages = len({article for reading in readings for article in reading.articles})
    named = " and ".join(f"{reading.value.entity} ({_counted(len(reading.articles), 'page')})" for reading in readings)
    return f"{_these(pages, 'page')} put the same words into different mouths, and not all can be right: {named}."


def turned(words: Sequence[str], readings: Sequence[Reading]) -> str:
    """Say in one sentence which words of a quotation differ, so that it says another thing."""
    pages = len({article for reading in readings for article in reading.articles})
    differing = " against ".join(f"“{one}”" for one in words)
    return f"{_these(pages, 'page')} quote one saying with another word in it, and not all can be right: {differing}."


def contrast(kind: PointKind, slot: str, words: Sequence[str], readings: Sequence[Reading]) -> str:
    """Say in one sentence in which slot of one act pages differ; ``words`` are the two sides' own."""
    pages = _these(len({article for reading in readings for article in reading.articles}), "page")
    sides = " against ".join(_cut(one) for one in words)
    if kind == "conflict":
        return f"{pages} tell the same thing and differ on {slot}, and not all can be right: {sides}."
    if kind == "update":
        return f"Accounts written on different days tell the same thing and differ on {slot}: {sides}."
    return f"{pages} tell the same thing and differ on {slot}, and all can be right: {sides}."


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
