"""From a group of statements to what it shows: its kind, its type, its readings, and what was left out as another thing."""

from collections.abc import Sequence

from tellings.collating import reasons
from tellings.collating.clashes import clash
from tellings.collating.disputes import contrasts, disputed
from tellings.collating.doers import at_odds, doers, of_others
from tellings.collating.grounds import Grounds
from tellings.collating.judged import Judged
from tellings.collating.likeness import Likeness
from tellings.collating.slots import Filled, Slot, alike, quantity_slot, quote_slot, said, when_slot
from tellings.collating.updates import find_update
from tellings.model import Measured, PointKind, PointType, Reading, Statement, Timed, Value

# Clauses with the same head, of which one denies what the other says, are a conflict from this likeness on: below, "not" mostly
# belongs to another part of the sentence. Set by judgement: the labelled events hold no such conflict.
DENIES = 0.6


# Two measures are of one thing only if the words beside their values are this alike at least: one rare word of six. Set by judgement.
SAME_SUBJECT = 0.1


def judge(group: Sequence[Statement], likeness: Likeness, grounds: Grounds) -> Judged | None:
    """Judge a group; ``None`` where no two of its statements can be said to be about the same thing.

    ``likeness`` is that among the group's own statements, in its order.
    """
    update = find_update(group, likeness, grounds)
    if update:
        return Judged("update", update.type, update.readings, update.why, update.members)
    members = list(range(len(group)))
    slots = [slot for slot in (quantity_slot(group), quote_slot(group), when_slot(group)) if slot]
    for slot in slots:
        verdicts = {
            (x.place, y.place): _verdict(x, y, group, float(likeness.scope[x.place, y.place]), grounds)
            for x, y in _pairs(slot)
            if x.place in members and y.place in members
        }
        if "conflict" in verdicts.values():
            # A page that gives no such value is on neither side.
            sides = [filled.place for filled in slot.filled if filled.place in members]
            return _shown("conflict", slot, group, sides, grounds)
        members = _compatible(members, {pair for pair, verdict in verdicts.items() if verdict == "apart"})
    differing = contrasts(group, members, grounds)
    dispute = disputed(group, differing, grounds)
    if dispute:
        return dispute
    members = _compatible(members, {pair for pair, differs in differing.items() if differs.kind == "apart"})
    others = at_odds(group, members)
    if others:
        named = doers(group[others[0]]) | doers(group[others[1]])
        return _by_doer(group, [place for place in members if doers(group[place]) & named], grounds)
    members = _compatible(members, _incomparable(group, members))
    if len(members) < 2:
        return None
    denied = _denies(group, members, likeness)
    if denied:
        return _shown("conflict", None, group, list(denied), grounds, denied=True)
    decides = next((one for one in slots if sum(filled.place in members for filled in one.filled) > 1), None)
    shown = _shown(None, decides, group, members, grounds)
    shade = next((differs for pair, differs in differing.items() if set(pair) <= set(members)), None)
    if shade and shown.kind == "agreed":
        return shown._replace(kind="variant", why=reasons.contrast("variant", shade.slot, shade.words, shown.readings))
    return shown


def _verdict(x: Filled, y: Filled, group: Sequence[Statement], scope: float, grounds: Grounds) -> str:
    """Compare two entries of a slot: together, a conflict, or apart (about different things)."""
    compared = alike(x, y, grounds.articles)
    if compared == "clash":
        return clash(x, y, group, scope, grounds)
    # Two measures of which only the unit is the same ("22 metres deep", "less than 100 metres") are not of one thing.
    unlike = compared == "meets" and isinstance(x.item, Measured) and scope < SAME_SUBJECT
    return "apart" if unlike else "together"


def _pairs(slot: Slot) -> list[tuple[Filled, Filled]]:
    return [(x, y) for number, x in enumerate(slot.filled) for y in slot.filled[number + 1 :]]


def _compatible(members: list[int], apart: set[tuple[int, int]]) -> list[int]:
    """Keep the members that are apart from the fewest others until none of those kept are apart."""
    kept = list(members)
    while True:
        counts = {place: sum(place in pair and set(pair) <= set(kept) for pair in sorted(apart)) for place in kept}
        worst = max(kept, key=lambda place: (counts[place], place), default=None)
        if worst is None or not counts[worst]:
            return kept
        kept.remove(worst)


