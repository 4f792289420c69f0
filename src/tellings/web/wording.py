"""Days and kinds as a person would write them."""

from tellings.editing.phrases import KINDS
from tellings.model import PointKind, When
from tellings.model.spoken import when_phrase


def day_phrase(value: str | None) -> str:
    """Return a day, month or year (EDTF) or a moment in UTC in words; empty where there is none."""
    if not value:
        return ""
    return when_phrase(When(value[:10] if "T" in value and "/" not in value else value, "day"))


def kind_phrase(kind: PointKind) -> tuple[str, str, str]:
    """Return the sign, the heading and the meaning of a kind of point."""
    return KINDS[kind]
