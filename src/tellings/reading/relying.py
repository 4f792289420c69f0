"""The houses that a page rests on: agencies, papers and broadcasters that it names where it says whom it has its words from."""

from collections.abc import Sequence

from tellings.model import Role, Said
from tellings.reading.agencies import Found, House
from tellings.reading.house_names import same_house
from tellings.reading.houses import standing
from tellings.reading.lines import LOOKED_AT
from tellings.reading.naming import Sheet, medium_of

# Roles whose words name a house because they stand there to name it; elsewhere the words beside it must say so.
_NAMING: frozenset[Role] = frozenset({"dateline", "credit", "byline", "page-date"})
# Blocks that may name a house by their place alone; of the story only its end, of the furniture only a line of copyright.
_PLACED: frozenset[Role] = frozenset({"dateline", "credit", "byline", "body", "furniture"})
_TELLING: frozenset[Role] = frozenset({"body", "standfirst", "caption"})

# Characters of the story that are searched for agencies: ten times the longest news feature; 12 MB would take seconds.
_TOLD_LOOKED_AT = 300_000


def agencies_of(sheet: Sheet, own: str | None) -> tuple[Said, ...]:
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
        medium = medium_of(sheet, block)
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
