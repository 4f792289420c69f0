"""The headline of an HTML page: what the page shows, what its metadata says, and which of them is taken where they differ.

The order: the words on which linked data and Open Graph agree; else the words that the page shows; else the first of linked data, meta
elements, microdata and the title element. Where the page's words and those of linked data differ only in typographic marks, the letters
are linked data's and the place is the page's. On 63 pages of publishers the shown words alone equal the label on 55, linked data alone on
51, Open Graph alone on 48, this order on 57 (``python benchmarks/metadata.py``).
"""

import re

from tellings.model import Said
from tellings.reading import naming
from tellings.reading.agencies import Agencies
from tellings.reading.house_names import same_house
from tellings.reading.html.metadata import Metadata, Named
from tellings.reading.titles import split_medium

_MARKS = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "."})
_SPACED = re.compile(r"[\s\u200b\u00ad]+")
# Suffixes that sites hang onto a headline, one behind the other: section, medium, author.
_MOST_SUFFIXES = 3
_PARTED = re.compile(r"\s[|*•·»:–—-]{1,2}\s")


def headline(sheet: naming.Sheet, about: Metadata, publisher: str | None) -> Said | None:
    """Return the headline with the words that show it; ``source`` names the field where its letters are metadata's."""
    shown = naming.title(sheet)
    linked = _first(about, "json-ld:headline")
    graph = _first(about, "meta:og:title")
    if shown is None:
        first = about.title
        return Said(without_publisher(first.text, publisher, sheet.table), None, first.source) if first else None
    if linked is None:
        return shown
    words = without_publisher(linked.text, publisher, sheet.table)
    if level(words) == level(shown.text):
        return shown if words == shown.text else Said(words, shown.span, linked.source)
    if graph is not None and _is_same(graph.text, words) and not _is_same(graph.text, shown.text):
        return Said(words, None, linked.source)
    return shown


def level(text: str) -> str:
    """Return words without the differences that typography makes: quotation marks, dashes, spaces, upper case."""
    return _SPACED.sub("", text.translate(_MARKS)).casefold()


def without_publisher(title: str, publisher: str | None, table: Agencies) -> str:
    """Return a headline of metadata without the names of its medium behind it ("… - News | The Courier")."""
    for _ in range(_MOST_SUFFIXES):
        parts = split_medium(title)
        suffix = title[parts[1] :] if parts else ""
        is_medium = table.whole(suffix) or (publisher is not None and same_house(suffix, publisher))
        if parts is None or not (is_medium or title[parts[0] :].startswith(" | ")):
            break
        title = title[: parts[0]]
    return title


def _first(about: Metadata, source: str) -> Named | None:
    return next((title for title in about.titles if title.source == source), None)


def _is_same(long: str, short: str) -> bool:
    """Tell whether two headlines have the same words, what a site hangs onto the first aside."""
    if level(long) == level(short):
        return True
    return any(level(long[: found.start()]) == level(short) for found in _PARTED.finditer(long))
