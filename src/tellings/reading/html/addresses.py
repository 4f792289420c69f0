"""The canonical address of a page: what its link element, linked data and Open Graph say, and the address that it came from."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from tellings.reading.html.linked_data import Node
from tellings.reading.html.named import Named

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Longer ones are data, not an address; browsers and servers stop there too.
_LONGEST_ADDRESS = 2_048


def addresses(root: "HtmlElement", node: Node, metas: dict[str, list[str]], page: str) -> tuple[Named, ...]:
    """Return the addresses of the page in the order of their sources, ``page`` last where it is one.

    The link element comes first: it is made for nothing else (RFC 6596). Addresses of a site's front are none of an article.
    """
    return tuple(dict.fromkeys(_found(root, node, metas, page)))


def _found(root: "HtmlElement", node: Node, metas: dict[str, list[str]], page: str) -> Iterator[Named]:
    for value, source in _said(root, node, metas, page):
        address = _absolute(value, page)
        if address:
            yield Named(address, source)


def _said(root: "HtmlElement", node: Node, metas: dict[str, list[str]], page: str) -> Iterator[tuple[object, str]]:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").casefold().split():
            yield link.get("href"), "link:canonical"
    yield node.words("url"), "json-ld:url"
    whole = node.get("mainEntityOfPage")
    yield (whole.get("@id") or whole.get("url")) if isinstance(whole, dict) else whole, "json-ld:mainEntityOfPage"
    for value in metas.get("og:url", ())[:1]:
        yield value, "meta:og:url"
    yield page, "page"


def _absolute(value: object, page: str) -> str | None:
    """Return an address of the web in full, without its fragment; ``None`` for all else."""
    if not isinstance(value, str) or not 0 < len(value.strip()) <= _LONGEST_ADDRESS:
        return None
    try:
        address = urljoin(page, value.strip()) if page.startswith(("http://", "https://")) else value.strip()
        parts = urlsplit(address)
        is_page = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.path.strip("/") or parts.query)
    except ValueError:
        return None
    if not is_page or not address.isprintable() or " " in address:
        return None
    return address.partition("#")[0]
