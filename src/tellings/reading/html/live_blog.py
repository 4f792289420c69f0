"""A live blog as timed entries: where each begins and ends, when it was posted, and its heading.

Linked data (``liveBlogUpdate``) says the times and headings where it has the entry; else the time element or the clock line at its head.
Where elements repeat, each with a time, they are the entries; else those of linked data are looked for in the page's words.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tellings.model import Block, Entry, Role, Said, Span, When
from tellings.reading.html.agreeing import level
from tellings.reading.html.linked_data import Update
from tellings.reading.html.live_groups import Group, groups
from tellings.reading.html.live_marks import Mark, marks, may_repeat, on_one_day
from tellings.reading.html.metadata import Metadata
from tellings.reading.html.visible import Stretch
from tellings.reading.printed_times import stamp

if TYPE_CHECKING:
    from lxml.etree import _Element

# So many letters of an entry's beginning tell it from the others.
_BEGINNING = 40
# One entry found of many would reach to the end of the story.
_LEAST_UPDATES = 2
# What stands between the time at the head of a paragraph and its words.
_BETWEEN = frozenset(" \t\u00a0-–—:|·,")
# Roles that the heading of an entry may have been given where the entry was not yet known.
_HEADED: tuple[Role, ...] = ("body", "furniture", "standfirst")
_SOURCE = "json-ld:liveBlogUpdate"


class Live(NamedTuple):
    """One entry in stretches: from ``first`` to ``last``, its time, the stretch and the words that show it, and its heading's stretch."""

    first: int
    last: int
    when: When | None
    source: str | None
    time: tuple[int, str] | None
    heading: int | None


def live_entries(root: "_Element", seen: Sequence[Stretch], roles: Sequence[Role], about: Metadata) -> list[Live]:
    """Return the entries of a live blog in the order of the page; none where the page is no live blog."""
    typed = about.is_live_blog
    if not (typed or about.live_updates or may_repeat(root, seen)):
        return []
    updates = _located(seen, about.live_updates)
    found = groups(seen, roles, marks(root, seen, typed=typed), typed=typed) or _from_updates(roles, updates)
    clocks = on_one_day([group.mark.clock for group in found], about.published, about.updated)
    return [_live(seen, roles, group, updates, when) for group, when in zip(found, clocks, strict=True)]


def _located(seen: Sequence[Stretch], updates: Sequence[Update]) -> dict[int, Update]:
    """Return the updates of linked data by the first stretch that carries their heading or begins as their words do."""
    if not updates:
        return {}
    places: dict[str, int] = {}
    for index, stretch in enumerate(seen):
        if stretch.text:
            places.setdefault(level(stretch.text[: 2 * _BEGINNING])[:_BEGINNING], index)
    found: dict[int, Update] = {}
    for update in updates:
        keys = [level(text[: 2 * _BEGINNING])[:_BEGINNING] for text in (update.heading, update.words) if text.strip()]
        at = min((places[key] for key in keys if key in places), default=None)
        if at is not None:
            found.setdefault(at, update)
    return found


def _from_updates(roles: Sequence[Role], updates: Mapping[int, Update]) -> list[Group]:
    """Return entries that only linked data tells apart: each from its first words, and the date above them, to the next."""
    last = max((index for index, role in enumerate(roles) if role == "body"), default=-1)
    if len(updates) < _LEAST_UPDATES:
        return []
    starts = [index - (index > 0 and roles[index - 1] == "page-date") for index in sorted(updates) if index <= last]
    ends = [*(start - 1 for start in starts[1:]), last]
    return [Group(start, end, Mark("", None, None, "", None)) for start, end in zip(starts, ends, strict=True)]


def _live(seen: Sequence[Stretch], roles: Sequence[Role], group: Group, updates: Mapping[int, Update], clock: When | None) -> Live:
    first, last, mark = group
    update = next((updates[index] for index in range(first, last + 1) if index in updates), None)
    said = stamp(update.stamp) if update else None
    words = mark.words
    time = next(((index, words) for index in range(first, last + 1) if words and _holds_time(seen[index].text, words)), None)
    heading = next((index for index in range(first, last + 1) if _is_heading(seen[index], roles[index], update, words)), None)
    if said:
        return Live(first, last, said, _SOURCE, time, heading)
    return Live(first, last, mark.when or clock, mark.source, time, heading)


def _holds_time(text: str, words: str) -> bool:
    """Tell whether a line is the time, or begins with it, or ends so where it is a line of labels."""
    return text.startswith(words) or (len(text) <= 2 * len(words) + 20 and words in text)


def _is_heading(stretch: Stretch, role: Role, update: Update | None, time: str) -> bool:
    if stretch.text == time:
        return False
    if role == "heading" or (role in _HEADED and stretch.within("h2", "h3", "h4", "h5", "h6")):
        return True
    return update is not None and bool(update.heading) and level(update.heading) == level(stretch.text)


def with_times(roles: Sequence[Role], seen: Sequence[Stretch], found: Sequence[Live]) -> list[Role]:
    """Return the roles with the lines that show the entries' times as page dates, and their headings as headings."""
    changed = list(roles)
    for live in found:
        if live.time and (seen[live.time[0]].text == live.time[1] or changed[live.time[0]] == "furniture"):
            changed[live.time[0]] = "page-date"
        if live.heading is not None and changed[live.heading] in _HEADED:
            changed[live.heading] = "heading"
    return changed


def split_times(text: str, blocks: Sequence[Block], starts: Sequence[int], found: Sequence[Live]) -> list[Block]:
    """Cut the time at the head of an entry's paragraph off as a page date; ``starts`` are the offsets of the stretches in ``text``."""
    ends = {starts[live.time[0]]: starts[live.time[0]] + len(live.time[1]) for live in found if live.time}
    made: list[Block] = []
    for block in blocks:
        end = ends.get(block.start, block.end)
        if block.role == "body" and block.start < end < block.end:
            rest = next((place for place in range(end, block.end) if text[place] not in _BETWEEN), block.end)
            head = text[block.start : rest].rstrip()
            made.append(Block("page-date", block.start, block.start + len(head), block.element))
            if rest < block.end:
                made.append(Block("body", rest, block.end, block.element, block.quoted))
        else:
            made.append(block)
    return made


def entries(article: str, seen: Sequence[Stretch], starts: Sequence[int], found: Sequence[Live]) -> tuple[Entry, ...]:
    """Return the entries with offsets into the article's text."""
    made: list[Entry] = []
    for live in found:
        span = heading = None
        if live.time:
            index, words = live.time
            begin = starts[index] + seen[index].text.index(words)
            span = Span(article, begin, begin + len(words))
        if live.heading is not None:
            text = seen[live.heading].text
            heading = Said(text, Span(article, starts[live.heading], starts[live.heading] + len(text)))
        end = starts[live.last] + len(seen[live.last].text)
        made.append(Entry(starts[live.first], end, live.when, span, live.source, heading))
    return tuple(made)
