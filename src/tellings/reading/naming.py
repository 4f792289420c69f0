"""What the blocks of an article name: its title, its people, its publisher, the agencies it rests on, its dateline and dates."""

from collections.abc import Sequence
from typing import NamedTuple

from tellings.model import Block, Dated, Dateline, Role, Said, Span
from tellings.reading.agencies import Agencies, Found, House
from tellings.reading.bylines import find_byline, is_name
from tellings.reading.datelines import FoundDateline, find_dateline, whole_dateline
from tellings.reading.houses import same_house, standing
from tellings.reading.lines import LOOKED_AT, plain_form
from tellings.reading.phrases import author_site
from tellings.reading.printed_dates import date_label, find_date
from tellings.reading.titles import split_medium
from tellings.reading.vocabulary import words

# Roles whose words name a house because they stand there to name it; elsewhere the words beside it must say so.
_NAMING: frozenset[Role] = frozenset({"dateline", "credit", "byline", "page-date"})
# Blocks that may name a house by their place alone; of the story only its end, of the furniture only a line of copyright.
_PLACED: frozenset[Role] = frozenset({"dateline", "credit", "byline", "body", "furniture"})
_TELLING: frozenset[Role] = frozenset({"body", "standfirst", "caption"})

# Characters of the story that are searched for agencies: ten times the longest news feature; 12 MB would take seconds.
_TOLD_LOOKED_AT = 300_000


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
        return sheet.said(block.start, block.start + parts[0] if parts and _medium(sheet, block) else block.end)
    return None


def _medium(sheet: Sheet, block: Block) -> tuple[int, int, Found | None] | None:
    """Return where a title names a medium after its last dash or bar; words that no table or list knows are the headline's own."""
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
    return (start, end, None) if (is_site or by_bar) and suffix[:1].isupper() else None


def agencies(sheet: Sheet, own: str | None) -> tuple[Said, ...]:
    """Return the houses that the page rests on, each once under its canonical name, with the words that first show it.

    ``own`` is the page's publisher: its name below a picture or beside a reporter's is no agency's.
    """
    found: list[Found] = []
    looked_at = 0
    for block in sheet.blocks:
        looked_at += block.end - block.start if block.role in _TELLING else 0
        if block.role in _NAMING:
            named = sheet.table.named(sheet.words(block)[: 4 * LOOKED_AT])
        elif block.role in _TELLING:
            named = sheet.table.relied_on(sheet.words(block)[: max(0, _TOLD_LOOKED_AT - looked_at + block.end - block.start)])
        else:
            named = []
        found += [Found(block.start + each.start, block.start + each.end, each.house) for each in named]
    for block in sheet.having("title"):
        medium = _medium(sheet, block)
        found += [medium[2]] if medium and medium[2] else []
    found += _standing(sheet, own, found)
    first: dict[str, Said] = {}
    for each in sorted(found, key=lambda each: each.start):
        first.setdefault(each.house.name, sheet.said(each.start, each.end, each.house.name))
    return tuple(first.values())


def _standing(sheet: Sheet, own: str | None, known: Sequence[Found]) -> list[Found]:
    """Return the houses of no table, known by their place; where a page shows two forms of one name, all under the shorter."""
    found: list[Found] = []
    last = max((index for index, block in enumerate(sheet.blocks) if block.role == "body"), default=-1)
    for index, block in enumerate(sheet.blocks):
        # A line of copyright directly below the story is that of its words; further down it is the site's.
        is_below = index == last + 1 and own is not None
        if block.role not in _PLACED or (block.role == "body" and index != last) or (block.role == "furniture" and not is_below):
            continue
        for each in standing(sheet.words(block), block.role):
            start, end = block.start + each.start, block.start + each.end
            is_known = any(one.start < end and start < one.end for one in known) or sheet.table.whole(each.name)
            is_own = own is not None and block.role not in ("dateline", "body") and same_house(each.name, own)
            if not (is_known or is_own):
                found.append(Found(start, end, House(each.name, None, "agency")))
    shortest = sorted({each.house.name for each in found}, key=lambda name: (len(name), name))
    named = {name: next(other for other in shortest if other == name or same_house(other, name)) for name in shortest}
    return [each._replace(house=each.house._replace(name=named[each.house.name])) for each in found]


def byline(sheet: Sheet) -> tuple[Said, ...]:
    """Return who the byline says wrote the story: people, or the desk of a site; no agencies. Each once."""
    found: dict[str, Said] = {}
    for block in sheet.having("byline"):
        read = find_byline(sheet.words(block), sheet.table)
        spans = list(read.people) if read else []
        if read and read.team:
            spans.append(read.team)
        if read is None and is_name(sheet.words(block)):
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
        medium = _medium(sheet, block)
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
        found = find_date(sheet.words(block))
        if found and found.when and date_label(sheet.words(block)) == label:
            return Dated(found.when, Span(sheet.article, block.start + found.start, block.start + found.end), "text")
    return None