def _incomparable(group: Sequence[Statement], members: Sequence[int]) -> set[tuple[int, int]]:
    """Return the pairs that are not of one thing.

    Each gives figures, but none that could be compared; one denies what the other says; or they tell of other people.
    """
    apart = set()
    for number, x in enumerate(members):
        for y in members[number + 1 :]:
            figures = group[x].quantities and group[y].quantities and not quantity_slot([group[x], group[y]])
            denies = group[x].denied != group[y].denied and group[x].trigger == group[y].trigger
            if figures or (denies and not _opposed(group[x], group[y])) or of_others(group[x], group[y]):
                apart.add((x, y))
    return apart


def _by_doer(group: Sequence[Statement], members: Sequence[int], grounds: Grounds) -> Judged:
    """Make the conflict of pages that name different people for one act."""
    named: dict[str, list[Statement]] = {}
    for place in members:
        named.setdefault(min(doers(group[place])), []).append(group[place])
    readings = tuple(grounds.reading(Value(entity=name), same) for name, same in named.items())
    return Judged("conflict", "entity", readings, reasons.doer(readings), tuple(members))


def _opposed(a: Statement, b: Statement) -> bool:
    """Tell whether one clause denies what another with the same head asserts, both in the page's own voice."""
    own = a.modality == b.modality == "asserted" and not (a.quotes and b.quotes) and not (a.speaker and b.speaker)
    return own and a.denied != b.denied and a.trigger == b.trigger


def _denies(group: Sequence[Statement], members: Sequence[int], likeness: Likeness) -> tuple[int, int] | None:
    for number, x in enumerate(members):
        for y in members[number + 1 :]:
            a, b = group[x], group[y]
            same = {one.entity for one in a.about} == {one.entity for one in b.about}
            if same and _opposed(a, b) and likeness.resemblance[x, y] >= DENIES:
                return x, y
    return None


def _shown(
    kind: PointKind | None, slot: Slot | None, group: Sequence[Statement], members: Sequence[int], grounds: Grounds, denied: bool = False
) -> Judged:
    """Make the readings of a point, and decide among variant, agreed and copied where its kind is not yet known."""
    readings = _readings(slot, group, members, grounds)
    if kind is None:
        if len({text for reading in readings for text in reading.texts}) == 1:
            kind = "copied"
        else:
            kind = "variant" if (slot and len(_classes(slot, members, grounds)) > 1) or _hedged(group, members) else "agreed"
    plain: PointType = "attribution" if 2 * sum(group[place].reports for place in members) > len(members) else "event"
    kind_of_thing: PointType = "polarity" if denied else slot.type if slot else plain
    why = reasons.why(kind, kind_of_thing, readings, _hedged(group, members))
    return Judged(kind, kind_of_thing, readings, why, tuple(members))


def _hedged(group: Sequence[Statement], members: Sequence[int]) -> bool:
    """Tell whether one page asserts what another only suspects."""
    return len({group[place].modality == "suspected" for place in members}) > 1


def _classes(slot: Slot, members: Sequence[int], grounds: Grounds) -> list[list[Filled]]:
    """Return the entries of a slot by equal value, in order of place."""
    classes: list[list[Filled]] = []
    for filled in slot.filled:
        if filled.place in members:
            for one in classes:
                if alike(one[0], filled, grounds.articles) == "same":
                    one.append(filled)
                    break
            else:
                classes.append([filled])
    return classes


def _readings(slot: Slot | None, group: Sequence[Statement], members: Sequence[int], grounds: Grounds) -> tuple[Reading, ...]:
    made, placed = [], set()
    for same in _classes(slot, members, grounds) if slot else []:
        made.append(grounds.reading(_value(same[0], grounds), [group[filled.place] for filled in same]))
        placed |= {filled.place for filled in same}
    wordings: dict[str, list[Statement]] = {}
    for place in members:
        if place not in placed:
            wordings.setdefault(said(group[place].span, grounds.articles), []).append(group[place])
    for same_words in wordings.values():
        span = same_words[0].span
        made.append(grounds.reading(Value(words=grounds.articles[span.article].words(span)), same_words))
    return tuple(made)


def _value(filled: Filled, grounds: Grounds) -> Value:
    if isinstance(filled.item, Measured):
        return Value(quantity=filled.item.quantity)
    if isinstance(filled.item, Timed):
        return Value(when=filled.item.when)
    return Value(words=grounds.articles[filled.item.span.article].words(filled.item.span))
