"""What an HTML page says about itself out of sight, source by source in a fixed order, and its address.

The order is the same for every field: linked data (JSON-LD), which is made for programs and names its types; then meta elements; then
microdata and RDFa; then the address. The visible page comes last for people and times, and first for the headline (``headline``). All
that the sources say is kept: the first decides, the others may disagree with it (``disagreeing``).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tellings.reading.html import stamped
from tellings.reading.html.addresses import addresses
from tellings.reading.html.linked_data import Node, Update, article_nodes, is_live_blog, live_updates
from tellings.reading.html.meta_elements import AUTHORS, PUBLISHERS, TITLES, meta_elements
from tellings.reading.html.microdata import properties
from tellings.reading.html.named import Named, all_named, named
from tellings.reading.html.stamped import Stamped
from tellings.reading.written_names import written_names

if TYPE_CHECKING:
    from lxml.html import HtmlElement


class Metadata(NamedTuple):
    """What the page says about itself, each value with its field, in order of sources; empty where it says nothing.

    ``authors`` are those of the source that decides, ``all_authors`` those of every source.
    """

    titles: tuple[Named, ...]
    authors: tuple[Named, ...]
    all_authors: tuple[Named, ...]
    publishers: tuple[Named, ...]
    all_published: tuple[Stamped, ...]
    all_updated: tuple[Stamped, ...]
    addresses: tuple[Named, ...]
    languages: tuple[Named, ...]
    is_live_blog: bool
    live_updates: tuple[Update, ...]

    @property
    def title(self) -> Named | None:
        """The headline of the first source that has one."""
        return self.titles[0] if self.titles else None

    @property
    def publisher(self) -> Named | None:
        """The medium of the first source that has one."""
        return self.publishers[0] if self.publishers else None

    @property
    def published(self) -> Stamped | None:
        """The time of publication of the first source that has one."""
        return self.all_published[0] if self.all_published else None

    @property
    def updated(self) -> Stamped | None:
        """The time of change of the first source that has one."""
        return self.all_updated[0] if self.all_updated else None


def metadata(root: "HtmlElement", page: str = "") -> Metadata:
    """Read a page's metadata in the order that the module names; ``page`` is the path or address as given."""
    nodes, metas, props = article_nodes(root), meta_elements(root), properties(root)
    node = nodes[0]
    linked = [named(node.words(key), f"json-ld:{key}") for key in ("headline", "name")]
    own = [named(root.findtext(".//title"), "title")]
    titles = [*linked, *all_named(metas, TITLES, "meta"), *all_named(props, ("headline",), "microdata"), *own]
    publishers = _publishers(node, metas, props)
    authors = list(_sources_of_authors(node, metas, props))
    found = addresses(root, node, metas, page)
    dated = (day for address in found if (day := stamped.in_address(address.text, address.source)))
    return Metadata(
        tuple(dict.fromkeys(title for title in titles if title)),
        _deciding(authors, publishers[0] if publishers else None),
        tuple(each for source in authors for each in source),
        publishers,
        (*stamped.published(nodes, metas, props), *dated),
        stamped.updated(nodes, metas, props),
        found,
        _languages(root, node, metas),
        is_live_blog(nodes),
        live_updates(nodes),
    )


def _publishers(node: Node, metas: dict[str, list[str]], props: dict[str, list[str]]) -> tuple[Named, ...]:
    found = [
        *(named(party.name, "json-ld:publisher") for party in node.parties("publisher", "sourceOrganization")),
        *all_named(metas, PUBLISHERS, "meta"),
        *all_named(props, ("publisher",), "microdata"),
    ]
    return tuple(dict.fromkeys(each for each in found if each and not each.text.startswith(("http", "@"))))


def _languages(root: "HtmlElement", node: Node, metas: dict[str, list[str]]) -> tuple[Named, ...]:
    """Return the languages that the page declares: linked data, meta elements, the outermost element."""
    metas = {name: metas[name][:1] for name in ("content-language", "og:locale", "dc.language") if name in metas}
    found = (
        named(node.words("inLanguage"), "json-ld:inLanguage"),
        *all_named(metas, tuple(metas), "meta"),
        named(root.get("lang"), "html:lang"),
    )
    return tuple(each for each in found if each)


def _deciding(sources: Sequence[tuple[Named, ...]], publisher: Named | None) -> tuple[Named, ...]:
    """Return who the first source names that names a person, with the houses of an earlier one; else who the first of all names."""
    houses: tuple[Named, ...] = ()
    for found in sources:
        if any(not (each.is_house or (publisher and each.text.casefold() == publisher.text.casefold())) for each in found):
            return tuple(dict.fromkeys((*(each for each in houses if each.is_house), *found)))
        houses = houses or found
    return houses


def _sources_of_authors(node: Node, metas: dict[str, list[str]], props: dict[str, list[str]]) -> Iterator[tuple[Named, ...]]:
    """Yield the authors of each source in order, without repetition."""
    linked = [
        Named(name, "json-ld:author", party.is_house)
        for party in node.parties("author", "creator")
        if (each := named(party.name, ""))
        for name in ((each.text,) if party.is_house else written_names(each.text))
    ]
    yield tuple(dict.fromkeys(linked))
    for found, fields, kind in ((metas, AUTHORS, "meta"), (props, ("author", "creator"), "microdata")):
        for field in fields:
            people = [Named(name, each.source) for each in all_named(found, (field,), kind) for name in written_names(each.text)]
            yield tuple(dict.fromkeys(people))
