"""Two clauses on one act, slot by slot: where all agree but one slot, whose values exclude each other, they contradict each other."""

from typing import Literal, NamedTuple

import msgspec

from tellings.collating.bounds import whens_meet
from tellings.collating.exclusions import allows, of_places, opposite_prepositions, opposite_verbs
from tellings.collating.grounds import Grounds
from tellings.collating.relations import CORE, Related, only_one, relate, related
from tellings.collating.slots import COMPARED_PRECISIONS
from tellings.model import Filler, Frame, PointType, Statement


class Contrast(NamedTuple):
    """How two clauses on one act differ: not at the same time possible, another shade of one thing, or of two things.

    ``slot`` names what was compared in words for people; ``words`` are both sides' own; ``entities`` whom they name, where they
    differ in that.
    """

    kind: Literal["conflict", "variant", "apart"]
    type: PointType
    slot: str
    words: tuple[str, str]
    entities: tuple[str, str] | None = None


def contrast(a: Statement, b: Statement, grounds: Grounds) -> Contrast | None:
    """Compare two clauses; ``None`` where they say the same, where neither can be said, or where they are not on one act."""
    one, other = as_states(a, b, grounds)
    if one is None or other is None or a.modality != b.modality or any(_says(statement) or _spoken(statement) for statement in (a, b)):
        return None
    opposite = opposite_verbs(one.verb, other.verb)
    if (one.verb != other.verb and not opposite) or other_day(a, b):
        return None
    timed = _timed(a), _timed(b)
    slots = related(one, other, timed)
    if _swapped(one, other, slots):
        return Contrast("conflict", "event", "who did it to whom", _words(a, b, grounds))
    differing = [slot for slot in slots.values() if slot.relation in ("name", "other", "excluded") and slot.role != "how"]
    firm = [slot for slot in slots.values() if slot.role in CORE and slot.relation in ("same", "part") and _firm(slot)]
    if (one.denied != other.denied) != opposite:
        lone = [filler for filler in only_one(one, other, timed[0]) + only_one(other, one, timed[1]) if filler.role != "by"]
        whole = not any(filler.role in ("patient", "attribute") for filler in lone)
        exact = whole and all(slot.relation == "same" for slot in slots.values() if slot.role in CORE)
        more = only_one(one, other, timed[0]) if one.denied else only_one(other, one, timed[1]) if other.denied else []
        manner = slots.get("how")
        if manner and manner.relation not in ("same", "part"):
            more = [*more, manner.a]
        return _denied(a, b, differing, firm if exact else [], more, grounds)
    if opposite:
        return None
    turned = _turned(one, other, timed) if not differing and firm else None
    if turned:
        return turned
    how = slots.get("how")
    if how and how.relation == "excluded" and not differing and firm:
        return _excluding(how, grounds)
    if len(differing) == 1 and (firm or differing[0].role == "agent"):
        return _one_slot(one.verb, differing[0], firm, a, b, grounds)
    if len(differing) > 1 and not firm and any(slot.relation == "name" for slot in differing):
        return Contrast("apart", "event", "what happened", _words(a, b, grounds))
    return None


def other_day(a: Statement, b: Statement) -> bool:
    """Tell whether both clauses give times, and none of the one can be a time of the other."""
    one = [timed.when for timed in a.times if timed.when.precision in COMPARED_PRECISIONS]
    other = [timed.when for timed in b.times if timed.when.precision in COMPARED_PRECISIONS]
    return bool(one and other) and not any(whens_meet(x, y) for x in one for y in other)


def same_act(a: Statement, b: Statement) -> bool:
    """Tell whether both clauses have one verb and something firm around it in common, and nothing that differs."""
    if a.frame is None or b.frame is None or a.frame.verb != b.frame.verb or a.frame.denied != b.frame.denied:
        return False
    slots = related(a.frame, b.frame, (_timed(a), _timed(b)))
    firm = [slot for slot in slots.values() if slot.role in CORE and slot.relation in ("same", "part") and _firm(slot)]
    return bool(firm) and not any(slot.relation in ("name", "other", "excluded") for slot in slots.values())


def as_states(a: Statement, b: Statement, grounds: Grounds) -> tuple[Frame | None, Frame | None]:
    """Return the frames of two clauses; where one says what a thing is and the other what was done to it, both as what it is.

    "The gate was locked" is done to the gate, "the gate was unlocked" is what it is.
    """
    one, other = a.frame, b.frame
    if one is None or other is None or (one.verb == "be") == (other.verb == "be"):
        return one, other
    return (one, _as_state(other, grounds)) if one.verb == "be" else (_as_state(one, grounds), other)


def _as_state(frame: Frame, grounds: Grounds) -> Frame:
    """Return what a frame in the passive says as what its patient is; any other frame as it is."""
    if any(filler.role == "agent" for filler in frame.fillers) or not any(filler.role == "patient" for filler in frame.fillers):
        return frame
    participle = grounds.words(frame.span).casefold()
    state = Filler("attribute", participle, (participle,), frame.span)
    fillers = [msgspec.structs.replace(filler, role="agent") if filler.role == "patient" else filler for filler in frame.fillers]
    return Frame("be", frame.span, (*fillers, state), frame.denied)


