"""From articles to stories: which articles are about one event."""

from tellings.grouping.naming import name
from tellings.grouping.stories import group, story_id

__all__ = ["group", "name", "story_id"]
