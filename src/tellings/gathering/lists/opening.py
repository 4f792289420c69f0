"""The list in bytes, by its kind."""

from tellings.capture.bounds import LARGEST_TREE
from tellings.capture.source import Trouble
from tellings.gathering.lists.feeds import feed_listing
from tellings.gathering.lists.json_feed import json_listing
from tellings.gathering.lists.listing import Listing
from tellings.gathering.lists.outlines import opml_listing
from tellings.gathering.lists.plain import plain_listing
from tellings.gathering.lists.sitemaps import index_listing, sitemap_listing
from tellings.gathering.recognising import Kind

_OF_XML = {"feed": feed_listing, "opml": opml_listing, "sitemap": sitemap_listing, "sitemap-index": index_listing}


def listing_of(kind: Kind, base: str, data: bytes, charset: str | None = None) -> Listing:
    """Read a list that was found at ``base`` (an address, or a file's name); ``charset`` is that of the server's header."""
    if len(data) > LARGEST_TREE:
        return Listing(troubles=(Trouble("too-large", f"the list is larger than {LARGEST_TREE // 1024**2} MiB; divide it"),))
    if kind == "json-feed":
        return json_listing(base, data)
    if kind == "list":
        return plain_listing(base, data)
    return _OF_XML[kind](base, data, charset)
