"""The making of one story: wires, reports, copies and pasted pages, with every debt between them set down."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from chains import credits
from chains.cutting import Order
from chains.documents import STRENGTHS, Document, Edge, House, Sentence, Story, Strength
from chains.houses import agencies, newsrooms
from chains.news import Event
from chains.newsroom import Desk
from chains.pages import printed
from chains.rewriting import rewritten
from chains.truth import passages, shares

# Strengths of rewriting in the order in which they are dealt out: half of what newsrooms take they hardly touch.
_DEALT: tuple[Strength, ...] = ("verbatim", "light", "medium", "light", "heavy", "verbatim", "medium", "translated", "light", "heavy")

# Sentences that each direct copy of a hidden wire lacks and another has, at least.
_LACKED = 3

Writer = Callable[[str, House, int], Document]


class Teller:
    """Makes one story: hands out houses and names, keeps pages, hidden documents and debts."""

    def __init__(self, event: Event, writer: Writer, local: dict[str, list[str]], names: dict[str, Any], rng: Random, number: int) -> None:
        self.rng, self.event, self.writer, self.number = rng, event, writer, number
        self.houses = newsrooms(names, rng)
        self.known = agencies(names, rng)
        self.agencies = list(self.known)
        self.desk = Desk(event, rng, local, names)
        self.pages: dict[str, Document] = {}
        self.edges: list[Edge] = []
        self.hidden: list[str] = []
        self.signers: dict[str, House | None] = {}

    def wire(self, voice: int, *, shown: bool, name: str) -> Document:
        """Write an agency's text, on a page of its own or hidden."""
        signers = [house for house in self.signers.values() if house]
        agency = signers[0] if signers and self.rng.random() < 0.3 else self.agencies.pop()
        document = self.desk.written(self.writer(name, agency, voice))
        document = credits.signed(document, self.event.values["town"], agency, self.rng)
        if self.rng.random() < 0.15:
            document = replace(document, tail=(f"{self.rng.choice(self.agencies).name} contributed to this report.",))
        self.signers[name] = agency
        if shown:
            self.pages[name] = document
        else:
            self.hidden.append(name)
        return document

    def own(self, voice: int, name: str) -> Document:
        """Write a newsroom's own report; now and then with the agency's dateline, or an agency thanked for a part."""
        house = self.houses.pop()
        document = self.desk.written(self.writer(name, house, voice))
        bylines = (f"By {house.reporter}", f"{house.reporter}, {house.name}", "", f"By {house.name} Staff")
        document = replace(document, byline=self.rng.choice(bylines))
        town = self.event.values["town"]
        confound = self.rng.random()
        if confound < 0.12:
            document = replace(document, dateline=f"{town.upper()} ({self.rng.choice(self.known).short}) - ")
        elif confound < 0.35:
            document = replace(document, dateline=f"{town.upper()} — ")
        elif confound < 0.45:
            document = replace(document, credit=f"With agencies including {self.rng.choice(self.known).name}")
        document = self.desk.own(document)
        self.signers[name] = None
        self.pages[name] = document
        return document

    def copy(self, source: Document, name: str, order: Order | None = None) -> Document:
        """Let the next house take a text."""
        order = order or Order(self.strength())
        copy, edits = self.desk.copy(source, name, self.houses.pop(), order, self.signers[source.name])
        signer = self.signers[source.name]
        named = f"{copy.byline} {copy.credit} {copy.dateline}"
        self.signers[name] = signer if signer and (signer.short in named or signer.name in named) else None
        self.pages[name] = copy
        self.edges.append(Edge(source.name, name, order.strength, edits))
        return copy

    def strength(self) -> Strength:
        """Deal out the next strength of rewriting."""
        self.number += 1
        return _DEALT[self.number % len(_DEALT)]

    def splice(self, first: Document, second: Document, name: str) -> Document:
        """Paste two texts into one page, the second under a line of its own or straight on."""
        house, rng = self.houses.pop(), self.rng
        strengths = (rng.choice(STRENGTHS[:3]), rng.choice(STRENGTHS[:3]))
        halves = []
        for part, strength in zip((first, second), strengths, strict=True):
            kept = [p for p in part.paragraphs if not p[0].furniture]
            halves.append(rewritten(tuple(kept[: max(3, round(len(kept) * rng.uniform(0.5, 0.9)))]), strength, rng))
        lines = [line for part in (first, second) if (line := self._pasted(part))]
        middle = [(Sentence(lines[0]),)] if lines and rng.random() < 0.4 else []
        paragraphs = (*halves[0], *middle, *halves[1])
        page = Document(name, house, (first if rng.random() < 0.3 else second).title, paragraphs, written=second.written)
        edits: list[str] = ["splice"]
        page, dated = credits.dated(page, first, rng)
        page = replace(page, byline=rng.choice(("", f"{house.name} newsroom and agencies", f"By {house.reporter}")))
        self.pages[name] = self.desk.dresser.furnished(page, edits)
        for part, strength in zip((first, second), strengths, strict=True):
            self.edges.append(Edge(part.name, name, strength, tuple(dict.fromkeys([strength, *edits, *dated]))))
        self.signers[name] = None
        return self.pages[name]

    def _pasted(self, part: Document) -> str:
        """Return the line that a pasted text brings along: its agency's, or its title as a heading."""
        signer = self.signers[part.name]
        return f"© {signer.name}" if signer else part.title

    def apart(self, wire: Document, count: int) -> list[Order]:
        """Order ``count`` copies of a wire of which each lacks sentences that the others keep."""
        body = [s.origins[0] for s in wire.sentences() if not s.furniture][1:]
        blocks = [frozenset(body[at : at + _LACKED]) for at in range(0, len(body) - _LACKED + 1, _LACKED)]
        tail = blocks[-1]
        rest = self.rng.sample(blocks[:-1], count - 1)
        lacked = [tail, *rest]
        self.rng.shuffle(lacked)
        everything = frozenset().union(*lacked)
        return [Order(self.strength(), cut, everything - cut) for cut in lacked]

    def told(self, name: str, plan: str) -> Story:
        """Print the pages and set down the truth."""
        order = list(self.pages)
        self.rng.shuffle(order)
        made = {page: printed(self.pages[page]) for page in order}
        texts = {page: text for page, (text, _) in made.items()}
        places = {page: place for page, (_, place) in made.items()}
        roots = {page: shares(place) for page, place in places.items()}
        return Story(name, plan, texts, dict(self.pages), roots, tuple(self.edges), tuple(self.hidden), passages(texts, places), places)
