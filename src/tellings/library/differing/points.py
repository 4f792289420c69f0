"""What changed in what the pages of a story say: conflicts, updates, support and speakers."""

from collections import Counter
from collections.abc import Iterator

from tellings.editing.display import in_line
from tellings.editing.phrases import KINDS, count, value_phrase
from tellings.library.differing.found import Difference, Passage, Place, Side, SpanIndex
from tellings.model import Point, Quantity, Quote, Span
from tellings.model.spoken import quantity_phrase

# Kinds that follow from how many pages and texts say a thing: between these, the support says what changed.
_COUNTED = {"single", "copied", "agreed"}


def point_changes(before: Side, after: Side, passage: Passage) -> Iterator[Difference]:
    """Tell which conflicts and updates are new or gone, and which points gained or lost support."""
    pairs = _paired(before, after, passage)
    for point in after.story.points:
        old = pairs.get(point.id)
        if point.kind == "conflict" and (old is None or old.kind != "conflict"):
            yield Difference("new-conflict", f"A new conflict: {in_line(point.why)}", point.id, _places(after, point))
        elif point.kind == "update" and (old is None or _values(old) != _values(point)):
            yield Difference("update", _moved_on(old, point), point.id, _places(after, point))
        elif old is not None and old.kind != point.kind and old.kind != "conflict" and not {old.kind, point.kind} <= _COUNTED:
            said = f"“{in_line(point.about.text)}” is {_kind(point)}; it was {_kind(old)}. {in_line(point.why)}"
            yield Difference("kind", said, point.id, _places(after, point))
        elif old is not None and old.kind != "conflict" and old.support.texts != point.support.texts:
            yield _support(after, old, point)
    matched = {old.id: after_id for after_id, old in pairs.items()}
    now = {point.id: point for point in after.story.points}
    for old in before.story.points:
        if old.kind == "conflict":
            newer = now.get(matched.get(old.id, ""))
            if newer is None:
                said = f"A conflict is gone, since its pages no longer say both: {in_line(old.why)}"
                yield Difference("conflict-gone", said, None, _places(before, old))
            elif newer.kind != "conflict":
                said = f"What was a conflict is {_kind(newer)} now: {in_line(newer.why)}"
                yield Difference("conflict-gone", said, newer.id, _places(after, newer))


def speaker_changes(before: Side, after: Side, passage: Passage) -> Iterator[Difference]:
    """Tell whose words are new, and which words are another's now."""
    known = {quote.speaker for quote in before.story.quotes}
    index = SpanIndex((span, number) for number, quote in enumerate(after.story.quotes) for span in _spoken(quote))
    fresh: dict[str, list[Span]] = {}
    for quote in after.story.quotes:
        if quote.speaker and quote.speaker not in known:
            fresh.setdefault(quote.speaker, []).extend(_spoken(quote))
    for speaker, spans in sorted(fresh.items()):
        yield Difference("new-speaker", f"{in_line(speaker)} is quoted, who was not before.", None, after.places(spans))
    for old in before.story.quotes:
        places = [moved for span in _spoken(old) if (moved := passage.forward(span))]
        found = Counter(owner for span in places for owner in index.owners(span))
        if not found:
            continue
        new = after.story.quotes[min(found, key=lambda owner: (-found[owner], owner))]
        if new.speaker != old.speaker:
            said = f"These words are {_whose(new)} now; they were {_whose(old)}."
            yield Difference("speaker", said, None, after.places(places))


def _paired(before: Side, after: Side, passage: Passage) -> dict[str, Point]:
    """Return for the points of the later edition, by id, the point that it was in the earlier one; each is taken once."""
    index = SpanIndex((span, number) for number, point in enumerate(after.story.points) for span in _spans(point))
    votes: list[tuple[int, bool, int, int]] = []
    for number, old in enumerate(before.story.points):
        moved = [span for each in _spans(old) if (span := passage.forward(each))]
        for owner, held in sorted(Counter(owner for span in moved for owner in index.owners(span)).items()):
            votes.append((-held, old.type != after.story.points[owner].type, number, owner))
    pairs: dict[str, Point] = {}
    taken: set[int] = set()
    for _held, _other_type, number, owner in sorted(votes):
        if number not in taken and after.story.points[owner].id not in pairs:
            taken.add(number)
            pairs[after.story.points[owner].id] = before.story.points[number]
    return pairs


def _spans(point: Point) -> list[Span]:
    return [span for reading in point.readings for span in reading.spans]


def _spoken(quote: Quote) -> list[Span]:
    return [span for wording in quote.wordings for span in wording.spans]


def _places(side: Side, point: Point) -> tuple[Place, ...]:
    return side.places(_spans(point))


def _kind(point: Point) -> str:
    return {"single": "said by one page only", "variant": "told in variants", "update": "an update", "conflict": "a conflict"}.get(
        point.kind, KINDS[point.kind][1].lower()
    )


def _whose(quote: Quote) -> str:
    return f"{in_line(quote.speaker)}'s" if quote.speaker else "nobody's who is known"


def _values(point: Point) -> set[str]:
    return {value_phrase(reading.value) for reading in point.readings}


def _moved_on(old: Point | None, point: Point) -> str:
    """Say what an update brought: the figure that rose or fell, or the value that is new."""
    about = in_line(point.about.text)
    if old is not None:
        was, now = _highest(old), _highest(point)
        if was is not None and now is not None and was.low != now.low:
            rose = "rose" if (now.low or 0) > (was.low or 0) else "fell"
            return f"A figure {rose} from {in_line(quantity_phrase(was))} to {in_line(quantity_phrase(now))}: “{about}”"
    return f"An update: “{about}” {in_line(point.why)}"


def _highest(point: Point) -> Quantity | None:
    found = [reading.value.quantity for reading in point.readings if reading.value.quantity and reading.value.quantity.low is not None]
    return max(found, key=lambda quantity: (quantity.low or 0, quantity.words), default=None)


def _support(after: Side, old: Point, point: Point) -> Difference:
    gained = point.support.texts > old.support.texts
    behind = count(point.support.texts, "independent text")
    said = f"{behind} {'says' if point.support.texts == 1 else 'say'} “{in_line(point.about.text)}”; it was {old.support.texts}."
    return Difference("more-support" if gained else "less-support", said, point.id, _places(after, point))
