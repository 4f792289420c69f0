"""What a house puts around and into a text: local lines, furniture, and what it forgets to take away."""

import re
from dataclasses import replace
from random import Random
from typing import Any

from chains.documents import Document, Sentence
from chains.news import Event, chosen
from chains.rates import happens
from chains.style import styled


class Dresser:
    """Dresses the pages of one story; each local line of ``local`` is used once."""

    def __init__(self, event: Event, rng: Random, local: dict[str, list[str]], names: dict[str, Any]) -> None:
        self.event, self.rng, self.local, self.names = event, rng, local, names
        self.others = [name for kind in ("houses", "agencies") for name, _ in names[kind]]

    def with_local(self, page: Document, edits: list[str]) -> Document:
        """Add the house's own lead, reaction or comparison, where any is left."""
        for kind in ("leads", "reactions", "middles"):
            lines = self.local[kind]
            if lines and happens(self.rng, kind[:-1]):
                own = self._own(lines.pop(self.rng.randrange(len(lines))), page)
                at = {"leads": 0, "reactions": len(page.paragraphs)}.get(kind, len(page.paragraphs) // 2)
                dateline = "" if kind == "leads" and self.rng.random() < 0.6 else page.dateline
                page = replace(page, paragraphs=(*page.paragraphs[:at], (own,), *page.paragraphs[at:]), dateline=dateline)
                edits.append(f"local-{kind[:-1]}")
        return page

    def _own(self, template: str, page: Document) -> Sentence:
        place, mayor = page.house.place, self.rng.choice(self.names["locals"])
        values = self.event.values | {"place": place, "Place": place, "mayor": mayor, "Mayor": mayor}
        words = re.sub(r"\{(\w+)\}", lambda found: values[found[1]], chosen(template, self.rng))
        words = styled(words, page.house, self.event.names, self.rng, 1.0)
        return Sentence(words, (f"{page.name}+{len(self.local['leads'])}{len(self.local['reactions'])}{len(self.local['middles'])}",))

    def left_over(self, page: Document, source: Document, edits: list[str]) -> Document:
        """Leave a line of the source's on the page, or add one that names a third house."""
        lines = [*source.tail, *([source.credit] if source.credit and source.credit != page.credit else [])]
        if lines and happens(self.rng, "leftover"):
            edits.append("leftover")
            page = replace(page, tail=(self.rng.choice(lines),))
        if happens(self.rng, "third"):
            edits.append("third")
            line = self.rng.choice(self.names["thirds"]).replace("{third}", self.rng.choice(self.others))
            page = replace(page, tail=(line, *page.tail))
        return page

    def furnished(self, page: Document, edits: list[str]) -> Document:
        """Put the house's furniture and standing line around the story, furniture sometimes into it."""
        if happens(self.rng, "furniture"):
            line = self.rng.choice(self.names["furniture"]).replace("{other}", self.rng.choice(self.names["elsewhere"]))
            edits.append("furniture")
            if self.rng.random() < 0.4 and len(page.paragraphs) > 3:
                at = self.rng.randrange(1, len(page.paragraphs) - 1)
                page = replace(page, paragraphs=(*page.paragraphs[:at], (Sentence(line),), *page.paragraphs[at:]))
            else:
                page = replace(page, tail=(*page.tail, line))
        if happens(self.rng, "standing"):
            page = replace(page, tail=(*page.tail, page.house.standing))
        return page
