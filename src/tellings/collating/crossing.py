"""Two clauses with the same things in two slots, the other way round: who did it to whom."""

from tellings.collating.exclusions import allows
from tellings.collating.firmness import is_firm
from tellings.collating.relations import relate
from tellings.model import Frame

# Slots that two clauses may fill crosswise: "shot at", "wrote to", "bought from".
CROSSING = (("agent", "patient"), ("agent", "to"), ("agent", "at"), ("agent", "from"), ("agent", "on"))


def swapped(one: Frame, other: Frame) -> bool:
    """Tell whether the one clause has in two of its slots what the other has in them the other way round."""
    if one.verb != other.verb or one.denied or other.denied or allows(one.verb, "symmetric"):
        return False
    return any(_crossed(one, other, roles) for roles in CROSSING)


def _crossed(one: Frame, other: Frame, roles: tuple[str, str]) -> bool:
    sides = [[[filler for filler in frame.fillers if filler.role == role] for role in roles] for frame in (one, other)]
    if any(len(fillers) != 1 or fillers[0].several for side in sides for fillers in side):
        return False
    (did, had), (did_too, had_too) = ((side[0][0], side[1][0]) for side in sides)
    crossed = [relate("", did, had_too), relate("", had, did_too)]
    straight = relate("", did, did_too).relation
    return all(slot.relation in ("same", "part") and is_firm(slot) for slot in crossed) and straight in ("name", "other", "open")
