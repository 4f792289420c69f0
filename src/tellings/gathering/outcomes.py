"""What came of a run: for each source and in all, how many pages were new, changed, unchanged and refused, and why."""

import json
from collections.abc import Iterable

from msgspec import Struct, to_builtins

from tellings.gathering.bounds import MOST_TOLD
from tellings.model import Problem


class SourceGathered(Struct, frozen=True):
    """What came of one source.

    ``new``, ``changed``, ``unchanged`` count pages; ``refused`` counts addresses, files and parts of them of which nothing or not all was
    had, ``reasons`` by the word for the reason; ``not_due`` addresses that were asked so lately that they were left alone; ``left`` those
    that wait for the next run. ``problems`` tells the first refusals one by one.
    """

    source: str
    kind: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    not_due: int = 0
    left: int = 0
    reasons: dict[str, int] = {}
    problems: tuple[Problem, ...] = ()


class Gathered(Struct, frozen=True):
    """What came of a run, source by source in the order in which they were given; ``interrupted`` if it was ended before its time."""

    sources: tuple[SourceGathered, ...]
    new: int
    changed: int
    unchanged: int
    refused: int
    not_due: int
    left: int
    reasons: dict[str, int]
    begun: str
    ended: str
    interrupted: bool = False

    def to_json(self) -> str:
        """Return it as JSON, in the order of its fields."""
        return json.dumps(to_builtins(self), ensure_ascii=False, indent=2) + "\n"


class Tally:
    """Counts what comes of one source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.kind = ""
        self.counts = {"new": 0, "changed": 0, "unchanged": 0, "not_due": 0, "left": 0}
        self.reasons: dict[str, int] = {}
        self._told: list[Problem] = []

    def refuse(self, problem: Problem) -> None:
        """Count a refusal by its reason, and tell it if there are not too many."""
        self.reasons[problem.error] = self.reasons.get(problem.error, 0) + 1
        if len(self._told) < MOST_TOLD:
            self._told.append(problem)

    def done(self) -> SourceGathered:
        """Return what was counted."""
        reasons = dict(sorted(self.reasons.items()))
        problems = tuple(sorted(self._told))
        return SourceGathered(self.source, self.kind, refused=sum(reasons.values()), reasons=reasons, problems=problems, **self.counts)


def in_all(tallies: Iterable[Tally], begun: str, ended: str, *, interrupted: bool) -> Gathered:
    """Add up the sources of a run."""
    sources = tuple(tally.done() for tally in tallies)
    reasons: dict[str, int] = {}
    for source in sources:
        for reason, times in source.reasons.items():
            reasons[reason] = reasons.get(reason, 0) + times
    names = ("new", "changed", "unchanged", "refused", "not_due", "left")
    counts = {name: sum(getattr(source, name) for source in sources) for name in names}
    return Gathered(sources, **counts, reasons=dict(sorted(reasons.items())), begun=begun, ended=ended, interrupted=interrupted)
