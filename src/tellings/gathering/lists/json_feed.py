"""JSON Feed (1.0 and 1.1), also one that breaks off or has a comma too many."""

import json
import re
from typing import Any

from tellings.capture.bounds import FEWEST_WORDS, MOST_FEED_ENTRIES, MOST_NODES
from tellings.capture.forms.composing import Item, composed
from tellings.capture.forms.entry import Entry, moment
from tellings.capture.forms.json_files import text_of
from tellings.capture.source import Trouble
from tellings.gathering.lists.listing import Listing, Named, listing

_ITEMS = re.compile(r'"items"\s{0,20}:\s{0,20}\[')


def json_listing(base: str, data: bytes) -> Listing:
    """Return what a JSON Feed at ``base`` lists."""
    if data.count(b"{") + data.count(b"[") > MOST_NODES:
        return Listing(troubles=(Trouble("too-large", f"the feed has more than {MOST_NODES:,} objects and lists; ask for a smaller one"),))
    words = data.decode("utf-8-sig", "replace")
    try:
        feed, troubles = json.loads(words, strict=False), []
    except (ValueError, RecursionError):
        feed = {"items": _mended(words)}
        troubles = [Trouble("damaged", "the feed is broken JSON; what could be read was read")]
    items = feed.get("items") if isinstance(feed, dict) else None
    entries = [each for each in items if isinstance(each, dict)][:MOST_FEED_ENTRIES] if isinstance(items, list) else []
    if not entries:
        troubles.append(Trouble("empty", "the feed has no entries"))
    publisher = text_of(feed.get("title")) if isinstance(feed, dict) else ""
    whole = [found for each in entries if (found := _whole(each, publisher))]
    return listing(base, [_named(each) for each in entries], whole, troubles)


def _named(item: dict[str, Any]) -> Named:
    return Named(_link(item), text_of(item.get("date_modified")) or text_of(item.get("date_published")), _label(item))


def _link(item: dict[str, Any]) -> str:
    # A post about another page (external_url) has an address of its own.
    return text_of(item.get("url")) or text_of(item.get("external_url"))


def _label(item: dict[str, Any]) -> str:
    identifier = item.get("id")
    return _link(item) or (str(identifier) if isinstance(identifier, str | int) else "") or text_of(item.get("title"))


def _whole(item: dict[str, Any], publisher: str) -> Entry | None:
    people = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    made = Item(
        title=text_of(item.get("title")),
        html=text_of(item.get("content_html")),
        text=text_of(item.get("content_text")),
        authors=tuple(name for each in people or [] if isinstance(each, dict) and (name := text_of(each.get("name")))),
        publisher=publisher,
        published=moment(item.get("date_published")),
        updated=moment(item.get("date_modified")),
        address=_link(item),
        language=text_of(item.get("language")),
    )
    return Entry(_label(item), composed(made), "text/html") if made.words >= FEWEST_WORDS and _label(item) else None


def _mended(words: str) -> list[object]:
    """Return the items that are whole, one after the other; what is broken between two is passed over."""
    start = _ITEMS.search(words)
    decoder = json.JSONDecoder(strict=False)
    found: list[object] = []
    at = words.find("{", start.end() if start else 0)
    failed = 0
    # Each failure may cost the length of an object: a file of nothing but failures ends here.
    while at >= 0 and failed < _MOST_FAILED and len(found) < MOST_FEED_ENTRIES:
        try:
            item, end = decoder.raw_decode(words, at)
            found.append(item)
        except (ValueError, RecursionError):
            failed, end = failed + 1, at + 1
        at = words.find("{", end)
    return found


# Objects that cannot be read before the rest is given up.
_MOST_FAILED = 20
