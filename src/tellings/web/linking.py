"""The addresses of the site: of stories, their sections and entries, of articles and the words in them."""

from urllib.parse import quote

from tellings.editing.linking import Linking
from tellings.editing.portions import SURELY_FIRST
from tellings.model import Span


def story_path(key: str, *further: str) -> str:
    """Return the address of a story, or of what lies below it."""
    return "/".join(["/story", quote(key, safe=""), *(quote(part, safe="") for part in further)])


def article_path(key: str) -> str:
    """Return the address of an article."""
    return f"/article/{quote(key, safe='')}"


def words_anchor(span: Span) -> str:
    """Return the id that words of an article have on its page, where something in its story's edition points at them."""
    return f"w-{span.start}-{span.end}"


def words_path(span: Span) -> str:
    """Return the address of words that an edition points at; where they may stand in a later part of a long article, it asks for that."""
    asked = f"?at={span.start}-{span.end}" if span.start >= SURELY_FIRST else ""
    return f"{article_path(span.article)}{asked}#{words_anchor(span)}"


def found_path(span: Span) -> str:
    """Return the address of any words of an article: its page marks them though nothing points at them."""
    return f"{article_path(span.article)}?at={span.start}-{span.end}#at"


def site_linking(story: str) -> Linking:
    """Return the links of the pages of a story, by its key: every entry and section has a page of its own."""

    def entry(identifier: str) -> str:
        return story_path(story, "timeline") if identifier.endswith("-timeline") else story_path(story, "point", identifier)

    return Linking(span=words_path, article=article_path, entry=entry, section=lambda section: story_path(story, section), permanent=entry)
