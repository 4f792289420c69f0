"""Which article is in which story, as rows: keys that stay while stories grow, merge and part, and days between which a story runs."""

import datetime
import hashlib
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

_KEY_DIGITS = 10


def seat(connection: sqlite3.Connection, stories: Sequence[Sequence[int]], said: Collection[int], whole: Collection[int] = ()) -> None:
    """Write the stories that some articles are in now, inside a transaction.

    A story keeps its key in the part that has most of its articles; what no story continues begins one; a story that nothing continues
    becomes another name of the one that has most of its articles. ``said`` are articles of which people said where they belong.
    ``whole`` are stories of which only some articles are given: they go where most of these go, all of them.
    """
    before = {article: story for each in stories for article in each if (story := story_of(connection, article)) is not None}
    continued: dict[int, int] = {}
    homes: dict[int, int] = {}
    for _count, story, place in _overlaps(connection, stories, before, whole):
        if story not in homes and place not in continued:
            continued[place], homes[story] = story, story
    for place, articles in enumerate(stories):
        home = continued[place] if place in continued else _begin(connection, articles)
        _move(connection, [(article, before.get(article)) for article in articles], home, said)
        for story in whole:
            if story != home and any(before.get(article) == story for article in articles):
                rest = connection.execute("SELECT article FROM membership WHERE story = ? ORDER BY article", (story,)).fetchall()
                _move(connection, [(article, story) for (article,) in rest], home, said)
    for story in sorted(set(before.values())):
        went = Counter(now for article in before if before[article] == story and (now := story_of(connection, article)) is not None)
        close_if_empty(connection, story, into=min(went, key=lambda each: (-went[each], each)) if went else None)


def story_of(connection: sqlite3.Connection, article: int) -> int | None:
    """Return the story that an article is in, ``None`` for one that is in none yet."""
    row = connection.execute("SELECT story FROM membership WHERE article = ?", (article,)).fetchone()
    return int(row[0]) if row else None


def put(connection: sqlite3.Connection, articles: Iterable[int], story: int, by: str) -> None:
    """Put articles into a story, whatever story they are in, and see to what depends on it."""
    rows = [(article, story, by) for article in articles]
    sql = "INSERT INTO membership VALUES (?, ?, ?) ON CONFLICT (article) DO UPDATE SET story = excluded.story, by = excluded.by"
    connection.executemany(sql, rows)


def renew(connection: sqlite3.Connection, story: int) -> None:
    """Take the days of a story from its articles again, and count a change."""
    sql = "SELECT min(nullif(day, 0)), max(day) FROM membership JOIN profile USING (article) WHERE story = ?"
    first, last = connection.execute(sql, (story,)).fetchone()
    row = (_edtf(first), _edtf(last), story)
    connection.execute("UPDATE story SET first = ?, last = ?, state = 'open', changed = changed + 1 WHERE id = ?", row)


def begin(connection: sqlite3.Connection, article: int) -> int:
    """Begin a story with an article: the one that it was in before all was made anew, if that is free, else a new one."""
    sql = "SELECT story.id FROM former JOIN story ON story.id = former.story WHERE article = ?"
    row = connection.execute(sql, (article,)).fetchone()
    if row and not connection.execute("SELECT 1 FROM membership WHERE story = ?", row).fetchone():
        return int(row[0])
    tables = "article JOIN capture ON capture.id = article.capture JOIN place ON place.id = capture.place"
    name = connection.execute(f"SELECT place.name FROM {tables} WHERE article.id = ?", (article,)).fetchone()[0]
    again = 0
    while True:
        key = story_key(name, again)
        if not connection.execute("SELECT 1 FROM story WHERE key = ? UNION SELECT 1 FROM story_alias WHERE key = ?", (key, key)).fetchone():
            return int(connection.execute("INSERT INTO story (key) VALUES (?)", (key,)).lastrowid or 0)
        again += 1


def story_key(place: str, again: int = 0) -> str:
    """Return "s" and ten hexadecimal digits for a story that begins with the page at a place; ``again`` counts those before it."""
    words = place if not again else f"{place}\n{again}"
    return "s" + hashlib.sha256(words.encode("utf-8")).hexdigest()[:_KEY_DIGITS]


def close_if_empty(connection: sqlite3.Connection, story: int, *, into: int | None) -> None:
    """Take away a story without articles; its keys become names of the story that its articles went ``into``, if there is one."""
    if connection.execute("SELECT 1 FROM membership WHERE story = ? LIMIT 1", (story,)).fetchone():
        return
    row = connection.execute("SELECT key FROM story WHERE id = ?", (story,)).fetchone()
    if row and into is not None and into != story:
        connection.execute("UPDATE story_alias SET story = ? WHERE story = ?", (into, story))
        connection.execute("INSERT OR REPLACE INTO story_alias VALUES (?, ?)", (row[0], into))
    connection.execute("DELETE FROM unsettled WHERE story = ?", (story,))
    connection.execute("DELETE FROM story WHERE id = ?", (story,))


def _begin(connection: sqlite3.Connection, articles: Sequence[int]) -> int:
    """Begin a story with some articles: named for the place that was seen first."""
    marks = ", ".join("?" * len(articles))
    sql = (
        f"SELECT article.id FROM article JOIN capture ON capture.id = article.capture WHERE article.id IN ({marks}) ORDER BY place LIMIT 1"
    )
    return begin(connection, connection.execute(sql, tuple(articles)).fetchone()[0])


def _move(connection: sqlite3.Connection, articles: Sequence[tuple[int, int | None]], home: int, said: Collection[int]) -> None:
    """Put articles, each with the story it was in, where they belong now; stories that gain or lose one are renewed."""
    moved = [(article, before) for article, before in articles if before != home]
    if moved:
        for by in ("machine", "person"):
            put(connection, [article for article, _ in moved if (article in said) == (by == "person")], home, by)
        for story in sorted({home, *(before for _, before in moved if before is not None)}):
            renew(connection, story)


def _overlaps(
    connection: sqlite3.Connection, stories: Sequence[Sequence[int]], before: Mapping[int, int], whole: Collection[int]
) -> list[tuple[int, int, int]]:
    """Return how many articles each new story (by its place) has of each story before: ``(count, before, place)``, most first."""
    counts = Counter((before[article], place) for place, story in enumerate(stories) for article in story if article in before)
    for story, place in list(counts):
        if story in whole:
            counts[story, place] += connection.execute("SELECT count(*) FROM membership WHERE story = ?", (story,)).fetchone()[0]
    return sorted(((count, story, place) for (story, place), count in counts.items()), key=lambda each: (-each[0], each[1], each[2]))


def _edtf(day: int | None) -> str | None:
    return datetime.date.fromordinal(day).isoformat() if day else None
