"""How the fillers of one slot of two frames stand to each other: the same, one more exact, another name, or excluded by a word."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from tellings.collating.exclusions import Excluded, excluding, of_claims
from tellings.model import Filler, Frame
from tellings.stems import stem

# same: the same words or entity; part: one says less than the other; open: nothing can be said (a pronoun, a list); name: two different
# names; other: two nouns with nothing in common, or with something; excluded: alike but for two words that exclude each other.
Relation = Literal["same", "part", "open", "name", "other", "excluded"]

CORE = ("agent", "patient", "attribute")


# Words that "captain" and "first mate" before one name differ in, at most: longer phrases say more than a rank. Set by judgement.
MOST_OF_A_RANK = 3


class Related(NamedTuple):
    """One slot of two frames: its role, both fillers, how they stand to each other, and the words that exclude each other."""

    role: str
    a: Filler
    b: Filler
    relation: Relation
    excluded: Excluded | None = None


def related(a: Frame, b: Frame, timed: tuple[Sequence[Filler], Sequence[Filler]] = ((), ())) -> dict[str, Related]:
    """Return for each role that both frames fill how the fillers stand to each other; ``timed`` are fillers that are times, left out."""
    found = {}
    left, right = _by_role(a, timed[0]), _by_role(b, timed[1])
    for role in sorted(left.keys() & right.keys()):
        pairs = [relate(role, one, other) for one in left[role] for other in right[role]]
        good = next((pair for pair in pairs if pair.relation in ("same", "part")), None)
        if good or len(pairs) == 1:
            found[role] = good or pairs[0]
        else:
            found[role] = pairs[0]._replace(relation="open", excluded=None)
    # What hangs on a noun that differs ("the fire in the hall", "the flood in the cellar") differs with it.
    loose = {role for role, slot in found.items() if slot.relation in ("name", "other", "excluded")}
    return {role: slot for role, slot in found.items() if slot.a.under is None or slot.a.under != slot.b.under or slot.a.under not in loose}


def only_one(a: Frame, b: Frame, timed: Sequence[Filler]) -> list[Filler]:
    """Return what only the first frame says, times left out."""
    roles = {filler.role for filler in b.fillers}
    return [filler for filler in a.fillers if filler.role not in roles and filler not in timed]


def relate(role: str, a: Filler, b: Filler) -> Related:
    """Compare two fillers of one role."""
    one, other = set(a.words), set(b.words)
    if not one or not other:
        return Related(role, a, b, "open")
    excluded = _excluded(a, b)
    if excluded:
        return Related(role, a, b, "open" if a.several or b.several else "excluded", excluded)
    if one == other or (a.entity is not None and a.entity == b.entity):
        return Related(role, a, b, "same")
    if one < other or other < one:
        return Related(role, a, b, "part")
    if _stems(one) == _stems(other):
        return Related(role, a, b, "same")
    if a.proper and b.proper:
        return Related(role, a, b, "open" if one & other or a.several or b.several else "name")
    if a.proper or b.proper:
        # A name and a description may mean one.
        return Related(role, a, b, "open")
    # "The single sculls" and "the double sculls" are two, though they are both sculls.
    return Related(role, a, b, "other")


def _stems(words: Iterable[str]) -> set[str]:
    return {stem(word) for word in words}


def _excluded(a: Filler, b: Filler) -> Excluded | None:
    """Return the words that exclude each other where the fillers are alike besides: one says nothing more that the other does not."""
    one, other = set(a.words) - set(b.words), set(b.words) - set(a.words)
    found = excluding(one, other)
    if found is None or (one | other) & of_claims("qualified"):
        return None
    if (a.proper and a.kind is not None) or (b.proper and b.kind is not None):
        # Names are no words, but "captain Helga Moen" and "mate Helga Moen" say what one person is.
        one_person = a.kind == b.kind == "person" and (a.entity == b.entity or len(set(a.words) & set(b.words)) > 1)
        return found if found.type == "role" and one_person and len(one | other) <= MOST_OF_A_RANK else None
    grades = of_claims("grades")
    if (one - {found.one} - grades) and (other - {found.other} - grades):
        return None
    heads = a.head == b.head or (found.one == a.head and found.other == b.head)
    return found if heads else None


def _by_role(frame: Frame, timed: Sequence[Filler]) -> Mapping[str, list[Filler]]:
    held: dict[str, list[Filler]] = {}
    for filler in frame.fillers:
        if filler not in timed:
            held.setdefault(filler.role, []).append(filler)
    return held
