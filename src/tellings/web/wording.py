"""Days and names of pages as a person would write them."""

from tellings.model import When
from tellings.model.spoken import when_phrase
from tellings.web.live import live_address


def day_phrase(value: str | None) -> str:
    """Return a day, month or year (EDTF) or a moment in UTC in words; empty where there is none."""
    if not value:
        return ""
    return when_phrase(When(value[:10] if "T" in value and "/" not in value else value, "day"))


def called(place: str) -> str:
    """Return what a list calls a page without a title: the last part of its file's name, or its address."""
    return place if live_address(place) else place.replace("\\", "/").rstrip("/").rpartition("/")[2] or place
