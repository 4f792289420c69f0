"""RSS and Atom: each entry's own address. The fast reader is lxml, which mends much; what it loses is looked for."""

from typing import TYPE_CHECKING

from tellings.capture.bounds import MOST_FEED_ENTRIES
from tellings.capture.forms.entry import Entry
from tellings.capture.forms.feeds import feed_entries
from tellings.capture.forms.trees import children, first, local, tree
from tellings.capture.source import Trouble
from tellings.capture.web.addresses import is_address, joined
from tellings.gathering.lists.broken import Broken, read_broken
from tellings.gathering.lists.decoding import plain_xml
from tellings.gathering.lists.listing import Listing, Named, listing
from tellings.gathering.lists.mending import entries_begun, mended

if TYPE_CHECKING:
    from lxml.etree import _Element

_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def feed_listing(base: str, data: bytes, charset: str | None = None) -> Listing:
    """Return what a feed at ``base`` lists."""
    plain = plain_xml(data, charset)
    found, is_damaged = _read(base, plain)
    begun = entries_begun(plain)
    if is_damaged and len(found.listed) + len(found.own) < begun:
        whole, _ = _read(base, mended(plain))
        slow = read_broken(data, base) if len(whole.listed) < begun else Broken([], [])
        readings = [found, whole, listing(base, slow.named, slow.whole)]
        best = max(readings, key=lambda each: len(each.listed) + len(each.own))
        said = Trouble("damaged", "the feed is broken XML; what could be read was read")
        return best._replace(troubles=(said, *(each for each in best.troubles if each.code not in ("damaged", "empty"))))
    return found


def _read(base: str, plain: bytes) -> tuple[Listing, bool]:
    """Read sound XML, or what a mending parser makes of it; tell whether it had to mend."""
    root, trouble = tree(plain)
    named = _named(base, root) if root is not None else []
    whole = [found for found in feed_entries(plain) if isinstance(found, Entry)] if named else []
    troubles = [trouble] if trouble else []
    if not named:
        troubles.append(Trouble("empty", "the feed has no entries"))
    return listing(base, named, whole, troubles), root is None or trouble is not None


def _named(base: str, root: "_Element") -> list[Named]:
    if local(root) == "feed":
        return [_atom(base, root, entry) for entry in list(children(root, "entry"))[:MOST_FEED_ENTRIES]]
    places = (*children(root, "channel"), root)
    return [_rss(item) for where in places for item in children(where, "item")][:MOST_FEED_ENTRIES]


def _rss(item: "_Element") -> Named:
    # A service that counts readers puts its own address into `link` and keeps the page's in `origLink`.
    link, guid = first(item, "link"), next(children(item, "guid"), None)
    identifier = first(item, "guid")
    is_place = guid is not None and (guid.get("isPermaLink") or "true").strip().lower() != "false" and is_address(identifier)
    about = item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or ""
    said = first(item, "updated", "modified", "pubDate", "date")
    return Named(first(item, "origLink") or link or (identifier if is_place else about), said, link or identifier)


def _atom(base: str, root: "_Element", entry: "_Element") -> Named:
    links = list(children(entry, "link"))
    link = next((each.get("href") or "" for each in links if (each.get("rel") or "alternate") == "alternate"), "")
    origin = first(entry, "origLink")
    near = joined(joined(base, root.get(_BASE) or ""), entry.get(_BASE) or "")
    place = origin or (joined(near, link) if link and is_address(near) else link)
    identifier = first(entry, "id")
    return Named(place, first(entry, "updated", "published", "modified", "issued"), link or identifier)
