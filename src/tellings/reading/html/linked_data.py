"""Linked data (JSON-LD) of a page: the node that describes its article, in every shape that sites write it."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# More than this is data, not a description of one article; that of a live blog holds all its entries.
_LONGEST_SCRIPT = 4_000_000
_MOST_SCRIPTS = 20
_MOST_NODES = 2_000
# Values of one key that are looked at: the longest list of authors of 154 news pages has six.
MOST_VALUES = 50

# Entries of a live blog that are looked at, and how much of the words of each.
_MOST_UPDATES = 1_000
_LONGEST_WORDS = 400
# A theme and two plugins write as many nodes about one article.
_MOST_TWINS = 3

# Ends of schema.org's types of articles: NewsArticle and its kinds, BlogPosting, LiveBlogPosting, Report, Review.
ARTICLE_TYPES = ("Article", "Posting", "Report", "Review")
_HOUSES = ("Organization", "NewsMediaOrganization", "Corporation", "NewsAgency", "Newspaper")
_INNER = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart")
_PREFIXES = ("", "schema:", "http://schema.org/", "https://schema.org/")

_WRAPPED = re.compile(r"^\s*(?:<!--|//\s?<!\[CDATA\[|<!\[CDATA\[)|(?://\s?\]\]>|\]\]>|-->)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s{0,200}[}\]])")


class Party(NamedTuple):
    """A person or house that linked data names; ``is_house`` is true where its type says so."""

    name: str
    is_house: bool


class Node(NamedTuple):
    """One node of linked data, and all nodes of the page that have a name of their own (``@id``)."""

    values: dict[str, Any]
    known: dict[str, dict[str, Any]]

    def get(self, key: str) -> object:
        """Return the value of a property, whatever prefix the page writes it with."""
        return next((self.values[prefix + key] for prefix in _PREFIXES if self.values.get(prefix + key)), None)

    def words(self, key: str) -> str | None:
        """Return the words of a property: a string, the first of a list, or a string with its language."""
        for each in _listed(self.get(key)):
            value = each.get("@value") if isinstance(each, dict) else each
            if isinstance(value, str) and value.strip():
                return value
        return None

    def parties(self, *keys: str) -> tuple[Party, ...]:
        """Return the people and houses of the first of these properties that has any: strings, nodes, lists, references."""
        for key in keys:
            found = [party for each in _listed(self.get(key)) for party in self._party(each)]
            if found:
                return tuple(dict.fromkeys(found))
        return ()

    def nodes(self, key: str, most: int) -> tuple["Node", ...]:
        """Return the nodes that a property holds, the first ``most``."""
        value = self.get(key)
        return tuple(Node(each, self.known) for each in (value if isinstance(value, list) else [value])[:most] if isinstance(each, dict))

    def _party(self, value: object) -> Iterator[Party]:
        if isinstance(value, str):
            yield Party(value, is_house=False)
        if not isinstance(value, dict):
            return
        named = Node(value, self.known)
        if named.get("name") is None and isinstance(value.get("@id"), str):
            named = Node(self.known.get(value["@id"], {}), self.known)
        kinds = [kind for kind in _listed(named.values.get("@type")) if isinstance(kind, str)]
        for name in _listed(named.get("name")):
            if isinstance(name, str):
                yield Party(name, is_house=any(kind.endswith(_HOUSES) for kind in kinds))


def article_nodes(root: "HtmlElement") -> tuple[Node, ...]:
    """Return the node of the page's article, and behind it those of other scripts that describe the same; an empty one for none.

    Of several, one with a headline and a day comes before one with a headline, and that before any; else the first that is written,
    outer before inner. The same is described where the headline is the same, and by a node of a live blog.
    """
    nodes: list[dict[str, Any]] = []
    for _, script in zip(range(_MOST_SCRIPTS), _scripts(root), strict=False):
        nodes += _nodes(_parsed(script))
    known: dict[str, dict[str, Any]] = {}
    for node in nodes:
        if isinstance(node.get("@id"), str) and len(node) > 1:
            known.setdefault(node["@id"], node)
    articles = [Node(node, known) for node in nodes if _is_article(node)]
    first = max(articles, key=lambda node: bool(node.words("headline")) + bool(node.words("datePublished")), default=Node({}, known))
    headline = first.words("headline")
    twins = [node for node in articles if node.values is not first.values and (_is_live(node) or node.words("headline") == headline)]
    return (first, *twins[:_MOST_TWINS])


class Update(NamedTuple):
    """One entry of a live blog as linked data gives it: its time as written, its heading and the beginning of its words."""

    stamp: str
    heading: str
    words: str


def live_updates(nodes: Sequence[Node]) -> tuple[Update, ...]:
    """Return the entries of the live blog that the first node with any has, those with a time, in their order."""
    for node in nodes:
        listed = node.nodes("liveBlogUpdate", _MOST_UPDATES)
        found = [
            Update(*((each.words(key) or "")[:_LONGEST_WORDS] for key in ("datePublished", "headline", "articleBody"))) for each in listed
        ]
        if found:
            return tuple(each for each in found if each.stamp)
    return ()


def is_live_blog(nodes: Sequence[Node]) -> bool:
    """Tell whether linked data says that the page is a live blog."""
    kinds = (kind for node in nodes for kind in _listed(node.get("@type")))
    return any(isinstance(kind, str) and kind.endswith("LiveBlogPosting") for kind in kinds)


def _scripts(root: "HtmlElement") -> Iterator[str]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").casefold() and 0 < len(script.text or "") <= _LONGEST_SCRIPT:
            yield script.text or ""


def _parsed(source: str) -> object:
    """Parse JSON as browsers' scripts leave it: in comment marks, with trailing commas, line breaks in strings, several values in a row."""
    for text in (source.strip(), _TRAILING_COMMA.sub("", _WRAPPED.sub("", _WRAPPED.sub("", source)).strip().rstrip(";"))):
        found: list[object] = []
        decoder, at = json.JSONDecoder(strict=False), 0
        try:
            while at < len(text) and len(found) < _MOST_SCRIPTS:
                value, at = decoder.raw_decode(text, at)
                found.append(value)
                at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n;,"))
        except (ValueError, RecursionError):
            pass
        if found:
            return found
    return None


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        seen += 1
        each = waiting.pop(0)
        if isinstance(each, list):
            waiting += each[:_MOST_NODES]
        elif isinstance(each, dict):
            yield each
            waiting += [each[key] for key in _INNER if key in each]


def _is_article(node: dict[str, Any]) -> bool:
    return any(isinstance(kind, str) and kind.endswith(ARTICLE_TYPES) for kind in _listed(node.get("@type")))


def _is_live(node: Node) -> bool:
    return node.get("liveBlogUpdate") is not None


def _listed(value: object) -> list[Any]:
    return value[:MOST_VALUES] if isinstance(value, list) else [] if value is None else [value]
