"""What is kept of articles for grouping: their weighted words, by which those like a new one are found, and their prints."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from tellings.grouping.likeness import FARTHEST, LEAST, SHARED, lateness, likeness
from tellings.grouping.linking import LINKS
from tellings.grouping.profiles import Profile, telling_terms
from tellings.library.packing import unpack
from tellings.model import Article

# Words by which an article is found, and by which it looks for others: the weightiest ones.
TELLING = 24

# Holders of a word that are looked at: so many on either side of the article's day, and so many whose day is not known. This bounds the
# work whatever the size of the library.
HOLDERS = 60

# Articles that share the most telling words and are then compared word by word.
COMPARED = 120

# Earliest holders of shared wording that are aligned with a new article, and the prints they must share with it.
ALIGNED = 4
LEAST_PRINTS = 2

# Holders of a stretch of wording that are looked at, the earliest ones: a common stretch leads to where it began.
_EARLIEST = 2


# Likeness is kept as a whole number of these: it is rounded to four digits, and takes two bytes so.
TEN_THOUSANDTHS = 10_000

_PRINT_BYTES = 5


class Kept(NamedTuple):
    """What was made of an article to be kept: its profile and its prints."""

    profile: Profile
    prints: tuple[int, ...]


def keep_profile(connection: sqlite3.Connection, article: int, kept: Kept) -> None:
    """Keep what was made of an article, so that later ones find it."""
    day = kept.profile.day or 0
    prints = b"".join(each.to_bytes(_PRINT_BYTES) for each in kept.prints)
    connection.execute("INSERT OR REPLACE INTO profile VALUES (?, ?, ?, ?)", (article, day, kept.profile.packed(), prints))
    words = [(word, day, article) for word, _weight in telling_terms(kept.profile, TELLING)]
    connection.executemany("INSERT OR IGNORE INTO telling_word VALUES (?, ?, ?)", words)
    connection.executemany("INSERT OR IGNORE INTO print VALUES (?, ?)", [(each, article) for each in kept.prints])


def drop_profile(connection: sqlite3.Connection, article: int) -> None:
    """Take out everything that is kept of an article for grouping."""
    row = connection.execute("SELECT day, words, prints FROM profile WHERE article = ?", (article,)).fetchone()
    if row:
        of = Profile.unpacked(row[1], row[0])
        words = [(word, row[0], article) for word, _weight in telling_terms(of, TELLING)]
        connection.executemany("DELETE FROM telling_word WHERE word = ? AND day = ? AND article = ?", words)
        prints = [(int.from_bytes(row[2][at : at + _PRINT_BYTES]), article) for at in range(0, len(row[2]), _PRINT_BYTES)]
        connection.executemany("DELETE FROM print WHERE hash = ? AND article = ?", prints)
    others = connection.execute("SELECT other FROM alike WHERE article = ?", (article,)).fetchall()
    connection.executemany("DELETE FROM alike WHERE article = ? AND other = ?", [(other, article) for (other,) in others])
    connection.execute("DELETE FROM alike WHERE article = ?", (article,))
    connection.execute("DELETE FROM profile WHERE article = ?", (article,))


def likest(connection: sqlite3.Connection, article: int, kept: Kept, body: Article) -> dict[int, float]:
    """Return the articles most like a new one that is not kept yet, at most LINKS, with their likeness."""
    found: dict[int, float] = {}
    for other, of in _profiles(connection, _sharing_words(connection, article, kept.profile)):
        alike = likeness(kept.profile, of)
        if alike >= LEAST:
            found[other] = alike
    for other in _sharing_prints(connection, article, kept.prints):
        for _, of in _profiles(connection, [other]):
            shared = round(SHARED - lateness(kept.profile.day, of.day), 4)
            if found.get(other, 0.0) < shared and shared >= LEAST and _share_narration(connection, body, other):
                found[other] = shared
    return dict(sorted(found.items(), key=lambda link: (-link[1], link[0]))[:LINKS])


def links_of(connection: sqlite3.Connection, article: int) -> dict[int, float]:
    """Return the links that are kept of an article: others with their likeness."""
    rows = connection.execute("SELECT other, likeness FROM alike WHERE article = ?", (article,))
    return {other: alike / TEN_THOUSANDTHS for other, alike in rows.fetchall()}


def keep_links(connection: sqlite3.Connection, article: int, links: dict[int, float]) -> None:
    """Keep links of an article, both ways."""
    rows = [(other, round(alike * TEN_THOUSANDTHS)) for other, alike in links.items()]
    connection.executemany("INSERT OR REPLACE INTO alike VALUES (?, ?, ?)", [(article, other, alike) for other, alike in rows])
    connection.executemany("INSERT OR REPLACE INTO alike VALUES (?, ?, ?)", [(other, article, alike) for other, alike in rows])


def _sharing_words(connection: sqlite3.Connection, article: int, of: Profile) -> list[int]:
    """Return the articles that share the most telling words with one, by the weight of what is shared."""
    weight: dict[int, float] = defaultdict(float)
    for word, value in telling_terms(of, TELLING):
        for other in _holders(connection, word, of.day):
            weight[other] += value * value
    weight.pop(article, None)
    best = sorted(weight.items(), key=lambda each: (-round(each[1], 6), each[0]))
    return [other for other, _ in best[:COMPARED]]


def _holders(connection: sqlite3.Connection, word: int, day: int | None) -> Iterator[int]:
    """Yield articles that hold a telling word: those nearest to a day, and those without one; for an article without one the latest."""
    until = "SELECT article FROM telling_word WHERE word = ? AND day > 0 AND day <= ? AND day >= ? ORDER BY day DESC, article DESC LIMIT ?"
    after = "SELECT article FROM telling_word WHERE word = ? AND day > ? AND day <= ? ORDER BY day, article LIMIT ?"
    undated = "SELECT article FROM telling_word WHERE word = ? AND day = 0 ORDER BY article DESC LIMIT ?"
    if day is None:
        rows = connection.execute(until, (word, 1 << 40, 1, HOLDERS)).fetchall()
    else:
        rows = connection.execute(until, (word, day, day - FARTHEST, HOLDERS)).fetchall()
        rows += connection.execute(after, (word, day, day + FARTHEST, HOLDERS)).fetchall()
    for (other,) in rows + connection.execute(undated, (word, HOLDERS)).fetchall():
        yield other


def _profiles(connection: sqlite3.Connection, articles: list[int]) -> Iterator[tuple[int, Profile]]:
    for article in articles:
        row = connection.execute("SELECT words, day FROM profile WHERE article = ?", (article,)).fetchone()
        if row:
            yield article, Profile.unpacked(row[0], row[1] or None)


def _sharing_prints(connection: sqlite3.Connection, article: int, prints: tuple[int, ...]) -> list[int]:
    """Return the earliest holders of an article's wording, those that share most of it first."""
    count: dict[int, int] = defaultdict(int)
    for each in prints:
        rows = connection.execute("SELECT article FROM print WHERE hash = ? ORDER BY article LIMIT ?", (each, _EARLIEST)).fetchall()
        for (other,) in rows:
            count[other] += other != article
    best = sorted(count.items(), key=lambda each: (-each[1], each[0]))
    return [other for other, shared in best if shared >= LEAST_PRINTS][:ALIGNED]


def _share_narration(connection: sqlite3.Connection, body: Article, other: int) -> bool:
    """Tell whether two articles share narration, by aligning them."""
    from tellings.copying import find_reuse
    from tellings.grouping.stories import SHARED_NARRATION

    row = connection.execute("SELECT body FROM article WHERE id = ?", (other,)).fetchone()
    if row is None:
        return False
    passages = find_reuse([body, unpack(row[0])])
    return any(each.kind == "narration" and min(len(each.a), len(each.b)) >= SHARED_NARRATION for each in passages)
