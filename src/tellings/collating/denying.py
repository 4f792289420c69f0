"""Clauses on one act of which one denies what the other says."""

from typing import Literal

from tellings.collating.contrasted import Contrast, both
from tellings.collating.exclusions import allows, of_claims
from tellings.collating.firmness import firm_slots
from tellings.collating.grounds import Grounds
from tellings.collating.relations import CORE, Related, only_one, relate
from tellings.model import Filler, Frame, Statement


def of_nobody(one: Frame, other: Frame, slots: dict[str, Related]) -> bool:
    """Tell whether one clause says of nobody what the other says of some ("nobody was hurt", "three people were hurt")."""
    if not allows(one.verb, "states") or any(slot.relation in ("name", "other", "excluded") for slot in slots.values()):
        return False
    sides = [next((filler for filler in frame.fillers if filler.role in ("agent", "patient")), None) for frame in (one, other)]
    none, some = sides if one.denied else reversed(sides)
    return (
        none is not None
        and some is not None
        and none.head in of_claims("nobody")
        and not some.definite
        and some.head not in of_claims("nobody")
    )


def denial(
    a: Statement,
    b: Statement,
    frames: tuple[Frame, Frame],
    slots: dict[str, Related],
    timed: tuple[list[Filler], list[Filler]],
    grounds: Grounds,
) -> Contrast | None:
    """Judge clauses of which one says that it is so, the other that it is not; ``frames`` and ``timed`` are theirs, in that order."""
    one, other = frames
    lone, lone_too = only_one(one, other, timed[0]), only_one(other, one, timed[1])
    whole = not any(
        filler.role in ("patient", "attribute") and not any(relate("", filler, match).relation == "same" for match in rest)
        for here, rest in ((lone, lone_too), (lone_too, lone))
        for filler in here
    )
    exact = whole and all(slot.relation == "same" for slot in slots.values() if slot.role in CORE)
    more = lone if one.denied else lone_too if other.denied else []
    manner = slots.get("how")
    if manner and manner.relation not in ("same", "part"):
        more = [*more, manner.a]
    differing = any(slot.relation in ("name", "other", "excluded") and slot.role != "how" for slot in slots.values())
    if not exact or differing or not firm_slots(slots) or (a.speaker and b.speaker and a.speaker != b.speaker):
        return None
    # A denial of more ("was not badly hurt", "did not sound a third time") leaves open what the other clause says.
    kind: Literal["conflict", "variant"] = "variant" if more else "conflict"
    return Contrast(kind, "polarity", "whether it is so", both(a, b, grounds))
