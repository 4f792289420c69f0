"""A library filled fast, with tables as big as those of so many articles; stories and links by what is known of generated articles."""

import datetime
import math
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shelves.generated import Generated
from shelves.sets import Told
from shelves.streams import keep, new_library
from tellings.grouping.fingerprints import fingerprints
from tellings.grouping.likeness import likeness
from tellings.grouping.linking import LINKS
from tellings.grouping.profiles import Profile, profile
from tellings.grouping.rarity import weighed
from tellings.library.current import refill_words
from tellings.library.database import writing_to
from tellings.library.placing import place_articles
from tellings.library.profiles import Kept, keep_links, keep_profile
from tellings.library.seating import begin, put, renew
from tellings.library.versions import WORDS
from tellings.model import Article, Block, Said, Span
from tellings.stems import stem

# Articles that are generated; the others of a big library are these again, later and with other names.
GENERATED = 5_000

_BATCH = 2_000


class _Base(NamedTuple):
    """What is made of a generated article once: its words with which of them are names, the length of its prints, and its rows."""

    profile: Profile
    named: NDArray[np.bool_]
    prints: int
    told: Told
    event: int
    day: int
    likest: tuple[tuple[int, float], ...]


def fill(path: Path, count: int, articles: Sequence[Generated], placed: Sequence[Generated]) -> None:
    """Make a library of ``count`` articles, and of those ``placed``, which are put into stories as always, after them in time.

    The ``count`` ones are ``articles`` again and again, each round with other names, later days and stories of its own, as their events
    say; only what is common in news is in all rounds. So the tables are as big and their lists as long as those of so many articles.
    """
    connection = new_library(path)
    place_articles(connection)
    base = _bases(articles)
    random = np.random.default_rng(1)
    rounds = math.ceil(count / len(base))
    last = max(each.day for each in articles) - min(each.day for each in articles) + 1
    homes: dict[tuple[int, int], int] = {}
    for first in range(0, count, _BATCH):
        with writing_to(connection):
            for number in range(first + 1, min(first + _BATCH, count) + 1):
                again, at = divmod(number - 1, len(base))
                one = base[at]
                day = one.day - (rounds - again) * last
                told = Told(one.told.article, None, datetime.date.fromordinal(day).isoformat())
                keep(connection, number, told, dated=True, again=again)
                prints = random.integers(0, 1 << 40, one.prints).tolist()
                keep_profile(connection, number, Kept(_renamed(one, again, day), tuple(prints)))
                keep_links(connection, number, {again * len(base) + other + 1: alike for other, alike in one.likest})
                home = homes.get((again, one.event)) or begin(connection, number)
                homes[again, one.event] = home
                put(connection, [number], home, "machine")
            connection.execute("DELETE FROM unplaced")
    with writing_to(connection):
        for home in homes.values():
            renew(connection, home)
        for number, each in enumerate(placed, start=count + 1):
            keep(connection, number, told_of(number, each), dated=True)
    place_articles(connection)
    with writing_to(connection):
        refill_words(connection)
        connection.execute("INSERT OR REPLACE INTO step VALUES ('words', ?)", (WORDS,))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _bases(articles: Sequence[Generated]) -> list[_Base]:
    made: list[_Base] = []
    of_event: dict[int, list[int]] = defaultdict(list)
    rarest = weighed("a word that no article has").rarity
    for at, each in enumerate(articles):
        told = told_of(at + 1, each)
        of = profile(told.article, each.day)
        found = [weighed(stem(word.strip(".").lower())) for word in sorted(set(each.text.split()))]
        names = {one.number for one in found if one.rarity == rarest}
        links = sorted(((other, likeness(of, made[other].profile)) for other in of_event[each.event][-LINKS:]), key=lambda link: -link[1])
        named = np.isin(of.terms, np.array(sorted(names), dtype=np.uint32))
        prints = len(fingerprints(told.article))
        made.append(_Base(of, named, prints, told, each.event, each.day, tuple(link for link in links if link[1] > 0)))
        of_event[each.event].append(at)
    return made


def _renamed(one: _Base, again: int, day: int) -> Profile:
    """Return a profile with other names."""
    terms = np.where(one.named, one.profile.terms * np.uint32(2 * again + 1) + np.uint32(again), one.profile.terms)
    terms, order = np.unique(terms, return_index=True)
    return Profile(terms, one.profile.weights[:, order], day)


def told_of(number: int, each: Generated) -> Told:
    """Return a generated article as reading would give it."""
    text = each.title + "\n\n" + each.text
    key = f"a{number:012d}"
    article = Article(
        id=key,
        page=each.name,
        media_type="text/html",
        sha256=f"{number:064x}",
        captured=None,
        title=Said(each.title, Span(key, 0, len(each.title))),
        publisher=None,
        byline=(),
        agencies=(),
        dateline=None,
        published=None,
        updated=None,
        language="en",
        text=text,
        blocks=(Block("title", 0, len(each.title)), Block("body", len(each.title) + 2, len(text))),
    )
    return Told(article, str(each.event), datetime.date.fromordinal(each.day).isoformat())
