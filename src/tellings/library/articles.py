"""Captured pages to articles: those that no reading of this version has been through, in order, by several processes where asked."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from tellings.library.current import settle_place
from tellings.library.database import writing_to
from tellings.library.packing import Packed, pack, storable, unpack
from tellings.library.versions import READING
from tellings.library.working import in_order
from tellings.model import Article, Page, Problem

Progress = Callable[[str, int, int], None]

# Captures read and written in one go: a transaction takes some milliseconds, reading this many pages of HTML a second.
BATCH_CAPTURES = 32
# Bytes of the pages of one go, packed; a page may be 16 MiB, and a process that reads one takes a multiple of it.
BATCH_BYTES = 4 * 1024 * 1024

# With fewer captures to read, other processes are not worth their beginning: each takes a second to import what it needs, and a page of
# HTML some hundredths of one.
FEWEST_SHARED = 200

_COLUMNS = "key, capture, current, made_by, title, outlet, language, published, written, words, digest, body"


class _Task(NamedTuple):
    """A capture to be read, as it goes to a process."""

    capture: int
    key: str
    name: str
    media_type: str | None
    given: str | None
    sha256: str
    coding: str
    data: bytes


class _Read(NamedTuple):
    """What came of reading a capture, as it comes back: the columns of its article, ``None`` where it cannot be read."""

    capture: int
    columns: dict[str, object] | None
    agencies: tuple[str, ...]
    problems: tuple[Problem, ...]


class ReadCount(Struct, frozen=True):
    """How many captures were read, and how many of them could not be."""

    read: int
    failed: int


def read_articles(connection: sqlite3.Connection, *, jobs: int = 1, progress: Progress | None = None) -> ReadCount:
    """Read every capture that this version's reading has not been through, in the order in which they were kept.

    With ``jobs`` above 1, so many processes read; one writes, in order, so that the library is the same for any number. A batch is on disk
    before the next is written: an interrupted run is gone on with by the next one.

    Raises:
        LibraryError: another process writes and does not stop, or the disk is full.
    """
    total = connection.execute("SELECT count(*) FROM capture WHERE read_by <> ?", (READING,)).fetchone()[0]
    read = failed = 0
    for batch in in_order(_read_batch, _pending(connection), jobs if total >= FEWEST_SHARED else 1):
        with writing_to(connection):
            for each in batch:
                _write(connection, each)
        read += len(batch)
        failed += sum(each.columns is None for each in batch)
        if progress:
            progress("reading", read, total)
    return ReadCount(read, failed)


def _pending(connection: sqlite3.Connection) -> Iterator[list[_Task]]:
    """Yield the captures to be read, in batches that are bounded by count and bytes; no cursor stays open between them."""
    last = 0
    columns = "capture.id, key, place.name, media_type, given, sha256, coding, length(data), page.id"
    tables = "capture JOIN place ON place.id = capture.place JOIN page ON page.id = capture.page"
    sql = f"SELECT {columns} FROM {tables} WHERE read_by <> ? AND capture.id > ? ORDER BY capture.id LIMIT ?"
    while rows := connection.execute(sql, (READING, last, BATCH_CAPTURES)).fetchall():
        batch: list[_Task] = []
        size = 0
        for row in rows:
            length, page = row[-2:]
            if batch and size + length > BATCH_BYTES:
                break
            data = connection.execute("SELECT data FROM page WHERE id = ?", (page,)).fetchone()[0]
            batch.append(_Task._make((*row[:-2], data)))
            size += length
        last = batch[-1].capture
        yield batch


def _read_batch(tasks: Sequence[_Task]) -> list[_Read]:
    return [_read_one(task) for task in tasks]


def _read_one(task: _Task) -> _Read:
    from tellings.reading.identifying import Identified
    from tellings.reading.reader import read_alone

    try:
        data = zlib.decompress(task.data) if task.coding == "zlib" else task.data
        page = Page(task.name, data, task.media_type, task.given)
        article, problems = read_alone(Identified(task.key, page, task.sha256))
        columns = _columns(article, pack(article)) if article else None
    except Exception as error:
        # A page that brings out a fault must not keep the library from all that come after it.
        said = f"a fault in tellings itself, or a damaged page: {type(error).__name__}: {error}"
        return _Read(task.capture, None, (), (Problem(task.name, "fault", storable(said)),))
    named = tuple(sorted({storable(said.text) for said in article.agencies})) if article else ()
    return _Read(task.capture, columns, named, tuple(problems))


def _columns(article: Article, packed: Packed) -> dict[str, object]:
    title, outlet = article.title, article.publisher
    published = article.published.when.value if article.published else None
    filed = article.dateline.when.value if article.dateline and article.dateline.when else None
    return {
        "title": storable(title.text) if title else None,
        "outlet": storable(outlet.text) if outlet else None,
        "language": article.language,
        "published": published,
        "written": filed or published,
        "words": sum(len(article.text[block.start : block.end].split()) for block in article.told()),
        "digest": packed.digest,
        "body": packed.body,
    }


def _write(connection: sqlite3.Connection, read: _Read) -> None:
    """Put what was read of a capture in the place of what stood there; the article keeps its row where there is one."""
    key, place = connection.execute("SELECT key, place FROM capture WHERE id = ?", (read.capture,)).fetchone()
    found = connection.execute("SELECT id, digest FROM article WHERE capture = ?", (read.capture,)).fetchone()
    same = found is not None and read.columns is not None and found[1] == read.columns["digest"]
    settle_place(connection, place, leaving=found[0] if found and not same else None)
    article: int | None = found[0] if found else None
    if read.columns is None and found:
        connection.execute("DELETE FROM article WHERE id = ?", (article,))
    elif read.columns is not None and found:
        names = ", ".join(f"{name} = ?" for name in read.columns)
        connection.execute(f"UPDATE article SET made_by = ?, {names} WHERE id = ?", (READING, *read.columns.values(), article))
    elif read.columns is not None:
        marks = ", ".join("?" * (4 + len(read.columns)))
        row = (key, read.capture, 0, READING, *read.columns.values())
        article = connection.execute(f"INSERT INTO article ({_COLUMNS}) VALUES ({marks})", row).lastrowid
    connection.execute("DELETE FROM article_agency WHERE article = ?", (article,))
    if read.columns is not None:
        connection.executemany("INSERT INTO article_agency VALUES (?, ?)", [(article, agency) for agency in read.agencies])
    connection.execute("DELETE FROM problem WHERE capture = ?", (read.capture,))
    said = [(read.capture, storable(problem.error), storable(problem.message)) for problem in read.problems]
    connection.executemany("INSERT OR IGNORE INTO problem VALUES (?, ?, ?)", said)
    connection.execute("UPDATE capture SET read_by = ? WHERE id = ?", (READING, read.capture))
    settle_place(connection, place)


def load_article(connection: sqlite3.Connection, key: str) -> Article | None:
    """Return the article with this key; ``None`` where there is none."""
    row = connection.execute("SELECT body FROM article WHERE key = ?", (key,)).fetchone()
    return unpack(row[0]) if row else None
