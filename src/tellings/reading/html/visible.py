"""The visible text of an HTML page in reading order: stretches of text, each with the element that it stands in."""

import re
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from msgspec.structs import replace

from tellings.reading.html.places import NAMES_WITHIN, Place, place
from tellings.reading.lines import MOST_LINES
from tellings.reading.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element, _ElementUnicodeResult

# More stretches than this on one page are a table of data or an attack; the longest of 154 news pages has 594.
MOST_STRETCHES = MOST_LINES

_STYLES = "//@style[contains(translate(., 'NOEHID', 'noehid'), 'none') or contains(translate(., 'HIDEN', 'hiden'), 'hidden')]"
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.I)

# An element whose class names say that it is apart from the story, and that holds this share of the page's prose, is the page's frame
# ("with-sidebar"): 4 of 91 news pages have their story in one, 2 more in a form.
_FRAME_SHARE = 0.4
_PROSE_TOKENS = 15
_MOST_WEIGHT = 60


class Stretch(Struct, frozen=True, gc=False):
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
        # A loop, as a generator for `any` takes three times as long.
        for around in self.places[-depth:]:  # noqa: SIM110
            if kind in around.kinds:
                return True
        return False


def stretches(root: "_Element") -> list[Stretch]:
    """Return the visible text of a page, at most ``MOST_STRETCHES`` stretches of it."""
    found = _Walk(root)
    found.through(root)
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
    if stretch.is_apart or not doubtful or all(path in frames or name in common for path, name in doubtful):
        return stretch
    return replace(stretch, is_apart=True)


class _Open:
    """An element that the walk is in: its number among its siblings of one name, and how many children of each name have come."""

    __slots__ = ("counts", "element", "number", "several", "tag")

    def __init__(self, element: "_Element", tag: str, number: int) -> None:
        self.element = element
        self.tag = tag
        self.number = number
        self.counts: dict[str, int] = {}
        self.several: set[str] | None = None

    def has_several(self, tag: str) -> bool:
        """Tell whether more than one child has this name; all are looked at once, so that no page makes it a search for each."""
        if len(self.element) == 1:
            return False
        if self.several is None:
            seen: set[str] = set()
            self.several = set()
            for child in self.element:
                (self.several if child.tag in seen else seen).add(child.tag)
        return tag in self.several


class _Walk:
    """The lines of a page, as a walk through its elements finds them."""

    def __init__(self, root: "_Element") -> None:
        self.done: list[Stretch] = []
        self._hidden, self._blocks = _hidden(root), words("html", "", "blocks")
        self._open: list[_Open] = []
        # The places of the outermost open elements; made where text is met, as most elements show none.
        self._places: list[Place] = []
        # The line that was begun.
        self._parts: list[str] = []
        self._at: tuple[Place, ...] = ()
        self._links = self._linked = 0

    def through(self, root: "_Element") -> None:
        """Walk through a page. White space before a line has begun says nothing, and half of what stands between elements is that."""
        blocks, unseen, hidden, parts, opened = self._blocks, words("html", "", "unseen"), self._hidden, self._parts, self._open
        waiting: list[Iterator[_Element]] = []
        if root.tag not in unseen and root not in hidden:
            self._enter(root, root.tag, 1)
            waiting.append(iter(root))
        while waiting:
            counts = opened[-1].counts
            for element in waiting[-1]:
                tag = element.tag
                number = counts[tag] = counts.get(tag, 0) + 1
                # An element that holds nothing shows nothing, and only ends the line that was begun.
                has_inner, is_end = len(element) > 0, parts and tag in blocks
                is_seen = (has_inner or is_end or element.text) and tag not in unseen and element not in hidden
                if is_seen and len(self.done) < MOST_STRETCHES:
                    if is_end:
                        self.flush()
                    self._enter(element, tag, number)
                    if has_inner:
                        waiting.append(iter(element))
                        break
                    self._leave()
                if (text := element.tail) and (parts or not text.isspace()):
                    self._add(text)
            else:
                waiting.pop()
                text = self._leave().tail
                if text and opened and (parts or not text.isspace()):
                    self._add(text)
        self.flush()

    def _enter(self, element: "_Element", tag: str, number: int) -> None:
        self._open.append(_Open(element, tag, number))
        self._links += tag == "a"
        text = element.text
        if text and (self._parts or not text.isspace()):
            self._add(text)

    def _leave(self) -> "_Element":
        inner = self._open.pop()
        self._links -= inner.tag == "a"
        del self._places[len(self._open) :]
        if self._parts and inner.tag in self._blocks:
            self.flush()
        return inner.element

    def flush(self) -> None:
        """End the line that was begun."""
        tokens = (self._parts[0] if len(self._parts) == 1 else "".join(self._parts)).split()
        if tokens and self._at:
            text = " ".join(tokens)
            self.done.append(Stretch(text, self._at, min(1.0, self._linked / len(text)), len(tokens), self._at[-1].apart))
        self._parts.clear()
        self._at, self._linked = (), 0

    def _add(self, text: str) -> None:
        if not self._at:
            places, opened = self._places, self._open
            if not places:
                places.append(place(opened[0].element, opened[0].tag, opened[0].tag, None))
            for depth in range(len(places), len(opened)):
                places.append(_place(opened[depth], opened[depth - 1], places[-1]))
            self._at = tuple(places)
        if self._links:
            self._linked += len(text)
        self._parts.append(text)


def _place(inner: _Open, outer: _Open, around: Place) -> Place:
    """Return the place of an open element; its path is the one that XPath knows it by, without the stroke at the beginning."""
    is_one = inner.number == 1 and not outer.has_several(inner.tag)
    path = f"{around.path}/{inner.tag}" if is_one else f"{around.path}/{inner.tag}[{inner.number}]"
    return place(inner.element, inner.tag, path, around)


def _hidden(root: "_Element") -> set["_Element"]:
    """Return the elements that say themselves that they are hidden; two searches cost less than a question to each element."""
    styles, marks = (cast("list[_ElementUnicodeResult]", root.xpath(path)) for path in (_STYLES, "//@hidden"))
    found = [value.getparent() for value in styles if _HIDDEN.search(value[:NAMES_WITHIN])] + [value.getparent() for value in marks]
    return {element for element in found if element is not None}
