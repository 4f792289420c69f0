"""Names of articles, from the bytes of their pages: adding a page renames nothing."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from tellings.model import Page

# Ten hexadecimal digits: among ten thousand pages two would share them with a chance of 1 in 22 000, and then both grow longer.
ID_DIGITS = 10
_SUFFIX_DIGITS = 6


class Identified(NamedTuple):
    """A page with the id of its article and the hash of its bytes, which is taken once."""

    article: str
    page: Page
    sha256: str


def identify(pages: Sequence[Page]) -> list[Identified]:
    """Give each page the id of its article, sorted by id, whatever the order of ``pages``.

    A page that comes twice with the same name and bytes counts once. Where bytes are the same under several names, the smallest name has
    the plain id and the others carry a suffix from the hash of their name.
    """
    named: dict[str, dict[str, Page]] = defaultdict(dict)
    for page in sorted(pages, key=lambda page: (page.name, page.media_type or "", page.captured or "")):
        named[page.sha256].setdefault(page.name, page)
    found = []
    for digest, plain in _plain_ids(sorted(named)).items():
        for place, name in enumerate(sorted(named[digest])):
            suffix = "-" + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_SUFFIX_DIGITS] if place else ""
            found.append(Identified(plain + suffix, named[digest][name], digest))
    return sorted(found, key=lambda each: (each.article, each.page.name))


def _plain_ids(digests: Sequence[str]) -> dict[str, str]:
    """Give each of the sorted hashes its first ten digits, or as many as tell it from its neighbours."""
    ids = {}
    for place, digest in enumerate(digests):
        neighbours = [*digests[max(0, place - 1) : place], *digests[place + 1 : place + 2]]
        shared = max((_shared_prefix(digest, other) for other in neighbours), default=0)
        ids[digest] = "a" + digest[: max(ID_DIGITS, shared + 1)]
    return ids


def _shared_prefix(one: str, other: str) -> int:
    for place, (a, b) in enumerate(zip(one, other, strict=True)):
        if a != b:
            return place
    return len(one)
