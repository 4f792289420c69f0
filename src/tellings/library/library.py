"""The library as a value of Python: short methods with the names of the verbs, each of which calls a function beside."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from tellings.capture.web.settings import Settings
from tellings.gathering.outcomes import Gathered
from tellings.library.adding import Added, add
from tellings.library.asking.methods import Asking
from tellings.library.backup import back_up
from tellings.library.by_people import ByPeople
from tellings.library.changes import PlaceChanges, changes
from tellings.library.checking import Checked, check
from tellings.library.database import open_database
from tellings.library.deriving import bring_up_to_date
from tellings.library.gathering import forget_source, gather, gathered_sources
from tellings.library.importing import import_library
from tellings.library.keeping import Acknowledge, Kept
from tellings.library.portable import Portable, export_library
from tellings.library.rebuilding import rebuild
from tellings.model import Page

Progress = Callable[[str, int, int], None]


class Library(ByPeople, Asking):
    """Pages kept as captured in one file, stories that grow, and everything derived from them.

    A context manager; ``connection`` is the open database.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Library.open(folder + "/library.tellings", writing=True) as library:
    ...     library.add(Page.from_text("The mill burned down on Friday.", name="courier.txt")).new
    1
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @classmethod
    def open(cls, path: str | Path, *, writing: bool = False) -> "Library":
        """Open the library at ``path``; with ``writing`` it is made where there is none.

        Raises:
            LibraryError: it is missing, no library, damaged, or made by a newer version.
        """
        return cls(open_database(path, writing=writing))

    def close(self) -> None:
        """Close the file; what was acknowledged is on disk already."""
        self.connection.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def add(
        self,
        pages: Sequence[str | Path | Page] | str | Path | Page,
        *,
        jobs: int = 1,
        editions: bool = True,
        stdin: BinaryIO | None = None,
        allow_hosts: Sequence[str] = (),
        acknowledge: Acknowledge | None = None,
        progress: Progress | None = None,
    ) -> Added:
        """Keep pages, then derive what hangs on them; see :func:`tellings.library.adding.add`."""
        return add(
            self.connection,
            pages,
            jobs=jobs,
            editions=editions,
            stdin=stdin,
            allow_hosts=allow_hosts,
            acknowledge=acknowledge,
            progress=progress,
        )

    def gather(
        self,
        sources: Sequence[str] = (),
        *,
        settings: Settings | None = None,
        repeated: bool = False,
        jobs: int = 1,
        editions: bool = True,
        acknowledge: Acknowledge | None = None,
        progress: Progress | None = None,
    ) -> Gathered:
        """Gather from sources, or from all that are remembered; see :func:`tellings.library.gathering.gather`."""
        return gather(
            self.connection,
            sources,
            settings=settings,
            repeated=repeated,
            jobs=jobs,
            editions=editions,
            acknowledge=acknowledge,
            progress=progress,
        )

    def gathered_sources(self) -> list[str]:
        """Return the sources that are remembered; see :func:`tellings.library.gathering.gathered_sources`."""
        return gathered_sources(self.connection)

    def forget_source(self, source: str) -> bool:
        """Forget a source, keep its pages; see :func:`tellings.library.gathering.forget_source`."""
        return forget_source(self.connection, source)

    def bring_up_to_date(self, *, jobs: int = 1, editions: bool = True, progress: Progress | None = None) -> None:
        """Make what is missing or old; see :func:`tellings.library.deriving.bring_up_to_date`."""
        bring_up_to_date(self.connection, jobs=jobs, editions=editions, progress=progress)

    def rebuild(self, *, everything: bool = False, jobs: int = 1, editions: bool = True, progress: Progress | None = None) -> None:
        """Make what is missing or old, or ``everything`` anew from the pages; see :func:`tellings.library.rebuilding.rebuild`."""
        rebuild(self.connection, everything=everything, jobs=jobs, editions=editions, progress=progress)

    def check(self, *, progress: Progress | None = None) -> Checked:
        """Find what is wrong with the library; see :func:`tellings.library.checking.check`."""
        return check(self.connection, progress=progress)

    def changes(self, place: str | None = None) -> tuple[PlaceChanges, ...]:
        """Return the places with several versions and what changed, or one place; see :func:`tellings.library.changes.changes`."""
        return tuple(changes(self.connection, place))

    def backup(self, target: str | Path) -> int:
        """Copy the library to a file, also while a writer works; see :func:`tellings.library.backup.back_up`."""
        return back_up(self.connection, target)

    def export(self, target: str | Path | BinaryIO) -> Portable:
        """Write all that cannot be made again as gzipped JSON Lines; see :func:`tellings.library.portable.export_library`."""
        return export_library(self.connection, target)

    def export_story(self, story: str, form: str) -> bytes:
        """Return a story in one of :data:`tellings.exporting.FORMS`; see :func:`tellings.library.story_export.export_story`."""
        from tellings.library.story_export import export_story

        return export_story(self.connection, story, form)

    def import_(
        self,
        source: str | Path | BinaryIO,
        *,
        jobs: int = 1,
        editions: bool = True,
        acknowledge: Acknowledge | None = None,
        progress: Progress | None = None,
    ) -> Kept:
        """Keep what :meth:`export` wrote, then derive what hangs on it; see :func:`tellings.library.importing.import_library`."""
        kept = import_library(self.connection, source, acknowledge=acknowledge)
        self.bring_up_to_date(jobs=jobs, editions=editions, progress=progress)
        return kept
