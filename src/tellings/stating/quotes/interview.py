"""Interviews and transcripts without marks: "Q: … / A: …", "LIND: … / BRANDT: …"."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tellings.model import Mention
from tellings.stating.parsing import Parsed
from tellings.stating.quotes.voices import Voice

# A label in front of a turn: "Q:", "A.", or one to four words in capitals ("MAYOR LIND:").
_LABEL = re.compile(r"(?P<name>[QA]|[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*){0,3})(?::|\.(?= [A-ZÀ-Þ“\"]))\s+(?=\S)")

# So many turns, by two speakers, make an interview; fewer are headings with a colon.
_LEAST_TURNS = 4


class Turn(NamedTuple):
    """What one speaker says in one paragraph, ``start`` to ``end``, and who it is."""

    start: int
    end: int
    voice: Voice


def turns(parsed: Parsed, mentions: Sequence[Mention]) -> list[Turn]:
    """Return the turns of an interview whose speakers are known, in order of place. A question ("Q:") is nobody's.

    "A:" is the person that the article names most often. A name in capitals is the person whose name ends so.
    """
    text = parsed.article.text
    found = [
        (match, block.start, block.start + len(block.text.rstrip()))
        for block in parsed.blocks
        if (match := _LABEL.match(block.text)) is not None
    ]
    labels = Counter(match["name"] for match, _, _ in found)
    if len(found) < _LEAST_TURNS or len(labels) < 2:
        return []
    persons = Counter(mention.entity for mention in mentions if mention.kind == "person" and mention.named)
    answering = min(persons, key=lambda person: (-persons[person], person), default=None) if {"Q", "A"} <= set(labels) else None
    named: dict[str, str] = {}
    for person in sorted(persons):
        named.setdefault(person.split()[-1].upper(), person)
    made = []
    for match, start, end in found:
        name = match["name"]
        speaker = answering if name == "A" else named.get(name.split()[-1])
        if speaker is not None and name != "Q" and "\n" not in text[start : start + match.end()]:
            made.append(Turn(start + match.end(), end, Voice(speaker, start, start + match.end("name"))))
    return made
