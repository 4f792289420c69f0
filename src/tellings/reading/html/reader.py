"""An HTML page as an article: visible text, blocks with roles, and metadata with the words on the page that show it."""

from collections.abc import Sequence
from itertools import accumulate

from tellings.errors import ReadingError
from tellings.model import Article, Block, Entry, Role, Said
from tellings.reading import naming
from tellings.reading.agencies import Agencies
from tellings.reading.decoding import Decoded
from tellings.reading.html import attributing, when_written
from tellings.reading.html.body import told
from tellings.reading.html.disagreeing import Facts, also
from tellings.reading.html.headline import headline
from tellings.reading.html.live_blog import entries, live_entries, split_times, with_times
from tellings.reading.html.metadata import Metadata, metadata
from tellings.reading.html.parsing import parse
from tellings.reading.html.roles import html_roles
from tellings.reading.html.settling import line_of
from tellings.reading.html.visible import Stretch, stretches
from tellings.reading.identifying import Identified
from tellings.reading.plain import SPLIT, split_line
from tellings.reading.zones import roles as plain_roles


def read_html(identified: Identified, kind: str, source: Decoded, table: Agencies) -> Article:
    """Read an HTML page. Its text is what a reader sees, in reading order, a line for each element that stands on its own.

    Raises:
        ReadingError: the page holds no element, or none that can be seen.
    """
    name = identified.page.name
    root = parse(source.text, source.utf8)
    seen = stretches(root) if root is not None else []
    if root is None or not seen:
        raise ReadingError(name, "no-words", "the page shows no words; save it in a browser after it has loaded, or give its text")
    about = metadata(root, name)
    picked = told(source.text, seen, [address.text for address in about.addresses])
    if any(picked):
        given = html_roles(seen, picked, about.title.text if about.title else None, table)
    else:
        given = plain_roles([line_of(stretch) for stretch in seen], table)
    live = live_entries(root, seen, given, about)
    if live:
        given = with_times(given, seen, live)
    text = "\n".join(stretch.text for stretch in seen)
    starts = [0, *accumulate(len(stretch.text) + 1 for stretch in seen)]
    blocks = split_times(text, _blocks(text, seen, given, table), starts, live)
    sheet = naming.Sheet(identified.article, text, blocks, table)
    return _article(sheet, identified, kind, about, seen, entries(identified.article, seen, starts, live))


def _blocks(text: str, seen: Sequence[Stretch], given: Sequence[Role], table: Agencies) -> list[Block]:
    blocks: list[Block] = []
    start = 0
    for stretch, role in zip(seen, given, strict=True):
        end = start + len(stretch.text)
        quoted = role == "body" and stretch.within("blockquote")
        if role in SPLIT:
            parts = split_line(text, line_of(stretch)._replace(start=start, end=end), role, table)
            blocks += [Block(part.role, part.start, part.end, stretch.element, quoted) for part in parts]
        else:
            blocks.append(Block(role, start, end, stretch.element))
        start = end + 1
    return blocks


def _article(
    sheet: naming.Sheet, identified: Identified, kind: str, about: Metadata, seen: Sequence[Stretch], live: tuple[Entry, ...]
) -> Article:
    publisher = attributing.publisher(sheet, about)
    medium = publisher.text if publisher else None
    # From the first entry of a live blog on, dates are those of entries and not of the page.
    own = [block for block in sheet.blocks if block.role != "page-date" or not live or block.start < live[0].start]
    dates = sheet._replace(blocks=own)
    facts = Facts(
        title=headline(sheet, about, medium),
        byline=attributing.byline(sheet, about, medium),
        publisher=publisher,
        dateline=naming.dateline(sheet),
        published=when_written.published(dates, about, seen),
        updated=when_written.updated(dates, about, seen),
        address=next((Said(named.text, None, named.source) for named in about.addresses), None),
    )
    return Article(
        id=sheet.article,
        page=identified.page.name,
        media_type=kind,
        sha256=identified.sha256,
        captured=identified.page.captured,
        title=facts.title,
        publisher=publisher,
        byline=facts.byline,
        agencies=attributing.agencies(sheet, about, medium),
        dateline=facts.dateline,
        published=next(iter(facts.published), None),
        updated=next(iter(facts.updated), None),
        language=None,
        text=sheet.text,
        blocks=tuple(sheet.blocks),
        address=facts.address,
        entries=live,
        also=also(sheet, about, facts),
    )
