"""What it means that one statement supersedes another, and the order of time in which two statements are told."""

import re
from typing import NamedTuple

from tellings.collating.grounds import Grounds
from tellings.collating.moments import precedes
from tellings.collating.slots import COMPARED_PRECISIONS
from tellings.model import Mention, PointType, Span, Statement, Timed, Value, When

# Before the moment for which a clause gives its figures; an hour may stand before its day.
_AS_OF = re.compile(r"\b(as of|by|until)( about)?( \w+ (a\.m\.|p\.m\.|o'clock) on)?\W*$")


class Succession(NamedTuple):
    """What supersedes what: what was compared, how it moved on (``figure``, ``deed``, ``moved``, ``state``), and both values.

    A value is ``None`` where the clause itself is.
    """

    type: PointType
    how: str
    earlier: Value | None = None
    later: Value | None = None


def told_order(a: Statement, b: Statement, grounds: Grounds) -> int:
    """Return 1 where the first statement is of an earlier moment than the second, -1 for the reverse, 0 where the pages do not say."""
    return in_turn(as_of(a, grounds), as_of(b, grounds))


def in_turn(one: When | None, other: When | None) -> int:
    """Return 1 where the first moment is earlier than the second, -1 for the reverse, 0 where nobody can say."""
    if one is None or other is None or one == other:
        return 0
    return 1 if precedes(one, other) else -1 if precedes(other, one) else 0


def as_of(statement: Statement, grounds: Grounds) -> When | None:
    """Return the moment for which a clause speaks: its own "as of …" or "by …", else when its page was written."""
    for timed in timed_in(statement):
        if _AS_OF.search(words_before(timed.span, statement, grounds)):
            return timed.when
    return grounds.written.get(statement.span.article)


def words_before(span: Span, statement: Statement, grounds: Grounds) -> str:
    """Return the words of a clause, in small letters, that stand before a part of it."""
    article = grounds.articles[span.article]
    return article.text[max(0, min(statement.span.start, span.start)) : span.start].casefold()


def words_of(statement: Statement, grounds: Grounds) -> str:
    """Return the words of a clause in small letters, with single blanks."""
    return " ".join(grounds.articles[statement.span.article].words(statement.span).casefold().split())


def named_in(statement: Statement) -> list[Mention]:
    """Return the names of a clause, its subject's among them, in order of place."""
    held = {mention.span: mention for mention in (*statement.mentions, *statement.about) if mention.named}
    return [held[span] for span in sorted(held)]


def share_name(a: Statement, b: Statement) -> bool:
    """Tell whether two clauses name one person, body or thing."""

    def people(statement: Statement) -> set[str]:
        return {one.entity for one in (*statement.about, *statement.mentions) if one.kind not in ("place", "people", "agency")}

    return bool(people(a) & people(b))


def other_people(a: Statement, b: Statement) -> bool:
    """Tell whether both clauses have a named subject, but none in common."""
    one, other = ({mention.entity for mention in each.about if mention.named} for each in (a, b))
    return bool(one and other and not one & other)


def timed_in(statement: Statement) -> list[Timed]:
    """Return the times of a clause that take part in comparisons; what is part of a name (Jan, April) is none."""
    names = [mention.span for mention in statement.mentions if mention.named]
    times = [timed for timed in statement.times if timed.when.precision in COMPARED_PRECISIONS]
    return [timed for timed in times if not any(name.contains(timed.span) for name in names)]
