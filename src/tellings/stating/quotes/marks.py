"""Stretches between quotation marks of all kinds, also unbalanced, nested and running over paragraphs. Text only, no grammar."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

_OPENING, _CLOSING = "“„«‟", "”»"

# What closes a mark where it is not the common closing one: „German“, »Danish«.
_PARTNER = {"„": "“”", "»": "«"}

# A quotation without a closing mark ends with its paragraph, if that is no longer than this; else with its first sentence.
_LONGEST_UNCLOSED = 1200

# A speech tag right behind a mark: what stands before the mark was quoted, so that the mark closes, whatever its shape.
_TAG = re.compile(r"\s?(?:he|she|they|it)\s{1,2}(?:\w{1,20}ed|said|says|told|wrote|writes)\b")

_SENTENCE_END = re.compile(r"[.!?…][\s\"”]")

# Double marks: also two single ones, as typewriters and wire services write them, but not three (a closing mark behind a nested one).
_DOUBLE = re.compile(r"[“„«‟”»\"]|``|(?<!['’])''(?!['’])|(?<!['’])’’(?!['’])|(?<!‘)‘‘(?!‘)")

# Words cut at the front that begin with an apostrophe.
_CUT = re.compile(r"(?:em|til|tis|twas|cause|n|\d0s)\b", re.IGNORECASE)


class Marked(NamedTuple):
    """A stretch inside marks: ``start`` to ``end`` inside, ``left`` to ``right`` with the marks.

    ``closed`` is true where a closing mark was found.
    """

    start: int
    end: int
    left: int
    right: int
    closed: bool


def _before(text: str, i: int) -> str:
    return text[i - 1] if i else " "


def _after(text: str, i: int) -> str:
    return text[i + 1] if i + 1 < len(text) else " "


def _role(text: str, i: int, width: int, opener: str) -> str:
    """Return what the double mark at ``i`` does: "open", "close" or "" (inches and the like)."""
    mark, before, after = text[i], _before(text, i), _after(text, i + width - 1)
    opened = bool(opener)
    tag = opened and _TAG.match(text, i + width) is not None
    if opener and mark in _PARTNER.get(opener, ""):
        return "close"
    if mark == "`":
        return "open"
    if mark in _OPENING or mark == "‘":
        return "close" if tag or (opened and after.isspace() and not before.isspace()) else "open"
    if mark in _CLOSING or mark == "’":
        return "open" if not opened and (before.isspace() or before in "([—–-") and not after.isspace() else "close"
    if not opened:
        return "" if before.isdigit() or (after.isspace() and not before.isspace()) else "open"
    if tag or not before.isspace() or after.isspace() or not after.isalnum():
        return "close"
    return "open"


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


def marked(text: str) -> list[Marked]:
    """Return the stretches inside marks of one paragraph, in order; nested marks are part of the outer stretch."""
    found: list[Marked] = []
    opened = inside = -1

    def close(end: int, right: int, closed: bool) -> None:
        start, stop = _stripped(text, inside, end)
        if start < stop:
            found.append(Marked(start, stop, opened, right, closed))

    for match in _DOUBLE.finditer(text):
        i = match.start()
        role = _role(text, i, len(match[0]), text[opened] if opened >= 0 else "")
        if role == "open":
            if opened >= 0:
                close(i, i, False)
            opened, inside = i, match.end()
        elif role == "close" and opened >= 0:
            close(i, match.end(), True)
            opened = -1
    if opened >= 0:
        end = len(text)
        first = _SENTENCE_END.search(text, opened)
        if end - opened > _LONGEST_UNCLOSED:
            end = first.start() + 1 if first else opened + 1
        close(end, end, False)
    single = _single(text, found)
    return sorted([*_outside(found, single), *single])


def _outside(double: Sequence[Marked], single: Sequence[Marked]) -> list[Marked]:
    """Return the stretches inside double marks that lie in none of those inside single marks; both are in order of place."""
    starts = [quote.left for quote in single]
    kept = []
    for quote in double:
        at = bisect_right(starts, quote.left) - 1
        if at < 0 or single[at].right <= quote.left:
            kept.append(quote)
    return kept


def _single(text: str, double: Sequence[Marked]) -> list[Marked]:
    """Return stretches inside single marks that are not inside double ones, apostrophes told apart."""
    taken = sorted((quote.left, quote.right) for quote in double)
    found: list[Marked] = []
    reach, next_taken = 0, 0
    closers = [
        m.start() for m in re.finditer(r"['’]", text) if not _before(text, m.start()).isspace() and not _after(text, m.start()).isalnum()
    ]
    following = 0
    for match in re.finditer(r"['‘]", text):
        i = match.start()
        while next_taken < len(taken) and taken[next_taken][1] <= i:
            next_taken += 1
        inside = next_taken < len(taken) and taken[next_taken][0] <= i
        opens = (_before(text, i).isspace() or _before(text, i) in "([—–") and _after(text, i).isalnum() and not _CUT.match(text, i + 1)
        if i < reach or inside or not opens:
            continue
        while following < len(closers) and closers[following] <= i:
            following += 1
        end = _closer(text, closers, following)
        if end is not None and not _crossed(taken, next_taken, end):
            found.append(Marked(i + 1, end, i, end + 1, True))
            reach = end + 1
    return found


def _crossed(taken: Sequence[tuple[int, int]], first: int, end: int) -> bool:
    """Tell whether ``end`` lies inside one of the stretches in order from ``first`` on."""
    for left, right in taken[first:]:
        if left >= end:
            return False
        if end < right:
            return True
    return False


def _closer(text: str, closers: Sequence[int], first: int) -> int | None:
    """Return the closing mark among apostrophes: the first one, or a later one behind punctuation if the first is a plural's."""
    if first >= len(closers):
        return None
    end = closers[first]
    if text[end - 1] != "s":
        return end
    for later in closers[first : first + 4]:
        if text[later - 1] in ".,!?":
            return later
    return end


def running(paragraphs: Sequence[tuple[int, str]]) -> list[Marked]:
    """Return the stretches of an article's paragraphs ``(start, text)``, as offsets into the article.

    A stretch that no mark closes runs on where the next paragraph opens with a mark: both are one.
    """
    found: list[Marked] = []
    end = -1
    for offset, text in paragraphs:
        stretches = [Marked(offset + q.start, offset + q.end, offset + q.left, offset + q.right, q.closed) for q in marked(text)]
        open_end = bool(found) and not found[-1].closed and found[-1].end >= end
        if open_end and stretches and not text[: stretches[0].left - offset].strip():
            head = stretches.pop(0)
            found[-1] = Marked(found[-1].start, head.end, found[-1].left, head.right, head.closed)
        found += stretches
        end = offset + len(text.rstrip())
    return found
