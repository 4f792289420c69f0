"""A story at a glance, for lists: its pages gathered by text, and when they were written, as two small drawings."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tellings.library.asking.places import marks

# A drawing shows so many texts, and so many pages of each; what is more is said in words.
_MOST_TEXTS, _MOST_PAGES = 14, 8
# Conflicts of a story that a list names by what they are about.
_MOST_CONFLICTS = 2
# Units of the drawings: CSS pixels.
_SQUARE, _STEP, _COLUMN = 9, 11, 13
# The bars of the line of time: so many, together so wide, each at most so wide and so high.
_BARS, _WIDTH, _WIDEST, _HEIGHT = 24, 144, 18, 26


class Square(NamedTuple):
    """A page of a text in the drawing: where it stands, and whether it stands for an original that is on none of the pages."""

    x: int
    y: int
    hidden: bool


class Bar(NamedTuple):
    """The pages of some days."""

    x: int
    y: int
    width: int
    height: int


class Glance(NamedTuple):
    """What a list shows of a story besides its line.

    How many pages each text has, squares for them, bars for the days from ``first`` to ``last``, ``span`` wide together, and what the
    first conflicts are about.
    """

    texts: tuple[int, ...]
    squares: tuple[Square, ...]
    width: int
    height: int
    bars: tuple[Bar, ...]
    span: int
    first: str
    last: str
    conflicts: tuple[str, ...]


def glances(connection: sqlite3.Connection, stories: Sequence[str]) -> dict[str, Glance]:
    """Return the glance of each story, by key."""
    days: dict[str, list[str]] = {story: [] for story in stories}
    texts: dict[str, list[tuple[int, bool]]] = {story: [] for story in stories}
    if stories:
        sql = (
            "SELECT story.key, article.written FROM story JOIN article_line ON article_line.story = story.id"
            f" JOIN article ON article.id = article_line.article WHERE story.key IN ({marks(stories)}) AND article.written IS NOT NULL"
        )
        for key, written in connection.execute(sql, tuple(stories)):
            days[key].append(written[: len("2024-05-14")])
        sql = (
            "SELECT story.key, count(text_family_article.article), hidden FROM text_family JOIN story ON story.id = text_family.story"
            " LEFT JOIN text_family_article ON text_family_article.text = text_family.id"
            f" WHERE story.key IN ({marks(stories)}) GROUP BY text_family.id ORDER BY 2 DESC, text_family.key"
        )
        for key, pages, hidden in connection.execute(sql, tuple(stories)):
            texts[key].append((pages, bool(hidden)))
    conflicts = _conflicts(connection, stories)
    return {story: _glance(texts[story], sorted(days[story]), conflicts.get(story, ())) for story in stories}


def _conflicts(connection: sqlite3.Connection, stories: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return what the first conflicts of each story are about."""
    found: dict[str, tuple[str, ...]] = {}
    sql = (
        "SELECT story.key, headline FROM point JOIN story ON story.id = point.story"
        f" WHERE kind = 'conflict' AND story.key IN ({marks(stories)}) ORDER BY texts DESC, articles DESC, point.key"
    )
    for key, headline in connection.execute(sql, tuple(stories)) if stories else ():
        if len(found.get(key, ())) < _MOST_CONFLICTS:
            found[key] = (*found.get(key, ()), headline)
    return found


def _glance(texts: Sequence[tuple[int, bool]], days: Sequence[str], conflicts: tuple[str, ...]) -> Glance:
    shown = texts[:_MOST_TEXTS]
    squares = []
    most = max((min(pages, _MOST_PAGES) + hidden for pages, hidden in shown), default=1)
    for column, (pages, hidden) in enumerate(shown):
        # An original that is on none of the pages stands below those that have its words.
        here = min(pages, _MOST_PAGES) + hidden
        squares += [Square(column * _COLUMN + 1, (most - 1 - row) * _STEP + 1, hidden and row == 0) for row in range(here)]
    bars = _bars([day for day in days if len(day) == len("2024-05-14")])
    return Glance(
        tuple(pages for pages, _ in texts),
        tuple(squares),
        max(1, len(shown)) * _COLUMN,
        most * _STEP + 1,
        bars,
        _WIDTH,
        days[0] if days else "",
        days[-1] if days else "",
        conflicts,
    )


def _bars(days: Sequence[str]) -> tuple[Bar, ...]:
    """Return bars over the days from the first to the last; each day has one where they are few enough, a single day has none."""
    try:
        numbers = [date.fromisoformat(day).toordinal() for day in days]
    except ValueError:
        return ()
    if len(set(numbers)) < 2:
        return ()
    first, span = numbers[0], numbers[-1] - numbers[0] + 1
    bins = min(span, _BARS)
    counts = [0] * bins
    for number in numbers:
        counts[(number - first) * bins // span] += 1
    most = max(counts)
    heights = [max(3, round(_HEIGHT * counted / most)) if counted else 0 for counted in counts]
    step = _WIDTH // bins
    width = min(step - 1, _WIDEST)
    return tuple(Bar(place * step, _HEIGHT - height, width, height) for place, height in enumerate(heights) if height)
