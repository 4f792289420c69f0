"""Broken feeds, by feedparser: slow, and it reads what no reader of XML can."""

import io
import itertools
import re
from typing import Any, NamedTuple

from tellings.capture.bounds import FEWEST_WORDS
from tellings.capture.forms.composing import Item, composed
from tellings.capture.forms.entry import Entry, moment
from tellings.gathering.bounds import LARGEST_BROKEN, MOST_BROKEN
from tellings.gathering.lists.listing import Named

_BEGIN = re.compile(rb"<(?:item|entry)(?=[\s>])", re.I)


class Broken(NamedTuple):
    """What was found in a broken feed."""

    named: list[Named]
    whole: list[Entry]


def read_broken(data: bytes, base: str) -> Broken:
    """Read a feed that is broken XML, its first part where it is very large; nothing is fetched."""
    import feedparser

    # A stream: of anything else feedparser may think that it is an address or the name of a file.
    found = feedparser.parse(
        io.BytesIO(_beginning(data)), resolve_relative_uris=False, sanitize_html=False, response_headers={"content-location": base}
    )
    publisher = _text(found.get("feed", {}), "title")
    named: list[Named] = []
    whole: list[Entry] = []
    for entry in found.get("entries", []):
        link = _text(entry, "feedburner_origlink") or _text(entry, "link")
        label = link or _text(entry, "id") or _text(entry, "title")
        named.append(Named(link, _text(entry, "updated") or _text(entry, "published"), label))
        item = _item(entry, publisher, link)
        if label and item.words >= FEWEST_WORDS:
            whole.append(Entry(label, composed(item), "text/html"))
    return Broken(named, whole)


def _beginning(data: bytes) -> bytes:
    starts = itertools.islice(_BEGIN.finditer(data, 0, LARGEST_BROKEN), MOST_BROKEN, None)
    further = next(starts, None)
    return data[: further.start() if further else LARGEST_BROKEN]


def _item(entry: Any, publisher: str, link: str) -> Item:  # noqa: ANN401 - feedparser's own mapping.
    contents = entry.get("content") or []
    author = _text(entry, "author")
    return Item(
        title=_text(entry, "title"),
        html=next((text for each in contents if (text := _text(each, "value"))), "") or _text(entry, "summary"),
        authors=(author,) if author and "@" not in author else (),
        publisher=publisher,
        published=moment(_text(entry, "published")),
        updated=moment(_text(entry, "updated")),
        address=link,
    )


def _text(entry: Any, key: str) -> str:  # noqa: ANN401
    value = entry.get(key)
    return value if isinstance(value, str) else ""
