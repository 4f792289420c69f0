"""Two clauses on one act, slot by slot: where all agree but one slot, whose values exclude each other, they contradict each other."""

import re

import msgspec

from tellings.collating.bounds import whens_meet
from tellings.collating.contrasted import Contrast, both
from tellings.collating.crossing import swapped
from tellings.collating.denying import denial, of_nobody
from tellings.collating.exclusions import allows, exclusive_verbs, opposite_prepositions, opposite_verbs
from tellings.collating.exclusive_slots import excluding_words, one_slot
from tellings.collating.firmness import firm_slots
from tellings.collating.grounds import Grounds
from tellings.collating.relations import Related, only_one, relate, related
from tellings.collating.slots import COMPARED_PRECISIONS
from tellings.model import Filler, Frame, Statement

# "3-2", "19-12": a score or a vote.
_SCORE = re.compile(r"(?<![\w-])([0-9]{1,3})[-–]([0-9]{1,3})(?![\w-])")


def contrast(a: Statement, b: Statement, grounds: Grounds) -> Contrast | None:
    """Compare two clauses; ``None`` where they say the same, where neither can be said, or where they are not on one act."""
    one, other = as_states(a, b, grounds)
    if one is None or other is None or a.modality != b.modality or _spoken(a) or _spoken(b):
        return None
    # "He did not" takes up a verb that stands elsewhere.
    if "do" in (one.verb, other.verb) and not all(any(filler.role == "patient" for filler in frame.fillers) for frame in (one, other)):
        return None
    opposite = opposite_verbs(one.verb, other.verb)
    # Who "supports" and who "opposes" a plan, or whom they "blame", does more than speak.
    if (_says(a) or _says(b)) and not opposite and not allows(one.verb, "one_patient"):
        return None
    exclusive = exclusive_verbs(one.verb, other.verb)
    if (one.verb != other.verb and not opposite and not exclusive) or other_day(a, b):
        return None
    timed = _timed(a), _timed(b)
    slots = related(one, other, timed)
    if swapped(one, other):
        return Contrast("conflict", "event", "who did it to whom", both(a, b, grounds))
    differing = [slot for slot in slots.values() if slot.relation in ("name", "other", "excluded") and slot.role != "how"]
    firm = firm_slots(slots)
    if one.denied != other.denied and not opposite and of_nobody(one, other, slots):
        return Contrast("conflict", "polarity", "whether it is so", both(a, b, grounds))
    if (one.denied != other.denied or opposite) and any(slot.role == "patient" and _two_things(slot) for slot in differing):
        return Contrast("apart", "event", "what it was done to", both(a, b, grounds))
    if (one.denied != other.denied) != opposite:
        return denial(a, b, (one, other), slots, timed, grounds)
    if opposite:
        return None
    if exclusive:
        alone = bool(firm) and not differing and not one.denied
        return Contrast("conflict", "event", "how it happened", both(a, b, grounds)) if alone else None
    if not differing and firm:
        turned = _turned(one, other, timed) or _scored(a, b, grounds) or _parts_of_day(one, other, grounds)
        if turned:
            return turned
    how = slots.get("how")
    if how and how.relation == "excluded" and not differing and firm:
        return excluding_words(how, grounds)
    if len(differing) == 1 and (firm or differing[0].role == "agent"):
        return one_slot(one.verb, differing[0], firm, a, b, grounds)
    if len(differing) > 1 and not firm:
        return Contrast("apart", "event", "what happened", both(a, b, grounds))
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
    return bool(firm_slots(slots)) and not any(slot.relation in ("name", "other", "excluded") for slot in slots.values())


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
    return statement.reports and "attribute" not in roles and ("patient" not in roles or "agent" in roles)


def _spoken(statement: Statement) -> bool:
    """Tell whether a clause stands in a direct quote: it is its speaker's, not the page's."""
    return any(quote.kind == "direct" and quote.span.overlaps(statement.span) for quote in statement.quotes)


def _timed(statement: Statement) -> list[Filler]:
    spans = [one.span for one in statement.times]
    return [filler for filler in (statement.frame.fillers if statement.frame else ()) if any(span.overlaps(filler.span) for span in spans)]


def _two_things(slot: Related) -> bool:
    """Tell whether a slot holds two nouns, or two names, that have no word in common."""
    return slot.relation in ("name", "other") and slot.a.head != slot.b.head and not set(slot.a.words) & set(slot.b.words)


def _turned(one: Frame, other: Frame, timed: tuple[list[Filler], list[Filler]]) -> Contrast | None:
    """Find the same words behind prepositions that exclude each other."""
    for x in only_one(one, other, timed[0]):
        for y in only_one(other, one, timed[1]):
            if opposite_prepositions(x.role, y.role) and relate("", x, y).relation == "same":
                return Contrast("conflict", "event", "how it happened", (f"{x.role} {' '.join(x.words)}", f"{y.role} {' '.join(y.words)}"))
    return None


def _scored(a: Statement, b: Statement, grounds: Grounds) -> Contrast | None:
    """Find two results of one match or vote, where each clause gives one."""
    found = [[sorted(score.groups()) for score in _SCORE.finditer(grounds.words(one.span))] for one in (a, b)]
    if any(len(scores) != 1 for scores in found) or found[0] == found[1]:
        return None
    return Contrast("conflict", "quantity", "the result", both(a, b, grounds))


def _parts_of_day(one: Frame, other: Frame, grounds: Grounds) -> Contrast | None:
    """Find two times of one day, or of one year, that exclude each other."""
    for x in one.fillers:
        for y in other.fillers:
            slot = relate(x.role, x, y) if x.role == y.role and not (x.proper or y.proper) else None
            if slot and slot.relation == "excluded" and slot.excluded and slot.excluded.type == "when":
                return Contrast("conflict", "when", "when it happened", (grounds.words(x.span), grounds.words(y.span)))
    return None
