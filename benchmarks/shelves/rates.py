"""How fast a library takes articles in, what one more costs in a full one, how fast it is searched meanwhile, and how big it becomes."""

import datetime
import html
import multiprocessing
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from shelves import filling
from shelves.generated import Generated, generate
from shelves.scoring import bcubed
from shelves.streams import stories

from tellings import Page
from tellings.library.database import open_database
from tellings.library.deriving import bring_up_to_date
from tellings.library.keeping import keep

SEED = 7
ADDED = 300
# Articles before the new ones that are placed for real in a library that is filled: those of a month.
RECENT = 3_000


def page_of(each: Generated) -> Page:
    """Return a generated article as a page of HTML with its day."""
    day = datetime.date.fromordinal(each.day).isoformat()
    head = f'<title>{html.escape(each.title)}</title><meta property="article:published_time" content="{day}">'
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in each.text.split("\n\n"))
    words = (
        f'<!doctype html><html lang="en"><head>{head}</head><body><article><h1>{html.escape(each.title)}</h1>{body}</article></body></html>'
    )
    return Page(each.name, words.encode(), "text/html", None)


def taking_in(most: int) -> None:
    """Print the rate of taking in 1,000, 10,000, ... generated articles, up to ``most``."""
    count = 1_000
    while count <= most:
        articles = list(generate(count, SEED))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "library.tellings"
            connection = open_database(path, writing=True)
            began, spent = time.monotonic(), time.process_time()
            keep(connection, (page_of(each) for each in articles))
            kept = time.monotonic()
            bring_up_to_date(connection)
            ended = time.monotonic()
            print(
                f"{count:,} articles: {count / (ended - began):.0f} a second; kept in {kept - began:.0f} s, read and grouped in {ended - kept:.0f} s"
            )
            print(f"  processor {(time.process_time() - spent) / count * 1000:.1f} ms an article; most memory {_memory():.0f} MB")
            _print_size(connection, path, articles)
            events = {key: event for key, event in _events(connection, articles)}
            found = bcubed(stories(connection), events)
            print(f"  stories: precision {found.precision:.3f}, recall {found.recall:.3f}, F1 {found.f1:.3f}", flush=True)
            connection.close()
        count *= 10


def adding(count: int, path: Path | None = None) -> None:
    """Fill a library with ``count`` articles, then print what it costs to add one more, with searches in another process meanwhile."""
    articles = list(generate(count + ADDED, SEED))
    with tempfile.TemporaryDirectory() as folder:
        place = path or Path(folder) / "library.tellings"
        if not place.exists():
            filling.fill(place, articles[: count - RECENT], articles[count - RECENT : count])
        print(f"{count:,} articles in the library", flush=True)
        connection = open_database(place, writing=True)
        stop = multiprocessing.get_context("spawn").Event()
        times = multiprocessing.get_context("spawn").Queue()
        names = sorted({word for each in articles[:: max(1, count // 500)] for word in each.title.split()})
        reader = multiprocessing.get_context("spawn").Process(target=_search, args=(str(place), names, stop, times))
        reader.start()
        walls, spent = [], []
        for each in articles[count:]:
            began, used = time.monotonic(), time.process_time()
            keep(connection, [page_of(each)])
            bring_up_to_date(connection)
            walls.append((time.monotonic() - began) * 1000)
            spent.append((time.process_time() - used) * 1000)
        stop.set()
        searches = times.get()
        reader.join()
        print(
            f"one more article, kept, read, grouped and on disk: {_percentiles(walls)} ms; processor {_percentiles(spent)} ms; memory {_memory():.0f} MB"
        )
        print(f"searches by another process meanwhile ({len(searches)}): {_percentiles(searches)} ms")
        _print_size(connection, place, articles)
        connection.close()


def _search(path: str, words: Sequence[str], stop: object, times: object) -> None:
    """Search until told to stop: one word or two, the twenty best articles with their stories."""
    connection = open_database(path, writing=False)
    chance = random.Random(3)
    sql = (
        "SELECT article.key, article.title, membership.story FROM article_words JOIN article ON article.id = article_words.rowid"
        " LEFT JOIN membership ON membership.article = article.id WHERE article_words MATCH ? ORDER BY rank LIMIT 20"
    )
    found = []
    while not stop.is_set():  # type: ignore[attr-defined]
        asked = " ".join(f'"{word}"' for word in chance.sample(list(words), chance.choice((1, 2))))
        began = time.monotonic()
        connection.execute(sql, (asked,)).fetchall()
        found.append((time.monotonic() - began) * 1000)
        time.sleep(0.02)
    times.put(found)  # type: ignore[attr-defined]


def _percentiles(values: Sequence[float]) -> str:
    half, most, rare = np.percentile(values, [50, 95, 99])
    return f"median {half:.1f}, p95 {most:.1f}, p99 {rare:.1f}"


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _print_size(connection: sqlite3.Connection, path: Path, articles: Sequence[Generated]) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    text = sum(len(each.text.encode()) + len(each.title.encode()) for each in articles)
    print(f"  on disk {path.stat().st_size / 1e6:.0f} MB, {path.stat().st_size / text:.2f} bytes for a byte of text")


def _events(connection: sqlite3.Connection, articles: Sequence[Generated]) -> list[tuple[str, str | None]]:
    event = {each.name: str(each.event) for each in articles}
    tables = "article JOIN capture ON capture.id = article.capture JOIN place ON place.id = capture.place"
    return [(key, event[name]) for key, name in connection.execute(f"SELECT article.key, place.name FROM {tables}")]
