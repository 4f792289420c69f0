"""When a page says, out of sight, that it was published or updated: every source in order, and the day in its address."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from tellings.model import When
from tellings.reading.html.linked_data import Node
from tellings.reading.html.meta_elements import PUBLISHED, UPDATED
from tellings.reading.printed_times import stamp

_IN_ADDRESS = re.compile(r"/((?:20|19)\d{2})[/-]?(\d{2})[/-]?(\d{2})(?:[/_-]|$)|/((?:20|19)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/_-]|$)")

# Fields that say when a page was made, perhaps as a draft: they date a page that no other field dates, and contradict none.
_MADE = frozenset({"json-ld:dateCreated", "microdata:dateCreated", "meta:dcterms.created", "meta:dc.date.created"})

# Values of one field that are looked at.
_MOST_VALUES = 3


class Stamped(NamedTuple):
    """A time that a source says, the field or address that it stands in, and which of these it is."""

    when: When
    source: str
    how: Literal["metadata", "url"] = "metadata"

    @property
    def is_claim(self) -> bool:
        """Tell whether the source speaks of the publication, and not of when the page was made."""
        return self.source not in _MADE


def published(nodes: Sequence[Node], metas: dict[str, list[str]], props: dict[str, list[str]]) -> tuple[Stamped, ...]:
    """Return all times of publication in the order of the sources: linked data, meta elements, microdata; what only says
    when the page was made comes last."""
    return _all(nodes, metas, props, ("datePublished", "dateCreated"), PUBLISHED)


def updated(nodes: Sequence[Node], metas: dict[str, list[str]], props: dict[str, list[str]]) -> tuple[Stamped, ...]:
    """Return all times of change, as :func:`published` does."""
    return _all(nodes, metas, props, ("dateModified",), UPDATED)


def in_address(address: str, source: str) -> Stamped | None:
    """Return the day that an address holds ("/2023/09/13/", "/2023-09-13/", "/20230913/")."""
    found = _IN_ADDRESS.search(address.partition("?")[0])
    parts = [part for part in found.groups() if part] if found else []
    when = stamp(f"{parts[0]}-{int(parts[1]):02}-{int(parts[2]):02}") if parts else None
    return Stamped(when, source, "url") if when else None


def _all(
    nodes: Sequence[Node], metas: dict[str, list[str]], props: dict[str, list[str]], keys: Sequence[str], names: Sequence[str]
) -> tuple[Stamped, ...]:
    said = (*_linked(nodes, keys), *_listed(metas, names, "meta"), *_listed(props, keys, "microdata"))
    found = (Stamped(when, source) for source, value in said if (when := stamp(value)))
    return tuple(sorted(found, key=lambda each: not each.is_claim))


def _linked(nodes: Sequence[Node], keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        for key in keys:
            words = node.words(key)
            if words:
                yield f"json-ld:{key}", words


def _listed(found: dict[str, list[str]], names: Sequence[str], kind: str) -> Iterator[tuple[str, str]]:
    for name in names:
        for value in found.get(name.casefold(), ())[:_MOST_VALUES]:
            yield f"{kind}:{name}", value
