"""News of our own, in any amount: events told by several outlets, in crowds of neighbouring events of one field, series and anniversaries.

The words are stems of the background of `tellings.grouping` drawn as often as news holds them, so that they are as rare as in news; names
are invented. What a field, its people, a series and an event contribute is drawn anew for each of them. All of it comes from the seed.
"""

from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple

import numpy as np

OUTLETS = 40
FIELDS = 60

# Of a hundred events: another one of a series (same people, same kind of thing, some days on), or an anniversary of an old one.
SERIES, ANNIVERSARIES = 0.12, 0.03
# Of a hundred articles: copies of an earlier one of the event, with a few words changed.
COPIES = 0.18
# Words of an article, from its event, its field, the people of its field; the rest are words of news at large.
SHARES = {"event": 0.17, "field": 0.10, "people": 0.05}
WORDS_OF_EVENT, WORDS_OF_FIELD, PEOPLE_OF_FIELD = 18, 70, 40
# Articles in a day.
PACE = 110

_CONSONANTS = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "st", "tr", "kl"]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ou"]


class Generated(NamedTuple):
    """An article: its place, title, text, day from year 1, and the event that it tells."""

    name: str
    title: str
    text: str
    day: int
    event: int


class _Event(NamedTuple):
    field: int
    words: list[str]
    names: list[str]
    day: int


def generate(count: int, seed: int) -> Iterator[Generated]:
    """Yield ``count`` articles by day."""
    desk = _Desk(seed)
    articles: list[Generated] = []
    day, made = 737_000, 0
    while made < count:
        for event in desk.events(day):
            articles += desk.told(event)
        due = sorted((each for each in articles if each.day <= day), key=lambda each: (each.day, each.name))
        articles = [each for each in articles if each.day > day]
        yield from due[: count - made]
        made += len(due)
        day += 1


class _Desk:
    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.random = np.random.default_rng(seed)
        lines = (resources.files("tellings.grouping") / "background.tsv").read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        self.words = np.array([word for word, _ in rows], dtype=object)
        share = np.array([float(number) for _, number in rows]) ** 1.3
        self.below = np.cumsum(share / share.sum())
        self.fields = [(self._rare(WORDS_OF_FIELD), [self.name() for _ in range(PEOPLE_OF_FIELD)]) for _ in range(FIELDS)]
        self.past: list[_Event] = []
        self.written = 0
        self.number = 0

    def name(self) -> str:
        made = "".join(
            str(self.random.choice(_CONSONANTS)) + str(self.random.choice(_VOWELS)) for _ in range(int(self.random.integers(2, 4)))
        )
        return made.capitalize()

    def _rare(self, count: int) -> list[str]:
        """Draw words that stand in few articles each."""
        return [str(word) for word in self.words[self.random.integers(300, len(self.words), count)]]

    def events(self, day: int) -> list[_Event]:
        made: list[_Event] = []
        for _ in range(PACE // 3):
            roll = self.random.random()
            if self.past and roll < SERIES:
                old = self.past[-1 - int(self.random.integers(0, min(len(self.past), 300)))]
                words = old.words[: WORDS_OF_EVENT // 2] + self._rare(WORDS_OF_EVENT // 2)
                event = _Event(old.field, words, [*old.names[:2], self.name(), str(int(self.random.integers(11, 9999)))], day)
            elif self.past and roll < SERIES + ANNIVERSARIES:
                old = self.past[int(self.random.integers(0, len(self.past)))]
                event = _Event(old.field, old.words[:10] + self._rare(8), [*old.names, self.name()], day)
            else:
                field = int(FIELDS * self.random.random() ** 1.6)
                figures = [str(int(each)) for each in self.random.integers(11, 9999, 3)]
                event = _Event(field, self._rare(WORDS_OF_EVENT), [*(self.name() for _ in range(4)), *figures], day)
            made.append(event)
        self.past = (self.past + made)[-4000:]
        return made

    def told(self, event: _Event) -> list[Generated]:
        """Tell an event by one outlet or several, on its day and the next ones."""
        self.number += 1
        outlets = 1 + min(int(self.random.pareto(1.1)), OUTLETS - 1)
        bodies: list[tuple[str, list[str]]] = []
        articles = []
        for outlet in self.random.permutation(OUTLETS)[:outlets].tolist():
            if bodies and self.random.random() < COPIES:
                title, words = bodies[int(self.random.integers(0, len(bodies)))]
                words = [word if self.random.random() > 0.03 else str(self.drawn(1)[0]) for word in words]
            else:
                title, words = self.title(event), self.body(event)
                bodies.append((title, words))
            self.written += 1
            day = event.day + min(int(self.random.exponential(0.7)), 6)
            articles.append(Generated(f"https://outlet{outlet}.example/{self.seed}-{self.written}", title, _set(words), day, self.number))
        return articles

    def drawn(self, count: int) -> np.ndarray:
        return self.words[np.searchsorted(self.below, self.random.random(count)).clip(max=len(self.words) - 1)]

    def title(self, event: _Event) -> str:
        picked = [*self.random.choice(event.names, 2, replace=False), *self.random.choice(event.words[:8], 3, replace=False)]
        return " ".join([*map(str, picked), *map(str, self.drawn(2))]).capitalize()

    def body(self, event: _Event) -> list[str]:
        size = int(np.clip(self.random.normal(330, 90), 90, 900))
        words = self.drawn(size)
        roll = self.random.random(size)
        field_words, people = self.fields[event.field]
        known = [*event.words, *event.names, *event.names]
        # An outlet leaves out a third of what there is to tell.
        told = [each for each in known if self.random.random() > 0.33] or known
        at_event = roll < SHARES["event"]
        at_field = (roll >= SHARES["event"]) & (roll < SHARES["event"] + SHARES["field"])
        at_people = roll > 1 - SHARES["people"]
        words[at_event] = self.random.choice(np.array(told, dtype=object), int(at_event.sum()))
        words[at_field] = self.random.choice(np.array(field_words, dtype=object), int(at_field.sum()))
        here = self.random.choice(people, 5)
        words[at_people] = self.random.choice(np.array(here, dtype=object), int(at_people.sum()))
        return [str(word) for word in words]


def _set(words: list[str]) -> str:
    """Set words as sentences of fourteen, three to a paragraph."""
    sentences = [" ".join(words[at : at + 14]) for at in range(0, len(words), 14)]
    shown = [sentence[:1].upper() + sentence[1:] + "." for sentence in sentences]
    return "\n\n".join(" ".join(shown[at : at + 3]) for at in range(0, len(shown), 3))
