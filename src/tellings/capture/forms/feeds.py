"""Feeds as XML: RSS 2.0 and Atom (RFC 4287); each entry that carries its whole story is a page."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tellings.capture.bounds import FEWEST_WORDS, MOST_FEED_ENTRIES
from tellings.capture.forms.composing import Item, composed
from tellings.capture.forms.entry import Entry, Found, moment
from tellings.capture.forms.trees import children, first, local, markup, tree, untagged, words
from tellings.capture.source import Trouble

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def feed_entries(data: bytes) -> Iterator[Found]:
    """Yield the entries of an RSS or Atom file in its order; those that only tease are counted in one problem."""
    root, trouble = tree(data)
    if trouble:
        yield trouble
    if root is None:
        return
    # Only where the formats have them: an entry in the content of another would be written out once for each that is around it.
    if local(root) == "feed":
        head = _head(root)
        yield from whole_stories(_atom(head, each) for each in children(root, "entry"))
    else:
        head = _head(next(children(root, "channel"), root))
        yield from whole_stories(_rss(head, each) for where in (*children(root, "channel"), root) for each in children(where, "item"))


def whole_stories(items: Iterable[tuple[str, Item]]) -> Iterator[Found]:
    """Yield the items that are whole as pages, by their labels, and one problem for those that are not."""
    number = short = 0
    for number, (label, item) in enumerate(items, 1):
        if number > MOST_FEED_ENTRIES:
            yield Trouble("too-many", f"only the first {MOST_FEED_ENTRIES} entries were read; divide the feed")
            break
        if item.words >= FEWEST_WORDS:
            yield Entry(label or item.title or str(number), composed(item), "text/html")
        else:
            short += 1
    if not number:
        yield Trouble("empty", "the feed has no entries; save it again")
    elif short:
        some = f"{short} of {number} entries"
        yield Trouble("summary", f"{some} have fewer than {FEWEST_WORDS} words; save the pages of these articles")


class _Head(NamedTuple):
    """What a feed says of itself, read once: it may have a million entries."""

    title: str
    language: str
    authors: tuple[str, ...]


def _head(feed: "_Element") -> _Head:
    language = feed.get(_LANGUAGE) or first(feed, "language")
    return _Head(_plain(next(children(feed, "title"), None)), language, _names(feed))


def _names(entry: "_Element") -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in children(entry, "author") if (name := first(each, "name"))))


def _rss(head: _Head, item: "_Element") -> tuple[str, Item]:
    # What an aggregator passes on has the name of the publisher in `source` (RSS 2.0, "source" of an item).
    publisher = first(item, "source") or first(item, "publisher") or head.title
    link = first(item, "link")
    made = Item(
        title=first(item, "title"),
        html=first(item, "encoded", "description"),
        authors=_people(first(item, "creator", "author")),
        publisher=publisher,
        published=moment(first(item, "pubDate", "date")),
        updated=moment(first(item, "updated", "modified")),
        address=link,
        language=head.language,
    )
    return link or first(item, "guid"), made


def _people(text: str) -> tuple[str, ...]:
    # RSS: "address (name)"; an address alone names nobody.
    if "@" in text:
        text = text.partition("(")[2].rpartition(")")[0]
    return (text,) if text else ()


def _atom(head: _Head, entry: "_Element") -> tuple[str, Item]:
    source = next(children(entry, "source"), None)
    origin = _head(source) if source is not None else head
    content = next(children(entry, "content", "summary"), None)
    kind = (content.get("type") or "text").lower() if content is not None else "text"
    title = next(children(entry, "title"), None)
    html, text = _content(content, kind)
    made = Item(
        title=_plain(title),
        html=html,
        text=text,
        authors=_names(entry) or origin.authors or head.authors,
        publisher=origin.title,
        published=moment(first(entry, "published", "issued")) or moment(first(entry, "updated")),
        updated=moment(first(entry, "updated")),
        address=_link(entry),
        language=entry.get(_LANGUAGE) or head.language,
    )
    return _link(entry) or first(entry, "id"), made


def _content(content: "_Element | None", kind: str) -> tuple[str, str]:
    """Return the content as HTML or as text: how it is wrapped stands in its type."""
    if content is None or content.get("src"):
        return "", ""
    if kind in ("xhtml", "application/xhtml+xml"):
        return markup(content), ""
    if kind in ("html", "text/html"):
        return words(content), ""
    return ("", words(content)) if kind in ("text", "text/plain") else ("", "")


def _plain(element: "_Element | None") -> str:
    text = words(element)
    if element is None or (element.get("type") or "").lower() not in ("html", "text/html"):
        return text
    return untagged(text)


def _link(entry: "_Element") -> str:
    links = list(children(entry, "link"))
    return next((link.get("href") or "" for link in links if (link.get("rel") or "alternate") == "alternate"), "")
