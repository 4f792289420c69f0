"""What an HTML page says about itself out of sight: JSON-LD, Open Graph and other meta elements, its address."""

import html
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from tellings.model import When
from tellings.reading.printed_dates import stamp

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# More than this is data, not a description of one article.
_LONGEST_SCRIPT = 1_000_000
_MOST_SCRIPTS = 20
_MOST_NODES = 2_000
_LONGEST_VALUE = 500

_TYPES = ("Article", "Posting", "Report", "Review", "AnalysisNewsArticle")
_IN_ADDRESS = re.compile(r"/(20\d{2}|19\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "og:article:author", "cxenseparse:author")
_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "publisher", "copyright")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "article.published",
    "published_at", "cxenseparse:recs:publishtime", "citation_publication_date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
)


class Named(NamedTuple):
    """A value and the field that it came from ("json-ld:headline")."""

    text: str
    source: str


class Metadata(NamedTuple):
    """What the page says about itself; lists are empty and values ``None`` where it says nothing."""

    title: Named | None
    authors: tuple[Named, ...]
    publisher: Named | None
    published: tuple[When, str] | None
    updated: tuple[When, str] | None


def metadata(root: "HtmlElement") -> Metadata:
    """Read a page's metadata; JSON-LD first, as it is made for programs, then meta elements, then the address."""
    node = _article_node(root)
    metas = _metas(root)
    title = _text(node, "headline", "name") or _first(metas, _TITLES)
    if title is None and (found := root.findtext(".//title")):
        title = _named(found, "title")
    authors = _authors(node) or _named_authors(metas)
    publisher = _organisation(node) or _first(metas, _PUBLISHERS)
    published = _stamp(node, "datePublished") or _meta_stamp(metas, _PUBLISHED) or _from_address(root, metas)
    updated = _stamp(node, "dateModified") or _meta_stamp(metas, _UPDATED)
    return Metadata(title, authors, publisher, published, updated)


def _named(value: object, source: str) -> Named | None:
    if not isinstance(value, str):
        return None
    text = " ".join(html.unescape(value[: 4 * _LONGEST_VALUE]).split())[:_LONGEST_VALUE]
    return Named(text, source) if text else None


def _metas(root: "HtmlElement") -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().casefold()
        value = (element.get("content") or "").strip()
        if name and value:
            found.setdefault(name, value)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> Named | None:
    return next((named for name in names if name in metas and (named := _named(metas[name], f"meta:{name}"))), None)


def _named_authors(metas: dict[str, str]) -> tuple[Named, ...]:
    found = _first({name: value for name, value in metas.items() if not value.startswith("http")}, _AUTHORS)
    return _people(found.text, found.source) if found else ()


def _people(text: str, source: str) -> tuple[Named, ...]:
    """Part a list of names; addresses and accounts are none."""
    parts = re.split(r"\s*(?:,|;|\||&|\sand\s)\s*", re.sub(r"^\s*by\s+", "", text, flags=re.I))
    return tuple(Named(part.strip(), source) for part in parts if part.strip() and not re.search(r"https?:|[@/]|\.\w{2,3}$", part))


def _article_node(root: "HtmlElement") -> dict[str, Any]:
    """Return the JSON-LD node of the article: the first with a headline among the pages' nodes of an article's type."""
    nodes = []
    scripts = root.iterfind(".//script[@type='application/ld+json']")
    for _, script in zip(range(_MOST_SCRIPTS), scripts, strict=False):
        source = (script.text or "").strip()
        if not source or len(source) > _LONGEST_SCRIPT:
            continue
        try:
            nodes += list(_nodes(json.loads(source, strict=False)))
        except (ValueError, RecursionError):
            continue
    return next((node for node in nodes if isinstance(node.get("headline"), str)), nodes[0] if nodes else {})


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        seen += 1
        each = waiting.pop(0)
        if isinstance(each, list):
            waiting += each[:_MOST_NODES]
        elif isinstance(each, dict):
            kinds = each.get("@type")
            if any(isinstance(kind, str) and kind.endswith(_TYPES) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield each
            waiting += [each[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement") if key in each]


def _text(node: dict[str, Any], *keys: str) -> Named | None:
    return next((named for key in keys if (named := _named(node.get(key), f"json-ld:{key}"))), None)


def _authors(node: dict[str, Any]) -> tuple[Named, ...]:
    value = node.get("author") or node.get("creator")
    found: list[Named] = []
    for each in value if isinstance(value, list) else [value]:
        kind = each.get("@type") if isinstance(each, dict) else None
        name = each.get("name") if isinstance(each, dict) else each
        for one in name if isinstance(name, list) else [name]:
            named = _named(one, "json-ld:author")
            if named and kind not in ("Organization", "NewsMediaOrganization"):
                found += _people(named.text, named.source)
    return tuple(dict.fromkeys(found))


def _organisation(node: dict[str, Any]) -> Named | None:
    value = node.get("publisher")
    for each in value if isinstance(value, list) else [value]:
        named = _named(each.get("name") if isinstance(each, dict) else each, "json-ld:publisher")
        if named and not named.text.startswith("http"):
            return named
    return None


def _stamp(node: dict[str, Any], key: str) -> tuple[When, str] | None:
    value = node.get(key)
    when = stamp(value) if isinstance(value, str) else None
    return (when, "metadata") if when else None


def _meta_stamp(metas: dict[str, str], names: tuple[str, ...]) -> tuple[When, str] | None:
    return next(((when, "metadata") for name in names if name in metas and (when := stamp(metas[name]))), None)


def _from_address(root: "HtmlElement", metas: dict[str, str]) -> tuple[When, str] | None:
    """Return the day in the page's own address ("/2023/09/13/")."""
    canonical = next(
        (element.get("href") or "" for element in root.iter("link") if (element.get("rel") or "").casefold() == "canonical"), ""
    )
    found = _IN_ADDRESS.search(canonical or metas.get("og:url", ""))
    when = stamp(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}") if found else None
    return (when, "url") if when else None
