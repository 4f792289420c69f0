"""Clock times on a day, with the offset that a named zone has on that day."""

import datetime
import re
import zoneinfo

from tellings.dating import calendar
from tellings.dating.sense import Sense
from tellings.dating.vocabulary import zones
from tellings.model import When


def at(day: calendar.Day, sense: Sense) -> When:
    """Return the day, its part or the minute of it that ``sense`` names."""
    if sense.hour is None:
        return calendar.day_value(day) if sense.part is None else calendar.part_value(day, sense.part)
    hour, part = sense.hour, sense.part
    if part in ("AF", "EV", "NI") and 1 <= hour < 12 and sense.means == "clock":
        hour += 12
    if hour == 24:
        day, hour = calendar.moved(day, 1) or day, 0
    clock = f"{hour:02d}:{sense.minute or 0:02d}" + (f":{sense.second:02d}" if sense.second is not None else "")
    value = f"{day.isoformat()}T{clock}{_offset(day, hour, sense)}"
    return When(value, "minute" if sense.second is None else "second")


def half_of_day(when: When | None) -> bool | None:
    """Return whether a clock time or a part of a day lies after noon; ``None`` where it does not say."""
    if when is None or "/" in when.value or when.precision not in ("part", "minute", "second"):
        return None
    told = when.value[11:13]
    return told in ("AF", "EV", "NI") if when.precision == "part" else int(told) >= 12


def _offset(day: calendar.Day, hour: int, sense: Sense) -> str:
    name = sense.zone
    if name is None:
        return ""
    if re.match(r"[+-]\d", name):
        return f"{name[:3]}:{name[-2:]}"
    zone = 0.0 if name == "z" else zones().get(name)
    if zone is None:
        return ""
    if isinstance(zone, str):
        try:
            away = datetime.datetime(day.year, day.month, day.day, hour, sense.minute or 0, tzinfo=zoneinfo.ZoneInfo(zone)).utcoffset()
        except zoneinfo.ZoneInfoNotFoundError:
            return ""
        zone = 0.0 if away is None else away.total_seconds() / 3600
    if zone == 0 and name in ("z", "gmt", "utc"):
        return "Z"
    minutes = round(abs(zone) * 60)
    return f"{'-' if zone < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"
