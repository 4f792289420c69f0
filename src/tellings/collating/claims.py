"""Who is what: where pages put one person at the head of two countries, they conflict; other roles they share."""

import itertools
from collections.abc import Sequence

from tellings.collating import reasons
from tellings.collating.details import roles
from tellings.collating.exclusions import excluding, of_claims
from tellings.collating.grounds import Grounds
from tellings.collating.judged import Judged
from tellings.collating.slots import said
from tellings.model import Value
from tellings.stating.names import RoleClaim

# Offices that a person holds in one country at a time.
ONE_COUNTRY = frozenset({"head-of-state", "minister"})


def judge_claims(claims: Sequence[RoleClaim], grounds: Grounds) -> tuple[Judged, ...]:
    """Return a conflict for each person whom the pages put at the head of different countries, and the roles that pages share."""
    held: dict[tuple[str, str], dict[str, list[RoleClaim]]] = {}
    for claim in sorted(claims, key=lambda claim: claim.span):
        if claim.person and claim.of and claim.role in ONE_COUNTRY:
            held.setdefault((claim.person, claim.role), {}).setdefault(claim.of, []).append(claim)
    made = []
    disputed = set()
    for (person, _role), countries in sorted(held.items()):
        if len(countries) < 2 or len({claim.span.article for of in countries.values() for claim in of}) < 2:
            continue
        readings = tuple(
            grounds.detail(Value(entity=of), [claim.span for claim in found])
            for of, found in sorted(countries.items(), key=lambda one: (len(one[1]), one[0]))
        )
        disputed.add(person)
        made.append(Judged("conflict", "entity", readings, reasons.office(person, readings), ()))
    ranks = _ranks([claim for claim in claims if claim.person not in disputed], grounds)
    disputed |= set(ranks)
    return (*made, *ranks.values(), *roles([claim for claim in claims if claim.person not in disputed], grounds))


def _ranks(claims: Sequence[RoleClaim], grounds: Grounds) -> dict[str, Judged]:
    """Return by person the conflict of pages that give him or her two ranks that exclude each other ("captain", "mate")."""
    held: dict[str, dict[str, list[RoleClaim]]] = {}
    for claim in sorted(claims, key=lambda claim: claim.span):
        if claim.person and claim.named:
            held.setdefault(claim.person, {}).setdefault(claim.span.article, []).append(claim)
    found = {}
    for person, by_article in sorted(held.items()):
        pair = next((pair for a, b in itertools.combinations(by_article.values(), 2) if (pair := _excluding(a, b, grounds))), None)
        if pair:
            readings = tuple(
                grounds.detail(Value(words=grounds.words(claim.span)), [claim.span]) for claim in sorted(pair, key=lambda claim: claim.span)
            )
            why = reasons.contrast("conflict", f"what {person} is", [grounds.words(claim.span) for claim in pair], readings)
            found[person] = Judged("conflict", "role", readings, why, ())
    return found


def _excluding(one: Sequence[RoleClaim], other: Sequence[RoleClaim], grounds: Grounds) -> tuple[RoleClaim, RoleClaim] | None:
    """Return two claims of one person that differ in nothing but words that exclude each other, neither of which the other page gives."""
    words = [[(claim, _words(claim, grounds)) for claim in claims] for claims in (one, other)]
    grades = of_claims("grades")
    every = [{word for _, called in side for word in called} for side in words]
    for a, called in words[0]:
        for b, called_too in words[1]:
            left, right = called - called_too, called_too - called
            against = excluding(left, right)
            if against is None or against.type != "role" or (left - {against.one} - grades and right - {against.other} - grades):
                continue
            if against.other not in every[0] and against.one not in every[1] and not (every[0] | every[1]) & of_claims("qualified"):
                return a, b
    return None


def _words(claim: RoleClaim, grounds: Grounds) -> frozenset[str]:
    return frozenset(said(claim.span, grounds.articles).split()) - of_claims("small")
