"""Stories: every current article that was placed is in one, and none is empty."""

import sqlite3

from tellings.library.checking.faults import REBUILD, Check, Fault


def check_stories(connection: sqlite3.Connection) -> Check:
    """Check memberships."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'membership'").fetchone():
        return 0
    sql = "SELECT article.key FROM membership JOIN article ON article.id = membership.article WHERE current = 0"
    for (key,) in connection.execute(sql):
        yield Fault("old-member", key, f"the article {key} is in a story, though its page has a newer version", REBUILD)
    sql = "SELECT key FROM story WHERE NOT EXISTS (SELECT 1 FROM membership WHERE membership.story = story.id)"
    for (key,) in connection.execute(sql):
        yield Fault("empty-story", key, f"the story {key} has no articles", REBUILD)
    return int(connection.execute("SELECT count(*) FROM story").fetchone()[0])
