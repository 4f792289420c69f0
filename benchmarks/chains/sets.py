"""The frozen sets of stories: of invented news, and of any articles that are given."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from chains.documents import Document, House, Sentence, Story
from chains.families import PLANS
from chains.news import Event, event_of, report
from chains.teller import Teller, Writer
from chains.vocabulary import listed

# Facts of a report beside its lead: about what fits on a screen, 200 to 350 words.
_FACTS = (8, 9, 10, 11, 12)

# Words that the facts of a given article need not have: it tells of its own people.
_NOBODY: dict[str, Any] = {"titles": []}


@dataclass(frozen=True)
class Source:
    """An article of anybody: what a chain can start from. ``date`` is an ISO day or ``None``."""

    title: str
    paragraphs: tuple[str, ...]
    date: str | None = None


def stories(name: str) -> Iterator[Story]:
    """Make the stories of a set, ``tuning``, ``fitting`` or ``final``, the same on every machine."""
    settings = listed("seeds.toml")[name]
    news = listed(settings["news"])
    first = settings.get("first", 0)
    for number in range(first, first + settings["stories"]):
        rng = Random(f"{settings['seed']} {number}")
        event = event_of(news, rng)
        yield _told(f"{name}-{number:02}", number, event, _writer(event, rng), news["local"], settings["houses"], rng)


def stories_of(events: Sequence[Sequence[Source]], seed: str, houses: str, local: dict[str, list[str]]) -> Iterator[Story]:
    """Make a story of each event out of the accounts given; an account takes the place of a report in each of the plans.

    ``houses`` names a set of invented houses; ``local`` holds lines that a house may add (leads, reactions, middles). Where an event has
    fewer accounts than a plan needs reports, they are taken again, so give three each.
    """
    for number, sources in enumerate(events):
        rng = Random(f"{seed} {number}")
        values = {"town": "London", "day": "Monday", "day_after": "Tuesday"}
        event = Event(_NOBODY, {}, values, {}, {}, (), datetime.fromisoformat(sources[0].date or "2026-01-05"))
        yield _told(f"given-{number:02}", number, event, _given(sources, event), local, houses, rng)


def _told(name: str, number: int, event: Event, writer: Writer, local: dict[str, list[str]], houses: str, rng: Random) -> Story:
    lines = {kind: list(local[kind]) for kind in sorted(local)}
    teller = Teller(event, writer, lines, listed("houses.toml")[houses], rng, number)
    plan = list(PLANS)[number % len(PLANS)]
    PLANS[plan](teller)
    return teller.told(name, plan)


def _writer(event: Event, rng: Random) -> Writer:
    def write(name: str, house: House, voice: int) -> Document:
        return report(event, name, house, voice, rng, house.short if house.agency else "reporters", rng.choice(_FACTS))

    return write


def _given(sources: Sequence[Source], event: Event) -> Writer:
    def write(name: str, house: House, voice: int) -> Document:
        source = sources[voice % len(sources)]
        count, paragraphs = 0, []
        for words in source.paragraphs:
            parts = sentences(words)
            paragraphs.append(tuple(Sentence(part, (f"{name}:{count + at}",)) for at, part in enumerate(parts)))
            count += len(parts)
        return Document(name, house, source.title, tuple(p for p in paragraphs if p), written=event.day.replace(hour=8 + voice))

    return write


_END = re.compile(r"(?<=[a-z0-9)”\"][.!?])[”\"]? +(?=[A-Z“\"])")


def sentences(paragraph: str) -> list[str]:
    """Part a paragraph into sentences, never inside quotation marks."""
    found, start = [], 0
    for end in _END.finditer(paragraph):
        head = paragraph[start : end.start()] + end.group().strip()
        if head.count("“") == head.count("”") and head.count('"') % 2 == 0 and not _ABBREVIATED.search(head):
            found.append(head)
            start = end.end()
    return [part for part in [*found, paragraph[start:].strip()] if part]


_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|No)\.$")
