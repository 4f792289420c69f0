"""The direction of every shared passage in the light of the whole tree: what two pages leave open, all of them together may show."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from tellings.model import Copy, Reuse


def settled(reuse: Sequence[Reuse], copies: Sequence[Copy], names: Mapping[str, str]) -> tuple[Reuse, ...]:
    """Return ``reuse`` with the directions that the tree of copies gives; ``names`` gives what people call an article or a hidden text.

    Where one side descends from the other, that other is the source, as sure as the edges between them are together. Two copies of one
    source have their words from there and not from each other. Quotes keep none, and so does what the tree leaves open.
    """
    above: dict[str, list[Copy]] = {}
    for copy in copies:
        above.setdefault(copy.to, []).append(copy)
    return tuple(r if r.kind == "quote" else _settled(r, above, names) for r in reuse)


def _settled(r: Reuse, above: Mapping[str, Sequence[Copy]], names: Mapping[str, str]) -> Reuse:
    a, b = r.a.article, r.b.article
    of_a, of_b = _origins(a, above), _origins(b, above)
    if a in of_b or b in of_a:
        source, path = ("a", of_b[a]) if a in of_b else ("b", of_a[b])
        through = [names.get(copy.source, copy.source) for copy in path[:-1]]
        evidence = (*path[-1].evidence, *([f"It came by way of {', '.join(through)}."] if through else []))
        confidence = 1.0
        for copy in path:
            confidence *= copy.direction_confidence
        return replace(r, source=source, confidence=round(confidence, 2), evidence=evidence if len(path) > 1 else path[0].evidence)
    common = [source for source in of_a if source in of_b]
    if common:
        return replace(r, source=None, confidence=0.0, evidence=(f"Both have it from {names.get(common[0], common[0])}.",))
    if r.source is None:
        return r
    return replace(r, source=None, confidence=0.0, evidence=(*r.evidence, "The other pages leave open which side had it first."))


def _origins(article: str, above: Mapping[str, Sequence[Copy]]) -> dict[str, tuple[Copy, ...]]:
    """Return all that an article descends from, nearest first, each with the copies that lead there."""
    found: dict[str, tuple[Copy, ...]] = {}
    open_ends: list[tuple[str, tuple[Copy, ...]]] = [(article, ())]
    for to, path in open_ends:
        for copy in above.get(to, ()):
            if copy.source not in found and copy.source != article:
                found[copy.source] = (*path, copy)
                open_ends.append((copy.source, found[copy.source]))
    return found
