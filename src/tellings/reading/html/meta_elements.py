"""The meta elements of a page's head, as lists of values under their names: Open Graph, Parse.ly, Sailthru, Dublin Core and others."""

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Values of one name that are kept, and the longest value.
_MOST_VALUES = 20
_LONGEST_VALUE = 2_000
_LONGEST_OBJECT = 20_000

TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "parsely-page:title")
AUTHORS = (
    "author", "article:author", "og:article:author", "parsely-author", "parsely-page:authors", "parsely-page:author", "sailthru.author",
    "dc.creator", "dcterms.creator", "byl", "byline", "cxenseparse:author", "article:author_name",
)  # fmt: skip
PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name", "copyright")
PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publication_date", "parsely-pub-date", "parsely-page:pub_date", "sailthru.date", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "article.published", "published_at",
    "cxenseparse:recs:publishtime", "citation_publication_date", "citation_date",
)  # fmt: skip
UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified", "article:updated_time", "datemodified",
    "lastmod", "last-modified", "dcterms.modified", "dc.date.modified",
)  # fmt: skip


def meta_elements(root: "HtmlElement") -> dict[str, list[str]]:
    """Return the values of the meta elements, in order, under their names in lower case; those inside the body count too."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().casefold()
        value = (element.get("content") or "").strip()
        if name == "parsely-page":
            _add_object(found, name, value)
        if name and value and len(found.setdefault(name, [])) < _MOST_VALUES:
            found[name].append(value[:_LONGEST_VALUE])
    return found


def _add_object(found: dict[str, list[str]], name: str, value: str) -> None:
    """Add the members of a value that is itself JSON, as ``name:member``."""
    try:
        members = json.loads(value) if len(value) <= _LONGEST_OBJECT else None
    except (ValueError, RecursionError):
        return
    for key, member in members.items() if isinstance(members, dict) else ():
        kept = [each for each in (member if isinstance(member, list) else [member]) if isinstance(each, str)]
        if kept:
            found.setdefault(f"{name}:{key.casefold()}", kept[:_MOST_VALUES])
