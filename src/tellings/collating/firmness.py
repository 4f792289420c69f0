"""Slots in which two clauses have one certain thing: what shows that both are of one act."""

from tellings.collating.relations import CORE, Related


def firm_slots(slots: dict[str, Related]) -> list[Related]:
    """Return the slots in which both clauses have one certain thing, or one office ("elected as mayor")."""
    firm = [slot for slot in slots.values() if slot.role in CORE and slot.relation in ("same", "part") and is_firm(slot)]
    firm += [slot for slot in slots.values() if slot.role == "as" and slot.relation == "same"]
    # "Blamed for the collision": what one definite thing is told to be about.
    return firm or [slot for slot in slots.values() if slot.role in ("for", "of") and slot.relation == "same" and is_firm(slot)]


def is_firm(slot: Related) -> bool:
    """Tell whether a slot holds one certain thing on both sides."""
    return all(filler.definite or filler.proper for filler in (slot.a, slot.b))
