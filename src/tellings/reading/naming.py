"""What the blocks of an article name: its title, its people, its publisher, the agencies it rests on, its dateline and dates."""

from collections.abc import Sequence
from typing import NamedTuple

from tellings.model import Block, Dated, Dateline, Role, Said, Span
from tellings.reading.agencies import Agencies, Found
from tellings.reading.bylines import find_byline, is_name, signature
from tellings.reading.datelines import FoundDateline, find_dateline, whole_dateline
from tellings.reading.lines import LOOKED_AT, plain_form
from tellings.reading.phrases import author_site
from tellings.reading.printed_times import labelled_dates
from tellings.reading.titles import split_medium
from tellings.reading.vocabulary import words


class Sheet(NamedTuple):
    """An article's text and blocks, before it is an article."""

    article: str
    text: str
    blocks: Sequence[Block]
    table: Agencies

    def having(self, *roles: Role) -> list[Block]:
        """Return the blocks with one of these roles."""
        return [block for block in self.blocks if block.role in roles]

    def words(self, block: Block) -> str:
        """Return a block's words."""
        return self.text[block.start : block.end]

    def said(self, start: int, end: int, text: str | None = None) -> Said:
        """Return words of the text with their span, under the form ``text`` where one is given."""
        return Said(text or " ".join(self.text[start:end].split()), Span(self.article, start, end))


def title(sheet: Sheet) -> Said | None:
    """Return the headline, without a medium's name that the site hung onto it."""
    for block in sheet.having("title"):
        parts = split_medium(sheet.words(block))
        return sheet.said(block.start, block.start + parts[0] if parts and medium_of(sheet, block) else block.end)
    return None


def medium_of(sheet: Sheet, block: Block) -> tuple[int, int, Found | None] | None:
    """Return where a title names a medium after its last dash or bar; words unknown to table, list and page are its own."""
    words_of_title = sheet.words(block)
    parts = split_medium(words_of_title)
    if parts is None:
        return None
    suffix = words_of_title[parts[1] :]
    start, end = block.start + parts[1], block.start + parts[1] + len(suffix)
    house = sheet.table.whole(suffix)
    if house:
        return start, end, Found(start, end, house)
    is_site = any(plain_form(word) in words("media", "", "words") or "." in word.strip(".") for word in suffix.split())
    by_bar = words_of_title[parts[0] : parts[1]].strip() in ("|", "»", "::")
    stands_alone = any(block is not other and sheet.words(other) == suffix for other in sheet.blocks)
    return (start, end, None) if (is_site or by_bar or stands_alone) and suffix[:1].isupper() else None


def byline(sheet: Sheet) -> tuple[Said, ...]:
    """Return who the byline says wrote the story: people, or the desk of a site; no agencies. Each once."""
    found: dict[str, Said] = {}
    for block in sheet.having("byline"):
        read = find_byline(sheet.words(block), sheet.table) or signature(sheet.words(block), sheet.table)
        spans = list(read.people) if read else []
        if read and read.team:
            spans.append(read.team)
        if read is None and is_name(sheet.words(block)) and not sheet.table.whole(sheet.words(block)):
            spans.append((0, block.end - block.start))
        for start, end in spans:
            said = sheet.said(block.start + start, block.start + end)
            found.setdefault(said.text, said)
    return tuple(found.values())


def publisher(sheet: Sheet) -> Said | None:
    """Return the site that a desk's byline, a title's suffix or a box about an author names; the first of these that there is."""
    for block in sheet.having("byline"):
        read = find_byline(sheet.words(block), sheet.table)
        if read and read.site:
            return sheet.said(block.start + read.site[0], block.start + read.site[1])
    for block in sheet.having("title"):
        medium = medium_of(sheet, block)
        if medium and medium[2] is None:
            return sheet.said(medium[0], medium[1])
    return _author_box(sheet)


def _author_box(sheet: Sheet) -> Said | None:
    from tellings.reading.lines import lines

    for block in sheet.having("furniture"):
        for line in lines(sheet.words(block)[: 2 * LOOKED_AT]):
            after = (author_site(line) or "").split()
            if after[:1] not in (["for"], ["at"], ["with"]):
                continue
            name = _leading_capitals(after[1:])
            start = sheet.text.find(" ".join(name), block.start, block.end) if name else -1
            if start >= 0:
                return sheet.said(start, start + len(" ".join(name)))
    return None


def _leading_capitals(tokens: Sequence[str]) -> list[str]:
    found: list[str] = []
    for token in tokens:
        if not any(map(str.isupper, token)) and not (token == "the" and not found):
            break
        if token != "the":
            found.append(token.rstrip(".,;"))
        if token[-1] in ".,;":
            break
    return found


def dateline(sheet: Sheet) -> Dateline | None:
    """Return the first dateline that names a place; its day has a value only where it has a year."""
    for block in sheet.having("dateline"):
        words_of_block = sheet.words(block)
        found: FoundDateline | None = whole_dateline(words_of_block, sheet.table) or find_dateline(words_of_block + " -", sheet.table)
        found = found or find_dateline(words_of_block + " . x", sheet.table) or find_dateline(words_of_block + " x", sheet.table)
        if found and found.place:
            start, end = found.place
            when = found.date.when if found.date else None
            return Dateline(sheet.said(block.start + start, block.start + end), when, Span(sheet.article, block.start, block.end))
    return None


def dated(sheet: Sheet, label: str) -> Dated | None:
    """Return when a printed line says that the story was ``published`` or ``updated``; a bare date may be the visit's and says neither."""
    for block in sheet.having("page-date"):
        for found in labelled_dates(sheet.words(block)):
            if found.label == label:
                return Dated(found.when, Span(sheet.article, block.start + found.start, block.start + found.end), "text")
    return None
