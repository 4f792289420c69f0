"""One entity a story: ``tables/entities.tsv`` holds the texts of a story a row, the words of a mention, and whose they are."""

import functools
from pathlib import Path

import pytest

from tellings.model import Article, Block
from tellings.stating.names import name_mentions
from tellings.stating.parsing import parse

ROWS = [
    row.split("\t")
    for row in (Path(__file__).parent / "tables" / "entities.tsv").read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]


def article(identifier, text):
    block = Block("body", 0, len(text))
    return Article(identifier, identifier, "text/plain", "", None, None, None, (), (), None, None, None, "en", text, (block,))


@functools.cache
def parsed():
    """Parse all texts at once, by row and place in it."""
    return parse([article(f"{row} {n}", text) for row, (texts, *_) in enumerate(ROWS) for n, text in enumerate(texts.split(" || "))])


@pytest.mark.parametrize("row", range(len(ROWS)), ids=["|".join(row[:2]) for row in ROWS])
def test_the_words_are_the_entitys(row):
    texts, words, entity, kind = ROWS[row]
    story = {f"{row} {n}": parsed()[f"{row} {n}"] for n in range(len(texts.split(" || ")))}
    mentions = [mention for found in name_mentions(story).values() for mention in found]
    found = {(mention.entity, mention.kind) for mention in mentions if mention.words == words}
    assert found == (set() if entity == "-" else {(entity, kind)})


def test_the_table_holds_at_least_60_mentions_each_once():
    assert len({(texts, words) for texts, words, _, _ in ROWS}) == len(ROWS) >= 60
