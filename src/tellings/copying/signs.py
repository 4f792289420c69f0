"""Signs that the hand changes inside an article: choices of style, people introduced again, credits, and who shares the wording."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tellings.copying.house_style import forms_of
from tellings.copying.words import Words
from tellings.model import TOLD

# A single sign needs this many observations on either side of a heading or credit; once may be a slip.
LASTING = 2

# Shared paragraphs in a row, then a heading, then so many that nobody shares: the sign that another story begins there.
ENDURING = 3

# A full name with title (so many capitalised words in a row) that comes again after so many paragraphs introduces its bearer again.
FULL_NAME_WORDS, INTRODUCED_AGAIN = 3, 2


# For each choice of form the units that make it, in order, each with the form that it has most.
Observed = dict[str, list[tuple[int, str]]]


@dataclass(frozen=True)
class Unit:
    """A told block with words: its range of words, its offsets, and whether text of another role stands before it."""

    first: int
    last: int
    start: int
    end: int
    parted: bool


@dataclass(frozen=True)
class Change:
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


def changes_of(words: Words, units: Sequence[Unit], observed: Observed, partners: Sequence[str | None]) -> list[Change]:
    """Return all signs that the hand changes; ``partners`` as in ``segments_of``."""
    found = [change for key, seen in sorted(observed.items()) for change in _changes(key, seen)]
    found += _introductions(words, units)
    found += _changes("partner", [(at, partner) for at, partner in enumerate(partners) if partner])
    return found + [
        change for change in _changes("shared", _sharing(partners), ENDURING) if change.lasting and _heading(words, units, change)
    ]


def observations(words: Words, units: Sequence[Unit]) -> Observed:
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


def _heading(words: Words, units: Sequence[Unit], change: Change) -> bool:
    """Tell whether a heading stands where a change is."""
    between = units[change.after].end, units[change.at].start
    return any(block.role == "heading" and between[0] <= block.start < between[1] for block in words.article.blocks)


def _changes(key: str, seen: Sequence[tuple[int, str]], least: int = LASTING) -> list[Change]:
    found = []
    for at, ((before, old), (after, new)) in enumerate(pairwise(seen), start=1):
        if old != new:
            lasting = all(form == old for _, form in seen[max(0, at - least) : at]) and at >= least
            lasting = lasting and len(seen) - at >= least and all(form == new for _, form in seen[at : at + least])
            found.append(Change(key, before, after, lasting and key != "credit"))
    return found


def _introductions(words: Words, units: Sequence[Unit]) -> list[Change]:
    """Find units that introduce somebody by full name and title who was introduced before."""
    last: dict[tuple[int, ...], int] = {}
    found: dict[int, Change] = {}
    for at, unit in enumerate(units):
        run: list[int] = []
        for index in range(unit.first, unit.last + 1):
            if index < unit.last and words.named[index] and not (run and words.first[index]):
                run.append(int(words.key[index]))
                continue
            if len(run) >= FULL_NAME_WORDS:
                before = last.get(tuple(run))
                if before is not None and at - before >= INTRODUCED_AGAIN:
                    found[at] = Change("introduction", at - 1, at, False)
                last[tuple(run)] = at
            run = []
    return [found[at] for at in sorted(found)]
