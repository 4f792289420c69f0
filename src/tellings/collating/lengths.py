"""A beginning and an end against the length of time that pages give for the same thing."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from tellings.collating.bounds import meets
from tellings.collating.checks import Check, words
from tellings.model import Measured, Quantity, Span, Statement, Timed, Value
from tellings.stating.quantities.vocabulary import vocabulary
from tellings.stems import stem

# Two clock times lie this many hours apart at most: what takes longer is told in days.
_LONGEST = 24.0


class _Course(NamedTuple):
    """A beginning and an end on one page, in hours, with the stems of what began and ended."""

    hours: float
    spans: tuple[Span, ...]
    given: str
    about: frozenset[str]


def find_lengths(statements: Sequence[Statement], text_of: dict[str, str]) -> list[Check]:
    """Return the lengths that do not fit the beginning and the end that a page gives; ``text_of`` holds the articles' texts by id."""
    courses = [course for identifier in sorted(text_of) for course in _courses(statements, identifier, text_of[identifier])]
    told = [(one, measured) for one in statements for measured in _lengths(one)]
    found: list[Check] = []
    for course in courses:
        for statement, measured in told:
            # What began and ended is named beside the length too.
            if course.about & set(statement.words) and not _fits(course, measured.quantity):
                length = Value(quantity=measured.quantity)
                derived = Quantity(course.hours, course.hours, False, False, False, "hour", None, course.given)
                began = Value(quantity=derived), course.spans
                found.append(Check("quantity", "length", began, (length, (measured.span,))))
    return found[:1]


def _fits(course: _Course, told: Quantity) -> bool:
    # People round the hours at which things begin and end.
    derived = Quantity(course.hours, course.hours, False, False, True, "hour", None, f"{course.hours:g} hours")
    return meets(derived, told)


def _lengths(statement: Statement) -> Iterator[Measured]:
    """Give the length of time that a clause gives for what it is about: one in all, or none is sure."""
    if statement.denied or statement.modality != "asserted" or not _does(statement, "length_stems"):
        return
    timed = {name for name, unit in vocabulary().units.items() if unit.dimension == "time"}
    found = [one for one in statement.quantities if one.quantity.unit in timed and one.of is None]
    if len(found) == 1 and len(statement.quantities) == 1:
        yield found[0]


def _does(statement: Statement, acts: str) -> bool:
    return stem(statement.trigger) in words()[acts]


def _courses(statements: Sequence[Statement], article: str, text: str) -> Iterator[_Course]:
    """Give each beginning and end of one thing that a page tells with the hour: in one sentence, or with the same words for the thing."""
    own = [one for one in statements if one.span.article == article and one.modality == "asserted" and not one.denied]
    for first in own:
        for last in own:
            start, end = _clock(first), _clock(last)
            if start is None or end is None or not _does(first, "start_stems") or not _does(last, "end_stems"):
                continue
            about = _things(first) if _goes_on(first, last, text) else _things(first) & _things(last)
            hours = _hours(start, end)
            if about and 0 < hours <= _LONGEST:
                given = f"{text[start.span.start : start.span.end]} – {text[end.span.start : end.span.end]}"
                yield _Course(hours, (start.span, end.span), given, about)


def _goes_on(first: Statement, last: Statement, text: str) -> bool:
    """Tell whether the last clause has the subject of the first: it follows in the same sentence and begins with its verb."""
    begins = re.match(r"\w+", text[last.span.start : last.span.end])
    one_sentence = first.sentence == last.sentence and first.span.start < last.span.start
    return one_sentence and begins is not None and stem(begins[0].casefold()) == stem(last.trigger)


def _things(statement: Statement) -> frozenset[str]:
    """Return the stems of a clause's words without its verb, values and names."""
    return frozenset(word for word in statement.words if word[0].isalpha() and word != stem(statement.trigger))


def _clock(statement: Statement) -> Timed | None:
    """Return the hour that a clause gives, where it gives one."""
    whens = [(timed, timed.when) for timed in statement.times]
    found = [timed for timed, when in whens if when.precision == "minute" and not when.approximate and "/" not in when.value]
    return found[0] if len(found) == 1 else None


def _hours(start: Timed, end: Timed) -> float:
    try:
        return (datetime.fromisoformat(end.when.value) - datetime.fromisoformat(start.when.value)).total_seconds() / 3600
    except (ValueError, TypeError):
        return 0.0
