"""Texts, copies and origins: how many independent texts stand behind a set of articles, and who had them from whom."""

import hashlib
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from tellings.copying.agency import agency_of, owners_of
from tellings.copying.descent import descent
from tellings.copying.families import Grouped, components, grouped
from tellings.copying.holder import name_of
from tellings.copying.kinship import Kinship
from tellings.copying.narration import Narration
from tellings.copying.segments import Segment
from tellings.copying.settling import settled
from tellings.copying.words import words_of
from tellings.model import Article, Copy, GivenDirection, Origins, Reuse, Span, Text


class Lineage(Struct, frozen=True):
    """The texts behind a set of articles, the debts between articles, the count of origins, and the reuse with its final directions."""

    texts: tuple[Text, ...]
    copies: tuple[Copy, ...]
    origins: Origins
    reuse: tuple[Reuse, ...]


def trace(articles: Sequence[Article], reuse: Sequence[Reuse], given: Sequence[GivenDirection] = ()) -> Lineage:
    """Draw the lineage of ``articles`` from the wording that they share (the result of ``find_reuse`` over them).

    Only narration makes a text; a shared quote makes none. Texts come in order of their first part; every article is in one at least.
    The result does not depend on the order of the articles, and an article that shares nothing changes nothing for the others.
    ``given`` are directions that a person gave, oldest first: the tree of a text is drawn so that they hold.
    """
    distinct = {article.id: article for article in sorted(articles, key=lambda article: article.id)}
    narration = Narration({identifier: words_of(article) for identifier, article in distinct.items()}, reuse)
    groups = grouped(narration)
    kinship = Kinship(narration)
    texts: list[Text] = []
    copies: list[Copy] = []
    for family in groups.families:
        text, debts = _text(distinct, narration, kinship, groups, [groups.segments[at] for at in family], given)
        texts.append(text)
        copies += debts
    texts += [Text(_identifier(Span(a.id, 0, 0)), (), (a.id,), a.id, False, None) for a in distinct.values() if not a.text]
    order = sorted(range(len(texts)), key=lambda at: (texts[at].parts[:1], texts[at].id))
    copies.sort(key=lambda copy: (copy.to, copy.source))
    names = {text.id: "a text that is on none of the pages" for text in texts} | {a.id: name_of(a) for a in distinct.values()}
    return Lineage(tuple(texts[at] for at in order), tuple(copies), _origins(distinct, groups, texts), settled(reuse, copies, names))


def _identifier(span: Span) -> str:
    return "t" + hashlib.sha256(f"{span.article}:{span.start}:{span.end}".encode()).hexdigest()[:10]


def _text(
    articles: dict[str, Article],
    narration: Narration,
    kinship: Kinship,
    groups: Grouped,
    family: list[Segment],
    given: Sequence[GivenDirection],
) -> tuple[Text, tuple[Copy, ...]]:
    parts = _parts(groups, family)
    identifier = _identifier(parts[0])
    members = tuple(dict.fromkeys(segment.article for segment in family))
    size = {article: [s for s in groups.segments if s.article == article] for article in members}
    agency = agency_of([(articles[s.article], s, s == max(size[s.article], key=lambda o: (o.last - o.first, -o.first))) for s in family])
    if len(members) == 1:
        whole = len(size[members[0]]) == len(family)
        return Text(identifier, parts, members, members[0] if whole else None, False, agency), ()
    found = descent(narration, kinship, family, identifier, given)
    return Text(identifier, parts, members, found.root, found.hidden, agency), found.copies


def _parts(groups: Grouped, family: list[Segment]) -> tuple[Span, ...]:
    """Return the family's stretches, neighbouring segments of one article joined."""
    following = {(a.article, a.first): b for a, b in pairwise(groups.segments) if a.article == b.article}
    parts: list[tuple[Segment, Span]] = []
    for segment in sorted(family, key=lambda s: (s.article, s.first)):
        if parts and following.get((parts[-1][0].article, parts[-1][0].first)) == segment:
            parts[-1] = (segment, Span(segment.article, parts[-1][1].start, segment.end))
        else:
            parts.append((segment, segment.span))
    return tuple(span for _, span in parts)


def _origins(articles: dict[str, Article], groups: Grouped, texts: Sequence[Text]) -> Origins:
    """Count the texts: at least as told, fewer where texts share a little; at most with every stretch that nobody shares apart."""
    place = {at: number for number, family in enumerate(groups.families) for at in family}
    merged = components(len(groups.families), [(place[a], place[b]) for a, b in groups.weak])
    least = len(texts) - len(groups.families) + len(merged)
    most = len(texts) + len(groups.loose)
    agencies = tuple(sorted({text.agency for text in texts if text.agency}))
    publishers = [article.publisher.text for article in articles.values() if article.publisher]
    return Origins(len(articles), (least, most), agencies, owners_of([*agencies, *publishers]), _why(len(articles), texts, (least, most)))


def _why(count: int, texts: Sequence[Text], bounds: tuple[int, int]) -> str:
    shared = [text for text in texts if len(text.articles) > 1]
    hidden = sum(text.hidden for text in shared)
    least, most = bounds
    many = f"{least} to {most} independent texts" if least != most else f"{least} independent text{'s' if least != 1 else ''}"
    said = f"{count} article{'s' if count != 1 else ''} rest{'' if count != 1 else 's'} on {many}"
    if not shared:
        return f"{said}: no two articles share narration."
    said += f": {len(shared)} {'text is' if len(shared) == 1 else 'texts are'} carried by several articles"
    if hidden:
        said += f", {hidden} of {'it' if len(shared) == 1 else 'them'} with an original that is on none of the pages"
    if least != most:
        said += "; the range is open where a page has stretches, or little wording, whose origin the pages do not show"
    return said + "."
