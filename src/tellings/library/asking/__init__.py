"""Questions to a library: its stories, the words of its articles, who said what, when things were, and who copies whom."""

from tellings.library.asking.behind import Behind, behind
from tellings.library.asking.listing import Stories, StoryLine, stories
from tellings.library.asking.outlets import Sources, sources
from tellings.library.asking.sayings import Sayings, quotes
from tellings.library.asking.searching import Hit, Hits, search
from tellings.library.asking.telling import Timeline, story, timeline

__all__ = [
    "Behind",
    "Hit",
    "Hits",
    "Sayings",
    "Sources",
    "Stories",
    "StoryLine",
    "Timeline",
    "behind",
    "quotes",
    "search",
    "sources",
    "stories",
    "story",
    "timeline",
]
