"""Headlines and the name of a medium that sites hang onto them."""

import re

# "HEADLINE – Medium", "HEADLINE | Medium".
_SUFFIX = re.compile(r"\s(?:[–—|-]|::|»)\s(?=[^–—|»]{2,60}$)")

# A medium's name has no more words ("Frankfurter Allgemeine Zeitung", "The Ellmouth Courier and Post").
_MEDIUM_WORDS = 6
# What is left must still be a headline.
_HEADLINE_WORDS = 3


def split_medium(title: str) -> tuple[int, int] | None:
    """Return where the headline ends and where the words after its last dash or bar begin, ``None`` where there are none."""
    found = list(_SUFFIX.finditer(title))
    last = found[-1] if found else None
    if last is None or len(title[last.end() :].split()) > _MEDIUM_WORDS or len(title[: last.start()].split()) < _HEADLINE_WORDS:
        return None
    return last.start(), last.end()


def without_medium(title: str) -> str:
    """Return a headline without the words after its last dash or bar."""
    parts = split_medium(title)
    return title[: parts[0]] if parts else title
