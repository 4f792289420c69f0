"""Pages into the library, as they came: in batches, each of which is on disk before anybody is told that it is kept."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from tellings.capture import LARGEST_PAGE
from tellings.library.database import writing_to
from tellings.library.seeing import Sight, keep_one, seen_again, utc
from tellings.model import Page, Problem

__all__ = ["Acknowledge", "Kept", "Sight", "keep", "keep_one", "seen_again", "utc"]

# A batch is kept when it has so many pages, so many bytes, or has waited so many seconds: a commit costs some milliseconds on a disk, a
# page some tenths of one, so that with 64 pages the commit is the smaller part.
BATCH_PAGES = 64
BATCH_BYTES = 8 * 1024 * 1024
BATCH_SECONDS = 1.0

Acknowledge = Callable[[Sequence[str]], None]


class Kept(Struct, frozen=True):
    """What came of pages: how many were ``new``, ``changed`` (a new version of a known place), ``unchanged``; which were ``refused``."""

    new: int
    changed: int
    unchanged: int
    refused: tuple[Problem, ...]


def keep(
    connection: sqlite3.Connection,
    found: Iterable[Page | Sight | Problem],
    *,
    acknowledge: Acknowledge | None = None,
    now: str | None = None,
) -> Kept:
    """Keep pages, with what could not be had told as refused. Only one batch is in memory at a time.

    ``acknowledge`` is called with the names of a batch's pages when they are on disk. ``now`` is the time, in UTC, at which pages are seen
    that say no time of their own, by default the clock's.

    Raises:
        LibraryError: another process writes and does not stop, or the disk is full; what was acknowledged is safe.
    """
    counts = {"new": 0, "changed": 0, "unchanged": 0}
    refused: list[Problem] = []
    for batch in _batches(found, refused):
        moment = now or utc(datetime.now(UTC))
        with writing_to(connection):
            came = [keep_one(connection, sight, moment) for sight in batch]
        for each in came:
            counts[each] += 1
        if acknowledge:
            acknowledge([sight.page.name for sight in batch])
    return Kept(refused=tuple(sorted(refused)), **counts)


def _batches(found: Iterable[Page | Sight | Problem], refused: list[Problem]) -> Iterator[list[Sight]]:
    batch: list[Sight] = []
    size, begun = 0, time.monotonic()
    for each in found:
        if isinstance(each, Problem):
            refused.append(each)
            continue
        sight = each if isinstance(each, Sight) else Sight(each)
        problem = _refusal(sight.page)
        if problem:
            refused.append(problem)
            continue
        batch.append(sight)
        size += len(sight.page.data)
        if len(batch) >= BATCH_PAGES or size >= BATCH_BYTES or time.monotonic() - begun >= BATCH_SECONDS:
            yield batch
            batch, size, begun = [], 0, time.monotonic()
    if batch:
        yield batch


def _refusal(page: Page) -> Problem | None:
    if not page.data:
        return Problem(page.name, "empty", "the page is empty; save it again")
    if len(page.data) > LARGEST_PAGE:
        limit = LARGEST_PAGE // 1024**2
        return Problem(page.name, "too-large", f"the page is larger than {limit} MiB; cut out the article and give that")
    return None
