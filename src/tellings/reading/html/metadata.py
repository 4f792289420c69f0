"""What an HTML page says about itself out of sight, source by source in a fixed order, and its address.

The order is the same for every field: linked data (JSON-LD), which is made for programs and names its types; then meta elements; then
microdata and RDFa; then the address. The visible page comes last for people and times, and first for the headline (``headline``).
"""

import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tellings.model import When
from tellings.reading.html.linked_data import Node, article_node
from tellings.reading.html.meta_elements import AUTHORS, PUBLISHED, PUBLISHERS, TITLES, UPDATED, meta_elements
from tellings.reading.html.microdata import properties
from tellings.reading.printed_times import stamp
from tellings.reading.written_names import written_names

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_VALUE = 500
_IN_ADDRESS = re.compile(r"/((?:20|19)\d{2})[/-]?(\d{2})[/-]?(\d{2})(?:[/_-]|$)|/((?:20|19)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/_-]|$)")


class Named(NamedTuple):
    """A value and the field that it came from ("json-ld:headline"); ``is_house`` where its type says that it is no person."""

    text: str
    source: str
    is_house: bool = False


class Metadata(NamedTuple):
    """What the page says about itself; lists are empty, values ``None`` where it says nothing. ``titles`` are in order of sources."""

    titles: tuple[Named, ...]
    authors: tuple[Named, ...]
    publisher: Named | None
    published: tuple[When, str] | None
    updated: tuple[When, str] | None

    @property
    def title(self) -> Named | None:
        """The headline of the first source that has one."""
        return self.titles[0] if self.titles else None


def metadata(root: "HtmlElement") -> Metadata:
    """Read a page's metadata in the order that the module names."""
    node, metas, props = article_node(root), meta_elements(root), properties(root)
    linked = [_named(node.words(key), f"json-ld:{key}") for key in ("headline", "name")]
    own = [_named(root.findtext(".//title"), "title")]
    titles = [*linked, *_all(metas, TITLES, "meta"), *_all(props, ("headline",), "microdata"), *own]
    publishers = [
        *(_named(party.name, "json-ld:publisher") for party in node.parties("publisher", "sourceOrganization")),
        *_all(metas, PUBLISHERS, "meta"),
        *_all(props, ("publisher",), "microdata"),
    ]
    publisher = next((each for each in publishers if each and not each.text.startswith(("http", "@"))), None)
    return Metadata(
        tuple(dict.fromkeys(title for title in titles if title)),
        _authors(node, metas, props, publisher),
        publisher,
        _when(node, metas, props, ("datePublished", "dateCreated"), PUBLISHED) or _from_address(root, metas),
        _when(node, metas, props, ("dateModified",), UPDATED),
    )


def _named(value: object, source: str) -> Named | None:
    if not isinstance(value, str):
        return None
    text = " ".join(html.unescape(html.unescape(value[: 4 * _LONGEST_VALUE])).split())[:_LONGEST_VALUE]
    return Named(text, source) if text else None


def _all(found: dict[str, list[str]], names: Sequence[str], kind: str) -> Iterator[Named]:
    for name in names:
        for value in found.get(name, ()):
            named = _named(value, f"{kind}:{name}")
            if named:
                yield named


def _authors(node: Node, metas: dict[str, list[str]], props: dict[str, list[str]], publisher: Named | None) -> tuple[Named, ...]:
    """Return who the first source names that names a person, with the houses of an earlier one; else who the first of all names."""
    houses: tuple[Named, ...] = ()
    for found in _sources_of_authors(node, metas, props):
        if any(not (each.is_house or (publisher and each.text.casefold() == publisher.text.casefold())) for each in found):
            return tuple(dict.fromkeys((*(each for each in houses if each.is_house), *found)))
        houses = houses or found
    return houses


def _sources_of_authors(node: Node, metas: dict[str, list[str]], props: dict[str, list[str]]) -> Iterator[tuple[Named, ...]]:
    """Yield the authors of each source in order, without repetition."""
    linked = [
        Named(name, "json-ld:author", party.is_house)
        for party in node.parties("author", "creator")
        if (named := _named(party.name, ""))
        for name in ((named.text,) if party.is_house else written_names(named.text))
    ]
    yield tuple(dict.fromkeys(linked))
    for found, fields, kind in ((metas, AUTHORS, "meta"), (props, ("author", "creator"), "microdata")):
        for field in fields:
            people = [Named(name, each.source) for each in _all(found, (field,), kind) for name in written_names(each.text)]
            yield tuple(dict.fromkeys(people))


def _when(
    node: Node, metas: dict[str, list[str]], props: dict[str, list[str]], keys: Sequence[str], names: Sequence[str]
) -> tuple[When, str] | None:
    linked = [words for key in keys if (words := node.words(key))]
    meta = [value for name in names for value in metas.get(name, ())[:1]]
    micro = [value for key in keys for value in props.get(key.casefold(), ())[:1]]
    return next(((when, "metadata") for value in (*linked, *meta, *micro) if (when := stamp(value))), None)


def _from_address(root: "HtmlElement", metas: dict[str, list[str]]) -> tuple[When, str] | None:
    """Return the day in the page's own address ("/2023/09/13/", "/2023-09-13/", "/20230913/")."""
    links = (element.get("href") or "" for element in root.iter("link") if (element.get("rel") or "").casefold() == "canonical")
    found = _IN_ADDRESS.search(next(links, "") or "".join(metas.get("og:url", ())[:1]))
    parts = [part for part in found.groups() if part] if found else []
    when = stamp(f"{parts[0]}-{int(parts[1]):02}-{int(parts[2]):02}") if parts else None
    return (when, "url") if when else None
