"""Pages that a person names, into the library: captured one after the other, kept, and what hangs on them derived."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from tellings.capture.arguments import capture_each
from tellings.library.database import place_of
from tellings.library.deriving import bring_up_to_date
from tellings.library.keeping import Acknowledge, Kept, Sight, keep
from tellings.model import Page, Problem

Progress = Callable[[str, int, int], None]


class Added(Kept, frozen=True):
    """What came of adding, as :class:`~tellings.library.keeping.Kept` says; ``problems`` of pages kept that were read in part or not."""

    problems: tuple[Problem, ...]


def add(
    connection: sqlite3.Connection,
    pages: Sequence[str | Path | Page] | str | Path | Page,
    *,
    jobs: int = 1,
    editions: bool = False,
    stdin: BinaryIO | None = None,
    allow_hosts: Sequence[str] = (),
    acknowledge: Acknowledge | None = None,
    progress: Progress | None = None,
) -> Added:
    """Keep everything that ``tellings compare`` takes (files, folders, archives, feeds, ``-``, addresses, pages), then bring the library
    up to date. Addresses inside the network are fetched only from hosts that ``allow_hosts`` names.

    Adding the same again changes nothing, so an interrupted run is gone on with by running it again.

    Raises:
        LibraryError: another process writes and does not stop, or the disk is full; what was acknowledged is safe.
    """
    arguments = [pages] if isinstance(pages, (str, Path, Page)) else list(pages)
    first = connection.execute("SELECT coalesce(max(id), 0) FROM capture").fetchone()[0]
    kept = keep(connection, _sights(connection, arguments, stdin, allow_hosts, progress), acknowledge=acknowledge)
    bring_up_to_date(connection, jobs=jobs, editions=editions, progress=progress)
    return Added(kept.new, kept.changed, kept.unchanged, kept.refused, _problems(connection, first))


def _sights(
    connection: sqlite3.Connection,
    arguments: Sequence[str | Path | Page],
    stdin: BinaryIO | None,
    allow_hosts: Sequence[str],
    progress: Progress | None,
) -> Iterator[Sight | Problem]:
    """Yield the pages one after the other; the files of the library itself, in a folder that is added, are no pages."""
    place = str(place_of(connection).resolve())
    own = {f"{place}{ending}" for ending in ("", "-wal", "-shm", "-lock")}
    for count, found in enumerate(capture_each(arguments, stdin, without=own, allow_hosts=allow_hosts), 1):
        if progress:
            progress("keeping", count, count)
        yield found if isinstance(found, Problem) else Sight(found.page, is_timeless=found.names_itself)


def _problems(connection: sqlite3.Connection, first: int) -> tuple[Problem, ...]:
    sql = (
        "SELECT place.name, error, message FROM problem JOIN capture ON capture.id = problem.capture JOIN place ON place.id = capture.place"
        " WHERE capture.id > ?"
    )
    return tuple(sorted(Problem(*row) for row in connection.execute(sql, (first,))))
