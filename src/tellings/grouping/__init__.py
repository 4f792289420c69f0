"""From articles to stories: which articles are about one event."""
