"""What became of the directions that a person gave, which the lineage is drawn by."""

from collections.abc import Sequence

from tellings.model import Applied, Copy, GivenDirection, Reuse


def directions_held(given: Sequence[GivenDirection], copies: Sequence[Copy], reuse: Sequence[Reuse]) -> tuple[Applied, ...]:
    """Tell of each direction, oldest first, whether the copies have it, and if not, why."""
    marked = {(copy.source, copy.to) for copy in copies if copy.corrected is True}
    drawn = {(copy.source, copy.to) for copy in copies}
    shared = {frozenset((passage.a.article, passage.b.article)) for passage in reuse if passage.kind == "narration"}
    applied = []
    for one in given:
        between = frozenset((one.source, one.to)) in shared
        if one.open:
            held = between and not {(one.source, one.to), (one.to, one.source)} & drawn
        else:
            held = (one.source, one.to) in marked
        if held:
            says = "neither has it from the other" if one.open else f"{one.to} has it from {one.source}"
        else:
            says = "another correction says otherwise" if between else "the two pages share no narration"
        applied.append(Applied(one.id, "direction", held, says))
    return tuple(applied)
