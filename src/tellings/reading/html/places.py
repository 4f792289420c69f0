"""Where text stands on an HTML page: the elements around it, their class names, and whether they hold a story at all."""

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from tellings.reading.vocabulary import words

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements that hold a page or its story whatever their class.
_WHOLES = ("html", "body", "main", "article")

_WORDS = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Class names are looked at this far: programs write kilobytes of them.
NAMES_WITHIN = 400

_NAMING = ("class", "id", "itemprop", "rel", "data-testid")
_NAMELESS: frozenset[str] = frozenset()
_NO_TAGS: frozenset[str] = frozenset()


class Place(NamedTuple):
    """An open element, and what those around it say.

    ``path`` leads to it from the root, ``names`` are the words of its class, id and itemprop, ``tags`` those of it and of all around it.
    ``apart``: it or one around it is of a kind that holds no story (``nav``, ``footer``). ``doubtful``: the paths of the elements
    around it, and its own, of which only a word among their class names says so, with that word, or that some sites put around the
    whole page (``form``). ``comments``: the path of the outermost one named for comments.
    """

    tag: str
    path: str
    names: frozenset[str]
    tags: frozenset[str]
    apart: bool
    doubtful: tuple[tuple[str, str], ...]
    comments: str | None
    stamp: str | None


def place(element: "_Element", path: str, outer: Place | None) -> Place:
    """See an element as a place within the one around it."""
    tag = str(element.tag)
    names, role, stamp = _NAMELESS, "", None
    if len(element.attrib):
        names = _names(" ".join([value[:NAMES_WITHIN] for name in _NAMING if (value := element.get(name))]))
        role = element.get("role", "")
        stamp = element.get("datetime") if tag == "time" else None
    apart = (outer is not None and outer.apart) or tag in words("html", "", "apart")
    doubt = tag if tag in words("html", "", "doubtful") else role if role in words("html", "", "apart_roles") else None
    doubtful = outer.doubtful if outer else ()
    comments = outer.comments if outer else None
    if names and tag not in _WHOLES:
        apart = apart or not names.isdisjoint(words("html", "classes", "never"))
        doubt = doubt or min(names & words("html", "classes", "apart"), default=None)
        if comments is None and not names.isdisjoint(words("html", "classes", "comments")):
            comments = path
    if doubt is not None:
        doubtful = (*doubtful, (path, doubt))
    return Place(tag, path, names, _with(outer.tags if outer else _NO_TAGS, tag), apart, doubtful, comments, stamp)


@functools.lru_cache(maxsize=4096)
def _names(value: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORDS.findall(_CAMEL.sub(" ", value)))


@functools.lru_cache(maxsize=4096)
def _with(tags: frozenset[str], tag: str) -> frozenset[str]:
    """Return the tags with one more; the same set for the same tags, so that thousands of places share few sets."""
    return tags if tag in tags else tags | {tag}
