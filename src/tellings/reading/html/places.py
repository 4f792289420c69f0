"""Where text stands on an HTML page: the elements around it, their class names, and whether they hold a story at all."""

import functools
import re
from typing import TYPE_CHECKING, NamedTuple, cast

from msgspec import Struct

from tellings.reading.vocabulary import vocabulary, words

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements that hold a page or its story whatever their class.
_WHOLES = ("html", "body", "main", "article")

_WORDS = re.compile(r"[^\W\d_]+")
_ASCII_WORDS = re.compile(r"[A-Z]+[a-z]*|[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Class names are looked at this far: programs write kilobytes of them.
NAMES_WITHIN = 400

_NAMING = frozenset({"class", "id", "itemprop", "rel", "data-testid"})
_NAMELESS: frozenset[str] = frozenset()


class Place(Struct, frozen=True, gc=False):
    """An open element, and what those around it say; none can hold itself, so the garbage collector need not look at a page's thousands.

    ``path`` leads to it from the root, ``names`` are the words of its class, id and itemprop, ``tags`` those of it and of all around it.
    ``apart``: it or one around it is of a kind that holds no story (``nav``, ``footer``). ``doubtful``: the paths of the elements
    around it, and its own, of which only a word among their class names says so, with that word, or that some sites put around the
    whole page (``form``). ``comments``: the path of the outermost one named for comments. ``kinds``: the lists of class names in which
    one of ``names`` stands. ``leads``: the address of a link.
    """

    tag: str
    path: str
    names: frozenset[str]
    tags: frozenset[str]
    apart: bool
    doubtful: tuple[tuple[str, str], ...]
    comments: str | None
    stamp: str | None
    kinds: frozenset[str] = frozenset()
    leads: str | None = None


class _Own(NamedTuple):
    """What an element says by itself: that it is ``apart``, the word that makes it doubtful, that it is named for ``comments``."""

    kinds: frozenset[str]
    apart: bool
    doubt: str | None
    comments: bool


def place(element: "_Element", tag: str, path: str, outer: Place | None) -> Place:
    """See an element of this name as a place within the one around it."""
    named, role, stamp, leads = "", "", None, None
    for name, value in cast("list[tuple[str, str]]", element.items()):
        if name in _NAMING:
            named = f"{named} {value[:NAMES_WITHIN]}"
        elif name == "role":
            role = value[:NAMES_WITHIN]
        elif name == "datetime" and tag == "time":
            stamp = value
        elif name == "href" and tag == "a":
            leads = value
    names = _words_of(named) if named else _NAMELESS
    kinds, apart, doubt, is_for_comments = _own(tag, names, role)
    if outer is None:
        doubtful: tuple[tuple[str, str], ...] = ((path, doubt),) if doubt is not None else ()
        return Place(tag, path, names, frozenset({tag}), apart, doubtful, path if is_for_comments else None, stamp, kinds, leads)
    doubtful = outer.doubtful if doubt is None else (*outer.doubtful, (path, doubt))
    comments = path if is_for_comments and outer.comments is None else outer.comments
    tags = outer.tags if tag in outer.tags else _with(outer.tags, tag)
    return Place(tag, path, names, tags, outer.apart or apart, doubtful, comments, stamp, kinds, leads)


@functools.lru_cache(maxsize=4096)
def _own(tag: str, names: frozenset[str], role: str) -> _Own:
    """Return what an element says by itself; the same few thousand say it on all pages of a site."""
    apart = tag in words("html", "", "apart")
    doubt = tag if tag in words("html", "", "doubtful") else role if role in words("html", "", "apart_roles") else None
    by_name = _kinds()
    kinds = frozenset([kind for name in names if name in by_name for kind in by_name[name]]) if names else _NAMELESS
    if not kinds:
        return _Own(_NAMELESS, apart, doubt, comments=False)
    if tag in _WHOLES:
        return _Own(kinds, apart, doubt, comments=False)
    doubt = doubt or min(names & words("html", "classes", "apart"), default=None)
    return _Own(kinds, apart or "never" in kinds, doubt, comments="comments" in kinds)


@functools.lru_cache(maxsize=4096)
def _words_of(named: str) -> frozenset[str]:
    """Return the words of class names in lower case ("storyBody" has two)."""
    if named.isascii():
        return frozenset([word.lower() for word in _ASCII_WORDS.findall(named)])
    return frozenset([word.casefold() for word in _WORDS.findall(_CAMEL.sub(" ", named))])


@functools.cache
def _kinds() -> dict[str, list[str]]:
    """Return the lists in which each word of class names stands."""
    found: dict[str, list[str]] = {}
    for kind, names in vocabulary("html")["classes"].items():
        for name in names:
            found.setdefault(name, []).append(kind)
    return found


@functools.lru_cache(maxsize=4096)
def _with(tags: frozenset[str], tag: str) -> frozenset[str]:
    """Return the tags with one more; the same set for the same tags, so that thousands of places share few sets."""
    return tags | {tag}
