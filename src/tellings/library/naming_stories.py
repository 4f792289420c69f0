"""Names that people gave to stories: each goes to the story that has most of the pages that it was given for."""

import sqlite3
from collections import Counter

from tellings.library.corrections import Correction, holding


def apply_names(connection: sqlite3.Connection) -> None:
    """Give the stories their names by people, inside a transaction of the caller; what nobody named has none."""
    before = dict(connection.execute("SELECT id, name FROM story WHERE name IS NOT NULL"))
    after: dict[int, str] = {}
    for one in holding(connection, {"name"}):
        story = _story_of(connection, one)
        if story is not None:
            after.pop(story, None)
            if one.value.name is not None:
                after[story] = one.value.name
    for story in sorted(before.keys() | after.keys()):
        if before.get(story) != after.get(story):
            connection.execute("UPDATE story SET name = ? WHERE id = ?", (after.get(story), story))


def _story_of(connection: sqlite3.Connection, correction: Correction) -> int | None:
    sql = (
        "SELECT membership.story FROM place JOIN capture ON capture.place = place.id JOIN article ON article.capture = capture.id"
        " JOIN membership ON membership.article = article.id WHERE place.name = ? AND article.current = 1"
    )
    votes = Counter(row[0] for place in correction.subject.pages for row in connection.execute(sql, (place,)))
    return min(votes, key=lambda story: (-votes[story], story)) if votes else None
