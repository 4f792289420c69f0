"""Segments: the stretches of an article that are of one hand, so that a page that pastes several stories together is parted.

A boundary needs two signs that agree: another spelling of a name, another kind of quotation marks, a person introduced again by full
name and title, another partner that shares the wording; or one lasting sign where a heading, a credit or furniture parts the text.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.copying.signs import Change, Observed, Unit, changes_of, observations, units_of
from tellings.copying.words import Words
from tellings.model import Span

# Signs that must agree on a boundary where nothing else parts the text.
LEAST_SIGNS = 2


@dataclass(frozen=True)
class Segment:
    """Consecutive told blocks of one hand; word range and offsets half-open; ``style`` are the choices of form that prevail in it."""

    article: str
    first: int
    last: int
    start: int
    end: int
    style: tuple[tuple[str, str], ...] = ()

    @property
    def span(self) -> Span:
        """The segment's place."""
        return Span(self.article, self.start, self.end)

    def unlike(self, other: "Segment") -> bool:
        """Tell whether the segments make one choice differently."""
        theirs = dict(other.style)
        return any(theirs.get(key, form) != form for key, form in self.style)

    def alike(self, other: "Segment") -> bool:
        """Tell whether both segments make the same choices, with one choice at least in common."""
        theirs = dict(other.style)
        common = [(form, theirs[key]) for key, form in self.style if key in theirs]
        return bool(common) and all(ours == form for ours, form in common)


def segments_of(words: Words, partners: Sequence[str | None]) -> list[Segment]:
    """Part an article where its hand changes.

    ``partners`` names for each unit the one article that shares its wording, ``""`` where none does, ``None`` where several do.
    """
    units = units_of(words)
    if not units:
        return []
    observed = observations(words, units)
    changes = changes_of(words, units, observed, partners)
    begins = [0, *_boundaries(changes, units)]
    contested = {key for key, seen in observed.items() if len({form for _, form in seen}) > 1}
    return [
        segment_over(words, units[left:right], _style(observed, contested, left, right))
        for left, right in zip(begins, [*begins[1:], len(units)], strict=True)
    ]


def segment_over(words: Words, units: Sequence[Unit], style: tuple[tuple[str, str], ...] = ()) -> Segment:
    """Make the segment of consecutive units."""
    return Segment(words.article.id, units[0].first, units[-1].last, units[0].start, units[-1].end, style)


def _boundaries(changes: Sequence[Change], units: Sequence[Unit]) -> list[int]:
    """Choose the units at which a new segment begins: most signs first, each sign used once, a heading or credit before plain text."""
    left = list(changes)
    chosen: list[int] = []
    while True:
        scored = []
        for at in sorted({p for change in left for p in range(change.after + 1, change.at + 1)}):
            signs = {change.key for change in left if change.after < at <= change.at}
            single = units[at].parted and any(change.lasting for change in left if change.after < at <= change.at)
            if len(signs) >= LEAST_SIGNS or single:
                scored.append((-len(signs), not units[at].parted, at))
        if not scored:
            return sorted(chosen)
        at = min(scored)[2]
        chosen.append(at)
        left = [change for change in left if not change.after < at <= change.at]


def _style(observed: Observed, contested: set[str], left: int, right: int) -> tuple[tuple[str, str], ...]:
    style = []
    for key in sorted(contested):
        forms = Counter(form for at, form in observed[key] if left <= at < right)
        if forms:
            style.append((key, min(forms, key=lambda form: (-forms[form], form))))
    return tuple(style)
