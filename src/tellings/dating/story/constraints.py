"""What a story's words say about its day or year: constraints with a weight, to be weighed against each other."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from tellings.dating import calendar
from tellings.dating.story.saying import day_words, listed
from tellings.model import Evidence

# What has to come together before a year is told: one sure sign, or two that could each be chance.
_ENOUGH = 2.0

# A weekday that does not fit its date counts so much more against a day than one that fits counts for it: by chance, one in seven fits.
_FAILED = 2.0


# Places of evidence at most: a reader looks at a few, and forty copies of a text all say the same.
_MOST_EVIDENCE = 100


class Range(NamedTuple):
    """The years that are thought possible, both included, and the latest that the pages name."""

    first: int
    last: int
    latest: int


Kind = Literal["check", "tie", "date"]


class Constraint(NamedTuple):
    """One thing that the story says about its day.

    ``holds`` tells whether it is true of a day; ``weight`` is what that counts; a ``strong`` constraint that does not hold rules the day
    out; ``dates`` is how far it tells one year from another. Constraints of one ``group`` count once, the heaviest that holds.
    ``says`` is a clause for people. The reason for a day is made of it: of a ``check`` ("14 May was a Tuesday in 2019 and 2024"), of a
    ``tie`` (what the year is: "70 years after 1953") or of a ``date`` that a page names in full.
    """

    group: str
    weight: float
    strong: bool
    dates: float
    holds: Callable[[calendar.Day], bool]
    evidence: tuple[Evidence, ...]
    says: str
    kind: Kind = "date"


class Solved(NamedTuple):
    """The day that fits best, or why there is none; ``used`` are the constraints that hold for it."""

    day: calendar.Day | None
    used: tuple[Constraint, ...]
    why: str


def weighed(day: calendar.Day, constraints: Sequence[Constraint]) -> tuple[float, tuple[Constraint, ...]] | None:
    """Return the weight of a day and the constraints that hold for it; ``None`` where a strong one rules it out."""
    best: dict[str, Constraint] = {}
    used = []
    for constraint in constraints:
        if not constraint.holds(day):
            if constraint.strong:
                return None
            continue
        used.append(constraint)
        if constraint.group not in best or best[constraint.group].weight < constraint.weight:
            best[constraint.group] = constraint
    return sum(one.weight for one in best.values()), tuple(used)


def solve(candidates: Sequence[calendar.Day], constraints: Sequence[Constraint]) -> Solved:
    """Return the candidate that the constraints favour; a tie, or nothing that tells the year, gives none."""
    scored = []
    for day in sorted(set(candidates)):
        found = weighed(day, constraints)
        if found is not None:
            scored.append((found[0], day, found[1]))
    if not scored:
        return Solved(None, (), "no day fits what the pages say" if candidates else "no page says on which day it was")
    top = max(weight for weight, _, _ in scored)
    winners = [(day, used) for weight, day, used in scored if weight == top]
    if len(winners) > 1 and not any(one.dates for _, used in winners for one in used):
        return Solved(None, (), "nothing on the pages tells the year")
    if len(winners) > 1:
        years = sorted({day.year for day, _ in winners})
        what = listed([str(year) for year in years] if len(years) > 1 else [day_words(day) for day, _ in winners])
        return Solved(None, (), f"the pages do not tell {'the year' if len(years) > 1 else 'the day'}: {what} fit equally well")
    day, used = winners[0]
    enough = sum({constraint.group: constraint.dates for constraint in used}.values()) >= _ENOUGH + against(constraints, used)
    if not enough or _unopposed(day, used, candidates):
        return Solved(None, (), f"too little on the pages tells the year{_leaning(day, used)}")
    return Solved(day, used, "")


def _unopposed(day: calendar.Day, used: Sequence[Constraint], candidates: Sequence[calendar.Day]) -> bool:
    """Tell whether only weekdays speak for a day whose other years were never thought of: such a checksum has tested nothing."""
    others = any((other.month, other.day) == (day.month, day.day) and other != day for other in candidates)
    return not others and all(one.kind == "check" for one in used if one.dates)


def against(constraints: Sequence[Constraint], used: Sequence[Constraint]) -> float:
    """Return how far the checksums that fail speak against a day, of which ``used`` are the constraints that hold."""
    held = {one.group for one in used}
    return sum({one.group: _FAILED * one.dates for one in constraints if one.kind == "check" and one.group not in held}.values())


def _leaning(day: calendar.Day, used: Sequence[Constraint]) -> str:
    signs = [one.says for one in used if one.dates]
    return f"; {day_words(day)} would rest on one sign alone" if signs else ""


def merged(constraints: Sequence[Constraint]) -> list[Constraint]:
    """Return the constraints with those that say the same joined, evidence and all: copies of a text say everything again."""
    found: dict[tuple[str, str, float], Constraint] = {}
    for one in constraints:
        key = (one.group, one.says, one.weight)
        known = found.get(key)
        found[key] = one if known is None else known._replace(evidence=(known.evidence + one.evidence)[:_MOST_EVIDENCE])
    return list(found.values())


def evidence_for(constraints: Sequence[Constraint]) -> tuple[Evidence, ...]:
    """Return what the constraints rest on, the heaviest first, no word twice."""
    found: list[Evidence] = []
    ordered = sorted(constraints, key=lambda one: (-one.weight, one.group, [evidence.span for evidence in one.evidence]))
    for constraint in ordered:
        for evidence in constraint.evidence:
            if len(found) < _MOST_EVIDENCE and not any(evidence.span.overlaps(other.span) for other in found):
                found.append(evidence)
    return tuple(found)


def fixed(group: str, weight: float, dates: float, day: calendar.Day, evidence: tuple[Evidence, ...], says: str) -> Constraint:
    """Return the constraint that the day is ``day``."""
    return Constraint(group, weight, False, dates, lambda candidate: candidate == day, evidence, says)


def within(
    group: str, weight: float, dates: float, day: calendar.Day, days: tuple[int, int], evidence: tuple[Evidence, ...], says: str
) -> Constraint:
    """Return the constraint that ``day`` comes so many days after the story's (both numbers included)."""
    return Constraint(group, weight, False, dates, lambda candidate: days[0] <= (day - candidate).days <= days[1], evidence, says)


def near_year(day: calendar.Day, month: int, number: int) -> calendar.Day | None:
    """Return the day of this month and number that lies nearest to ``day``."""
    options = [found for year in (day.year - 1, day.year, day.year + 1) if (found := calendar.make_day(year, month, number))]
    return min(options, key=lambda found: (abs((found - day).days), found)) if options else None
