"""The points of a story: what its articles agree on, where they differ, and what only one says."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from tellings.collating.acts import of_other_acts
from tellings.collating.alignment import SAME_GROUP, align
from tellings.collating.anchors import of_one_saying, of_one_value
from tellings.collating.checks import find_checks
from tellings.collating.details import besides, shared_details
from tellings.collating.disputes import contradicting
from tellings.collating.grounds import Grounds
from tellings.collating.judged import Judged
from tellings.collating.judging import judge
from tellings.collating.lengths import find_lengths
from tellings.collating.likeness import likeness
from tellings.collating.parting import rejoin
from tellings.collating.saying_conflicts import disputed_sayings
from tellings.collating.updates import of_one_course
from tellings.model import Point, PointKind, PointType, Quote, Reading, Said, Span, Statement, Value

# The order in which a reader wants the kinds: what is disputed first, what only one page says last.
ORDER: tuple[PointKind, ...] = ("conflict", "update", "variant", "agreed", "copied", "single")

# Characters of a statement that name a point; the readings show it whole.
ABOUT = 90


def make_points(
    statements: Iterable[Statement], quotes: Sequence[Quote], grounds: Grounds, claims: Sequence[Judged] = ()
) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Make the points of one story from all its statements; returns them and, apart, the undecided ones.

    ``quotes`` say which statements report one saying; ``claims`` are points that were judged elsewhere (who holds which office). Each
    statement stands in one point at most, a part of it that other pages tell apart in one of its own; a detail of it, that several pages
    share, may be a point beside it.
    """
    ordered = sorted(statements, key=lambda statement: statement.span)
    valued, said = of_one_value(ordered, list(grounds.written.values())), of_one_saying(ordered, quotes)
    alike = likeness(ordered, grounds.articles, valued, said)
    alike = alike.without([pair for pair in of_other_acts(ordered, alike.evidence, SAME_GROUP) if pair not in {*valued, *said}])
    undecided: list[Judged] = []
    judged = disputed_sayings(ordered, quotes, grounds)
    placed = {number for disputed in judged for number in disputed.members}
    aligned = align(ordered, alike, [*valued, *of_one_course(ordered, grounds), *contradicting(ordered, grounds)])
    left = (tuple(number for number in group if number not in placed) for group in aligned)
    groups = [group for group in left if len(group) > 1]
    ordered, gone = rejoin(ordered, [*groups, *(disputed.members for disputed in judged)])
    told = [[ordered[number] for number in disputed.members] for disputed in judged]
    placed |= gone
    for group in groups:
        members = [ordered[number] for number in group]
        verdict = judge(members, alike.of(group), grounds)
        if verdict:
            judged.append(verdict)
            told.append([members[place] for place in verdict.members])
            placed |= {group[place] for place in verdict.members}
            # What was left out of a group as another thing may still be one thing among itself.
            rest = tuple(number for number in group if number not in placed)
            if len(rest) > 1:
                groups.append(rest)
        else:
            undecided.append(_undecided(members, grounds))
    judged += besides([*claims, *_checked(ordered, grounds), *shared_details(told, ordered, grounds)], judged)
    judged += [_single(statement, grounds) for number, statement in enumerate(ordered) if number not in placed]
    return _finished(judged, grounds), _finished(undecided, grounds)


def _checked(statements: Sequence[Statement], grounds: Grounds) -> list[Judged]:
    """Make the conflicts of what the pages' own figures and dates say against each other."""
    texts = {identifier: article.text for identifier, article in grounds.articles.items()}
    made = []
    for check in (*find_checks(statements, grounds), *find_lengths(statements, texts)):
        readings = check.readings(grounds)
        made.append(Judged("conflict", check.type, readings, check.why(readings), ()))
    return made


def _single(statement: Statement, grounds: Grounds) -> Judged:
    words = grounds.articles[statement.span.article].words(statement.span)
    kind: PointType = "attribution" if statement.reports else "event"
    value = Value(words=words)
    if len(statement.quantities) == 1:
        kind, value = "quantity", Value(quantity=statement.quantities[0].quantity)
    elif any(quote.kind != "indirect" for quote in statement.quotes):
        kind = "quote"
    return Judged("single", kind, (grounds.reading(value, [statement]),), "Only one page says this.", (0,))


def _undecided(members: Sequence[Statement], grounds: Grounds) -> Judged:
    readings = tuple(grounds.reading(Value(words=grounds.articles[one.span.article].words(one.span)), [one]) for one in members)
    why = "The clauses are alike, but their values cannot both hold, and nothing shows that they are about the same thing."
    return Judged("variant", "event", readings, why, tuple(range(len(members))))


def _finished(judged: Sequence[Judged], grounds: Grounds) -> tuple[Point, ...]:
    """Give each point its id, what it is about and its support, in the order of kinds, then of support, then of place."""
    points = []
    taken: set[str] = set()
    for verdict in sorted(judged, key=lambda one: _first(one.readings)):
        first = _first(verdict.readings)
        digest = hashlib.sha256(f"{first.article}:{first.start}:{first.end}".encode()).hexdigest()
        length = next(length for length in range(10, len(digest)) if f"p{digest[:length]}" not in taken)
        taken.add(f"p{digest[:length]}")
        points.append(
            Point(
                id=f"p{digest[:length]}",
                kind=verdict.kind,
                type=verdict.type,
                about=_about(verdict.readings, grounds),
                readings=verdict.readings,
                support=grounds.support(verdict.readings),
                why=verdict.why,
            )
        )
    return in_order(points)


def in_order(points: Iterable[Point]) -> tuple[Point, ...]:
    """Sort points by kind, then by support, then by place."""
    return tuple(
        sorted(
            points,
            key=lambda one: (
                ORDER.index(one.kind),
                one.type == "attribution" and one.kind != "conflict",
                -one.support.texts,
                -one.support.articles,
                _first(one.readings),
            ),
        )
    )


def _first(readings: Sequence[Reading]) -> Span:
    return min(span for reading in readings for span in reading.spans)


def _about(readings: Sequence[Reading], grounds: Grounds) -> Said:
    """Name a point by the shortest of its clauses, cut behind a word."""
    span = min((span for reading in readings for span in reading.spans), key=lambda span: (len(span), span))
    words = grounds.articles[span.article].words(span)
    if len(words) > ABOUT:
        cut = words[:ABOUT].rfind(" ")
        span = Span(span.article, span.start, span.start + (cut if cut > 0 else ABOUT))
    return Said(grounds.articles[span.article].words(span), span)


def adds(points: Sequence[Point], articles: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return for each article the points that only it has."""
    return {
        article: tuple(point.id for point in points if point.kind == "single" and point.readings[0].articles == (article,))
        for article in sorted(articles)
    }


def omits(points: Sequence[Point], texts_of: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return for each article the points of two or more texts that neither it nor another page of its texts has.

    ``texts_of`` gives the ids of each article's texts.
    """
    lacking = {}
    for article, texts in sorted(texts_of.items()):
        lacking[article] = tuple(
            point.id
            for point in points
            if point.support.texts > 1 and not any(set(reading.texts) & set(texts) for reading in point.readings)
        )
    return lacking
