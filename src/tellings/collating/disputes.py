"""Groups of clauses on one act in which a slot holds values that exclude each other: their sides, and pairs to look for."""

from collections.abc import Sequence

from tellings.collating import reasons
from tellings.collating.contrasted import Contrast
from tellings.collating.contrasts import contrast, other_day, same_act
from tellings.collating.grounds import Grounds
from tellings.collating.judged import Judged
from tellings.collating.updates import undone
from tellings.model import PointKind, Statement, Value

# Verbs that a story tells more often say little about which act is meant ("be", "say"), and comparing all of them with each other would
# take time that grows with their square. Set by judgement.
MOST_OF_ONE_VERB = 60


def contrasts(group: Sequence[Statement], members: Sequence[int], grounds: Grounds) -> dict[tuple[int, int], Contrast]:
    """Return by the places of two members how they differ, where that can be said."""
    found = {}
    words = {place: grounds.words(group[place].span) for place in members}
    for number, x in enumerate(members):
        for y in members[number + 1 :]:
            # Copies say the same.
            differs = contrast(group[x], group[y], grounds) if words[x] != words[y] else None
            if differs:
                found[x, y] = differs
    return found


def disputed(group: Sequence[Statement], found: dict[tuple[int, int], Contrast], grounds: Grounds) -> Judged | None:
    """Make the conflict (or update) of the first two members that contradict each other, with all that are on one of both sides."""
    pairs = [pair for pair, differs in found.items() if differs.kind == "conflict"]
    if not pairs:
        return None
    first, second = pairs[0]
    against = {place: {x + y - place for x, y in pairs if place in (x, y)} for pair in pairs for place in pair}
    sides = [[place for place in sorted(against) if against[place] & against[one]] for one in (first, second)]
    if set(sides[0]) & set(sides[1]):
        sides = [[first], [second]]
    differs = found[first, second]
    values = [Value(words=grounds.articles[span.article].words(span)) for span in (group[side[0]].span for side in sides)]
    if differs.entities:
        values = [Value(entity=name) for name in differs.entities]
    readings = tuple(grounds.reading(value, [group[place] for place in side]) for value, side in zip(values, sides, strict=True))
    kind: PointKind = "update" if undone(group[first], group[second], grounds) else "conflict"
    why = reasons.contrast(kind, differs.slot, differs.words, readings)
    return Judged(kind, differs.type, readings, why, tuple(sorted([*sides[0], *sides[1]])))


def contradicting(statements: Sequence[Statement], grounds: Grounds) -> list[tuple[int, int]]:
    """Pair the statements of different articles that contradict each other slot by slot, whatever else stands in them.

    A pair counts only where it is the only one of both articles on that act: a page that tells the act on either side twice, or as
    the other page does, has more to say than one pair shows.
    """
    by_verb: dict[str, list[int]] = {}
    words = [grounds.words(statement.span) for statement in statements]
    for number, statement in enumerate(statements):
        if statement.frame:
            by_verb.setdefault(statement.frame.verb, []).append(number)
    pairs = []
    for _, numbers in sorted(by_verb.items()):
        if len(numbers) > MOST_OF_ONE_VERB:
            continue
        found = [
            (x, y)
            for at, x in enumerate(numbers)
            for y in numbers[at + 1 :]
            if statements[x].span.article != statements[y].span.article
            and words[x] != words[y]
            and _against(statements[x], statements[y], grounds)
        ]
        pairs += [
            pair
            for pair in found
            if not any(
                other != pair and set(other) & set(pair) and _articles(other, statements) == _articles(pair, statements) for other in found
            )
        ]
    return pairs


def _against(a: Statement, b: Statement, grounds: Grounds) -> bool:
    """Tell whether two clauses contradict each other, or count one thing of one act, so that the figures are to be compared."""
    differs = contrast(a, b, grounds)
    if differs:
        return differs.kind == "conflict"
    counted = [{one.quantity.counted or one.quantity.unit for one in statement.quantities} for statement in (a, b)]
    return len(counted[0]) == 1 and counted[0] == counted[1] != {None} and not other_day(a, b) and same_act(a, b)


def _articles(pair: tuple[int, int], statements: Sequence[Statement]) -> set[str]:
    return {statements[number].span.article for number in pair}
