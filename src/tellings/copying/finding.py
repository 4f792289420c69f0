"""Which stretches of which articles carry the same wording, and whether they narrate or quote."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.copying.aligning import Pair, Side
from tellings.copying.clustering import Passage
from tellings.copying.direction import Direction, direction
from tellings.copying.edges import offsets, widened
from tellings.copying.house_style import Form, forms_of
from tellings.copying.kinds import parted
from tellings.copying.matching import holders
from tellings.copying.seeding import candidate_pairs, shingles_of
from tellings.copying.weighing import Tally
from tellings.copying.words import words_of
from tellings.model import Article, Reuse, Span


class Found(NamedTuple):
    """One shared passage: its spans, its alignment, and whether it is a quote."""

    a: Span
    b: Span
    passage: Passage
    quote: bool


class Shared(NamedTuple):
    """Everything that two articles share; ``a`` comes before ``b`` by id."""

    a: Side
    b: Side
    found: tuple[Found, ...]


def side_of(article: Article) -> Side:
    """Prepare one article for comparison. Linear in its length."""
    words = words_of(article)
    return Side(words, shingles_of(words), Tally.of(words))


def shared_wording(articles: Sequence[Article]) -> Iterator[Shared]:
    """Compare every two articles that have five words in a row in common, in order of id.

    An article given twice is compared once. Each pair is compared by itself: no third article has a say in its passages.
    """
    distinct = {article.id: article for article in articles}
    sides = [side_of(distinct[identifier]) for identifier in sorted(distinct)]
    for left, right in candidate_pairs([side.shingles for side in sides]):
        found = _found(Pair(sides[left], sides[right]))
        if found:
            yield Shared(sides[left], sides[right], tuple(found))


def _found(pair: Pair) -> list[Found]:
    found = []
    for passage in pair.passages():
        for part, quote in parted(pair, passage):
            a, b = pair.a.words, pair.b.words
            ranges = widened(a, part.a, b, part.b)
            (start_a, end_a), (start_b, end_b) = offsets(a, ranges[0], b, ranges[1])
            found.append(Found(Span(a.article.id, start_a, end_a), Span(b.article.id, start_b, end_b), part, quote))
    return found


_SHARED_QUOTE = Direction(None, 0.0, ("Both sides give the same words of a speaker; a shared quote is not copying.",))


def find_reuse(articles: Sequence[Article]) -> tuple[Reuse, ...]:
    """Find the wording that articles share, as whole passages with their kind and, for narration, their direction.

    Returns passages in order of ``a`` and ``b``, ``a`` before ``b`` by id; the same for any order of the articles. One place may match
    several places of another article. Passages shorter than about eight words of narration, and runs of names and titles, are not
    reported. Time is linear in the words for candidates, and in the shared words for alignment.
    """
    forms: dict[str, tuple[Form, ...]] = {}
    reuse: list[Reuse] = []
    for shared in shared_wording(articles):
        found_direction = _direction(shared, forms)
        for found in shared.found:
            source, confidence, evidence = _SHARED_QUOTE if found.quote else found_direction
            reuse.append(Reuse(found.a, found.b, "quote" if found.quote else "narration", source, confidence, evidence))
    return tuple(sorted(reuse, key=lambda r: (r.a, r.b, r.kind)))


def _direction(shared: Shared, forms: dict[str, tuple[Form, ...]]) -> Direction:
    narration = [found for found in shared.found if not found.quote]
    if not narration:
        return _SHARED_QUOTE
    for side in (shared.a, shared.b):
        identifier = side.words.article.id
        if identifier not in forms:
            forms[identifier] = tuple(forms_of(side.words))
    quoted = [(found.a, found.b) for found in shared.found if found.quote]
    a, b = shared.a.words, shared.b.words
    narrated = [(found.a, found.b) for found in narration]
    return direction(*holders(a, forms[a.article.id], b, forms[b.article.id], narrated, quoted))
