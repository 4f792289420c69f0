"""The one slot in which two clauses on one act differ: when its values exclude each other, and when they may be two things."""

from tellings.collating.contrasted import Contrast
from tellings.collating.exclusions import allows, of_places
from tellings.collating.grounds import Grounds
from tellings.collating.relations import CORE, Related
from tellings.model import Statement


def one_slot(verb: str, slot: Related, firm: list[Related], a: Statement, b: Statement, grounds: Grounds) -> Contrast | None:
    """Judge clauses on one act that differ in one slot; ``firm`` are the slots in which both have one certain thing."""
    words = grounds.words(slot.a.span), grounds.words(slot.b.span)
    if slot.relation == "excluded":
        return excluding_words(slot, grounds) if _sure(verb, slot, firm) else Contrast("variant", "event", _asked(slot), words)
    if slot.relation == "name":
        people = slot.a.kind == slot.b.kind == "person"
        named = slot.a.entity or words[0], slot.b.entity or words[1]
        if slot.role in of_places("where") and firm and not people:
            lasting = not allows(verb, "once") and not _suffered(slot, firm)
            sure = not lasting and _two_places(slot, a, b, grounds)
            return Contrast("conflict" if sure else "variant", "place", "where it happened", words)
        if slot.role == "agent" and firm and people and allows(verb, "one_agent"):
            return Contrast("conflict", "entity", "who did the same thing", words, named)
        if slot.role == "patient" and firm and people and allows(verb, "one_patient"):
            return Contrast("conflict", "entity", "whom it was done to", words, named)
        if slot.role == "to" and firm and people and allows(verb, "one_goal"):
            return Contrast("conflict", "entity", "who has it", words, named)
        if slot.role == "attribute" and people and verb == "be" and any(one.role == "agent" and not one.a.proper for one in firm):
            return Contrast("conflict", "entity", "who it is", words, named)
        if slot.role in ("agent", "patient") and people:
            return Contrast("apart", "entity", "who it was", words)
    if firm and slot.relation in ("name", "other"):
        return Contrast("variant", "entity" if slot.role in CORE else "event", _SLOTS.get(slot.role, "how it happened"), words)
    return None


_SLOTS = {"agent": "who or what did it", "patient": "what it was done to", "attribute": "what it is"}


def _sure(verb: str, slot: Related, firm: list[Related]) -> bool:
    """Tell whether words that exclude each other are said of one thing, so that not both clauses can hold.

    What one person is told to be holds whatever he or she did; who did it, or suffered it, may be two people and two acts.
    """
    if slot.a.kind == slot.b.kind == "person" and slot.a.proper and slot.b.proper:
        return True
    if not firm or slot.a.several or slot.b.several:
        return False
    if slot.role == "agent":
        return allows(verb, "one_agent")
    return slot.role != "patient" or slot.a.head == slot.b.head or allows(verb, "one_patient")


def _suffered(slot: Related, firm: list[Related]) -> bool:
    """Tell whether one certain thing was taken or sent somewhere: a passive, which tells one act."""
    return slot.role in ("to", "into") and any(one.role == "patient" and not one.a.several and not one.b.several for one in firm)


def _asked(slot: Related) -> str:
    type_ = slot.excluded.type if slot.excluded else "event"
    return {"role": "who the person is", "place": "where it happened", "polarity": "whether it is so"}.get(type_, "how it happened")


def excluding_words(slot: Related, grounds: Grounds) -> Contrast:
    """Make the conflict of two words that exclude each other."""
    type_ = slot.excluded.type if slot.excluded else "event"
    return Contrast("conflict", type_, _asked(slot), (grounds.words(slot.a.span), grounds.words(slot.b.span)))


def _two_places(slot: Related, a: Statement, b: Statement, grounds: Grounds) -> bool:
    """Tell whether two names are of two towns: both are of one sort (two rivers), and neither page names both."""
    parts = [set(filler.words) & of_places("parts") for filler in (slot.a, slot.b)]
    if parts[0] != parts[1]:
        return False
    texts = [grounds.articles[statement.span.article].text.casefold() for statement in (a, b)]
    return all(grounds.words(filler.span).casefold() not in text for filler, text in ((slot.a, texts[1]), (slot.b, texts[0])))
