"""One story: its whole edition, and its times in order."""

import sqlite3

from msgspec import Struct

from tellings.errors import LibraryError
from tellings.library.asking.naming import story_meant
from tellings.library.asking.places import PageLine, Place
from tellings.library.editions import edition, kept_edition
from tellings.model import Article, Edition, When


class Moment(Struct, frozen=True):
    """A time in a story: its value, the words that give it with where they stand, and the sentence around them."""

    when: When
    words: str
    sentence: str
    place: Place


class Timeline(Struct, frozen=True):
    """The times of a story, earliest first; each time stands once for every page that gives it. ``event`` is when the event was (EDTF)."""

    story: str
    title: str
    event: str | None
    moments: tuple[Moment, ...]


def story(connection: sqlite3.Connection, name: str, *, kept: bool = False) -> Edition:
    """Return the edition of a story, as comparing its pages gives it, with corrections and notes; one that is old or missing is made now.

    ``name`` is the story's key or the beginning of it, its name, or an article of it. With ``kept`` nothing is compared: the edition that
    is kept is returned, old or not.

    Raises:
        LibraryError: there is no such story, or, with ``kept``, no edition of it.
    """
    row = story_meant(connection, name)
    if not kept:
        return edition(connection, row.id)
    found = kept_edition(connection, row.id)
    if found is None:
        raise LibraryError(f"the story {row.key} has no edition yet; make it with: tellings rebuild")
    return found


def timeline(connection: sqlite3.Connection, name: str, *, kept: bool = False) -> Timeline:
    """Return the times of a story in order; the story is named as for :func:`story`.

    Raises:
        LibraryError: there is no such story, or, with ``kept``, no edition of it.
    """
    found = story(connection, name, kept=kept)
    (told,) = found.stories
    articles = {article.id: article for article in found.articles}
    lines = {article.id: _page_line(article) for article in found.articles}
    moments = tuple(
        Moment(
            each.when,
            articles[each.span.article].words(each.span),
            articles[each.sentence.article].words(each.sentence),
            Place(lines[each.span.article], each.span),
        )
        for each in told.timeline
    )
    event = told.event.when.value if told.event and told.event.when else None
    return Timeline(told.id, told.title.text, event, moments)


def _page_line(article: Article) -> PageLine:
    filed = article.dateline.when.value if article.dateline and article.dateline.when else None
    written = filed or (article.published.when.value if article.published else None)
    title, outlet = article.title, article.publisher
    return PageLine(article.id, article.page, title.text if title else None, outlet.text if outlet else None, written)
