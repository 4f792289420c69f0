"""Which site a page is of: by the address that it was read from or that it gives itself, else by the publisher that it names."""

import functools
import importlib.resources
import re
import tomllib
from typing import Any

from tellings.model import Article

_ADDRESS = re.compile(r"https?://(?:[^/?#\s@]{0,100}@)?([a-z0-9][a-z0-9.\-]{0,250})", re.IGNORECASE)


def site_of(article: Article) -> str | None:
    """Return the name of a page's site: the registered part of its host, else its publisher; ``None`` where neither is known."""
    addresses = _ADDRESS.findall(article.page) or _ADDRESS.findall(article.address.text if article.address else "")
    if addresses:
        return registered(addresses[-1])
    return " ".join(article.publisher.text.casefold().split()) if article.publisher else None


def registered(host: str) -> str:
    """Return the part of a host that somebody registered; good for nearly all news sites, without a list of all suffixes.

    >>> registered("www.courier.co.uk"), registered("blogs.gazette.example")
    ('courier.co.uk', 'gazette.example')
    """
    labels = [label for label in host.casefold().split(".") if label]
    if not labels or labels[-1].isdigit():
        return ".".join(labels)
    length = 2
    if len(labels[-1]) == 2 and len(labels) > 2 and labels[-2] in _table()["kinds"]:
        length = 3
    if ".".join(labels[-length:]) in _table()["shared"]:
        length += 1
    return ".".join(labels[-length:])


@functools.cache
def _table() -> dict[str, Any]:
    return tomllib.loads(importlib.resources.files("tellings.reading").joinpath("sites.toml").read_text(encoding="utf-8"))
