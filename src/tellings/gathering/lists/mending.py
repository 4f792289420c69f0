"""Broken feeds made whole: each entry is read by itself, so that what is wrong in one costs nothing of the next."""

import re

from tellings.capture.forms.trees import children, tree
from tellings.gathering.bounds import MOST_MENDED

_ROOT = re.compile(rb"<(?:rss|feed|(?:\w{1,20}:)?RDF)(?:\s[^<>]{0,4000})?>", re.I)
_BEGIN = re.compile(rb"<(?:item|entry)(?=[\s>])", re.I)
_END = re.compile(rb"</(?:item|entry)\s{0,4}>", re.I)


def entries_begun(plain: bytes) -> int:
    """Return how many entries a feed begins, whatever becomes of them."""
    return sum(1 for _ in _BEGIN.finditer(plain))


def mended(plain: bytes) -> bytes:
    """Return a feed in UTF-8 that has the entries of a broken one, at most ``MOST_MENDED``, each up to its end or the begin of the next."""
    from lxml import etree

    root = _ROOT.search(plain)
    opening = root[0] if root else b"<rss>"
    closing = b"</" + re.split(rb"[\s>]", opening[1:], maxsplit=1)[0] + b">"
    starts = [found.start() for found in _BEGIN.finditer(plain)][: MOST_MENDED + 1]
    head = plain[root.end() : starts[0]] if root and starts else b""
    entries: list[bytes] = []
    for start, stop in zip(starts[:MOST_MENDED], [*starts[1:], len(plain)], strict=False):
        end = _END.search(plain, start, stop)
        piece = plain[start : end.end() if end else stop]
        found, _ = tree(opening + piece + closing)
        entries += [etree.tostring(each, with_tail=False) for each in children(found, "item", "entry")] if found is not None else []
    inner = b"".join([*_titles(opening + head), *entries])
    # The entries of Atom stand in the feed itself, those of RSS in its channel.
    return opening + inner + closing if _is_atom(opening) else opening + b"<channel>" + inner + b"</channel>" + closing


def _titles(head: bytes) -> list[bytes]:
    """Return what a feed says of itself before its first entry."""
    from lxml import etree

    root, _ = tree(head)
    places = [] if root is None else [*children(root, "channel"), root]
    return [etree.tostring(each, with_tail=False) for place in places[:1] for each in children(place, "title", "language")]


def _is_atom(opening: bytes) -> bool:
    return opening[:5].lower() == b"<feed"
