"""Who is what: where pages put one person at the head of two countries, they conflict; other roles they share."""

from collections.abc import Sequence

from tellings.collating import reasons
from tellings.collating.details import roles
from tellings.collating.grounds import Grounds
from tellings.collating.judging import Judged
from tellings.model import Reading, Value
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
        readings = tuple(_reading(of, found, grounds) for of, found in sorted(countries.items(), key=lambda one: (len(one[1]), one[0])))
        disputed.add(person)
        made.append(Judged("conflict", "entity", readings, reasons.office(person, readings), ()))
    return (*made, *roles([claim for claim in claims if claim.person not in disputed], grounds))


def _reading(of: str, claims: Sequence[RoleClaim], grounds: Grounds) -> Reading:
    spans = tuple(sorted({claim.span for claim in claims}))
    return Reading(
        value=Value(entity=of),
        spans=spans,
        articles=tuple(sorted({span.article for span in spans})),
        texts=tuple(sorted({grounds.text_of(span) for span in spans})),
        speakers=(),
    )
