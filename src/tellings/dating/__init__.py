"""Times as values that keep their precision, when a story was written, and when its event was."""

from tellings.dating.story.dating import StoryDates, date_story
from tellings.dating.telling import Time, times
from tellings.dating.timex3 import from_timex3, to_timex3
from tellings.dating.weekdays import NamedDay, may_be_one, named_days

__all__ = ["NamedDay", "StoryDates", "Time", "date_story", "from_timex3", "may_be_one", "named_days", "times", "to_timex3"]
