"""The story that a person means, with those that are near where there is none of that name."""

import sqlite3

from tellings.editing.display import in_line, shortened
from tellings.errors import LibraryError
from tellings.library.asking.matching import sought
from tellings.library.naming import kept_name
from tellings.library.referring import StoryRow, story_named

# Stories that are proposed, and columns of their titles that are shown.
_NEAR, _TITLE = 3, 50

# The least likeness of a key that is proposed, of 100: two signs of eleven are others.
_LEAST_LIKE = 80


def story_meant(connection: sqlite3.Connection, words: str) -> StoryRow:
    """Return the story that :func:`tellings.library.referring.story_named` finds, with any words that a person may type.

    Raises:
        LibraryError: there is none, or there are several; the message proposes those that are near.
    """
    words = kept_name(words)
    try:
        return story_named(connection, words)
    except LibraryError as error:
        near = _near(connection, words) if "may be several" not in str(error) else []
        if not near:
            raise
        raise LibraryError(f"there is no story '{in_line(words)}'; near it: {', '.join(near)}; `tellings stories` lists all") from error


def _near(connection: sqlite3.Connection, words: str) -> list[str]:
    """Return stories whose keys are like what was given, else those with a page that has the words in its title."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    keys = [key for (key,) in connection.execute("SELECT key FROM story ORDER BY key")]
    like = process.extract(words.strip(), keys, scorer=Indel.normalized_similarity, limit=_NEAR, score_cutoff=_LEAST_LIKE / 100)
    found = [key for key, _score, _at in like] or _titled(connection, words)
    return [_shown(connection, key) for key in found]


def _titled(connection: sqlite3.Connection, words: str) -> list[str]:
    try:
        expression = f"title : ({sought(words).expression})"
    except LibraryError:
        return []
    sql = (
        "SELECT story.key FROM article_words JOIN membership ON membership.article = article_words.rowid"
        " JOIN story ON story.id = membership.story WHERE article_words MATCH ? ORDER BY article_words.rowid DESC LIMIT 50"
    )
    return list(dict.fromkeys(key for (key,) in connection.execute(sql, (expression,))))[:_NEAR]


def _shown(connection: sqlite3.Connection, key: str) -> str:
    sql = "SELECT coalesce(story.name, edition.title) FROM story LEFT JOIN edition ON edition.story = story.id WHERE story.key = ?"
    title = connection.execute(sql, (key,)).fetchone()[0]
    return f"{key} (“{shortened(in_line(title), _TITLE)}”)" if title else key
