"""The visible text of an HTML page in reading order: stretches of text, each with the element that it stands in."""

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from tellings.reading.lines import MOST_LINES
from tellings.reading.vocabulary import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# More stretches than this on one page are a table of data or an attack; the longest of 154 news pages has 594.
MOST_STRETCHES = MOST_LINES

# Elements that hold a page or its story whatever their class.
_WHOLES = ("html", "body", "main", "article")

_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.I)
_WORDS = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Class names are looked at this far: programs write kilobytes of them.
_NAMES_WITHIN = 400


class Place(NamedTuple):
    """An open element: its tag, its step in the path, the words of its class, id and itemprop, and whether it is apart from the story."""

    tag: str
    step: str
    names: frozenset[str]
    apart: bool
    stamp: str | None


class Stretch(NamedTuple):
    """Text that stands on lines of its own: ``text`` with white space collapsed, and its elements from the root inwards.

    ``linked`` is the share of its characters that are the words of links.
    """

    text: str
    places: tuple[Place, ...]
    linked: float = 0.0

    @property
    def element(self) -> str:
        """The path of the innermost element that stands on lines of its own."""
        return "/".join(place.step for place in self.places)

    @property
    def is_apart(self) -> bool:
        """Tell whether any element around the text holds no story."""
        return any(place.apart for place in self.places)

    def within(self, *tags: str) -> bool:
        """Tell whether the text stands in one of these elements."""
        return any(place.tag in tags for place in self.places)

    def holder(self, kind: str) -> str | None:
        """Return the path of the outermost element with a class of this kind, ``None`` without one; an article's own does not count."""
        wanted = words("html", "classes", kind)
        for depth, place in enumerate(self.places):
            if place.tag not in _WHOLES and not wanted.isdisjoint(place.names):
                return "/".join(each.step for each in self.places[: depth + 1])
        return None

    def named(self, kind: str, depth: int = 3) -> bool:
        """Tell whether one of the innermost elements has a class of this kind."""
        wanted = words("html", "classes", kind)
        return any(not wanted.isdisjoint(place.names) for place in self.places[-depth:])


def stretches(root: "HtmlElement") -> list[Stretch]:
    """Return the visible text of a page, at most ``MOST_STRETCHES`` stretches of it."""
    from lxml import etree

    found = _Collected()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if _is_unseen(tag, element):
                walk.skip_subtree()
                found.skip()
                continue
            found.open(tag, element)
        else:
            found.close(element)
        if len(found.done) >= MOST_STRETCHES:
            break
    found.flush()
    return found.done


def _is_unseen(tag: str, element: "HtmlElement") -> bool:
    if not tag or tag in words("html", "", "unseen"):
        return True
    attributes = element.attrib
    if not attributes:
        return False
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")[:_NAMES_WITHIN]) is not None


class _Collected:
    """Text between two ends of lines, as the walk through the tree finds it."""

    def __init__(self) -> None:
        self.done: list[Stretch] = []
        self._open: list[Place | None] = []
        self._parts: list[str] = []
        self._at: tuple[Place, ...] = ()
        self._links = self._linked = 0
        self._counts: list[tuple[dict[str, int], dict[str, int]]] = [({}, {})]
        self._blocks = words("html", "", "blocks")

    def open(self, tag: str, element: "HtmlElement") -> None:
        all_tags, seen = self._counts[-1]
        seen[tag] = seen.get(tag, 0) + 1
        step = f"{tag}[{seen[tag]}]" if all_tags.get(tag, 0) > 1 else tag
        if tag in self._blocks:
            self.flush()
        self._open.append(_place(tag, step, element))
        self._counts.append(({}, {}))
        if len(element):
            totals = self._counts[-1][0]
            for child in element:
                if isinstance(child.tag, str):
                    totals[child.tag] = totals.get(child.tag, 0) + 1
        self._links += tag == "a"
        self._add(element.text)

    def skip(self) -> None:
        """Keep the place of an element that is not shown: its end will be met all the same."""
        self._open.append(None)

    def close(self, element: "HtmlElement") -> None:
        place = self._open.pop()
        if place is not None:
            self._counts.pop()
            self._links -= place.tag == "a"
            if place.tag in self._blocks:
                self.flush()
        elif isinstance(element.tag, str):
            seen = self._counts[-1][1]
            seen[element.tag] = seen.get(element.tag, 0) + 1
        self._add(element.tail if self._open else None)

    def flush(self) -> None:
        if not self._parts:
            return
        text = " ".join("".join(self._parts).split())
        if text:
            self.done.append(Stretch(text, self._at, min(1.0, self._linked / len(text))))
        self._parts, self._at, self._linked = [], (), 0

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not self._at and not text.isspace():
            self._at = tuple(place for place in self._open if place is not None)
        self._linked += len(text) if self._links else 0
        self._parts.append(text)


_NAMING = ("class", "id", "itemprop", "rel", "data-testid")
_NAMELESS: frozenset[str] = frozenset()


def _place(tag: str, step: str, element: "HtmlElement") -> Place:
    apart = tag in words("html", "", "apart")
    attributes = element.attrib
    if not attributes:
        return Place(tag, step, _NAMELESS, apart, None)
    names = _names(" ".join([value[:_NAMES_WITHIN] for name in _NAMING if (value := attributes.get(name))]))
    apart = apart or attributes.get("role", "") in words("html", "", "apart_roles")
    if not apart and tag not in _WHOLES:
        apart = not names.isdisjoint(words("html", "classes", "apart"))
    return Place(tag, step, names, apart, attributes.get("datetime") if tag == "time" else None)


@functools.lru_cache(maxsize=4096)
def _names(value: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORDS.findall(_CAMEL.sub(" ", value)))
