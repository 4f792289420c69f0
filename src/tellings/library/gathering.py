"""Gathering into the library: sources remembered, pages kept together with the news that they were fetched, then everything derived."""

import asyncio
import contextlib
import sqlite3
import threading
from collections.abc import Callable, Sequence

from tellings.capture.web.settings import Settings
from tellings.errors import CaptureError
from tellings.gathering.naming import source_name
from tellings.gathering.outcomes import Gathered
from tellings.library.database import open_database, place_of, writing_to
from tellings.library.deriving import bring_up_to_date
from tellings.library.keeping import Acknowledge
from tellings.library.naming import kept_name
from tellings.library.shelf import LibraryShelf

Progress = Callable[[str, int, int], None]


def gather(
    connection: sqlite3.Connection,
    sources: Sequence[str] = (),
    *,
    settings: Settings | None = None,
    repeated: bool = False,
    jobs: int = 1,
    editions: bool = True,
    acknowledge: Acknowledge | None = None,
    progress: Progress | None = None,
) -> Gathered:
    """Gather from sources, which are remembered, or from all that are remembered; then bring the library up to date.

    Sources are feeds, outlines, sitemaps, lists of addresses, single addresses, archives, files and folders. An interrupted run keeps what
    it fetched, says so and derives nothing; the next run goes on with both. With ``repeated``, what was found unchanged rests for a while.

    Raises:
        LibraryError: another process writes and does not stop, or the disk is full; what was kept is safe.
    """
    gathered = _fetched(connection, sources, settings or Settings(), repeated, acknowledge, progress)
    if not gathered.interrupted:
        bring_up_to_date(connection, jobs=jobs, editions=editions, progress=progress)
    return gathered


def gathered_sources(connection: sqlite3.Connection) -> list[str]:
    """Return the sources that are remembered, in the order in which they were first given."""
    return LibraryShelf(connection).known_sources()


def forget_source(connection: sqlite3.Connection, source: str) -> bool:
    """Forget a source, so that it is gathered no more; its pages stay. Return whether it was known."""
    names = {kept_name(source)}
    # A file that is gone can still be forgotten, by the whole path that it was remembered by.
    with contextlib.suppress(CaptureError):
        names.add(kept_name(source_name(source)))
    with writing_to(connection):
        marks = ", ".join("?" * len(names))
        return (
            connection.execute(f"UPDATE source SET named = NULL WHERE named IS NOT NULL AND address IN ({marks})", sorted(names)).rowcount
            > 0
        )


def _fetched(
    connection: sqlite3.Connection,
    sources: Sequence[str],
    settings: Settings,
    repeated: bool,
    acknowledge: Acknowledge | None,
    progress: Progress | None,
) -> Gathered:
    from tellings.gathering.running import gather as run

    place = str(place_of(connection).resolve())
    own = [f"{place}{ending}" for ending in ("", "-wal", "-shm", "-lock")]

    def fetch(on: sqlite3.Connection) -> Gathered:
        shelf = LibraryShelf(on)
        return asyncio.run(run(sources, shelf, settings, acknowledge=acknowledge, progress=progress, repeated=repeated, without=own))

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return fetch(connection)
    return _beside(fetch, place)


def _beside(fetch: Callable[[sqlite3.Connection], Gathered], place: str) -> Gathered:
    """Fetch in a thread with a connection of its own, for the caller stands in a loop already (a notebook does)."""
    found: list[Gathered] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            connection = open_database(place, writing=True)
            try:
                found.append(fetch(connection))
            finally:
                connection.close()
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=work, name="tellings-gather")
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return found[0]
