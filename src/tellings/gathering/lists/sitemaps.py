"""Sitemaps, those of news and others, and indexes of sitemaps (sitemaps.org 0.9, Google's extension for news)."""

from collections.abc import Sequence

from tellings.capture.forms.trees import children, first, tree, words
from tellings.capture.source import Trouble
from tellings.gathering.lists.decoding import plain_xml
from tellings.gathering.lists.listing import Listing, Named, further, listing


def sitemap_listing(base: str, data: bytes, charset: str | None = None) -> Listing:
    """Return the addresses of a sitemap, those first that changed last."""
    root, trouble = tree(plain_xml(data, charset))
    found: list[Named] = []
    for url in children(root, "url") if root is not None else ():
        news = next(children(url, "news"), None)
        said = first(url, "lastmod") or (first(news, "publication_date") if news is not None else "")
        found.append(Named(first(url, "loc"), said))
    return listing(base, _newest_first(found), (), _told(trouble, found))


def index_listing(base: str, data: bytes, charset: str | None = None) -> Listing:
    """Return the sitemaps of an index, those first that changed last."""
    root, trouble = tree(plain_xml(data, charset))
    entries = list(children(root, "sitemap")) if root is not None else []
    found = [Named(first(each, "loc") or words(each), first(each, "lastmod")) for each in entries]
    made = further(base, [each.link for each in _newest_first(found)])
    return made._replace(troubles=(*made.troubles, *_told(trouble, found)))


def _newest_first(found: Sequence[Named]) -> list[Named]:
    # W3C dates sort as they are written, those of one zone; a wrong one only moves its page in the queue.
    return sorted(found, key=lambda each: each.said, reverse=True)


def _told(trouble: Trouble | None, found: Sequence[Named]) -> list[Trouble]:
    told = [trouble] if trouble else []
    return told if found else [*told, Trouble("empty", "the sitemap names no addresses")]
