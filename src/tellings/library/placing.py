"""Articles into stories, one at a time: each new one joins a story or begins one; stories merge, part and close as they come."""

import sqlite3
from collections.abc import Callable, Sequence

from tellings.library.database import writing_to
from tellings.library.profiles import Kept, drop_profile, keep_links, keep_profile, likest
from tellings.library.seating import begin, close_if_empty, put, renew, story_of
from tellings.library.settling import Rules, disturbed, settle
from tellings.library.versions import GROUPING

Progress = Callable[[str, int, int], None]

# Articles placed in one transaction: readers are never held up, another writer for a fraction of a second.
_BATCH = 16

# Days without a new article, by the dates of articles, after which a story is closed. It is opened again by a late one.
CLOSED_AFTER = 30

# The newest day is that of the article which is so many from the last: a few wrong dates in the future close nothing.
_NEWEST = 9

# Links of an article that are kept, those of later ones counted too.
MOST_LINKS = 120


def place_articles(connection: sqlite3.Connection, *, progress: Progress | None = None) -> None:
    """Bring the stories up to date with the current articles: every one of them is in exactly one story afterwards.

    Articles are taken in the order in which their places were first seen. What people said is kept to. An interrupted run is gone on
    with by the next one; each transaction leaves the stories whole.
    """
    if connection.execute("SELECT made_by FROM step WHERE name = 'grouping'").fetchone() != (GROUPING,):
        with writing_to(connection):
            forget(connection)
            connection.execute("INSERT OR REPLACE INTO step VALUES ('grouping', ?)", (GROUPING,))
    waiting = _waiting(connection)
    if not waiting and not _unsettled(connection) and not connection.execute("SELECT 1 FROM former LIMIT 1").fetchone():
        return
    rules = _rules(connection)
    batches = [waiting[at : at + _BATCH] for at in range(0, len(waiting), _BATCH)] or [[]]
    done = 0
    for batch in batches:
        done += len(batch)
        with writing_to(connection):
            for article in batch:
                _place(connection, article, rules)
            if done == len(waiting):
                _finish(connection, rules)
        if progress:
            progress("grouping", done, len(waiting))


def _finish(connection: sqlite3.Connection, rules: Rules) -> None:
    """See to what hangs on all articles being in their places: stories that lost one, names of stories that went, stories that close."""
    for story in _unsettled(connection):
        _settle_story(connection, story, rules)
    _resolve_former(connection)
    _close(connection)


