"""Invented articles for the tests of copying: people, towns and newsrooms that do not exist."""

import hashlib

from tellings.model import Article, Block, Dated, Dateline, Role, Said, Span, When

FERRY = (
    "The ferry Halcyon struck a sandbank outside the harbour of Tarvik shortly before dawn and took on water through a tear in its hull.",
    "Crews from three lifeboat stations brought all forty-one passengers ashore within two hours, the coast service reported.",
    "Captain Orla Benning had warned the owners twice this spring that the channel was silting up, letters seen by the council show.",
    "Divers will examine the hull on Friday, and the island's bakery was asked to send bread by fishing boat until a new vessel is found.",
    "The council meets next week to decide whether the old dredger should be repaired or a new one bought from the shipyard at Lomsund.",
)

MUSEUM = (
    "A clockmaker in Quillfort has spent eleven winters rebuilding the astronomical clock that a fire destroyed when his father was a boy.",
    "Its brass planets were cast from doorknobs which neighbours left in a basket by his workshop, and no two of them weigh the same.",
    "Visitors will be able to hear it strike from the first Sunday in June, provided that the tower's scaffolding is down by then.",
    "The town has printed nine hundred tickets and expects to sell every one of them before the swallows come back.",
)

ORCHARD = (
    "Pear growers along the Eddel have begun to graft their trees onto wild quince because the roots survive floods far better.",
    "Last October the river stood in the orchards for nineteen days, and half the young trees never woke in spring.",
    "An agronomist who lodged with one of the families says the fruit is smaller but keeps until Easter.",
    "The cooperative has ordered six thousand rootstocks, more than it planted in the whole of the previous decade.",
)

BRIDGE = (
    "Nobody in Oster Holm remembers who first hung a lantern from the third arch of the footbridge, but someone lights it every evening.",
    "This month the county wants to close the crossing for repairs, and the lantern keepers have drawn up a rota for rowing boats instead.",
    "Masons found that the central pier had shifted by a hand's breadth since the survey, which nobody can explain.",
)


def article(
    page: str,
    *paragraphs: str | tuple[Role, str],
    publisher: str | None = None,
    agency: str | None = None,
    dateline: str | None = None,
    published: str | None = None,
    quoted: tuple[int, ...] = (),
) -> Article:
    """Make an article of paragraphs: body, or (role, text); ``agency`` and ``dateline`` are words that occur in the text."""
    blocks, position, lines = [], 0, []
    for number, paragraph in enumerate(paragraphs):
        role, words = paragraph if isinstance(paragraph, tuple) else ("body", paragraph)
        blocks.append(Block(role, position, position + len(words), quoted=number in quoted))
        lines.append(words)
        position += len(words) + 1
    text = "\n".join(lines)
    digest = hashlib.sha256((page + text).encode("utf-8", "surrogatepass")).hexdigest()
    identifier = "a" + digest[:10]

    def said(words: str) -> Said:
        at = text.index(words)
        return Said(words, Span(identifier, at, at + len(words)))

    return Article(
        id=identifier,
        page=page,
        media_type="text/plain",
        sha256=digest,
        captured=None,
        title=None,
        publisher=Said(publisher, None, "og:site_name") if publisher else None,
        byline=(),
        agencies=(said(agency),) if agency else (),
        dateline=Dateline(said(dateline), None, said(dateline).span) if dateline else None,
        published=Dated(When(published, "day"), None, "metadata") if published else None,
        updated=None,
        language=None,
        text=text,
        blocks=tuple(blocks),
    )
