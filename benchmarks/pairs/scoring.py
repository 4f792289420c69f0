"""Precision and recall of the kinds that an edition reports for the pairs."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pairs.reading import Account, Pair
from tellings import Page, compare

# Kinds in the contract's order: where several points hold both clauses, the first that holds is what a reader is told.
KINDS = ("conflict", "update", "variant", "agreed", "copied", "single")

# A point holds a clause if one of its spans has this share of the shorter of the two.
HELD = 0.5

# Even people take these two for each other in one point of seven of the labelled stories (`also` in ../shared/data/collating).
SOFT = frozenset({"variant", "agreed"})


class Told(NamedTuple):
    """What an edition says of a pair: the kind and type of its point, whether it is one story, and false alarms beside the point."""

    kind: str
    type: str
    together: bool
    stray: tuple[str, ...]


class Rates(NamedTuple):
    """Reported points that are right, all that are reported, and all that should be."""

    right: int
    reported: int
    wanted: int

    def __str__(self) -> str:
        """Write both rates with the counts behind them."""
        precision, recall = self.right / max(1, self.reported), self.right / max(1, self.wanted)
        return f"precision {precision:.3f} ({self.right} of {self.reported}), recall {recall:.3f} ({self.right} of {self.wanted})"


def told(pair: Pair) -> Told:
    """Compare the two pages of a pair and return what the edition says of the marked clauses."""
    edition = compare([Page.from_text(pair.a.text, name="a.txt"), Page.from_text(pair.b.text, name="b.txt")])
    page = {article.id: article.page for article in edition.articles}
    points = [point for story in edition.stories for point in story.points]
    asked = [point for point in points if _asked(point, pair, page)]
    found = min(asked, key=lambda point: KINDS.index(point.kind), default=None)
    stray = tuple(f"{point.kind}: {point.why}" for point in points if point not in asked and point.kind in ("conflict", "update"))
    return Told(found.kind if found else "single", found.type if found else "", len(edition.stories) == 1, stray)


def _asked(point: Any, pair: Pair, page: Mapping[str, str]) -> bool:
    """Tell whether a point over both pages holds the marked clauses; with one mark, whether it joins anything to it."""
    spans = [(page[span.article], span.start, span.end) for reading in point.readings for span in reading.spans]
    sides = (("a.txt", pair.a), ("b.txt", pair.b))
    return len({name for name, _, _ in spans}) > 1 and all(
        any(where == name and holds(account, start, end) for where, start, end in spans) for name, account in sides if account.asked
    )


def holds(account: Account, start: int, end: int) -> bool:
    """Tell whether a span holds the marked clause of an account, or is held by it."""
    if not account.asked:
        return False
    common = min(account.asked[1], end) - max(account.asked[0], start)
    return common >= HELD * min(account.asked[1] - account.asked[0], end - start) and common > 0


def right(pair: Pair, kind: str, soft: bool) -> bool:
    """Tell whether a kind is right for a pair; ``soft`` takes variant and agreed for each other."""
    return kind == pair.kind or kind in pair.also or (soft and {kind, pair.kind} <= SOFT)


def rates(pairs: Sequence[Pair], said: Sequence[Told], soft: bool = False, kind: str | None = None) -> Rates:
    """Count over the pairs that make a point (or a point of one kind); silence is ``single`` and is never counted as reported."""
    both = list(zip(pairs, said, strict=True))
    reported = [(pair, one) for pair, one in both if one.kind != "single" and kind in (None, one.kind)]
    wanted = sum(pair.kind != "single" and kind in (None, pair.kind) for pair in pairs)
    good = sum(right(pair, one.kind, soft) for pair, one in reported)
    return Rates(good, len(reported), wanted)


def table(pairs: Sequence[Pair], said: Sequence[Told], field: str) -> Iterable[str]:
    """Yield a line for each value of a field of the pairs (``type``, ``looks``): pairs, right, and what the wrong ones were called."""
    for value in sorted({getattr(pair, field) for pair in pairs}):
        rows = [(pair, one) for pair, one in zip(pairs, said, strict=True) if getattr(pair, field) == value]
        wrong = Counter(f"{pair.kind} as {one.kind}" for pair, one in rows if not right(pair, one.kind, soft=True))
        fine = sum(right(pair, one.kind, soft=True) for pair, one in rows)
        yield f"{value:12} {fine:3} of {len(rows):3} right  " + ", ".join(f"{n} {name}" for name, n in sorted(wrong.items()))
