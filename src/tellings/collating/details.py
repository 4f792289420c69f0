"""Details that pages share inside what they tell: the day, the figure, and who a person is.

A clause is in one point at most, but it may say several things: what happened, when, how much, and that the woman is a senator.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tellings.collating import reasons
from tellings.collating.grounds import Grounds
from tellings.collating.judged import Judged
from tellings.collating.slots import COMPARED_PRECISIONS, said
from tellings.model import PointKind, PointType, Reading, Span, Statement, Value
from tellings.stating.names import RoleClaim

# Years and months are mostly background that many sentences mention, and small counts ("two states") may be of anything: of twelve real
# events' shared years, months and counts up to three one in six was a labelled point that no clause had found, of days and other
# figures one in two.
DATED = COMPARED_PRECISIONS - {"year", "quarter", "season", "month"}
FEW = 3

# What tells one detail from another: its type and its value.
_Key = tuple[str, ...]


class _Detail(NamedTuple):
    span: Span
    value: Value


def shared_details(groups: Iterable[Sequence[Statement]], statements: Sequence[Statement], grounds: Grounds) -> tuple[Judged, ...]:
    """Return the days and figures that the sentences of joined statements have in common, each value once a story.

    ``groups`` are the statements of each point; ``statements`` those of the whole story.
    """
    around: dict[Span, list[Statement]] = {}
    for statement in statements:
        around.setdefault(statement.sentence, []).append(statement)
    held: dict[_Key, dict[str, _Detail]] = {}
    for group in sorted(groups, key=lambda group: min(statement.span for statement in group)):
        found: dict[_Key, dict[str, _Detail]] = {}
        for statement in group:
            for key, detail in _details(around[statement.sentence]):
                found.setdefault(key, {}).setdefault(detail.span.article, detail)
        for key, details in found.items():
            if len(details) > 1:
                for article, detail in details.items():
                    held.setdefault(key, {}).setdefault(article, detail)
    return tuple(_judged("when" if key[0] == "when" else "quantity", list(held[key].values()), grounds) for key in sorted(held))


def _details(statements: Sequence[Statement]) -> Iterator[tuple[_Key, _Detail]]:
    """Give the days and figures of the statements of a sentence."""
    for timed in (timed for one in statements for timed in one.times):
        if timed.when.precision in DATED:
            yield ("when", timed.when.value), _Detail(timed.span, Value(when=timed.when))
    for measured in (measured for one in statements for measured in one.quantities):
        quantity = measured.quantity
        exact = quantity.low is not None and quantity.low == quantity.high
        if quantity.unit or (quantity.counted and exact and (quantity.low or 0) > FEW):
            value = (quantity.low, quantity.high, quantity.low_open, quantity.high_open, quantity.unit, quantity.unit or quantity.counted)
            yield ("quantity", *map(str, value)), _Detail(measured.span, Value(quantity=quantity))


def roles(claims: Sequence[RoleClaim], grounds: Grounds) -> tuple[Judged, ...]:
    """Return for each person named with a role on two pages or more what these call him or her.

    One page at least must give more than a bare title. In trials on twelve real events, of all such points .83 were labelled, and
    one in three was found by no clause; of bare titles one in five.
    """
    held: dict[str, dict[str, _Detail]] = {}
    for claim in sorted(claims, key=lambda claim: claim.span):
        words = grounds.articles[claim.span.article].words(claim.span)
        if claim.person and claim.named and words[:1].isalpha():
            held.setdefault(claim.person, {}).setdefault(claim.span.article, _Detail(claim.span, Value(entity=claim.person)))
    shared = [list(found.values()) for _, found in sorted(held.items()) if len(found) > 1]
    return tuple(_judged("role", found, grounds) for found in shared if any(" " in said(one.span, grounds.articles) for one in found))


def besides(details: Sequence[Judged], judged: Sequence[Judged]) -> list[Judged]:
    """Leave out the details that a point shows anyhow: a figure where the point is about it, a role where it is about who spoke."""
    wholes = [(one.type, spans_of(one)) for one in judged if one.type in ("attribution", "quantity")]
    kept = []
    for detail in details:
        shows = "quantity" if detail.type == "quantity" else "attribution"
        own = spans_of(detail)
        shown = any(sum(any(whole.contains(span) for whole in spans) for span in own) > 1 for kind, spans in wholes if kind == shows)
        disputed = detail.kind == "conflict" and not any(
            one.kind == "conflict"
            and one.type == detail.type
            and sum(any(span.overlaps(other) for other in own) for span in spans_of(one)) > 1
            for one in judged
        )
        if disputed or (detail.kind != "conflict" and not shown):
            kept.append(detail)
    return kept


def spans_of(judged: Judged) -> list[Span]:
    """Return the spans of all readings."""
    return [span for reading in judged.readings for span in reading.spans]


def _judged(type_: PointType, details: Sequence[_Detail], grounds: Grounds) -> Judged:
    """Make the point of a detail: one reading for a day or a figure, a reading for each wording of a role."""
    held: dict[str, list[_Detail]] = {}
    for detail in sorted(details, key=lambda detail: detail.span):
        held.setdefault(said(detail.span, grounds.articles) if type_ == "role" else "", []).append(detail)
    readings = tuple(_reading(same, grounds) for same in held.values())
    one_text = len({text for reading in readings for text in reading.texts}) == 1
    kind: PointKind = "copied" if one_text else "variant" if len(readings) > 1 else "agreed"
    if type_ == "role":
        wordings = [" ".join(grounds.articles[same[0].span.article].words(same[0].span).split()) for same in held.values()]
        return Judged(kind, type_, readings, reasons.called(kind, details[0].value.entity or "", wordings, readings), ())
    return Judged(kind, type_, readings, reasons.why(kind, type_, readings), ())


def _reading(details: Sequence[_Detail], grounds: Grounds) -> Reading:
    spans = tuple(detail.span for detail in details)
    texts = {grounds.text_of(span) for span in spans}
    return Reading(details[0].value, spans, tuple(sorted({span.article for span in spans})), tuple(sorted(texts)), ())
