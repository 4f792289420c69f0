"""The visible text of an HTML page in reading order: stretches of text, each with the element that it stands in."""

import re
from typing import TYPE_CHECKING, NamedTuple

from tellings.reading.html.places import NAMES_WITHIN, Place, place
from tellings.reading.lines import MOST_LINES
from tellings.reading.vocabulary import words

if TYPE_CHECKING:
    from lxml.etree import _Element

# More stretches than this on one page are a table of data or an attack; the longest of 154 news pages has 594.
MOST_STRETCHES = MOST_LINES

_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.I)

# An element whose class names say that it is apart from the story, and that holds this share of the page's prose, is the page's frame
# ("with-sidebar"): 4 of 91 news pages have their story in one, 2 more in a form.
_FRAME_SHARE = 0.4
_PROSE_TOKENS = 15
_MOST_WEIGHT = 60


class Stretch(NamedTuple):
    """Text that stands on lines of its own: ``text`` with white space collapsed, and its elements from the root inwards.

    ``linked`` is the share of its characters that are the words of links; ``tokens`` counts what stands between spaces; ``is_apart``
    tells that an element around the text holds no story.
    """

    text: str
    places: tuple[Place, ...]
    linked: float
    tokens: int
    is_apart: bool

    @property
    def element(self) -> str:
        """The path of the innermost element."""
        return self.places[-1].path

    def within(self, *tags: str) -> bool:
        """Tell whether the text stands in one of these elements."""
        return not self.places[-1].tags.isdisjoint(tags)

    def named(self, kind: str, depth: int = 3) -> bool:
        """Tell whether one of the innermost elements has a class of this kind."""
        wanted = words("html", "classes", kind)
        return any(not wanted.isdisjoint(place.names) for place in self.places[-depth:] if place.names)


def stretches(root: "_Element") -> list[Stretch]:
    """Return the visible text of a page, at most ``MOST_STRETCHES`` stretches of it."""
    found = _Collected(root)
    found.take(root)
    found.flush()
    return _framed(found.done)


def _framed(page: list[Stretch]) -> list[Stretch]:
    """Say of each stretch whether it is apart: an element only named so that holds most of the prose is not, nor are many of one name."""
    prose = [
        (min(each.tokens, _MOST_WEIGHT), each.places[-1].doubtful)
        for each in page
        if each.tokens >= _PROSE_TOKENS and each.linked <= _FRAME_SHARE and not each.is_apart
    ]
    half = _FRAME_SHARE * sum(tokens for tokens, _ in prose)
    by_path: dict[str, int] = {}
    for tokens, doubtful in prose:
        for path, _ in doubtful:
            by_path[path] = by_path.get(path, 0) + tokens
    frames = {path for path, size in by_path.items() if size > half}
    by_name: dict[str, int] = {}
    for tokens, doubtful in prose:
        for name in {name: None for path, name in doubtful if path not in frames}:
            by_name[name] = by_name.get(name, 0) + tokens
    common = {name for name, size in by_name.items() if size > half}
    return [_judged(stretch, frames, common) for stretch in page]


def _judged(stretch: Stretch, frames: set[str], common: set[str]) -> Stretch:
    doubtful = stretch.places[-1].doubtful
    if stretch.is_apart or all(path in frames or name in common for path, name in doubtful):
        return stretch
    return stretch._replace(is_apart=True)


class _Collected:
    """Text between two ends of lines, as the walk through the tree finds it."""

    def __init__(self, root: "_Element") -> None:
        self.done: list[Stretch] = []
        self._path = root.getroottree().getpath
        self._open: list[_Element] = []
        # The places of the outermost open elements; made where text is met, as most elements show none.
        self._places: list[Place] = []
        self._parts: list[str] = []
        self._at: tuple[Place, ...] = ()
        self._links = self._linked = 0
        self._blocks = words("html", "", "blocks")
        self._unseen = words("html", "", "unseen")

    def take(self, element: "_Element") -> None:
        """Walk through one element; no page is nested deeper than `nesting.DEEPEST` lets it be."""
        tag = element.tag
        if not isinstance(tag, str) or tag in self._unseen or _is_hidden(element) or len(self.done) >= MOST_STRETCHES:
            return
        is_block, is_link = tag in self._blocks, tag == "a"
        if is_block and self._parts:
            self.flush()
        self._links += is_link
        self._open.append(element)
        # White space before a line has begun says nothing, and half of what stands between elements is nothing else.
        text = element.text
        if text and (self._parts or not text.isspace()):
            self._add(text)
        for child in element:
            self.take(child)
            text = child.tail
            if text and (self._parts or not text.isspace()):
                self._add(text)
        self._open.pop()
        del self._places[len(self._open) :]
        self._links -= is_link
        if is_block and self._parts:
            self.flush()

    def flush(self) -> None:
        """End the line that was begun."""
        if not self._parts:
            return
        tokens = "".join(self._parts).split()
        if tokens:
            text = " ".join(tokens)
            self.done.append(Stretch(text, self._at, min(1.0, self._linked / len(text)), len(tokens), self._at[-1].apart))
        self._parts, self._at, self._linked = [], (), 0

    def _add(self, text: str) -> None:
        if not self._at:
            for element in self._open[len(self._places) :]:
                outer = self._places[-1] if self._places else None
                self._places.append(place(element, self._path(element).removeprefix("/"), outer))
            self._at = tuple(self._places)
        self._linked += len(text) if self._links else 0
        self._parts.append(text)


def _is_hidden(element: "_Element") -> bool:
    if not len(element.attrib):
        return False
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style[:NAMES_WITHIN]) is not None
