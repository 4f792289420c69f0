"""Who says what: ``tables/speakers.tsv`` holds a text a row, words that are quoted or reported in it, and whose they are."""

import functools
from pathlib import Path

import pytest

from tellings.model import Article, Block
from tellings.stating.names import name_mentions
from tellings.stating.parsing import parse
from tellings.stating.quotes import find_quotes

ROWS = [
    row.split("\t")
    for row in (Path(__file__).parent / "tables" / "speakers.tsv").read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]


def article(identifier, text):
    """Make an article of a text, a block a line."""
    starts = [0, *(place + 1 for place, letter in enumerate(text) if letter == "\n")]
    blocks = tuple(Block("body", start, start + len(line)) for start, line in zip(starts, text.split("\n"), strict=True))
    return Article(identifier, identifier, "text/plain", "", None, None, None, (), (), None, None, None, "en", text, blocks)


@functools.cache
def parsed():
    """Parse all texts at once, by row."""
    return parse([article(str(number), row[0].replace("\\n", "\n")) for number, row in enumerate(ROWS)])


@pytest.mark.parametrize("row", range(len(ROWS)), ids=["|".join(row[:2]) for row in ROWS])
def test_the_words_are_the_speakers(row):
    _, words, kind, speaker = ROWS[row]
    page = parsed()[str(row)]
    quotes = find_quotes(page, name_mentions({str(row): page})[str(row)])
    found = [quote for quote in quotes if words in page.article.words(quote.span) or page.article.words(quote.span) in words]
    if kind == "none":
        assert [quote for quote in found if quote.kind != "indirect"] == []
    else:
        assert [(quote.kind, quote.speaker or "-") for quote in found if quote.kind == kind] == [(kind, speaker)]
        assert all(quote.kind in (kind, "indirect") for quote in found)


def test_the_table_holds_at_least_60_texts_each_once():
    assert len({(text, words) for text, words, _, _ in ROWS}) == len(ROWS) >= 60
