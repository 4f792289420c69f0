"""The headline of an HTML page: what the page shows, what its metadata says, and which of them is taken where they differ.

The order: the words on which linked data and Open Graph agree, or linked data and any other field where none agrees with the words shown;
else the words that the page shows, if they are not the name of its site; else the first of linked data, meta elements, microdata and the
title element. Where the words shown and those of linked data differ only in typographic marks, the place is the page's and the letters are
those that most of linked data, Open Graph and title element have, linked data's where as many have others. On 63 pages of publishers the
shown words alone equal the label on 55, linked data alone on 51, Open Graph alone on 48, this order on 59 (``python
benchmarks/metadata.py``).
"""

from collections import Counter
from collections.abc import Sequence

from tellings.model import Said
from tellings.reading import naming
from tellings.reading.agencies import Agencies
from tellings.reading.house_names import same_house
from tellings.reading.html.agreeing import level, same_publisher, same_title
from tellings.reading.html.attributing import shown as shown_words
from tellings.reading.html.metadata import Metadata
from tellings.reading.html.named import Named
from tellings.reading.titles import split_medium

_LINKED, _GRAPH = "json-ld:headline", "meta:og:title"
# The fields that spell the headline, the one that decides between as many first. Systems put typographic marks into what they show, and
# often into linked data as well; what an editor typed is what most fields have.
_SPELT = (_LINKED, _GRAPH, "title")
# Suffixes that sites hang onto a headline, one behind the other: section, medium, author.
_MOST_SUFFIXES = 3


def headline(sheet: naming.Sheet, about: Metadata, publisher: str | None) -> Said | None:
    """Return the headline with the words that show it; ``source`` names the field where its letters are metadata's."""
    on_page = naming.title(sheet)
    # A page may set its site's name where others have the headline.
    shown = None if on_page and publisher and same_publisher(on_page.text, publisher) else on_page
    titles = [each._replace(text=without_publisher(each.text, publisher, sheet.table)) for each in about.titles]
    if shown is None:
        return shown_words(sheet, titles[0]) if titles else on_page
    linked = next((title for title in titles if title.source == _LINKED), None)
    if linked is None:
        return shown
    if level(linked.text) == level(shown.text):
        letters = _letters(linked, titles)
        return shown if letters.text == shown.text else Said(letters.text, shown.span, letters.source)
    return Said(linked.text, None, linked.source) if _outvoted(shown.text, linked.text, titles) else shown


def _outvoted(shown: str, linked: str, titles: Sequence[Named]) -> bool:
    """Tell whether Open Graph, or all other fields that agree with either, have linked data's words and not those that the page shows."""
    apart = [title for title in titles if not title.source.startswith("json-ld:")]
    theirs = {title.source for title in apart if same_title(title.text, linked)}
    ours = {title.source for title in apart if same_title(title.text, shown)}
    return _GRAPH in theirs - ours or bool(theirs and not ours)


def _letters(linked: Named, titles: Sequence[Named]) -> Named:
    """Return the field whose letters most fields have that say the same words, linked data's where as many have them as others."""
    said = [title for source in _SPELT for title in titles if title.source == source and level(title.text) == level(linked.text)]
    votes = Counter(title.text for title in said)
    return max(said, key=lambda title: votes[title.text])


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
