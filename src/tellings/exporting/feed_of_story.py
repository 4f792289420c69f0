"""The feed of a story: its pages, and what they contradict each other on or what a later one says anew."""

from collections.abc import Mapping

from tellings.editing.display import in_line, shortened
from tellings.editing.names import page_name, short_names
from tellings.editing.phrases import KINDS, count, texts_phrase
from tellings.exporting.addresses import live_address, tag
from tellings.exporting.feeds import Entry, Feed, moment
from tellings.exporting.quoting import quoted
from tellings.model import Article, Edition, Point, Story
from tellings.model.spoken import when_phrase

# The kinds of points of which a reader of a feed wants to hear: what is new is a contradiction or what supersedes.
_TOLD = ("conflict", "update")
# Of the words of a page so much is shown.
_LONGEST = 280


def story_feed(
    edition: Edition,
    *,
    key: str | None = None,
    seen: Mapping[str, str] | None = None,
    at: str | None = None,
    link: str | None = None,
    own: str | None = None,
) -> Feed:
    """Return the feed of an edition (of its stories together where there are several).

    ``key`` is the key of the story in a library, which stays while the story grows; the id in an edition changes with its pages.
    ``seen`` says, by article id, when a page was first seen (ISO 8601 with a zone); where it does not, the time of capture counts. ``at``,
    ``link`` and ``own`` are those of :class:`~tellings.exporting.Feed`. Entries with a time come first, newest first.
    """
    articles = {article.id: article for article in edition.articles}
    names = short_names(edition.articles)
    times = {
        article.id: moment((seen or {}).get(article.id)) or moment(article.captured) or _published(article) for article in edition.articles
    }
    entries: list[Entry] = []
    for story in edition.stories:
        entries += [_page(articles[one], names[one], times[one]) for one in story.articles if one in articles]
        entries += [_point(point, articles, names, times) for point in story.points if point.kind in _TOLD]
    entries.sort(key=lambda entry: entry.id)
    entries.sort(key=lambda entry: entry.updated or "", reverse=True)
    titles = "; ".join(in_line(story.title.text) or "Untitled story" for story in edition.stories) or "No story"
    name = key or "+".join(story.id for story in edition.stories) or "none"
    said = "; ".join(_standing(story) for story in edition.stories)
    return Feed(tag("story", name), titles, tuple(entries), link, own, at, said)


def _standing(story: Story) -> str:
    conflicts = sum(point.kind == "conflict" for point in story.points)
    return f"{count(story.origins.articles, 'page')}, {texts_phrase(story.origins)}, {count(conflicts, 'conflict')}"


def _published(article: Article) -> str | None:
    return moment(article.published.when.value) if article.published and article.published.when.precision in ("minute", "second") else None


def _page(article: Article, name: str, time: str | None) -> Entry:
    told = " ".join(in_line(article.text[block.start : min(block.end, block.start + 4 * _LONGEST)]) for block in article.told()[:3])
    words = [f"“{shortened(told, _LONGEST)}”"] if told else []
    if article.published:
        words.append(f"Published {when_phrase(article.published.when)}.")
    authors = [said.text for said in article.byline] or ([article.publisher.text] if article.publisher else [])
    return Entry(
        id=tag("article", article.id),
        title=article.title.text if article.title else name,
        summary=f"{page_name(article.page)}: {' '.join(words)}",
        link=live_address(article),
        updated=time,
        published=_published(article),
        authors=tuple(authors),
        language=article.language,
        tags=("page",),
    )


def _point(point: Point, articles: Mapping[str, Article], names: Mapping[str, str], times: Mapping[str, str | None]) -> Entry:
    """Return the entry of a point. It can be told only since the last of the pages that it rests on was seen."""
    lines = [in_line(point.why)]
    firsts = [reading.spans[0] for reading in point.readings if reading.spans and reading.spans[0].article in articles]
    lines += [f"{quoted(articles[span.article], span, _LONGEST)} — {names[span.article]}" for span in firsts]
    behind = {span.article for reading in point.readings for span in reading.spans if span.article in articles}
    known = [time for one in behind if (time := times[one]) is not None]
    return Entry(
        id=tag("point", point.id),
        title=f"{KINDS[point.kind][0]} {shortened(in_line(point.why) or in_line(point.about.text), 120)}",
        summary="\n".join(lines),
        updated=max(known) if known and len(known) == len(behind) else None,
        tags=(point.kind, point.type),
    )
