"""The times that head the entries of a live blog: time elements with a clock time, and lines that are nothing but one."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from tellings.model import When
from tellings.reading.html.stamped import Stamped
from tellings.reading.html.visible import Stretch
from tellings.reading.printed_dates import is_date_line
from tellings.reading.printed_times import stamp

if TYPE_CHECKING:
    from lxml.etree import _Element

# More times than this on one page are data.
MOST_MARKS = 2_000

# A page that linked data does not call a live blog has so many entries, each with a time. On 154 news pages, none of them a live blog, the
# form alone finds none from 3 on.
LEAST = 3

# A line that shows a time and nothing else is not longer: "Wednesday, 13 September 2023, 10:15 a.m. GMT".
_LONGEST_LINE, _MOST_TOKENS = 60, 8
_CLOCK = re.compile(r"(?<![\d:.,])([01]?\d|2[0-3])[:.h]([0-5]\d)(?![\d:.,]\d)\s?(?:([ap])\.?m\b)?", re.I)
# Every clock time has this; to look for it costs a tenth.
_MAYBE_CLOCK = re.compile(r"\d[:.hH]\d")
_HEAD = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)(?![:.]?\d)\s?(?:([ap])\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?(?=\s?[:|·–—-]\s|\s+[^\W\d_a-z])")


class Mark(NamedTuple):
    """A time at ``path``: its value, or its ``clock`` ("10:15") alone where no day stands with it; ``words`` as the page shows them."""

    path: str
    when: When | None
    clock: str | None
    words: str
    source: str | None


def marks(root: "_Element", seen: Sequence[Stretch], *, typed: bool) -> list[Mark]:
    """Return the times on a page that have a clock time: fields of elements first, then lines, each in the order of the page.

    Where linked data calls the page a live blog (``typed``), a clock time at the head of a paragraph is one too.
    """
    return [*_elements(root), *_lines(seen), *(_heads(seen) if typed else ())]


def may_repeat(root: "_Element", seen: Sequence[Stretch]) -> bool:
    """Tell whether a page may have ``LEAST`` times, of elements and lines, as those of :func:`marks`; most pages have not."""
    count = 0
    for element in root.iter("time", "meta"):
        count += element.get("datetime") is not None if element.tag == "time" else element.get("itemprop") == "datePublished"
        if count >= LEAST:
            return True
    return len(_MAYBE_CLOCK.findall("\n".join([stretch.text for stretch in seen if _is_short(stretch)]))) >= LEAST - count


def on_one_day(clocks: Sequence[str | None], published: Stamped | None, updated: Stamped | None) -> list[When | None]:
    """Return the times of clocks that stand without a day, ``None`` where their day cannot be known.

    It is known where the page was published and last updated on one day, by the clock of a place and not by that of a program in UTC,
    for clocks between the two; and only where these clocks run one way down the page.
    """
    none: list[When | None] = [None] * len(clocks)
    edges = [each.when.value for each in (published, updated) if each and not each.when.value.endswith(("Z", "+00:00"))]
    if len(edges) < 2 or edges[0][:10] != edges[1][:10] or len(edges[0]) < len("2024-05-03"):
        return none
    first, last = edges[0][11:16] or "00:00", edges[1][11:16] or "23:59"
    known = [clock if clock and first <= clock <= last else None for clock in clocks]
    run = [clock for clock in known if clock]
    if run not in (sorted(run), sorted(run, reverse=True)):
        return none
    return [When(f"{edges[0][:10]}T{clock}", "minute") if clock else None for clock in known]


def _elements(root: "_Element") -> Iterator[Mark]:
    path = root.getroottree().getpath
    for element, _ in zip(root.iter("time", "meta"), range(MOST_MARKS), strict=False):
        is_time = element.tag == "time"
        value = element.get("datetime") if is_time else element.get("content") if element.get("itemprop") == "datePublished" else None
        when = stamp(value) if value else None
        if when and when.precision in ("minute", "second"):
            words = " ".join("".join(cast("Iterator[str]", element.itertext()))[: 4 * _LONGEST_LINE].split())
            source = "time:datetime" if is_time else "microdata:datePublished"
            yield Mark(path(element).removeprefix("/"), when, None, words if len(words) <= _LONGEST_LINE else "", source)


def _lines(seen: Sequence[Stretch]) -> Iterator[Mark]:
    for stretch in seen:
        clock = _CLOCK.search(stretch.text) if _is_short(stretch) and _MAYBE_CLOCK.search(stretch.text) else None
        if clock and is_date_line(stretch.text):
            when = stamp(stretch.text)
            is_whole = when is not None and when.precision in ("minute", "second")
            yield Mark(stretch.element, when if is_whole else None, None if is_whole else _hours(clock), stretch.text, None)


def _is_short(stretch: Stretch) -> bool:
    return stretch.tokens <= _MOST_TOKENS and len(stretch.text) <= _LONGEST_LINE


def _heads(seen: Sequence[Stretch]) -> Iterator[Mark]:
    for stretch in seen:
        clock = _HEAD.match(stretch.text)
        if clock:
            yield Mark(stretch.element, None, _hours(clock), clock[0], None)


def _hours(clock: re.Match[str]) -> str:
    """Return a clock time as "22:05"."""
    hour = int(clock[1])
    if clock[3] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if clock[3] in "pP" else 0)
    return f"{hour:02}:{clock[2]}"
