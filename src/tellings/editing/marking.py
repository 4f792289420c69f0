"""An article cut into pieces, so that every span that the edition points at is an element to link to.

Spans may hold each other, cross each other and cross blocks, but HTML elements only nest. A span that would cross an element is cut
there: its first piece carries the anchor, each further piece a class of its own by which the style marks the whole.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tellings.editing.display import visible
from tellings.model import Article, Block, Span


class Link(NamedTuple):
    """One place of the edition that points at a span: ``href`` leads back to it, ``kind`` says what it is (conflict, quote, …)."""

    span: Span
    href: str
    kind: str


class Piece(NamedTuple):
    """A stretch of an article's block: plain words, the beginning of a mark, or its end (``words`` empty in both).

    ``first`` is true at both ends of a mark's first piece, which carries the anchor.
    """

    words: str
    opens: "Mark | None" = None
    closes: "Mark | None" = None
    first: bool = False


class Mark(NamedTuple):
    """One span to highlight: its anchor, the kinds of the entries that point at it, and where they stand."""

    anchor: str
    start: int
    end: int
    kinds: tuple[str, ...]
    backs: tuple[tuple[str, str], ...]


class Section(NamedTuple):
    """One block of an article with its pieces."""

    block: Block
    pieces: tuple[Piece, ...]


def anchors(spans: Iterable[Span]) -> dict[Span, str]:
    """Return the anchor of each span: ``ARTICLE-START``, and ``ARTICLE-START-END`` for the longer ones that begin at the same place."""
    found: dict[Span, str] = {}
    before: Span | None = None
    for span in sorted(set(spans)):
        same = before is not None and (before.article, before.start) == (span.article, span.start)
        found[span] = f"{span.article}-{span.start}-{span.end}" if same else f"{span.article}-{span.start}"
        before = span
    return found


def marks(links: Sequence[Link], named: dict[Span, str]) -> dict[str, list[Mark]]:
    """Return the marks of each article, by article id: in order of place, a longer one before the shorter ones that it holds."""
    by_span: dict[Span, list[Link]] = {}
    for link in links:
        by_span.setdefault(link.span, []).append(link)
    found: dict[str, list[Mark]] = {}
    for span in sorted(by_span, key=lambda span: (span.article, span.start, -span.end)):
        backs = tuple(dict.fromkeys((link.kind, link.href) for link in by_span[span]))
        kinds = tuple(dict.fromkeys(kind for kind, _ in backs))
        found.setdefault(span.article, []).append(Mark(named[span], span.start, span.end, kinds, backs))
    return found


def sections(article: Article, found: Sequence[Mark]) -> tuple[Section, ...]:
    """Cut an article's blocks at the boundaries of its marks. The words of all pieces together are the words of the block.

    Takes time in proportion to the text, and for each mark to the number of marks that are open where it begins or ends.
    """
    cut, pending, opened = [], 0, set[str]()
    running: list[Mark] = []
    for block in article.blocks:
        running = [mark for mark in running if mark.end > block.start]
        while pending < len(found) and found[pending].start < block.end:
            if found[pending].end > block.start:
                running.append(found[pending])
            pending += 1
        here = [mark for mark in running if mark.end > block.start and mark.start < block.end]
        cut.append(Section(block, tuple(_pieces(article.text, block, here, opened))))
    return tuple(cut)


def _pieces(text: str, block: Block, here: Sequence[Mark], opened: set[str]) -> Iterable[Piece]:
    """Yield the pieces of one block. ``opened`` holds the anchors that have been set already, and is filled."""
    starts: dict[int, list[Mark]] = {}
    for mark in here:
        starts.setdefault(max(mark.start, block.start), []).append(mark)
    edges = sorted({block.start, block.end, *starts, *(mark.end for mark in here if mark.end < block.end)})
    stack: list[tuple[Mark, bool]] = []
    for place, following in zip(edges, [*edges[1:], None], strict=True):
        # What ends here is closed; what is open inside of it and goes on is closed too and opened again as a further piece.
        outermost = next((depth for depth, mark in enumerate(mark for mark, _ in stack) if mark.end <= place), len(stack))
        again = [mark for mark, _ in stack[outermost:] if mark.end > place]
        if following is None:
            outermost, again = 0, []
        for mark, first in reversed(stack[outermost:]):
            yield Piece("", closes=mark, first=first)
        del stack[outermost:]
        if following is None:
            return
        for mark in sorted([*again, *starts.get(place, ())], key=lambda mark: -mark.end):
            first = mark.anchor not in opened
            yield Piece("", opens=mark, first=first)
            opened.add(mark.anchor)
            stack.append((mark, first))
        yield Piece(visible(text[place:following]))
