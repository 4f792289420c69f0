"""Segments: the stretches of an article that are of one hand, so that a page that pastes several stories together is parted.

A boundary needs two signs that agree: another spelling of a name, another kind of quotation marks, a person introduced again by full
name and title, another partner that shares the wording; or one lasting sign where a heading, a credit or furniture parts the text.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tellings.copying.house_style import forms_of
from tellings.copying.words import Words
from tellings.model import TOLD, Span

# Signs that must agree on a boundary where nothing else parts the text.
LEAST_SIGNS = 2

# A single sign needs this many observations on either side of a heading or credit; once may be a slip.
LASTING = 2

# Shared paragraphs in a row, then a heading, then so many that nobody shares: the sign that another story begins there.
ENDURING = 3

# A full name with title (so many capitalised words in a row) that comes again after so many paragraphs introduces its bearer again.
FULL_NAME_WORDS, INTRODUCED_AGAIN = 3, 2


@dataclass(frozen=True)
class Unit:
    """A told block with words: its range of words, its offsets, and whether text of another role stands before it."""

    first: int
    last: int
    start: int
    end: int
    parted: bool


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


@dataclass(frozen=True)
class _Change:
    """A sign that the hand changes behind unit ``after`` and not later than at unit ``at``."""

    key: str
    after: int
    at: int
    lasting: bool


def units_of(words: Words) -> list[Unit]:
    """Return an article's told blocks that hold words, in order."""
    numbers, first = np.unique(words.block, return_index=True)
    last = np.append(first, len(words))[1:]
    told = words.article.told()
    others = sorted(b.start for b in words.article.blocks if b.role not in TOLD)
    units: list[Unit] = []
    for number, left, right in zip(numbers.tolist(), first.tolist(), last.tolist(), strict=True):
        block = told[number]
        before = units[-1].end if units else block.start
        between = np.searchsorted(others, before), np.searchsorted(others, block.start)
        units.append(Unit(left, right, block.start, block.end, bool(between[1] > between[0])))
    return units


def segments_of(words: Words, partners: Sequence[str | None]) -> list[Segment]:
    """Part an article where its hand changes.

    ``partners`` names for each unit the one article that shares its wording, ``""`` where none does, ``None`` where several do.
    """
    units = units_of(words)
    if not units:
        return []
    observed = _observations(words, units)
    changes = [change for key, seen in sorted(observed.items()) for change in _changes(key, seen)]
    changes += _introductions(words, units)
    changes += _changes("partner", [(at, partner) for at, partner in enumerate(partners) if partner])
    changes += [change for change in _changes("shared", _sharing(partners), ENDURING) if change.lasting and _heading(words, units, change)]
    begins = [0, *_boundaries(changes, units)]
    contested = {key for key, seen in observed.items() if len({form for _, form in seen}) > 1}
    return [
        segment_over(words, units[left:right], _style(observed, contested, left, right))
        for left, right in zip(begins, [*begins[1:], len(units)], strict=True)
    ]


def segment_over(words: Words, units: Sequence[Unit], style: tuple[tuple[str, str], ...] = ()) -> Segment:
    """Make the segment of consecutive units."""
    return Segment(words.article.id, units[0].first, units[-1].last, units[0].start, units[-1].end, style)


def _observations(words: Words, units: Sequence[Unit]) -> dict[str, list[tuple[int, str]]]:
    """Return for each choice of form the units that make it, each with the form it has most."""
    starts = [unit.start for unit in units]
    counts: dict[str, dict[int, Counter[str]]] = {}
    for form in forms_of(words):
        at = int(np.searchsorted(starts, form.start, side="right")) - 1
        counts.setdefault(form.key, {}).setdefault(at, Counter())[form.form] += 1
    for block in words.article.blocks:
        if block.role == "credit":
            at = max(0, int(np.searchsorted(starts, block.start, side="right")) - 1)
            counts.setdefault("credit", {}).setdefault(at, Counter())[_credited(words.article.text[block.start : block.end])] += 1
    return {
        key: [(at, min(forms, key=lambda form: (-forms[form], form))) for at, forms in sorted(seen.items())] for key, seen in counts.items()
    }


def _credited(line: str) -> str:
    """Return whom a credit line ends with: the agency behind the photographer."""
    return line.rsplit("/", 1)[-1].strip(" ©.:()[]").casefold()


def _sharing(partners: Sequence[str | None]) -> list[tuple[int, str]]:
    return [(at, "nobody" if partner == "" else "shared") for at, partner in enumerate(partners)]


def _heading(words: Words, units: Sequence[Unit], change: _Change) -> bool:
    """Tell whether a heading stands where a change is."""
    between = units[change.after].end, units[change.at].start
    return any(block.role == "heading" and between[0] <= block.start < between[1] for block in words.article.blocks)


def _changes(key: str, seen: Sequence[tuple[int, str]], least: int = LASTING) -> list[_Change]:
    found = []
    for at, ((before, old), (after, new)) in enumerate(pairwise(seen), start=1):
        if old != new:
            lasting = all(form == old for _, form in seen[max(0, at - least) : at]) and at >= least
            lasting = lasting and len(seen) - at >= least and all(form == new for _, form in seen[at : at + least])
            found.append(_Change(key, before, after, lasting and key != "credit"))
    return found


def _introductions(words: Words, units: Sequence[Unit]) -> list[_Change]:
    """Find units that introduce somebody by full name and title who was introduced before."""
    last: dict[tuple[int, ...], int] = {}
    found: dict[int, _Change] = {}
    for at, unit in enumerate(units):
        run: list[int] = []
        for index in range(unit.first, unit.last + 1):
            if index < unit.last and words.named[index] and not (run and words.first[index]):
                run.append(int(words.key[index]))
                continue
            if len(run) >= FULL_NAME_WORDS:
                before = last.get(tuple(run))
                if before is not None and at - before >= INTRODUCED_AGAIN:
                    found[at] = _Change("introduction", at - 1, at, False)
                last[tuple(run)] = at
            run = []
    return [found[at] for at in sorted(found)]


def _boundaries(changes: Sequence[_Change], units: Sequence[Unit]) -> list[int]:
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


def _style(observed: dict[str, list[tuple[int, str]]], contested: set[str], left: int, right: int) -> tuple[tuple[str, str], ...]:
    style = []
    for key in sorted(contested):
        forms = Counter(form for at, form in observed[key] if left <= at < right)
        if forms:
            style.append((key, min(forms, key=lambda form: (-forms[form], form))))
    return tuple(style)
