"""Times as values that keep their precision, when a story was written, and when its event was."""

from tellings.dating.telling import Time, times
from tellings.dating.timex3 import from_timex3, to_timex3

__all__ = ["Time", "from_timex3", "times", "to_timex3"]
