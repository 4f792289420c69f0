"""A library filled fast: profiles, prints and search as they would be, stories and links by what is known of generated articles."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from shelves.generated import Generated
from shelves.sets import Told
from shelves.streams import keep, new_library

from tellings.grouping.fingerprints import fingerprints
from tellings.grouping.likeness import likeness
from tellings.grouping.linking import LINKS
from tellings.grouping.profiles import Profile, profile
from tellings.library.current import refill_words
from tellings.library.database import writing_to
from tellings.library.placing import place_articles
from tellings.library.profiles import Kept, keep_profile
from tellings.library.seating import begin, put, renew
from tellings.library.versions import GROUPING, WORDS
from tellings.model import Article, Block, Said, Span

_BATCH = 2_000


def fill(path: Path, known: Sequence[Generated], placed: Sequence[Generated]) -> None:
    """Make a library: of ``known`` articles the stories are taken from their events, those ``placed`` are put into stories as always."""
    connection = new_library(path)
    place_articles(connection)
    connection.execute("INSERT OR REPLACE INTO step VALUES ('grouping', ?)", (GROUPING,))
    members: dict[int, list[tuple[int, Profile]]] = defaultdict(list)
    homes: dict[int, int] = {}
    for first in range(0, len(known), _BATCH):
        with writing_to(connection):
            for number, each in enumerate(known[first : first + _BATCH], start=first + 1):
                told = told_of(number, each)
                keep(connection, number, told, dated=True)
                made = Kept(profile(told.article, each.day), tuple(fingerprints(told.article).tolist()))
                keep_profile(connection, number, made)
                for other, of in members[each.event][-LINKS:]:
                    alike = likeness(made.profile, of)
                    if alike > 0:
                        rows = [(number, other, alike), (other, number, alike)]
                        connection.executemany("INSERT INTO alike VALUES (?, ?, ?)", rows)
                members[each.event].append((number, made.profile))
                if each.event not in homes:
                    homes[each.event] = begin(connection, number)
                put(connection, [number], homes[each.event], "machine")
            for event in {each.event for each in known[first : first + _BATCH]}:
                renew(connection, homes[event])
            connection.execute("DELETE FROM unplaced")
            for event in [
                event for event, of in members.items() if known[of[-1][0] - 1].day < known[min(first + _BATCH, len(known)) - 1].day - 60
            ]:
                del members[event]
    with writing_to(connection):
        for number, each in enumerate(placed, start=len(known) + 1):
            keep(connection, number, told_of(number, each), dated=True)
    place_articles(connection)
    with writing_to(connection):
        refill_words(connection)
        connection.execute("INSERT OR REPLACE INTO step VALUES ('words', ?)", (WORDS,))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


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
