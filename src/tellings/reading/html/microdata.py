"""Microdata and RDFa of a page: the properties that its own elements carry (``itemprop``, ``property``) inside the article's scope."""

from typing import TYPE_CHECKING, cast

from tellings.reading.html.linked_data import ARTICLE_TYPES, MOST_VALUES

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A property of an article that is longer is its body.
_LONGEST_VALUE = 500
_WANTED = frozenset({"headline", "name", "author", "creator", "publisher", "datepublished", "datecreated", "datemodified"})


def properties(root: "HtmlElement") -> dict[str, list[str]]:
    """Return the properties of the first article in scope, each with its values in order; those of teasers, which have a scope, are none.

    Names are in lower case. The value of a nested person or house is its ``name``, or else its words.
    """
    # Most pages have none of both, and to look for an attribute costs a fifth of looking at every element.
    if not (root.xpath("boolean(//@itemtype)") or root.xpath("boolean(//@typeof)")):
        return {}
    scopes = cast("list[HtmlElement]", root.xpath("descendant-or-self::*[@itemtype or @typeof]"))
    scope = next((element for element in scopes if _is_article(element)), None)
    found: dict[str, list[str]] = {}
    if scope is None:
        return found
    for element in cast("list[HtmlElement]", scope.xpath("descendant::*[@itemprop or @property]")):
        name = _property(element)
        if name in _WANTED and _scope_of(element) is scope:
            value = _value(element)
            if value and len(found.setdefault(name, [])) < MOST_VALUES:
                found[name].append(value)
    return found


def _is_article(element: "HtmlElement") -> bool:
    kind = element.get("itemtype") or element.get("typeof") or ""
    return any(each.endswith(ARTICLE_TYPES) for each in kind.split())


def _property(element: "HtmlElement") -> str:
    name = element.get("itemprop") or (element.get("property") if element.tag != "meta" else None) or ""
    return name.split(" ")[0].removeprefix("schema:").casefold()


def _has_scope(element: "HtmlElement") -> bool:
    return element.get("itemscope") is not None or element.get("typeof") is not None or element.get("itemtype") is not None


def _scope_of(element: "HtmlElement") -> "HtmlElement | None":
    return next((above for above in element.iterancestors() if _has_scope(above)), None)


def _value(element: "HtmlElement") -> str:
    if _has_scope(element):
        named = next((each for each in element.iterdescendants() if isinstance(each.tag, str) and _property(each) == "name"), None)
        element = element if named is None else named
    given = element.get("content") or element.get("datetime")
    words = given if given else "".join(element.itertext()) if len(element) < MOST_VALUES else ""
    return " ".join(words[: 4 * _LONGEST_VALUE].split())[:_LONGEST_VALUE]
