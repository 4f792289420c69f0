"""Invented news: an event with its facts and sayings, and reports of it that share no more than the event."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from chains.documents import Document, House, Paragraph, Sentence
from chains.vocabulary import listed

_CHOICE = re.compile(r"\[([^\[\]|]*(?:\|[^\[\]|]*)+)\]")
_SLOT = re.compile(r"\{(\w+)\}")

# Wordings of one fact in the word lists. A report keeps to one; the last is left to heavy rewriting where a story has any.
VOICES = 3


@dataclass(frozen=True)
class Person:
    """A speaker: a role, and a name in one or two spellings."""

    role: str
    given: tuple[str, ...]
    surname: tuple[str, ...]


@dataclass(frozen=True)
class Event:
    """What happened: a kind of event, its values by slot, its people, and what they said (speaker, words)."""

    domain: dict[str, Any]
    news: dict[str, Any]
    values: dict[str, str]
    names: dict[str, tuple[str, ...]]
    people: dict[str, Person]
    quotes: tuple[tuple[str, str], ...]
    day: datetime


def chosen(template: str, rng: Random) -> str:
    """Settle the choices ``[a|b]`` of a template."""
    return _CHOICE.sub(lambda found: rng.choice(found[1].split("|")), template)


def _figure(value: int) -> str:
    """Write a number as agencies do: words below ten, digits with commas above."""
    words: list[str] = listed("words.toml")["numbers"]
    return words[value] if value < 10 else f"{value:,}"


def event_of(news: dict[str, Any], rng: Random) -> Event:
    """Invent an event from the word lists of a set."""
    domain = rng.choice(news["domain"])
    town, org = tuple(rng.choice(news["towns"])), rng.choice(news["orgs"])
    day = datetime(2026, 1, 5, 6) + timedelta(days=rng.randrange(300), minutes=rng.randrange(600))
    given, surnames = rng.sample(news["given"], 4), rng.sample(news["surnames"], 4)
    people = {key: Person(domain["roles"][key], tuple(given[at]), tuple(surnames[at])) for at, key in enumerate("ABCD")}
    values = {name: rng.randint(low, high) for name, (low, high) in sorted(domain["numbers"].items())}
    said = {name: str(value) if name == "year" else _figure(value) for name, value in values.items()}
    said |= {"town": town[0], "org": org, "region": rng.choice(news["regions"])[0], "day": f"{day:%A}"}
    said |= {"day_after": f"{day + timedelta(days=1):%A}", "people": str(rng.randint(12, 96)), "far": str(rng.randint(60, 540))}
    quotes = tuple((speaker, _filled(chosen(words, rng), said)) for speaker, words in domain["quotes"])
    names = {town[0]: town} | {name[0]: name for person in people.values() for name in (person.given, person.surname)}
    return Event(domain, news, said, names, people, quotes, day)


def _filled(template: str, values: dict[str, str]) -> str:
    def value(found: re.Match[str]) -> str:
        name = found[1]
        if name in values:
            return values[name]
        plain = values[name[0].lower() + name[1:]]
        return plain[0].upper() + plain[1:]

    return _SLOT.sub(value, template)


def title_of(event: Event, voice: int) -> str:
    """Return the event's headline in one of the wordings."""
    title = _filled(event.domain["titles"][voice], event.values)
    return title[0].upper() + title[1:]


class _Reporter:
    """Names people in full the first time and by surname after."""

    def __init__(self, event: Event, rng: Random) -> None:
        self.event, self.rng, self.known = event, rng, set[str]()

    def values(self) -> dict[str, str]:
        named = {key: self._named(key) for key in self.event.people}
        return self.event.values | named

    def _named(self, key: str) -> str:
        person = self.event.people[key]
        full = f"{person.given[0]} {person.surname[0]}"
        return person.surname[0] if key in self.known else self.rng.choice((f"{person.role} {full}", f"{full}, the {person.role},"))

    def write(self, template: str) -> str:
        words = _filled(chosen(template, self.rng), self.values())
        self.known |= set(_SLOT.findall(template)) & set(self.event.people)
        words = re.sub(r",(?=[.,:?])", "", words)
        return words[0].upper() + words[1:]


def report(event: Event, name: str, house: House, voice: int, rng: Random, hearer: str, size: int) -> Document:
    """Write an account of the event in one of the wordings, of ``size`` facts and a few sayings, as a document of ``house``."""
    write = _Reporter(event, rng)
    facts, background = event.domain["facts"], event.news["background"]["facts"]
    picked = [facts[0], *rng.sample(facts[1:], min(size, len(facts) - 1))]
    picked += rng.sample(background, min(3, len(background)))
    sayings = rng.sample(range(len(event.quotes)), min(rng.randint(3, 5), len(event.quotes)))
    spots = sorted(rng.sample(range(2, len(picked)), min(len(sayings), len(picked) - 2)))
    sentences: list[Sentence] = []
    for at, fact in enumerate(picked):
        if at in spots:
            number = sayings[spots.index(at)]
            sentences.append(_saying(event, number, voice, write, hearer, f"{name}:{len(sentences)}"))
        words = write.write(fact[voice])
        others = tuple(write.write(other) for wording, other in enumerate(fact) if wording == VOICES - 1 != voice)
        sentences.append(Sentence(words, (f"{name}:{len(sentences)}",), (), others))
    return Document(
        name, house, title_of(event, voice), _paragraphs(sentences, rng), written=event.day + timedelta(hours=rng.randint(3, 9))
    )


def _saying(event: Event, number: int, voice: int, write: _Reporter, hearer: str, origin: str) -> Sentence:
    speaker, quote = event.quotes[number]
    templates: list[str] = listed("words.toml")["attributions"][voice]
    template = write.rng.choice(templates).replace("{S}", "{" + speaker + "}").replace("{q}", quote).replace("{hearer}", hearer)
    known = set(write.known)
    words, after = write.write(template), write.known
    write.known = known
    others = (write.write(templates[0].replace("{S}", "{" + speaker + "}").replace("{q}", quote).replace("{hearer}", hearer)),)
    write.known = after
    return Sentence(words, (origin,), (f"quote {number}",), others)


def _paragraphs(sentences: list[Sentence], rng: Random) -> tuple[Paragraph, ...]:
    """Part sentences into paragraphs as agencies do: the lead alone, then one to three."""
    paragraphs: list[Paragraph] = [(sentences[0],)]
    at = 1
    while at < len(sentences):
        count = rng.choice((1, 1, 2, 2, 3))
        paragraphs.append(tuple(sentences[at : at + count]))
        at += count
    return tuple(paragraphs)
