"""Questions to a library of many articles: each goes by an index, and is answered while another process commits.

The size is that of a quick test; with ``TELLINGS_SHELF=100000`` it is that of a big library, and the times are printed (``pytest -s``).
"""

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tellings.library import Library
from tellings.library.asking import looking
from tellings.library.database import open_database, writing_to
from tellings.library.packing import pack, searched
from tellings.library.versions import EDITION, GROUPING, READING, WORDS
from tellings.model import Article, Block, Said, Span

SIZE = int(os.environ.get("TELLINGS_SHELF", "3000"))

# Milliseconds that 99 of 100 questions take at the most.
LONGEST = 100

AGENCIES = ("Halm", "Norre Press", "Tidewire")
KINDS = ("conflict", "update", "variant", "agreed", "copied", "single")


def _vocabulary(chance):
    syllables = ("ba", "do", "fel", "gri", "hu", "jes", "kor", "li", "mo", "nel", "pra", "rud", "se", "tol", "vin", "zar")
    return sorted({"".join(chance.choices(syllables, k=chance.randrange(1, 5))) for _ in range(40_000)}, key=lambda word: (len(word), word))


def fill(path, count):
    """Make a library of so many articles, a story of every eight on average, with the rows that editions leave."""
    chance = random.Random(1)
    words = _vocabulary(chance)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    drawn = chance.choices(words, weights, k=2_000_000)
    connection = open_database(path, writing=True)
    connection.execute("PRAGMA synchronous = OFF")
    with closing(connection), writing_to(connection):
        connection.execute("INSERT INTO page VALUES (1, 'x', 'plain', 1, x'00')")
        connection.executemany("INSERT INTO step VALUES (?, ?)", [("words", WORDS), ("grouping", GROUPING)])
        number = 0
        while number < count:
            number = _story(connection, chance, drawn, number, min(count - number, chance.choice((1, 1, 2, 4, 8, 16, 24))))
        connection.execute("DELETE FROM unplaced")
    return words


def _story(connection, chance, drawn, first, size):
    """Put a story of so many articles, numbered from ``first``, and what its edition says, into the library."""
    day = f"20{chance.randrange(18, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    story = connection.execute("INSERT INTO story (key, first, last) VALUES (?, ?, ?)", (f"s{first:010x}", day, day)).lastrowid
    numbers = range(first + 1, first + size + 1)
    for number in numbers:
        _article(connection, chance, drawn, number, story, day)
    if size > 1:
        row = (story, 1, EDITION, "x", "2026-01-02T03:04:05Z", f"The case of {story}", day, size // 2 + 1, "x", b"x" * 4000)
        connection.execute("INSERT INTO edition VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        for at in range(20):
            _point(connection, chance, drawn, story, (story << 16) + at, chance.sample(numbers, min(size, 3)))
        for to in numbers[1::2]:
            row = ((story << 16) + to - first, story, numbers[0], to, 0.5, 0.9)
            connection.execute("INSERT INTO copy_edge VALUES (?, ?, ?, NULL, ?, ?, ?)", row)
    return first + size


def _article(connection, chance, drawn, number, story, day):
    at = chance.randrange(len(drawn) - 300)
    title, body = " ".join(drawn[at : at + 6]), " ".join(drawn[at + 6 : at + 256])
    key, text = f"a{number:012x}", f"{title}\n\n{body}"
    blocks = (Block("title", 0, len(title)), Block("body", len(title) + 2, len(text)))
    said = Said(title, Span(key, 0, len(title)))
    article = Article(key, key, "text/plain", "x", None, said, None, (), (), None, None, None, "en", text, blocks)
    outlet = f"The {drawn[number % 400].capitalize()} Courier"
    at = f"2026-01-01T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}.000Z"
    connection.execute("INSERT INTO place VALUES (?, ?)", (number, f"https://courier.example/{number}"))
    connection.execute("INSERT INTO capture VALUES (?, ?, ?, 1, 1, NULL, NULL, ?, ?, ?)", (number, key, number, at, at, READING))
    packed = pack(article)
    row = (number, key, number, READING, title, outlet, day, day, 250, packed.digest, packed.body)
    connection.execute("INSERT INTO article VALUES (?, ?, ?, 1, ?, ?, ?, 'en', ?, ?, ?, ?, ?)", row)
    connection.execute("INSERT INTO article_words (rowid, title, told) VALUES (?, ?, ?)", (number, *searched(article)))
    connection.execute("INSERT INTO article_agency VALUES (?, ?)", (number, chance.choice(AGENCIES)))
    connection.execute("INSERT INTO membership VALUES (?, ?, 'machine')", (number, story))


def _point(connection, chance, drawn, story, number, articles):
    words = " ".join(drawn[number % 1_000_000 : number % 1_000_000 + 8])
    kind = chance.choices(KINDS, (1, 2, 2, 10, 10, 20))[0]
    connection.execute("INSERT INTO point VALUES (?, ?, ?, ?, 'event', ?, ?, 1, 0)", (number, story, f"p{number}", kind, words, len(articles)))
    connection.executemany("INSERT INTO point_article VALUES (?, ?)", [(number, article) for article in articles])
    if number % 2:
        speaker = f"{chance.choice(('Ada', 'Bo', 'Cy'))} {drawn[chance.randrange(3000)].capitalize()}"
        row = (number, story, f"q{number}", speaker, words, articles[0], 12, 12 + len(words))
        connection.execute("INSERT INTO said VALUES (?, ?, ?, ?, 'direct', ?, ?, ?, ?)", row)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    kept = os.environ.get("TELLINGS_SHELF_FILE")
    path = kept or str(tmp_path_factory.mktemp("shelf") / "library.tellings")
    if not os.path.exists(path):
        fill(path, SIZE)
    return path
