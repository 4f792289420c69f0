"""An HTML page as an article: visible text, blocks with roles, and metadata with the words on the page that show it."""

from collections.abc import Sequence
from typing import cast

from tellings.errors import ReadingError
from tellings.model import Article, Block, Dated, Page, Role, Span, When
from tellings.reading import naming
from tellings.reading.agencies import Agencies
from tellings.reading.html import attributing
from tellings.reading.html.body import told
from tellings.reading.html.headline import headline
from tellings.reading.html.metadata import Metadata, metadata
from tellings.reading.html.parsing import parse
from tellings.reading.html.roles import html_roles
from tellings.reading.html.settling import line_of
from tellings.reading.html.visible import Stretch, stretches
from tellings.reading.plain import SPLIT, split_line
from tellings.reading.printed_dates import find_date
from tellings.reading.printed_times import stamp
from tellings.reading.zones import roles as plain_roles


def read_html(identifier: str, page: Page, kind: str, source: str, table: Agencies) -> Article:
    """Read an HTML page. Its text is what a reader sees, in reading order, a line for each element that stands on its own.

    Raises:
        ReadingError: the page holds no element, or none that can be seen.
    """
    root = parse(source)
    seen = stretches(root) if root is not None else []
    if root is None or not seen:
        raise ReadingError(page.name, "no-words", "the page shows no words; save it in a browser after it has loaded, or give its text")
    about = metadata(root)
    picked = told(source, seen)
    if any(picked):
        given = html_roles(seen, picked, about.title.text if about.title else None, table)
    else:
        given = plain_roles([line_of(stretch) for stretch in seen], table)
    text = "\n".join(stretch.text for stretch in seen)
    sheet = naming.Sheet(identifier, text, _blocks(text, seen, given, table), table)
    return _article(sheet, page, kind, about, seen)


def _blocks(text: str, seen: Sequence[Stretch], given: Sequence[Role], table: Agencies) -> list[Block]:
    blocks: list[Block] = []
    start = 0
    for stretch, role in zip(seen, given, strict=True):
        end = start + len(stretch.text)
        quoted = role == "body" and stretch.within("blockquote")
        parts = [Block(role, start, end)]
        if role in SPLIT:
            parts = split_line(text, line_of(stretch)._replace(start=start, end=end), role, table)
        blocks += [Block(part.role, part.start, part.end, stretch.element, quoted) for part in parts]
        start = end + 1
    return blocks


def _article(sheet: naming.Sheet, page: Page, kind: str, about: Metadata, seen: Sequence[Stretch]) -> Article:
    publisher = attributing.publisher(sheet, about)
    medium = publisher.text if publisher else None
    return Article(
        id=sheet.article,
        page=page.name,
        media_type=kind,
        sha256=page.sha256,
        captured=page.captured,
        title=headline(sheet, about, medium),
        publisher=publisher,
        byline=attributing.byline(sheet, about, medium),
        agencies=attributing.agencies(sheet, about, medium),
        dateline=naming.dateline(sheet),
        published=_dated(about.published) or _time_element(sheet, seen) or naming.dated(sheet, "published") or _beside_title(sheet),
        updated=_dated(about.updated) or naming.dated(sheet, "updated"),
        language=None,
        text=sheet.text,
        blocks=tuple(sheet.blocks),
    )


def _dated(known: tuple[When, str] | None) -> Dated | None:
    if known is None:
        return None
    return Dated(known[0], None, "url" if known[1] == "url" else "metadata")


def _time_element(sheet: naming.Sheet, seen: Sequence[Stretch]) -> Dated | None:
    """Return what the first time element beside the story says in its attribute, with the words that it shows."""
    by_element = {block.element: block for block in reversed(sheet.having("page-date"))}
    for stretch in seen:
        value = next((place.stamp for place in stretch.places if place.stamp), None)
        when = stamp(value) if value else None
        block = by_element.get(stretch.element)
        if when and block:
            return Dated(when, Span(sheet.article, block.start, block.end), "metadata")
    return None


def _beside_title(sheet: naming.Sheet) -> Dated | None:
    """Return the first printed date with a year between the headline and the story; above the headline it may be the visit's."""
    blocks = cast("list[Block]", list(sheet.blocks))
    top = next((index for index, block in enumerate(blocks) if block.role == "title"), None)
    for block in blocks[top + 1 :] if top is not None else ():
        if block.role == "body":
            return None
        found = find_date(sheet.words(block)) if block.role == "page-date" else None
        if found and found.when:
            return Dated(found.when, Span(sheet.article, block.start + found.start, block.start + found.end), "text")
    return None
