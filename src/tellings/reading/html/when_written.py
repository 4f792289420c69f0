"""When an HTML page was published and updated: everything that its metadata, its address and its words say, the deciding source first.

The order: linked data, meta elements, microdata; fields that only say when the page was made; the address; the time element beside the
story; a line that says "Published …"; a date between the headline and the story. htmldate (1.11, ``original_date``) as one more source
behind these was tried on the 63 pages of publishers: whole, they leave it nothing to do; with metadata and canonical address taken away,
21 of them are left without a day, and of these it dates 17 rightly and 4 wrongly. That is not "never an invented day".
"""

from collections.abc import Iterator, Sequence

from tellings.model import Block, Dated, Span
from tellings.reading import naming
from tellings.reading.html.metadata import Metadata
from tellings.reading.html.stamped import Stamped
from tellings.reading.html.visible import Stretch
from tellings.reading.printed_dates import find_date
from tellings.reading.printed_times import stamp
from tellings.reading.vocabulary import words


def published(sheet: naming.Sheet, about: Metadata, seen: Sequence[Stretch]) -> tuple[Dated, ...]:
    """Return every time of publication that the page gives, the one that decides first."""
    own = naming.dated(sheet, "published")
    elements = _time_elements(sheet, seen, updating=False)
    found = (*map(_dated, about.all_published), *elements, *((own,) if own else ()), *_beside_title(sheet))
    return tuple(dict.fromkeys(found))


def updated(sheet: naming.Sheet, about: Metadata, seen: Sequence[Stretch]) -> tuple[Dated, ...]:
    """Return every time of change that the page gives, the one that decides first."""
    own = naming.dated(sheet, "updated")
    found = (*map(_dated, about.all_updated), *_time_elements(sheet, seen, updating=True), *((own,) if own else ()))
    return tuple(dict.fromkeys(found))


def _dated(said: Stamped) -> Dated:
    return Dated(said.when, None, said.how, said.source)


def _time_elements(sheet: naming.Sheet, seen: Sequence[Stretch], *, updating: bool) -> Iterator[Dated]:
    """Yield what the first time element beside the story says in its attribute, with the words that it shows."""
    by_element = {block.element: block for block in reversed(sheet.having("page-date"))}
    for stretch in seen:
        block = by_element.get(stretch.element)
        value = next((place.stamp for place in stretch.places if place.stamp), None) if block else None
        when = stamp(value) if value else None
        if when and block and _is_updating(sheet.words(block)) == updating:
            yield Dated(when, Span(sheet.article, block.start, block.end), "metadata", "time:datetime")
            return


def _is_updating(line: str) -> bool:
    """Tell whether a line begins with a word such as "Updated"."""
    return line.casefold().removeprefix("last ").startswith(tuple(sorted(words("dates", "words", "updating"))))


def _beside_title(sheet: naming.Sheet) -> Iterator[Dated]:
    """Yield the first printed date with a year between the headline and the story; above the headline it may be the visit's."""
    blocks: list[Block] = list(sheet.blocks)
    top = next((index for index, block in enumerate(blocks) if block.role == "title"), None)
    for block in blocks[top + 1 :] if top is not None else ():
        if block.role == "body":
            return
        found = find_date(sheet.words(block)) if block.role == "page-date" and not _is_updating(sheet.words(block)) else None
        if found and found.when:
            yield Dated(found.when, Span(sheet.article, block.start + found.start, block.start + found.end), "text")
            return
