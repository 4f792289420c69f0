"""The tools on the library: each opens it to read, asks one question and closes it, so that a writer is never held up."""

from tellings.library import Library
from tellings.library.asking import Hits, Sayings, Sources, Stories
from tellings.library.asking.naming import story_meant
from tellings.library.editions import edition, is_fresh, kept_edition
from tellings.library.referring import article_named
from tellings.mcp.answers import ArticleAnswer, BlockTold, StoryAnswer
from tellings.mcp.arguments import ArticleArguments, QuotesArguments, SearchArguments, SourcesArguments, StoriesArguments, StoryArguments
from tellings.mcp.telling import story_told
from tellings.mcp.tool import Desk


def stories(desk: Desk, asked: StoriesArguments) -> Stories:
    """Return a page of the stories."""
    with Library.open(desk.library) as library:
        return library.stories(
            since=asked.since,
            outlet=asked.outlet,
            is_open=asked.is_open,
            with_conflicts=asked.with_conflicts,
            sort=asked.sort,
            limit=asked.limit,
            offset=asked.offset,
        )


def story(desk: Desk, asked: StoryArguments) -> StoryAnswer:
    """Return a story: its kept edition, even an old one, since comparing many pages takes minutes; where none is kept, it is made."""
    with Library.open(desk.library) as library:
        row = story_meant(library.connection, asked.story)
        kept = kept_edition(library.connection, row.id)
        is_old = kept is not None and not is_fresh(library.connection, row.id)
        found = kept if kept is not None and is_old else edition(library.connection, row.id)
        late = library.behind()
    (told,) = found.stories
    made = story_told(found, told, kinds=asked.kinds, limit=asked.limit, offset=asked.offset)
    return StoryAnswer(made, is_old, told.notes or (), found.problems, late)


def article(desk: Desk, asked: ArticleArguments) -> ArticleAnswer:
    """Return an article and a part of its text."""
    from tellings.exporting.addresses import live_address

    with Library.open(desk.library) as library:
        row = article_named(library.connection, asked.article)
        of_story = library.connection.execute("SELECT key FROM story WHERE id = ?", (row.story,)).fetchone()
    found = row.article
    start = min(asked.start, len(found.text))
    end = min(start + asked.limit, len(found.text))
    dateline = found.dateline
    return ArticleAnswer(
        article=found.id,
        page=found.page,
        story=of_story[0] if of_story else None,
        title=found.title.text if found.title else None,
        outlet=found.publisher.text if found.publisher else None,
        byline=tuple(said.text for said in found.byline),
        agencies=tuple(said.text for said in found.agencies),
        place=dateline.place.text if dateline else None,
        filed=dateline.when.value if dateline and dateline.when else None,
        published=found.published.when.value if found.published else None,
        updated=found.updated.when.value if found.updated else None,
        captured=found.captured,
        language=found.language,
        link=live_address(found),
        length=len(found.text),
        start=start,
        end=end,
        next_start=end if end < len(found.text) else None,
        text=found.text[start:end],
        blocks=tuple(BlockTold(each.role, each.start, each.end) for each in found.blocks if each.start < end and start < each.end),
    )


def search(desk: Desk, asked: SearchArguments) -> Hits:
    """Return articles that have words."""
    with Library.open(desk.library) as library:
        return library.search(
            asked.words,
            outlet=asked.outlet,
            agency=asked.agency,
            since=asked.since,
            until=asked.until,
            speaker=asked.speaker,
            kind=asked.kind,
            limit=asked.limit,
            offset=asked.offset,
        )


def quotes(desk: Desk, asked: QuotesArguments) -> Sayings:
    """Return who said what."""
    with Library.open(desk.library) as library:
        return library.quotes(
            speaker=asked.speaker,
            words=asked.words,
            story=asked.story,
            outlet=asked.outlet,
            since=asked.since,
            until=asked.until,
            limit=asked.limit,
            offset=asked.offset,
        )


def sources(desk: Desk, asked: SourcesArguments) -> Sources:
    """Return outlets, and whom they copy."""
    with Library.open(desk.library) as library:
        return library.sources(outlet=asked.outlet, limit=asked.limit, offset=asked.offset)
