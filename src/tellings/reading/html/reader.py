"""An HTML page as an article: visible text, blocks with roles, and metadata with the words on the page that show it."""

from collections.abc import Sequence
from typing import cast

from tellings.errors import ReadingError
from tellings.model import Article, Block, Dated, Page, Role, Said, Span, When
from tellings.reading import naming
from tellings.reading.agencies import Agencies
from tellings.reading.html.body import choose, chosen
from tellings.reading.html.metadata import Metadata, Named, metadata
from tellings.reading.html.parsing import parse
from tellings.reading.html.roles import html_roles
from tellings.reading.html.settling import line_of
from tellings.reading.html.visible import Stretch, stretches
from tellings.reading.plain import SPLIT, split_line
from tellings.reading.printed_dates import find_date, stamp
from tellings.reading.relying import agencies_of
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
    picked = chosen(choose(root, len(source)), seen)
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
    people = [named for named in about.authors if not sheet.table.whole(named.text) and not _is_publisher(named, about)]
    byline = tuple(_shown(sheet, named) for named in people) or naming.byline(sheet)
    houses = [named for named in about.authors if sheet.table.whole(named.text)]
    publisher = _shown(sheet, about.publisher) if about.publisher else naming.publisher(sheet)
    return Article(
        id=sheet.article,
        page=page.name,
        media_type=kind,
        sha256=page.sha256,
        captured=page.captured,
        title=naming.title(sheet) or (Said(about.title.text, None, about.title.source) if about.title else None),
        publisher=publisher,
        byline=byline,
        agencies=_with_houses(sheet, houses, publisher.text if publisher else None),
        dateline=naming.dateline(sheet),
        published=_dated(about.published) or _time_element(sheet, seen) or naming.dated(sheet, "published") or _beside_title(sheet),
        updated=_dated(about.updated) or naming.dated(sheet, "updated"),
        language=None,
        text=sheet.text,
        blocks=tuple(sheet.blocks),
    )


def _is_publisher(named: Named, about: Metadata) -> bool:
    return about.publisher is not None and named.text.casefold() == about.publisher.text.casefold()


def _shown(sheet: naming.Sheet, named: Named) -> Said:
    """Return a value of the metadata with the words of the page that show it: in a byline or page date if there, else anywhere."""
    for block in (*sheet.having("byline"), *sheet.blocks[:200]):
        start = sheet.text.find(named.text, block.start, block.end)
        if start >= 0:
            return sheet.said(start, start + len(named.text))
    return Said(named.text, None, named.source)


def _with_houses(sheet: naming.Sheet, houses: Sequence[Named], own: str | None) -> tuple[Said, ...]:
    found = {said.text: said for said in agencies_of(sheet, own)}
    for named in houses:
        house = sheet.table.whole(named.text)
        if house:
            found.setdefault(house.name, Said(house.name, None, named.source))
    return tuple(found.values())


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
