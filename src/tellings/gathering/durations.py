"""How long, as people write it: 90s, 15m, 2h, 1d."""

import re

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_WRITTEN = re.compile(r"(\d{1,6})\s{0,4}([smhd])", re.I)

# The shortest time between two rounds, and the longest: a feed that is read more often than each minute is a burden to its server.
SHORTEST = 60
LONGEST = 30 * 86400


def seconds_of(words: str, shortest: int = SHORTEST) -> int:
    """Return the seconds of a time such as ``15m``.

    Raises:
        ValueError: it is no such time, or shorter or longer than is taken.
    """
    found = _WRITTEN.fullmatch(words.strip())
    if found is None:
        raise ValueError(f"'{words[:40]}' is no time; write a number and s, m, h or d, as in 15m")
    seconds = int(found[1]) * _SECONDS[found[2].lower()]
    if not shortest <= seconds <= LONGEST:
        raise ValueError(f"'{words[:40]}' is out of bounds; take {shortest} seconds at the least and {LONGEST // 86400} days at the most")
    return seconds
