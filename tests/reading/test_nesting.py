"""Pages nested deeper than a parser follows keep their words, in little time."""

import time

import pytest

from tellings.model import Page
from tellings.reading import read
from tellings.reading.html.nesting import DEEPEST, flattened

FIRST = "The council of Ellmouth voted on Tuesday to rebuild the stone bridge over the Tarn, which a flood carried away."
SECOND = "Divers found the first of the old piers under four metres of sand, and marked it with a buoy for the engineers."
THIRD = "The ferry will run every half hour until the bridge is open again, the harbour office said in a letter to the town."


def text_of(source: str) -> str:
    articles, problems = read([Page("page.html", source.encode(), "text/html")])
    assert {one.error for one in problems} <= {"too-deep"}
    return articles[0].text


@pytest.mark.parametrize("depth", [100, 300, 5_000, 50_000])
def test_deep_elements_lose_no_words(depth: int):
    opened, closed = "<div>" * depth, "</div>" * depth
    text = text_of(f"<html><body><h1>Bridge</h1>{opened}<p>{FIRST}</p><p>{SECOND}</p>{closed}<p>{THIRD}</p></body></html>")
    assert text.split("\n") == ["Bridge", FIRST, SECOND, THIRD]


def test_missing_end_tags_make_nothing_deep():
    source = "<ul>" + "<li>one<p>two" * DEEPEST
    assert flattened(source) == source
    assert flattened("<p>one" * 3 * DEEPEST) == "<p>one" * 3 * DEEPEST


@pytest.mark.parametrize("end", ["<!-- ", "<", "<script>", "<a ", "</", "<div "])
def test_open_ends_take_linear_time(end: str):
    start = time.process_time()
    assert FIRST in flattened(f"<p>{FIRST}</p>" + "<div>" * 300 + end * 50_000)
    assert time.process_time() - start < 2
