"""Sayings on which pages differ: one saying in two mouths, or with a word in it that turns its sense."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from tellings.collating import reasons
from tellings.collating.grounds import Grounds
from tellings.collating.judged import Judged
from tellings.collating.saying_mouths import Mouth, mouth, two_mouths
from tellings.collating.saying_turns import turn
from tellings.model import Quote, Reading, Span, Statement, Value

# Two quotations are compared only if they share so many words in a row; a row that more quotations have than this finds none.
_RUN, _TOO_COMMON = 4, 200

# Wordings of one saying that are compared with each other.
_MOST_WORDINGS = 40


def disputed_sayings(statements: Sequence[Statement], quotes: Sequence[Quote], grounds: Grounds) -> list[Judged]:
    """Return the conflicts over sayings; ``members`` are places in ``statements``, each in one conflict at most."""
    held = _Held(statements)
    made: list[Judged] = []
    taken: set[int] = set()
    for judged in (*_mouths(statements, held, grounds), *_turns(quotes, held, grounds)):
        if not taken & set(judged.members):
            made.append(judged)
            taken |= set(judged.members)
    return made


class _Held:
    """Finds the statement that holds most of a quotation."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = statements
        self._of: dict[str, list[int]] = defaultdict(list)
        for number, statement in enumerate(statements):
            self._of[statement.span.article].append(number)

    def by(self, span: Span) -> int | None:
        """Return its place; ``None`` where no statement was made of the words."""
        found = [number for number in self._of[span.article] if self.statements[number].span.overlaps(span)]
        return max(found, key=lambda number: (self._common(number, span), -number), default=None)

    def _common(self, number: int, span: Span) -> int:
        own = self.statements[number].span
        return min(own.end, span.end) - max(own.start, span.start)


def _mouths(statements: Sequence[Statement], held: _Held, grounds: Grounds) -> Iterator[Judged]:
    found: dict[Span, Mouth] = {}
    for statement in statements:
        for quoted in statement.quotes:
            one = mouth(quoted, statement, grounds.articles)
            if one and held.by(quoted.span) is not None:
                found.setdefault(quoted.span, one)
    mouths = [found[span] for span in sorted(found)]
    seen: set[int] = set()
    for number, others in enumerate(_near(mouths)):
        against = [other for other in others if two_mouths(mouths[number], mouths[other], grounds.articles)]
        if number in seen or not against:
            continue
        sides: dict[str, list[int]] = {mouths[number].speaker: [number]}
        for other in [*against, *(other for other in others if mouths[other].speaker == mouths[number].speaker)]:
            if all(mouths[other].quoted.span.article != mouths[one].quoted.span.article for side in sides.values() for one in side):
                sides.setdefault(mouths[other].speaker, []).append(other)
        seen |= {one for side in sides.values() for one in side}
        yield _judged("attribution", {name: [mouths[one].quoted.span for one in side] for name, side in sides.items()}, held, grounds)


def _near(mouths: Sequence[Mouth]) -> list[list[int]]:
    """Return for each quotation the later ones that share some words in a row with it."""
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(mouths):
        for run in {one.words[start : start + _RUN] for start in range(len(one.words) - _RUN + 1)}:
            runs[run].append(number)
    near: list[set[int]] = [set() for _ in mouths]
    for numbers in runs.values():
        for place, number in enumerate(numbers if len(numbers) <= _TOO_COMMON else ()):
            near[number].update(numbers[place + 1 :])
    return [sorted(one) for one in near]


def _turns(quotes: Sequence[Quote], held: _Held, grounds: Grounds) -> Iterator[Judged]:
    for quote in quotes:
        marked = [span for wording in quote.wordings if wording.kind != "indirect" for span in wording.spans][:_MOST_WORDINGS]
        words = {span: grounds.articles[span.article].words(span) for span in sorted(marked)}
        pairs = ((a, b) for a, b in itertools.combinations(words, 2) if a.article != b.article)
        found = next(((a, b, told) for a, b in pairs if (told := turn(words[a], words[b])) and not _contrasts(a, b, words)), None)
        if found:
            a, b, told = found
            sides = {told.a: [_within(a, told.a_at)], told.b: [_within(b, told.b_at)]}
            for other in words:
                if other.article not in {span.article for side in sides.values() for span in side}:
                    from_a, from_b = turn(words[a], words[other]), turn(words[b], words[other])
                    if from_a and not from_b:
                        sides[told.b].append(_within(other, from_a.b_at))
                    elif from_b and not from_a:
                        sides[told.a].append(_within(other, from_b.b_at))
            if all(held.by(side[0]) is not None for side in sides.values()):
                yield _judged("quote", sides, held, grounds)


def _within(span: Span, at: tuple[int, int]) -> Span:
    return Span(span.article, span.start + at[0], span.start + at[1])


def _contrasts(a: Span, b: Span, words: Mapping[Span, str]) -> bool:
    """Tell whether one of the pages has both wordings: then they are two sayings."""
    return any(other != one and other.article == one.article and turn(words[one], words[other]) for one in (a, b) for other in words)


def _judged(type_: Literal["quote", "attribution"], sides: Mapping[str, Sequence[Span]], held: _Held, grounds: Grounds) -> Judged:
    """Make the conflict of two sides, by their speaker or by the words that differ."""
    readings: list[Reading] = []
    members: list[int] = []
    for name, spans in sides.items():
        places = sorted({place for place in map(held.by, spans) if place is not None})
        own = [held.statements[place] for place in places]
        value = Value(entity=name) if type_ == "attribution" else Value(words=grounds.articles[own[0].span.article].words(own[0].span))
        readings.append(grounds.reading(value, own))
        members += places
    why = reasons.mouths(readings) if type_ == "attribution" else reasons.turned(list(sides), readings)
    return Judged("conflict", type_, tuple(readings), why, tuple(members))
