"""A newsroom at work: a report of its own, or a page made out of a text that it takes."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from chains import credits
from chains.cutting import Order, Paragraphs, corrected, cut, misprinted, mistaken
from chains.documents import Document, House
from chains.dressing import Dresser
from chains.news import Event
from chains.rates import happens
from chains.rewriting import moved, rewritten, swaps
from chains.style import honoured, named, styled


class Desk:
    """The desks of one story's houses."""

    def __init__(self, event: Event, rng: Random, local: dict[str, list[str]], names: dict[str, Any]) -> None:
        self.event, self.rng = event, rng
        self.dresser = Dresser(event, rng, local, names)

    def written(self, document: Document) -> Document:
        """Bring a report of the house's own into its style; now and then a misprint stays in."""
        house, names, rng = document.house, self.event.names, self.rng
        paragraphs = _each(document.paragraphs, lambda words: styled(words, house, names, rng, 1.0))
        if house.honorific:
            paragraphs = _each(paragraphs, lambda words: honoured(words, self._surnames()))
        document = replace(document, title=styled(document.title, house, names, rng, 1.0), paragraphs=paragraphs)
        return misprinted(document, rng) if happens(rng, "misprint") else document

    def own(self, document: Document) -> Document:
        """Dress a report of a house's own."""
        edits: list[str] = []
        return self.dresser.furnished(self.dresser.with_local(document, edits), edits)

    def copy(self, source: Document, name: str, house: House, order: Order, agency: House | None) -> tuple[Document, tuple[str, ...]]:
        """Make a page of ``house`` out of ``source``; ``agency`` is who signed it. Returns the page and the classes of edits made."""
        rng = self.rng
        edits: list[str] = [order.strength]
        paragraphs = cut(source, order, rng, edits)
        paragraphs = rewritten(corrected(paragraphs, rng, edits), order.strength, rng)
        if happens(rng, "hearer"):
            told = agency.short if agency else source.house.short
            paragraphs = _each(paragraphs, lambda words: credits.hearer(words, told, house, rng))
        paragraphs = self._dressed(mistaken(paragraphs, rng, edits), house, order, edits)
        if self._dangles(source, paragraphs):
            edits.append("dangling")
        copy = Document(name, house, self._title(source.title, house, edits), paragraphs, written=source.written)
        copy, signed = credits.taken(source, copy, agency, rng)
        copy, dated = credits.dated(copy, source, rng)
        dresser = self.dresser
        copy = dresser.furnished(dresser.left_over(dresser.with_local(copy, edits), source, edits), edits)
        return copy, tuple(dict.fromkeys([*edits, *signed, *dated]))

    def _title(self, title: str, house: House, edits: list[str]) -> str:
        if not happens(self.rng, "title"):
            return title
        edits.append("title")
        swapped = swaps(title, self.rng, 1.0, 3)
        title = self.rng.choice((re.split(r"[:;,] ", title)[0], swapped, moved(f"{swapped}.", self.rng)[:-1]))
        return styled(title, house, self.event.names, self.rng, 1.0)

    def _dressed(self, paragraphs: Paragraphs, house: House, order: Order, edits: list[str]) -> Paragraphs:
        """Apply the house's style: always to what was told anew, mostly to the rest."""
        names, rng = self.event.names, self.rng
        paragraphs = tuple(
            tuple(replace(s, words=styled(s.words, house, names, rng, 1.0)) if s.words in s.others else s for s in p) for p in paragraphs
        )
        if order.strength == "translated":
            paragraphs = _each(paragraphs, lambda words: named(words, names, 1))
        if not happens(rng, "styled"):
            return paragraphs
        edits.append("styled")
        care = rng.choice((0.6, 0.9, 1.0))
        paragraphs = _each(paragraphs, lambda words: styled(words, house, names, rng, care))
        if house.honorific and happens(rng, "honorific"):
            paragraphs = _each(paragraphs, lambda words: honoured(words, self._surnames()))
        return paragraphs

    def _surnames(self) -> dict[str, tuple[str, ...]]:
        return {person.surname[0]: person.surname for person in self.event.people.values()}

    def _dangles(self, source: Document, paragraphs: Paragraphs) -> bool:
        """Tell whether the copy goes on naming somebody whose introduction it has cut."""
        left = " ".join(s.words for p in paragraphs for s in p)
        before = " ".join(s.words for s in source.sentences())
        for person in self.event.people.values():
            full = [f"{given} {surname}" for given in person.given for surname in person.surname]
            if any(f in before for f in full) and not any(f in left for f in full) and any(s in left for s in person.surname):
                return True
        return False


def _each(paragraphs: Paragraphs, change: Callable[[str], str]) -> Paragraphs:
    return tuple(tuple(s if s.furniture else replace(s, words=change(s.words)) for s in p) for p in paragraphs)
