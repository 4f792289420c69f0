"""What the sources of a page say besides the facts that were taken: every other value, with its place."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from tellings.model import Also, Dated, Dateline, Fact, Said
from tellings.reading import naming
from tellings.reading.html import agreeing
from tellings.reading.html.attributing import is_person, shown
from tellings.reading.html.headline import without_publisher
from tellings.reading.html.metadata import Metadata
from tellings.reading.html.named import Named
from tellings.reading.html.stamped import Stamped

# More values of one fact are data or an attack: the most on 154 news pages are 4.
_MOST_VALUES = 12

T = TypeVar("T")


class Facts(NamedTuple):
    """The facts of an article as they were taken; of the times all that the page gives, the one that was taken first."""

    title: Said | None
    byline: tuple[Said, ...]
    publisher: Said | None
    dateline: Dateline | None
    published: tuple[Dated, ...]
    updated: tuple[Dated, ...]
    address: Said | None


def also(sheet: naming.Sheet, about: Metadata, facts: Facts) -> tuple[Also, ...]:
    """Return the values that differ from the facts, fact by fact, each fact's in the order of the sources; each value once.

    Declared languages are all there: which of them differ is known only when the story's own has been told (:func:`settled`).
    """
    return (
        *_titles(sheet, about, facts),
        *_people(sheet, about, facts),
        *_publishers(sheet, about, facts),
        *_published(facts),
        *_times("updated", facts.updated[:1], facts.updated[1:]),
        *_addresses(about, facts),
        *(Also("language", named.text.replace("_", "-"), "metadata", None, named.source) for named in about.languages),
    )


def settled(found: Sequence[Also], language: str | None) -> tuple[Also, ...]:
    """Return the values without the declared languages that the story is in, or with which nothing can be compared; each once."""
    kept: dict[str, Also] = {}
    for each in found:
        primary = _primary(each.value)
        # Two tags of one language differ in length where one is of ISO 639-2 ("eng", "en"): these cannot be compared.
        if each.field == "language" and language and len(primary) == len(_primary(language)) and primary != _primary(language):
            kept.setdefault(primary, each)
    return (*(each for each in found if each.field != "language"), *kept.values())


def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()


def _distinct(taken: Iterable[T], others: Iterable[tuple[T, Also]], same: Callable[[T, T], bool]) -> Iterator[Also]:
    """Yield the other values that are the same as none that was taken and none before; nothing where none was taken."""
    known = list(taken)
    most = len(known) + _MOST_VALUES
    for value, each in others if known else ():
        if len(known) < most and not any(same(value, one) for one in known):
            known.append(value)
            yield each


def _said(field: Fact, said: Said) -> tuple[str, Also]:
    return said.text, Also(field, said.text, "text" if said.source is None else "metadata", said.span, said.source)


def _titles(sheet: naming.Sheet, about: Metadata, facts: Facts) -> Iterator[Also]:
    medium = facts.publisher.text if facts.publisher else None
    on_page = naming.title(sheet)
    others = [_said("title", on_page)] if on_page and not (medium and agreeing.same_publisher(on_page.text, medium)) else []
    fields = (Said(without_publisher(each.text, medium, sheet.table), None, each.source) for each in about.titles)
    others += [_said("title", said) for said in fields]
    return _distinct([facts.title.text] if facts.title else [], others, agreeing.same_title)


def _people(sheet: naming.Sheet, about: Metadata, facts: Facts) -> Iterator[Also]:
    medium = facts.publisher.text if facts.publisher else None
    people = [each for each in about.all_authors if is_person(sheet, each, medium) and not each.text.islower()]
    told = max((block.end for block in sheet.having("body")), default=0)
    on_page = [said for said in naming.byline(sheet) if said.span and said.span.start < told]
    others = (*_fields("byline", people), *(_said("byline", said) for said in on_page))
    return _placed(sheet, _distinct([said.text for said in facts.byline], others, agreeing.same_name))


def _publishers(sheet: naming.Sheet, about: Metadata, facts: Facts) -> Iterator[Also]:
    fields = [each for each in about.publishers if each.source not in ("meta:copyright", "meta:application-name")]

    def same(one: str, other: str) -> bool:
        house = sheet.table.whole(one)
        return agreeing.same_publisher(one, other) or (house is not None and house == sheet.table.whole(other))

    return _placed(sheet, _distinct([facts.publisher.text] if facts.publisher else [], _fields("publisher", fields), same))


def _fields(field: Fact, named: Iterable[Named]) -> Iterator[tuple[str, Also]]:
    return ((each.text, Also(field, each.text, "metadata", None, each.source)) for each in named)


def _placed(sheet: naming.Sheet, found: Iterable[Also]) -> Iterator[Also]:
    """Yield the values of fields with the words of the page that show them, where there are any."""
    for each in found:
        span = shown(sheet, Named(each.value, each.source)).span if each.source else each.span
        yield Also(each.field, each.value, each.how, span, each.source)


def _published(facts: Facts) -> Iterator[Also]:
    """Yield the other times of publication, the dateline's day, and a change on a day before that of the publication."""
    taken, updated = facts.published[:1], facts.updated[:1]
    # A time without a label that the page shows may be that of the last change.
    others = [one for one in facts.published[1:] if not (one.span and updated and agreeing.same_time(one.when, updated[0].when))]
    if facts.dateline and facts.dateline.when:
        others.append(Dated(facts.dateline.when, facts.dateline.span, "text"))
    if taken and updated and agreeing.earlier_day(updated[0].when, taken[0].when):
        others.append(updated[0])
    return _times("published", taken, others)


def _times(field: Fact, taken: Sequence[Dated], others: Sequence[Dated]) -> Iterator[Also]:
    claims = (
        (one.when, Also(field, one.when.value, "metadata" if one.how == "inferred" else one.how, one.span, one.source))
        for one in others
        if one.source is None or Stamped(one.when, one.source).is_claim
    )
    return _distinct([one.when for one in taken], claims, agreeing.same_time)


def _addresses(about: Metadata, facts: Facts) -> Iterator[Also]:
    others = (
        (each.text, Also("address", each.text, "url" if each.source == "page" else "metadata", None, each.source))
        for each in about.addresses
    )
    return _distinct([facts.address.text] if facts.address else [], others, agreeing.same_address)