def _says(statement: Statement) -> bool:
    """Tell whether a clause only says who said something; "the crew was warned" is done to somebody."""
    roles = {filler.role for filler in statement.frame.fillers} if statement.frame else set()
    return statement.reports and ("patient" not in roles or "agent" in roles)


def _spoken(statement: Statement) -> bool:
    """Tell whether a clause stands in a direct quote: it is its speaker's, not the page's."""
    return any(quote.kind == "direct" and quote.span.overlaps(statement.span) for quote in statement.quotes)


def _timed(statement: Statement) -> list[Filler]:
    spans = [one.span for one in statement.times]
    return [filler for filler in (statement.frame.fillers if statement.frame else ()) if any(span.overlaps(filler.span) for span in spans)]


def _firm(slot: Related) -> bool:
    """Tell whether a slot holds one certain thing on both sides."""
    return all(filler.definite or filler.proper for filler in (slot.a, slot.b))


def _swapped(one: Frame, other: Frame, slots: dict[str, Related]) -> bool:
    if one.verb != other.verb or one.denied or other.denied or allows(one.verb, "symmetric"):
        return False
    sides = [{role: [filler for filler in frame.fillers if filler.role == role] for role in ("agent", "patient")} for frame in (one, other)]
    if any(len(fillers) != 1 or fillers[0].several for side in sides for fillers in side.values()):
        return False
    (did, had), (did_too, had_too) = ((side["agent"][0], side["patient"][0]) for side in sides)
    crossed = [relate("", did, had_too), relate("", had, did_too)]
    return all(slot.relation in ("same", "part") and _firm(slot) for slot in crossed) and slots["agent"].relation in ("name", "other", "open")


def _denied(
    a: Statement, b: Statement, differing: list[Related], firm: list[Related], more: list[Filler], grounds: Grounds
) -> Contrast | None:
    """Judge clauses of which one says that it is so, the other that it is not; ``more`` is what only the denial says."""
    if differing or not firm or (a.speaker and b.speaker and a.speaker != b.speaker):
        return None
    # A denial of more ("was not badly hurt", "did not sound a third time") leaves open what the other clause says.
    kind: Literal["conflict", "variant"] = "variant" if more else "conflict"
    return Contrast(kind, "polarity", "whether it is so", _words(a, b, grounds))


def _turned(one: Frame, other: Frame, timed: tuple[list[Filler], list[Filler]]) -> Contrast | None:
    """Find the same words behind prepositions that exclude each other."""
    for x in only_one(one, other, timed[0]):
        for y in only_one(other, one, timed[1]):
            if opposite_prepositions(x.role, y.role) and relate("", x, y).relation == "same":
                return Contrast("conflict", "event", "how it happened", (f"{x.role} {' '.join(x.words)}", f"{y.role} {' '.join(y.words)}"))
    return None


def _one_slot(verb: str, slot: Related, firm: list[Related], a: Statement, b: Statement, grounds: Grounds) -> Contrast | None:
    """Judge clauses that differ in one slot."""
    words = grounds.words(slot.a.span), grounds.words(slot.b.span)
    if slot.relation == "excluded" and firm and not (slot.a.several or slot.b.several):
        return _excluding(slot, grounds)
    if slot.relation == "name":
        if slot.role in of_places("where") and firm:
            sure = allows(verb, "once") and _two_places(slot, a, b, grounds)
            return Contrast("conflict" if sure else "variant", "place", "where it happened", words)
        people = slot.a.kind == slot.b.kind == "person"
        named = slot.a.entity or "", slot.b.entity or ""
        if slot.role == "agent" and firm and people and allows(verb, "one_agent"):
            return Contrast("conflict", "entity", "who did the same thing", words, named)
        if slot.role == "patient" and firm and people and allows(verb, "one_patient"):
            return Contrast("conflict", "entity", "whom it was done to", words, named)
        if slot.role in ("agent", "patient") and people:
            return Contrast("apart", "entity", "who it was", words)
    if firm and slot.relation in ("name", "other"):
        return Contrast("variant", "entity" if slot.role in CORE else "event", _SLOTS.get(slot.role, "how it happened"), words)
    return None


_SLOTS = {"agent": "who or what did it", "patient": "what it was done to", "attribute": "what it is"}


def _excluding(slot: Related, grounds: Grounds) -> Contrast:
    type_ = slot.excluded.type if slot.excluded else "event"
    asked = {"role": "who the person is", "place": "where it happened", "polarity": "whether it is so"}.get(type_, "how it happened")
    return Contrast("conflict", type_, asked, (grounds.words(slot.a.span), grounds.words(slot.b.span)))


def _two_places(slot: Related, a: Statement, b: Statement, grounds: Grounds) -> bool:
    """Tell whether two names are of two towns: neither is of a part of a place, and neither page names both."""
    if any(set(filler.words) & of_places("parts") or filler.kind not in ("place", None) for filler in (slot.a, slot.b)):
        return False
    texts = [grounds.articles[statement.span.article].text.casefold() for statement in (a, b)]
    return all(grounds.words(filler.span).casefold() not in text for filler, text in ((slot.a, texts[1]), (slot.b, texts[0])))


def _words(a: Statement, b: Statement, grounds: Grounds) -> tuple[str, str]:
    return grounds.words(a.span), grounds.words(b.span)
