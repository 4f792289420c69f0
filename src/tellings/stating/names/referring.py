"""Whom titles and pronouns stand for, by the persons that an article has in view while it is read."""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tellings.model import Mention
from tellings.stating.names.holders import Known, holders_of
from tellings.stating.names.offices import Office, offices
from tellings.stating.names.placed import Placed
from tellings.stating.names.vocabulary import folded, given, mistakable, roles, straight
from tellings.stating.parsing import Parsed, ParsedBlock
from tellings.stating.quotes.marks import running
from tellings.stating.quotes.voices import is_reporting

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MALE, _FEMALE = frozenset(["he", "him", "his"]), frozenset(["she", "her"])


class _View:
    """The persons that an article has in view while it is read from the top: by order of mention, and as subjects."""

    def __init__(self) -> None:
        self.latest: dict[str, int] = {}
        self.block_of: dict[str, int] = {}
        self.subject: str | None = None
        self.sentence: list[str] = []
        self.before: list[str] = []
        self.before_subject: str | None = None
        self.count = 0

    def see(self, person: str, block: int, subject: bool) -> None:
        self.count += 1
        self.latest[person] = self.count
        self.block_of[person] = block
        if person not in self.sentence:
            self.sentence.append(person)
        if subject and self.subject is None:
            self.subject = person

    def turn(self) -> None:
        if self.sentence:
            self.before, self.before_subject = self.sentence, self.subject or (self.sentence[0] if len(self.sentence) == 1 else None)
        self.sentence, self.subject = [], None


def referring(parsed: Parsed, named: Sequence[Mention], known: Known, genders: Mapping[str, str]) -> tuple[Mention, ...]:
    """Return one article's mentions with the titles and pronouns that stand for persons, in order of place."""
    view = _View()
    found: list[Mention] = []
    quoted = [(quote.left, quote.right) for quote in running([(block.start, block.text) for block in parsed.blocks])]
    for number, block in enumerate(parsed.blocks):
        placed = Placed(block, named)
        by_first = {office.first: office for office in offices(block, placed) if not office.holder}
        skip = 0
        for i, (token, lower) in enumerate(zip(block.tokens, block.lowers, strict=True)):
            if token.is_sent_start:
                view.turn()
            if i < skip:
                continue
            at = placed.at.get(i)
            office = by_first.get(i)
            if office and office.definite:
                person = _office_holder(office, known, view, number)
                if person:
                    found.append(_mention(parsed, block, office.first, office.last, person))
                    view.see(person, number, _subject(block.doc, i, office.last))
                    skip = office.last
                    continue
            person = _by_calling(block.doc, i, known, view, number) if lower == "the" else None
            if person:
                found.append(_mention(parsed, block, i, i + 2, person))
                skip = i + 2
                continue
            if at and at[0] == i:
                found.append(at[2])
                if at[2].kind == "person":
                    view.see(at[2].entity, number, _subject(block.doc, at[0], at[1]))
            elif lower in _MALE or lower in _FEMALE:
                person = _pronoun(token, block, view, genders, quoted)
                if person:
                    found.append(_mention(parsed, block, i, i + 1, person))
                    view.see(person, number, token.dep_ in {"nsubj", "nsubjpass"})
        view.turn()
    return tuple(found)


def _mention(parsed: Parsed, block: ParsedBlock, first: int, last: int, person: str) -> Mention:
    start, behind = block.doc[first].idx, block.doc[last - 1]
    return Mention(parsed.span(block, start, behind.idx + len(behind)), person, "person", block.doc[first:last].text, named=False)


def _subject(doc: "Doc", first: int, last: int) -> bool:
    return any(doc[i].dep_ in {"nsubj", "nsubjpass"} for i in range(first, last))


def _office_holder(office: Office, known: Known, view: _View, number: int) -> str | None:
    holders = holders_of(office, known)
    seen = [person for person in holders if person in view.latest]
    if office.of is not None and len(holders) == 1:
        return holders[0]
    if seen:
        return max(seen, key=lambda person: (view.latest[person], person))
    return _slip(office, known, view, number) if not holders else None


def _by_calling(doc: "Doc", i: int, known: Known, view: _View, number: int) -> str | None:
    """Return whom "the nurse" stands for that speaks: the only person of the paragraph so far, of whom the story knows no role."""
    if i + 1 >= len(doc) or doc[i + 1].text not in roles().words["occupations"] or doc[i + 1].tag_ != "NN":
        return None
    if not (is_reporting(doc[i + 1].head) or (i and is_reporting(doc[i - 1]))):
        return None
    if i + 2 < len(doc) and (doc[i + 2].lower_ in {"of", "who", "from", "at", "in"} or doc[i + 2].tag_ in {"POS", "NN", "NNP"}):
        return None
    near = [person for person, block in sorted(view.block_of.items()) if block == number]
    return near[0] if len(near) == 1 and near[0] not in known else None


def _slip(office: Office, known: Known, view: _View, number: int) -> str | None:
    """Return whom a role of a country that nobody in the story heads can only mean: its formal name is another's cut short, and that
    other country's head was spoken of in this paragraph or the one before. Anything less is left open."""
    if office.of is None or office.role not in roles().of_country:
        return None
    words = straight(office.of.words).removeprefix("the ").removeprefix("The ")
    others = mistakable().get(words, ())
    near = [
        person
        for person, held in known.items()
        if any(h.of in others and h.role in roles().of_country for h in held) and number - view.block_of.get(person, -9) <= 1
    ]
    return near[0] if len(near) == 1 else None


def genders_of(parsed: Mapping[str, Parsed], named: Mapping[str, Sequence[Mention]]) -> dict[str, str]:
    """Return "m" or "f" for the persons whose given name, title or role tells it."""
    found: dict[str, str] = {}
    words = roles().words
    for identifier in sorted(parsed):
        text = parsed[identifier].article.text
        for mention in named[identifier]:
            if mention.kind != "person":
                continue
            before = text[max(0, mention.span.start - 16) : mention.span.start].split()[-1:]
            if before and before[0].lower() in words["male"] | words["female"]:
                found[mention.entity] = "m" if before[0].lower() in words["male"] else "f"
            elif mention.entity not in found:
                first = folded(mention.entity)[:1]
                if first and given().gender.get(first[0]) in {"m", "f"}:
                    found[mention.entity] = given().gender[first[0]]
    return found


def _pronoun(token: "Token", block: ParsedBlock, view: _View, genders: Mapping[str, str], quoted: Sequence[tuple[int, int]]) -> str | None:
    """Return whom a pronoun stands for where it is safe: the subject of this or the sentence before, or the only person there."""
    place = block.start + token.idx
    near = bisect_right(quoted, (place, math.inf)) - 1
    if near >= 0 and place < quoted[near][1]:
        return None
    before = [token.doc[j].lower_ for j in range(max(0, token.i - 2), token.i)]
    leading = before[-2:] == ["according", "to"] or (
        before[-1:] == ["in"] and token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "words"
    )
    if token.dep_ not in {"nsubj", "nsubjpass"} and not leading:
        return None
    gender = "m" if token.lower_ in _MALE else "f"

    def fits(person: str | None) -> bool:
        return person is not None and genders.get(person, gender) == gender

    here = [person for person in view.sentence if fits(person)]
    if fits(view.subject):
        return view.subject
    if here:
        return here[0] if len(here) == 1 else None
    if fits(view.before_subject):
        return view.before_subject
    earlier = [person for person in view.before if fits(person)]
    return earlier[0] if len(earlier) == 1 else None
