"""Who holds which role, learned from the names and titles that stand together in the story."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from tellings.model import Mention
from tellings.stating.names.offices import Office, offices
from tellings.stating.names.placed import Placed
from tellings.stating.names.vocabulary import roles
from tellings.stating.parsing import Parsed


class Held(NamedTuple):
    """A role that the story says a person holds: its class, its word, what it is of, and the words of its field."""

    role: str
    word: str
    of: str | None
    fields: frozenset[str]


Known: TypeAlias = Mapping[str, tuple[Held, ...]]


def learned(parsed: Mapping[str, Parsed], named: Mapping[str, Sequence[Mention]]) -> Known:
    """Return the roles that the story's articles give each person by name, sorted."""
    held: dict[str, set[Held]] = defaultdict(set)
    for identifier in sorted(parsed):
        for block in parsed[identifier].blocks:
            for office in offices(block, Placed(block, named[identifier])):
                if office.holder:
                    held[office.holder.entity].add(Held(office.role, office.word, office.of.entity if office.of else None, office.fields))
    order = {person: tuple(sorted(found, key=lambda h: (h.role, h.word, h.of or "", sorted(h.fields)))) for person, found in held.items()}
    return {person: order[person] for person in sorted(order)}


def _office_class(role: str, country: bool) -> str:
    if country:
        return "head-of-state" if role in roles().of_country else role
    return "chief" if role == "head" else role


# Classes that gather many callings: one is known again by its own word only.
_GATHERED = frozenset(["worker", "expert", "officer", "chief"])


def _fits(held: Held, office: Office) -> bool:
    of = office.of.entity if office.of else None
    country = office.of is None or office.of.kind in {"place", "people"}
    if _office_class(held.role, country) != _office_class(office.role, country):
        return False
    if office.role in _GATHERED and held.role == office.role and held.word != office.word:
        return False
    if of and held.of is None and held.role == "head":
        return False
    # The president of the senate is not the president.
    if of and held.of is None and not country and held.role in roles().of_country:
        return False
    if held.of and of and held.of != of:
        return False
    return not (held.fields and office.fields and not held.fields & office.fields)


def holders_of(office: Office, known: Known) -> list[str]:
    """Return who can hold an office: those of the same country or body first, those of no stated one only if there are none."""
    fitting = [(person, [held for held in roles_held if _fits(held, office)]) for person, roles_held in known.items()]
    fitting = [(person, held) for person, held in fitting if held]
    of = office.of.entity if office.of else None
    if of is not None:
        sure = [person for person, held in fitting if any(h.of == of for h in held)]
        unsure = [person for person, held in fitting if all(h.of is None for h in known[person]) and held]
        exact = [person for person in sure if any(h.role == office.role and h.of == of for h in known[person])]
        return exact if len(exact) == 1 else sure or unsure
    exact = [person for person, held in fitting if any(h.role == office.role for h in held)]
    # An office with no country beside it is the one that the story never qualifies: "the president" is not the foreign guest.
    plain = [person for person in exact if all(h.of is None for h in known[person] if h.role == office.role)]
    return plain or exact or [person for person, _ in fitting]
