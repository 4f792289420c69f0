"""When a page is asked for again."""

from datetime import UTC, datetime

from tellings.gathering.bounds import FIRST_REST, LONGEST_REST
from tellings.gathering.shelf import Visit


def is_due(visit: Visit | None, said: str, *, since: str, now: datetime, repeated: bool) -> bool:
    """Tell whether an address is to be asked for in a run that goes on ``since`` then; ``said`` is when its list says that it changed.

    A run asks for everything once. With ``repeated``, what brought nothing new rests, longer each time, unless ``said`` is another now.
    """
    if visit is None:
        return True
    if visit.at >= since:
        return False
    if not repeated or not visit.rested or said != visit.said:
        return True
    rest = min(FIRST_REST * 2.0 ** min(visit.rested - 1, 20), LONGEST_REST)
    return (now - datetime.fromisoformat(visit.at)).total_seconds() >= rest


def utc(moment: datetime | None = None) -> str:
    """Return a time, by default the present, as ISO 8601 in UTC with milliseconds: times written so sort as they are."""
    at = moment or datetime.now(UTC)
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