def forget(connection: sqlite3.Connection) -> None:
    """Let all stories count as made by no version, inside a transaction: the next run makes them anew and gives them their keys again."""
    connection.execute("INSERT OR REPLACE INTO former SELECT article, story FROM membership")
    for table in ("membership", "profile", "telling_word", "print", "alike", "unsettled", "unplaced"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("INSERT INTO unplaced SELECT id FROM article WHERE current = 1")
    connection.execute("DELETE FROM step WHERE name = 'grouping'")


def move_articles(connection: sqlite3.Connection, articles: Sequence[int], story: int | None, *, by: str = "person") -> int:
    """Move articles into a story (``None``: into one that begins), inside a transaction, and return the story.

    A story that is left empty goes away, and its key becomes a name of the story that its articles went into.
    """
    ordered = sorted(set(articles))
    before = [each for article in ordered if (each := story_of(connection, article)) is not None]
    target = begin(connection, ordered[0]) if story is None else story
    put(connection, ordered, target, by)
    for each in sorted({target, *before}):
        renew(connection, each)
        close_if_empty(connection, each, into=target)
    return target


def _waiting(connection: sqlite3.Connection) -> list[int]:
    """Return the articles that came, changed or went: first those that went, then the others in the order of their places."""
    sql = (
        "SELECT unplaced.article FROM unplaced JOIN article ON article.id = unplaced.article"
        " JOIN capture ON capture.id = article.capture ORDER BY current, place, article.id"
    )
    return [article for (article,) in connection.execute(sql)]


def _unsettled(connection: sqlite3.Connection) -> list[int]:
    return [story for (story,) in connection.execute("SELECT story FROM unsettled ORDER BY story")]


def _place(connection: sqlite3.Connection, article: int, rules: Rules) -> None:
    """Take an article out of what is kept, and, if it is current, put it in again and settle the stories around it."""
    from tellings.grouping.fingerprints import fingerprints
    from tellings.grouping.profiles import day_of, profile
    from tellings.library.packing import unpack

    drop_profile(connection, article)
    connection.execute("DELETE FROM unplaced WHERE article = ?", (article,))
    row = connection.execute("SELECT body, written, current FROM article WHERE id = ?", (article,)).fetchone()
    if row is None or not row[2]:
        connection.execute("DELETE FROM membership WHERE article = ?", (article,))
        return
    body = unpack(row[0])
    kept = Kept(profile(body, day_of(row[1])), tuple(fingerprints(body).tolist()))
    links = likest(connection, article, kept, body)
    keep_profile(connection, article, kept)
    keep_links(connection, article, links)
    for other in links:
        _keep_best(connection, other)
    settle(connection, [article, *disturbed(connection, links)], rules)


def _keep_best(connection: sqlite3.Connection, article: int) -> None:
    """Let an article that very many are like keep the best of its links only."""
    count = connection.execute("SELECT count(*) FROM alike WHERE article = ?", (article,)).fetchone()[0]
    if count > MOST_LINKS:
        sql = "SELECT other FROM alike WHERE article = ? ORDER BY likeness, other DESC LIMIT ?"
        worst = connection.execute(sql, (article, count - MOST_LINKS)).fetchall()
        pairs = [pair for (other,) in worst for pair in ((article, other), (other, article))]
        connection.executemany("DELETE FROM alike WHERE article = ? AND other = ?", pairs)


def _settle_story(connection: sqlite3.Connection, story: int, rules: Rules) -> None:
    """See to a story that lost an article: it goes away if it is empty, else it is parted anew: what held it together may be gone."""
    connection.execute("DELETE FROM unsettled WHERE story = ?", (story,))
    members = [article for (article,) in connection.execute("SELECT article FROM membership WHERE story = ? ORDER BY article", (story,))]
    if members:
        renew(connection, story)
        settle(connection, members, rules)
    else:
        close_if_empty(connection, story, into=None)


def _rules(connection: sqlite3.Connection) -> Rules:
    """Return what people said about stories, by number of article."""
    from tellings.library.constraints import constraints

    said = constraints(connection)
    number = {key: _number(connection, key) for key in sorted({key for group in (*said.together, *said.apart) for key in group})}
    together: dict[int, tuple[int, ...]] = {}
    for keys in said.together:
        group = tuple(sorted(number[key] for key in keys))
        together.update(dict.fromkeys(group, group))
    apart: dict[int, frozenset[int]] = {}
    for a, b in said.apart:
        for one, other in ((number[a], number[b]), (number[b], number[a])):
            apart[one] = apart.get(one, frozenset()) | {other}
    return Rules(together, apart)


def _number(connection: sqlite3.Connection, key: str) -> int:
    return int(connection.execute("SELECT id FROM article WHERE key = ?", (key,)).fetchone()[0])


def _resolve_former(connection: sqlite3.Connection) -> None:
    """After all was made anew: stories that got none of their articles back become names of those that have most of them."""
    if not connection.execute("SELECT 1 FROM former LIMIT 1").fetchone():
        return
    sql = (
        "SELECT former.story, membership.story, count(*) FROM former LEFT JOIN membership USING (article)"
        " WHERE NOT EXISTS (SELECT 1 FROM membership AS now WHERE now.story = former.story)"
        " GROUP BY 1, 2 ORDER BY 1, membership.story IS NULL, 3 DESC, 2"
    )
    homes: dict[int, int | None] = {}
    for story, home, _count in connection.execute(sql).fetchall():
        homes.setdefault(story, home)
    for story, home in homes.items():
        close_if_empty(connection, story, into=home)
    connection.execute("DELETE FROM former")


def _close(connection: sqlite3.Connection) -> None:
    """Close the stories that had no new article for long, by the dates of articles."""
    sql = "SELECT date('0001-01-01', (day - 1 - ?) || ' days') FROM profile WHERE day > 0 ORDER BY day DESC LIMIT 1 OFFSET ?"
    row = connection.execute(sql, (CLOSED_AFTER, _NEWEST)).fetchone()
    if row:
        connection.execute("UPDATE story SET state = 'closed' WHERE state = 'open' AND last < ?", row)
