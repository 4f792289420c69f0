"""Times in news forms, case by case: ``news_times.tsv`` beside this file says what must be found."""

from pathlib import Path

import pytest

from tellings.dating import times

TABLE = Path(__file__).with_name("news_times.tsv")
ROWS = [
    row.rstrip("\n").split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines(keepends=True) if row.strip() and row[0] != "#"
]


def told(text, written):
    """Return "words=value; …" of a text, with ~ behind what is approximate."""
    found = times(text, None if written == "-" else written)
    return "; ".join(f"{text[one.start : one.end]}={one.when.value}{'~' if one.when.approximate else ''}" for one in found)


def test_the_table_is_large_and_says_nothing_twice():
    assert len(ROWS) >= 150
    assert len({tuple(row[1:3]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("kind", "written", "text", "expected"), ROWS, ids=[f"{row[0]}: {row[2]}" for row in ROWS])
def test_every_time_of_the_table_has_its_value(kind, written, text, expected):
    assert told(text, written) == expected


@pytest.mark.parametrize(("kind", "written", "text", "expected"), ROWS, ids=[f"{row[0]}: {row[2]}" for row in ROWS])
def test_a_marked_span_has_the_value_of_the_running_text(kind, written, text, expected):
    anchor = None if written == "-" else written
    found = times(text, anchor)
    assert times(text, anchor, [(one.start, one.end) for one in found]) == found
