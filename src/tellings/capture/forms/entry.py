"""What a form gives: entries that become pages, and the name and the time of each."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from tellings.capture.source import Trouble

# An address is cut here in a page's name; browsers show less.
_LONGEST_LABEL = 300
# Characters that a name in a list must not hold: controls, marks of direction, halves of characters, private ones.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufeff\ufff9-\uffff]+")

_EPOCH = re.compile(r"\d{9,11}(?:\.\d{1,9})?")


class Entry(NamedTuple):
    """One page of a container. ``label`` stands after "#" in its name; an empty one takes the container's own name.

    With ``alone`` the label is the whole name: an address that says where the page is from.
    """

    label: str
    data: bytes
    media_type: str | None
    captured: str | None = None
    alone: bool = False


Found = Entry | Trouble


def shown(label: str) -> str:
    """Return a label that can stand in a list: one line, without characters that hide or turn others, not too long."""
    plain = " ".join(_UNSHOWN.sub(" ", label[: 4 * _LONGEST_LABEL]).split())
    return plain if len(plain) <= _LONGEST_LABEL else plain[:_LONGEST_LABEL] + "…"


def moment(value: object) -> str | None:
    """Return a time as ISO 8601: of an ISO time, the date of a message (RFC 5322) or seconds since 1970; ``None`` for all else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()[:60]
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(float(text), UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return _of_message(text)
    return text if re.match(r"\d{4}-\d\d-\d\d", text) else None


def _of_message(text: str) -> str | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
