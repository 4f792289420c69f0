"""Trying again: when, and how long to wait before it."""

import time
from email.utils import parsedate_to_datetime

from tellings.capture.web.refusing import RefusedError
from tellings.capture.web.settings import Settings

# Answers that may be others a moment later (RFC 9110, sections 15.5.9 and 15.6; RFC 6585, section 4).
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


def retry_after(value: str) -> float | None:
    """Return the seconds of a ``Retry-After``: a number or a date (RFC 9110, section 10.2.3); ``None`` where it is neither."""
    text = value.strip()[:60]
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def wait_before(tries: int, refused: RefusedError, settings: Settings) -> float | None:
    """Return the seconds to wait after so many tries; ``None`` where it is not to be tried again in this run."""
    if not refused.passing or tries >= settings.most_tries:
        return None
    back_off = min(settings.first_back_off * 2.0 ** (tries - 1), settings.longest_wait)
    if refused.wait is None:
        return back_off
    return max(refused.wait, back_off) if refused.wait <= settings.longest_wait else None
