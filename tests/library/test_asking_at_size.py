"""Questions to a library of many articles: each goes by an index, and is answered while another process commits.

The size is that of a quick test; with ``TELLINGS_SHELF=100000`` it is that of a big library, and the times are printed (``pytest -s``).
"""

import os
import random
import re
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tellings.library import Library
from tellings.library.asking.searching import MOST_RANKED
from tellings.library.database import open_database, writing_to
from tellings.library.packing import pack, searched
from tellings.library.versions import EDITION, GROUPING, READING, WORDS
from tellings.model import Article, Block, Said, Span

SIZE = int(os.environ.get("TELLINGS_SHELF", "3000"))

# Milliseconds of processor time that 99 of 100 questions take at the most.
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
    connection.execute(
        "INSERT INTO point VALUES (?, ?, ?, ?, 'event', ?, ?, 1, 0)", (number, story, f"p{number}", kind, words, len(articles))
    )
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


@pytest.fixture
def asked(shelf):
    with Library.open(shelf) as found:
        yield found


@pytest.fixture(scope="module")
def words(shelf):
    """Words of titles, the rarest first."""
    with Library.open(shelf) as found:
        titles = [title for (title,) in found.connection.execute("SELECT title FROM article WHERE id % 101 = 1 LIMIT 30")]
        sql = "SELECT count(*) FROM article_words WHERE article_words MATCH ?"
        counts = {word: found.connection.execute(sql, (f'"{word}"',)).fetchone()[0] for title in titles for word in title.split()}
    return sorted(counts, key=lambda word: (counts[word], word))


def _questions(library, words):
    """Return questions of every kind, with rare words and common ones, by name."""
    chance = random.Random(5)
    rare, common = words[: len(words) // 2], words[-12:]
    outlets = [name for (name,) in library.connection.execute("SELECT DISTINCT outlet FROM article_line ORDER BY outlet LIMIT 9 OFFSET 40")]
    speakers = [name for (name,) in library.connection.execute("SELECT speaker FROM said ORDER BY id LIMIT 9")]
    stories = [key for (key,) in library.connection.execute("SELECT key FROM story ORDER BY id LIMIT 9 OFFSET 5")]
    word, two, outlet, speaker, story = (
        (lambda: chance.choice(rare + common)),
        chance.sample(common, 2),
        outlets[0],
        speakers[0],
        stories[0],
    )
    return {
        "a word": lambda: library.search(word()),
        "the next page": lambda: library.search(word(), offset=20),
        "a word and a common one": lambda: library.search(f"{word()} {two[0]}"),
        "two common words": lambda: library.search(" ".join(two)),
        "a phrase": lambda: library.search(f'"{rare[0]} {rare[1]}" {two[1]}'),
        "a word of an outlet": lambda: library.search(word(), outlet=chance.choice(outlets)),
        "a word of an agency": lambda: library.search(word(), agency="Halm"),
        "a word of a year": lambda: library.search(word(), since="2022", until="2022"),
        "a word and a speaker": lambda: library.search(word(), speaker=chance.choice(speakers)),
        "a word and a kind": lambda: library.search(word(), kind=chance.choice(KINDS)),
        "stories": lambda: library.stories(),
        "stories, far": lambda: library.stories(offset=300),
        "stories by pages": lambda: library.stories(sort="pages"),
        "stories by event": lambda: library.stories(sort="event", since="2021-05"),
        "stories of an outlet": lambda: library.stories(outlet=outlet, is_open=True),
        "stories with conflicts": lambda: library.stories(with_conflicts=True),
        "quotes": lambda: library.quotes(speaker=speaker),
        "quotes of words": lambda: library.quotes(words=chance.choice(rare)),
        "quotes of a story": lambda: library.quotes(story=story),
        "quotes in an outlet": lambda: library.quotes(speaker=speaker, outlet=outlet),
        "a source": lambda: library.sources(outlet=outlet),
        "behind": lambda: library.behind(),
    }


# What is gone through row by row: the words that match, narrow lines, and names out of an index.
ALLOWED = re.compile(
    r"SCAN (?:article_words|said_words) VIRTUAL TABLE|SCAN (?:line|article_line|story_line)\b|SCAN (?:each|found|step|CONSTANT ROW)\b"
    r"|SCAN (?:unplaced|unsettled)\b|SCAN \(subquery"
)


def test_no_question_goes_through_a_wide_table(asked, words):
    for name, question in {**_questions(asked, words), "sources": asked.sources}.items():
        statements = []
        asked.connection.set_trace_callback(statements.append)
        question()
        asked.connection.set_trace_callback(None)
        for sql in statements:
            # What the full-text index asks of its own tables names them so.
            if sql.startswith(("SELECT", "WITH")) and "'main'." not in sql:
                plan = [row[3] for row in asked.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
                assert [step for step in plan if step.startswith("SCAN") and not ALLOWED.match(step)] == [], f"{name}: {sql}"


WRITER = """
import sys, time
from tellings.library.database import open_database, writing_to
connection = open_database(sys.argv[1], writing=True)
for number in range(100_000):
    with writing_to(connection):
        connection.execute("UPDATE capture SET last_seen = last_seen WHERE id % 50 = ?", (number % 50,))
        connection.execute("UPDATE story SET changed = changed + 1, last = last WHERE id = ?", (number % 300 + 1,))
    if number == 1:
        print("writing", flush=True)
    time.sleep(0.02)
"""


def test_questions_are_answered_while_another_process_commits(shelf, words):
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(shelf)], stdout=subprocess.PIPE, text=True)
    try:
        assert writer.stdout.readline() == "writing\n"
        with Library.open(shelf) as library:
            taken = {name: [_taken(question) for _ in range(8)] for name, question in _questions(library, words).items()}
    finally:
        writer.kill()
        writer.wait()
        writer.stdout.close()
    worst = sorted(cpu for times in taken.values() for cpu, _wall in times)
    walls = sorted(wall for times in taken.values() for _cpu, wall in times)
    for name, times in taken.items():
        print(f"{name}: {max(cpu for cpu, _wall in times):.1f} ms processor, {max(wall for _cpu, wall in times):.1f} ms")
    half, at = len(worst) // 2, len(worst) * 99 // 100
    print(f"{SIZE:,}: p50 {worst[half]:.1f} p99 {worst[at]:.1f} ms processor; p50 {walls[half]:.1f} p99 {walls[at]:.1f} ms")
    assert worst[at] < LONGEST


def _taken(question):
    wall, cpu = time.perf_counter(), time.process_time()
    question()
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def test_pages_of_hits_put_together_are_all_hits(asked, words):
    for word in (words[len(words) // 2], words[0]):
        total = asked.search(word).total
        found = [hit.page.article for at in range(0, total, 40) for hit in asked.search(word, limit=40, offset=at).hits]
        assert len(found) == len(set(found)) == total


def test_words_that_are_on_very_many_pages_come_newest_first(asked, words, monkeypatch):
    common = words[-1]
    assert asked.search(common).order == ("rank" if asked.search(common).total <= MOST_RANKED else "newest")
    monkeypatch.setattr("tellings.library.asking.searching.MOST_RANKED", asked.search(common).total - 1)
    found = asked.search(common)
    assert found.order == "newest"
    assert [hit.page.article for hit in found.hits] == sorted((hit.page.article for hit in found.hits), reverse=True)
    assert asked.search(words[0]).order == "rank"
