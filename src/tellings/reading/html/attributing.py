"""Who an HTML page says wrote and published it: metadata and the page's own words, put together."""

from collections.abc import Sequence

from tellings.model import Said
from tellings.reading import naming
from tellings.reading.house_names import same_house
from tellings.reading.html.metadata import Metadata
from tellings.reading.html.named import Named
from tellings.reading.lines import plain_form
from tellings.reading.relying import agencies_of
from tellings.reading.vocabulary import words

# Blocks in which a name is looked for that no byline shows: it stands above the story or directly below it.
_MOST_BLOCKS = 400


def shown(sheet: naming.Sheet, named: Named) -> Said:
    """Return a value of metadata with the words of the page that show it: in a byline if there, else anywhere; capitals aside."""
    blocks = (*sheet.having("byline"), *sheet.blocks[:_MOST_BLOCKS])
    for wanted, text in ((named.text, sheet.text), (named.text.lower(), sheet.text.lower())):
        # A few letters change their number with their case; then places in lower case are no places in the text.
        if len(text) != len(sheet.text) or len(wanted) != len(named.text) or wanted not in text:
            continue
        for block in blocks:
            start = text.find(wanted, block.start, block.end)
            end = start + len(wanted)
            if start >= 0 and not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum():
                return sheet.said(start, end, named.text)
    return Said(named.text, None, named.source)


def publisher(sheet: naming.Sheet, about: Metadata) -> Said | None:
    """Return the medium: as metadata names it, else as the page does."""
    return shown(sheet, about.publisher) if about.publisher else naming.publisher(sheet)


def byline(sheet: naming.Sheet, about: Metadata, medium: str | None) -> tuple[Said, ...]:
    """Return the people that metadata names, else those that the page's bylines name, else the desk or medium that signs."""
    people = [named for named in about.authors if is_person(sheet, named, medium)]
    if people:
        return tuple(shown(sheet, named) for named in people)
    on_page = naming.byline(sheet)
    human = tuple(said for said in on_page if not (medium and same_house(said.text, medium)))
    desks = [named for named in about.authors if not _is_agency(sheet, named, medium)]
    return human or tuple(shown(sheet, named) for named in desks) or on_page


def is_person(sheet: naming.Sheet, named: Named, medium: str | None) -> bool:
    """Tell whether an author is no house by its type and no agency or medium by its name."""
    return not (named.is_house or _is_agency(sheet, named, medium) or _is_medium(named, medium))


def agencies(sheet: naming.Sheet, about: Metadata, medium: str | None) -> tuple[Said, ...]:
    """Return the houses that the page rests on, and those that metadata names as authors, with that field as their source."""
    found = {said.text: said for said in agencies_of(sheet, medium)}
    for named in about.authors:
        for name in _houses_in(sheet, named, medium):
            known = found.get(name)
            found[name] = Said(name, known.span if known else shown(sheet, named).span, named.source)
    return tuple(found.values())


def _houses_in(sheet: naming.Sheet, named: Named, medium: str | None) -> Sequence[str]:
    house = sheet.table.whole(named.text)
    if house:
        return [house.name] if not _is_medium(named, medium) or house.kind == "agency" else []
    if _is_agency(sheet, named, medium):
        return [named.text]
    # "The Courier and AFP": the desk of a medium signs together with an agency.
    return [each.house.name for each in sheet.table.named(named.text) if not (medium and same_house(each.house.name, medium))]


def _is_agency(sheet: naming.Sheet, named: Named, medium: str | None) -> bool:
    """Tell whether an author is a house of the table, or says by its type and its name that it is one; the medium itself is none."""
    house = sheet.table.whole(named.text)
    if house:
        return house.kind == "agency" or not _is_medium(named, medium)
    is_wire = not words("media", "", "agencies").isdisjoint(plain_form(named.text).split())
    return named.is_house and is_wire and not _is_medium(named, medium)


def _is_medium(named: Named, medium: str | None) -> bool:
    return medium is not None and (named.text.casefold() == medium.casefold() or same_house(named.text, medium))
