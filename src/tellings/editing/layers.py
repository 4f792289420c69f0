"""What is marked in an article, in layers that a reader switches on and off, and the way from each mark to what it belongs to."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import UNSET
from msgspec.structs import replace

from tellings.editing.display import in_line, shortened
from tellings.editing.linking import pointed_at, shared_id, undecided
from tellings.editing.marking import Link, Mark, marks
from tellings.editing.phrases import KINDS
from tellings.model import Block, Point, Reuse, Span, Story

# Characters of the words beside a mark that say what it is about.
_LABEL = 46


class Layer(NamedTuple):
    """Marks that are switched together: their ``kinds``, each with its sign; ``is_on`` before anybody touched a switch."""

    key: str
    label: str
    meaning: str
    kinds: tuple[str, ...]
    is_on: bool


# The signs of marks that are no points; those of points are theirs.
SIGNS: Mapping[str, str] = {kind: sign for kind, (sign, _, _) in KINDS.items()} | {
    "narration": "⇄",
    "shared": "❞",
    "quote": "❝",
    "time": "◷",
    "event": "◷",
    "note": "✎",
}

LAYERS: tuple[Layer, ...] = (
    Layer("differ", "Disagreements", "what other pages contradict, supersede or put otherwise", ("conflict", "update", "variant"), True),
    Layer("agreed", "Agreed and copied", "what other pages say too", ("agreed", "copied"), False),
    Layer("single", "Said here only", "what no other page says", ("single",), False),
    Layer("narration", "Reused wording", "the page's own sentences that stand on another page too", ("narration",), True),
    Layer(
        "quotes", "Quotes", "what somebody is quoted with; a second line where another page has the same words", ("quote", "shared"), True
    ),
    Layer("times", "Times", "the times of the timeline, and what shows when the event was", ("time", "event"), False),
    Layer("notes", "Notes", "what people corrected or noted", ("note",), True),
)

# What a mark is, before the words that say what it is about.
SAYS: Mapping[str, str] = {
    "single": "said here only",
    "narration": "reused wording, also on",
    "shared": "quote, also on",
    "quote": "quote of",
    "time": "time",
    "event": "time",
    "note": "note",
}

_LAYERED = frozenset(kind for layer in LAYERS for kind in layer.kinds)


class Chip(NamedTuple):
    """The way from marks, by their ``anchors``, to the entry of the story that they belong to; ``says`` is what kind of entry it is."""

    kind: str
    sign: str
    says: str
    label: str
    href: str
    anchors: tuple[str, ...]


class Laid(NamedTuple):
    """The marks of one article in order of place, and for each anchor its ways on."""

    marks: tuple[Mark, ...]
    chips: tuple[tuple[Chip, int], ...]

    def beside(self, blocks: Sequence[Block]) -> list[list[Chip]]:
        """Return for each block the ways on from the marks that begin in it; one to each entry."""
        starts = [block.start for block in blocks]
        found: list[dict[tuple[str, str], Chip]] = [{} for _ in blocks]
        for chip, start in self.chips:
            place = bisect_right(starts, start) - 1
            if place >= 0 and start < blocks[place].end:
                before = found[place].get((chip.kind, chip.href))
                found[place][chip.kind, chip.href] = chip._replace(anchors=before.anchors + chip.anchors) if before else chip
        return [list(chips.values()) for chips in found]


def share_of(story: Story, article: str) -> Story:
    """Return a story with the points, quotes and times that one article has a say in, and without its shared passages."""

    def is_here(spans: Iterable[Span | None]) -> bool:
        return any(span is not None and span.article == article for span in spans)

    def has_say(point: Point) -> bool:
        return is_here((point.about.span, *(span for reading in point.readings for span in reading.spans)))

    return replace(
        story,
        reuse=(),
        points=tuple(point for point in story.points if has_say(point)),
        undecided=tuple(point for point in undecided(story) if has_say(point)) or UNSET,
        quotes=tuple(quote for quote in story.quotes if is_here(span for wording in quote.wordings for span in wording.spans)),
        timeline=tuple(entry for entry in story.timeline if entry.span.article == article),
    )


def links_of(story: Story, article: str, entry: Callable[[str], str]) -> list[Link]:
    """Return the links of one article: every span of it that the story points at. A quote that pages share is of kind "shared"."""
    found = [link for link in pointed_at(share_of(story, article), entry) if link.span.article == article]
    for number, reuse in _shared_by(story, article):
        kind = "shared" if reuse.kind == "quote" else "narration"
        found += [Link(span, entry(shared_id(story, number)), kind) for span in (reuse.a, reuse.b) if span.article == article]
    return found


def _shared_by(story: Story, article: str) -> Iterator[tuple[int, Reuse]]:
    return ((number, reuse) for number, reuse in enumerate(story.reuse, 1) if article in (reuse.a.article, reuse.b.article))


def lay(links: Iterable[Link], labels: Mapping[str, str], start: int, end: int) -> Laid:
    """Return the marks and the ways on of a part of an article, ``[start, end)``; ``labels`` are words for entries by their address.

    The anchor of a mark is ``w-START-END``, whatever else is marked. A mark that no layer shows keeps its anchor.
    """
    here = [link for link in links if link.span.start < end and link.span.end > start]
    named = {link.span: anchor_of(link.span) for link in here}
    found = [mark for of_article in marks(here, named).values() for mark in of_article]
    chips = [
        (Chip(kind, SIGNS[kind], SAYS.get(kind, kind), labels.get(href, ""), href, (mark.anchor,)), max(mark.start, start))
        for mark in found
        for kind, href in mark.backs
        if kind in _LAYERED
    ]
    return Laid(tuple(mark._replace(backs=_shown(mark)) for mark in found), tuple(chips))


def anchor_of(span: Span) -> str:
    """Return the id that the words at a span have on the page of their article."""
    return f"w-{span.start}-{span.end}"


def labels_of(story: Story, article: str, names: Mapping[str, str], entry: Callable[[str], str]) -> dict[str, str]:
    """Return a few words for every entry of a story that an article takes part in, by its address."""
    found = {}
    mine = share_of(story, article)
    for point in (*mine.points, *undecided(mine)):
        found[entry(point.id)] = shortened(in_line(point.about.text), _LABEL)
    for quote in mine.quotes:
        found[entry(quote.id)] = shortened(in_line(quote.speaker), _LABEL) if quote.speaker else "speaker not known"
    for number, reuse in _shared_by(story, article):
        other = reuse.b.article if reuse.a.article == article else reuse.a.article
        found[entry(shared_id(story, number))] = names.get(other, other)
    found[entry(f"{story.id}-timeline")] = "timeline"
    found[entry(f"{story.id}-event")] = "when the event was"
    return found


def _shown(mark: Mark) -> tuple[tuple[str, str], ...]:
    """Return the ways back that stand in the text itself: a statement of this page alone has one beside it only."""
    return tuple(back for back in mark.backs if back[0] in _LAYERED and back[0] != "single")
