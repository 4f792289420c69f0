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
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path

import numpy as np

from shelves import filling
from shelves.generated import Generated, generate
from shelves.scoring import bcubed
from shelves.streams import stories
from tellings import Library, Page
from tellings.library.database import open_database
from tellings.library.deriving import bring_up_to_date
from tellings.library.keeping import keep

SEED = 7
ADDED = 300
# Articles before the new ones that are placed for real in a library that is filled: those of nine days.
RECENT = 1_000


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
            rate = f"{count / (ended - began):.0f} a second"
            print(f"{count:,} articles: {rate}; kept in {kept - began:.0f} s, read and grouped in {ended - kept:.0f} s")
            print(f"  processor {(time.process_time() - spent) / count * 1000:.1f} ms an article; most memory {_memory():.0f} MB")
            _print_size(connection, path)
            events = dict(_events(connection, articles))
            found = bcubed(stories(connection), events)
            print(f"  stories: precision {found.precision:.3f}, recall {found.recall:.3f}, F1 {found.f1:.3f}", flush=True)
            connection.close()
        count *= 10


def everything(count: int) -> None:
    """Print what it costs to take in generated articles with everything derived, the editions of all stories too, by two processes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.tellings"
        began, spent = time.monotonic(), _processor()
        with Library.open(path, writing=True) as library:
            library.add((page_of(each) for each in generate(count, SEED)), jobs=2)
            made = library.connection.execute("SELECT count(*) FROM edition").fetchone()[0]
        took, used = time.monotonic() - began, _processor() - spent
        print(f"{count:,} articles with everything derived, {made:,} editions: {took / 60:.1f} min")
        print(f"  processor {used / count * 1000:.0f} ms an article")
        workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"  most memory {_memory():.0f} MB, and {workers:.0f} MB in the largest of the two others", flush=True)


def _processor() -> float:
    return sum(
        resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )


def adding(count: int, path: Path | None = None) -> None:
    """Fill a library with ``count`` articles, then print what it costs to add one more, with searches in another process meanwhile."""
    base = list(generate(min(count, filling.GENERATED), SEED))
    later = list(generate(RECENT + ADDED, SEED + 1))
    with tempfile.TemporaryDirectory() as folder:
        place = path or Path(folder) / "library.tellings"
        if not place.exists():
            filling.fill(place, count - RECENT, base, later[:RECENT])
        print(f"{count:,} articles in the library", flush=True)
        connection = open_database(place, writing=True)
        context = multiprocessing.get_context("spawn")
        ready, stop, times = context.Event(), context.Event(), context.Queue()
        names = sorted({word for each in base[::10] for word in each.title.split()})
        reader = context.Process(target=_search, args=(str(place), names, ready, stop, times))
        reader.start()
        ready.wait()
        walls, spent = [], []
        for each in later[RECENT:]:
            began, used = time.monotonic(), time.process_time()
            keep(connection, [page_of(each)])
            bring_up_to_date(connection)
            walls.append((time.monotonic() - began) * 1000)
            spent.append((time.process_time() - used) * 1000)
        stop.set()
        searches = times.get()
        reader.join()
        print(f"one more article, kept, read, grouped and on disk: {_percentiles(walls)} ms")
        print(f"  processor {_percentiles(spent)} ms; most memory {_memory():.0f} MB")
        took, worked = zip(*searches, strict=True)
        print(f"searches by another process meanwhile ({len(searches)}): {_percentiles(took)} ms; processor {_percentiles(worked)} ms")
        _print_size(connection, place)
        connection.close()


def _search(path: str, words: Sequence[str], ready: Event, stop: Event, times: "Queue[list[tuple[float, float]]]") -> None:
    """Search until told to stop: one word or two, the twenty best articles with their stories."""
    connection = open_database(path, writing=False)
    chance = random.Random(3)
    sql = (
        "SELECT article.key, article.title, membership.story FROM article_words JOIN article ON article.id = article_words.rowid"
        " LEFT JOIN membership ON membership.article = article.id WHERE article_words MATCH ? ORDER BY rank LIMIT 20"
    )
    found = []
    while not stop.is_set():
        asked = " ".join(f'"{word}"' for word in chance.sample(list(words), chance.choice((1, 2))))
        began, used = time.monotonic(), time.process_time()
        connection.execute(sql, (asked,)).fetchall()
        found.append(((time.monotonic() - began) * 1000, (time.process_time() - used) * 1000))
        ready.set()
        time.sleep(0.02)
    times.put(found)


def _percentiles(values: Sequence[float]) -> str:
    half, most, rare = np.percentile(values, [50, 95, 99])
    return f"median {half:.1f}, p95 {most:.1f}, p99 {rare:.1f}"


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _print_size(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    pages = connection.execute("SELECT sum(size) FROM page").fetchone()[0]
    print(f"  on disk {path.stat().st_size / 1e6:.0f} MB, {path.stat().st_size / pages:.2f} bytes for a byte of pages", flush=True)


def _events(connection: sqlite3.Connection, articles: Sequence[Generated]) -> list[tuple[str, str | None]]:
    event = {each.name: str(each.event) for each in articles}
    tables = "article JOIN capture ON capture.id = article.capture JOIN place ON place.id = capture.place"
    return [(key, event[name]) for key, name in connection.execute(f"SELECT article.key, place.name FROM {tables}")]
