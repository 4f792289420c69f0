"""Which kind of list bytes are, or that they are no list: a page or an archive."""

import re
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from tellings.capture.bounds import LARGEST_TREE
from tellings.capture.forms.gzipped import MAGIC, inflated
from tellings.capture.media import looks_binary
from tellings.capture.source import Source
from tellings.capture.web.addresses import is_address

Kind = Literal["feed", "json-feed", "opml", "sitemap", "sitemap-index", "list", "page"]

# Bytes that are looked at.
_HEAD = 8_192
_ROOT = re.compile(r"<(?:[A-Za-z][\w.-]{0,20}:)?(rss|feed|rdf|opml|urlset|sitemapindex|html|head|body)[\s>/]", re.I)
_ROOTS: dict[str, Kind] = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "opml": "opml",
    "urlset": "sitemap",
    "sitemapindex": "sitemap-index",
}
_JSON_FEED = re.compile(r'"https?://(?:www\.)?jsonfeed\.org/version', re.I)
_JSON_ITEMS = re.compile(r'"items"\s{0,20}:\s{0,20}\[')

# How servers and names call lists; a page of words is served under many other types too.
_LIST_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "text/x-opml", "text/xml", "application/xml"})  # fmt: skip  # noqa: E501
_LIST_ENDINGS = frozenset({".xml", ".rss", ".atom", ".rdf", ".opml"})
_LIST_NAMES = frozenset({"feed", "feeds", "rss", "atom"})


def kind_of(data: bytes, *, expected: bool = False) -> Kind:
    """Return what kind of list bytes are. Where a list is ``expected``, one behind stray words (a warning of the server) is found too."""
    head = _words(data[:_HEAD])
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")):
        is_feed = _JSON_FEED.search(head) or (expected and _JSON_ITEMS.search(head))
        return "json-feed" if is_feed else "page"
    if start.startswith("<") or expected:
        root = _ROOT.search(head)
        found = _ROOTS.get(root[1].lower()) if root else None
        if found:
            return found
    return "list" if _is_list(head, whole=len(data) <= _HEAD) else "page"


def is_web_page(data: bytes) -> bool:
    """Tell whether bytes begin as a page of HTML does."""
    root = _ROOT.search(_words(data[:_HEAD]))
    return root is not None and root[1].lower() not in _ROOTS


def expects_list(address: str, media_type: str = "") -> bool:
    """Tell whether an address, or what its server calls the answer, promises a feed or another list."""
    path = PurePosixPath(urlsplit(address).path.lower().removesuffix(".gz"))
    return media_type in _LIST_TYPES or path.suffix in _LIST_ENDINGS or path.name in _LIST_NAMES


def unzipped(data: bytes) -> bytes:
    """Return the bytes of a sitemap or feed that is kept as gzip, cut at the largest list; other bytes as they are."""
    if not data.startswith(MAGIC):
        return data
    source = inflated(Source.of(data))
    inner = source.read(LARGEST_TREE + 1)
    is_bomb = source.trouble is not None and source.trouble.code == "too-large"
    return data if is_bomb or len(inner) > LARGEST_TREE else inner


def _words(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    return "" if looks_binary(head) else head.decode("utf-8", "replace")


def _is_list(head: str, *, whole: bool) -> bool:
    lines = head.lstrip("\ufeff").splitlines()
    told = [line for each in (lines if whole else lines[:-1]) if (line := each.strip()) and not line.startswith("#")]
    return bool(told) and all(is_address(line) for line in told)
