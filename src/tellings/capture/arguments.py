"""What a person names on the command line, one argument after the other, as pages and problems."""

import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from msgspec.structs import replace

from tellings.capture.bounds import LARGEST_STREAM, MOST_ENTRIES
from tellings.capture.forms import pages_of
from tellings.capture.web.addresses import is_address
from tellings.errors import CaptureError
from tellings.model import Page, Problem

STANDARD_INPUT = "-"


def capture(
    arguments: Sequence[str | Path | Page], stdin: BinaryIO | None = None, *, allow_hosts: Sequence[str] = ()
) -> tuple[list[Page], list[Problem]]:
    """Take in files, folders (their files by name, sub-folders too, nothing hidden), addresses, ``-`` and ready pages, in the order given.

    A file that holds several pages (an archive, a feed, a file of messages) gives each of them. A file that is named twice, also by
    way of its folder, counts once. What cannot be had becomes a problem and the rest goes on.
    ``stdin`` is what ``-`` reads. Only addresses are fetched, and none inside the network but on hosts that ``allow_hosts`` names.
    """
    taken: list[Taken] = []
    problems: list[Problem] = []
    run = _Run(stdin, set(), fetched=_fetched(arguments, allow_hosts))
    for argument in arguments:
        for found in _capture_one(argument, run):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                taken.append(found)
    return _apart(taken), sorted(problems)


class Taken(NamedTuple):
    """A page, and the file that it is one of several in and does not name."""

    page: Page
    file: str | None = None

    @property
    def names_itself(self) -> bool:
        """Whether the page's name is an address of its own, not that of the file it came in."""
        return self.file is not None


def capture_each(
    arguments: Sequence[str | Path | Page],
    stdin: BinaryIO | None = None,
    *,
    without: Collection[str] = (),
    allow_hosts: Sequence[str] = (),
) -> Iterator[Taken | Problem]:
    """Yield what :func:`capture` takes in, one after the other, so that never all of it is in memory.

    Pages of several files that name themselves alike keep their names: they are one address, seen several times. A file may hold as many
    pages as it has entries. Files ``without`` (real paths) are passed over.
    """
    run = _Run(stdin, set(without), MOST_ENTRIES, LARGEST_STREAM, _fetched(arguments, allow_hosts))
    for argument in arguments:
        yield from _capture_one(argument, run)


class _Run(NamedTuple):
    """What one run of taking in knows: standard input, the files that it has met, how many pages and bytes of one file it takes.

    ``fetched`` has what came of each address.
    """

    stdin: BinaryIO | None
    seen: set[str]
    most: int | None = None
    largest: int | None = None
    fetched: Mapping[str, Sequence[Page | Problem]] = MappingProxyType({})


def _fetched(arguments: Sequence[str | Path | Page], allow_hosts: Sequence[str]) -> Mapping[str, Sequence[Page | Problem]]:
    """Fetch the addresses among the arguments, several hosts at once; where there are none, nothing of the web is even loaded."""
    addresses = [each for each in arguments if isinstance(each, str) and is_address(each)]
    if not addresses:
        return {}
    from tellings.capture.web.fetching import fetched
    from tellings.capture.web.settings import Settings

    return fetched(addresses, Settings(allow_hosts=tuple(allow_hosts)))


def _apart(taken: Sequence[Taken]) -> list[Page]:
    """Give pages of several files that name themselves alike the names of their files too, whatever the order of the files."""
    times = Counter(one.page.name for one in taken)
    return [replace(page, name=f"{file}#{page.name}") if file and times[page.name] > 1 else page for page, file in taken]


def _capture_one(argument: str | Path | Page, run: _Run) -> Iterator[Taken | Problem]:
    if isinstance(argument, Page):
        yield Taken(argument)
        return
    name = str(argument)
    try:
        yield from _named(name, run)
    except CaptureError as error:
        yield Problem(error.page, error.code, error.message)


def _named(name: str, run: _Run) -> Iterator[Taken | Problem]:
    if name == STANDARD_INPUT:
        if _first_time(name, run.seen):
            yield from _standard_input(run)
    elif is_address(name):
        if _first_time(name, run.seen):
            yield from (found if isinstance(found, Problem) else Taken(found) for found in run.fetched.get(name, ()))
    elif "\x00" in name or not name:
        raise CaptureError(name, "missing", "this is not a name that a file can have; check it")
    elif os.path.isdir(name):
        yield from _folder(name, run)
    elif _first_time(os.path.realpath(name), run.seen):
        yield from _file(name, run)


def _first_time(place: str, seen: set[str]) -> bool:
    if place in seen:
        return False
    seen.add(place)
    return True


def _standard_input(run: _Run) -> Iterator[Taken | Problem]:
    if run.stdin is None:
        raise CaptureError(STANDARD_INPUT, "missing", "there is no standard input to read; pipe a page into the command")
    yield from _held(STANDARD_INPUT, run.stdin, run)


def _folder(name: str, run: _Run) -> Iterator[Taken | Problem]:
    """Yield the pages of a folder, by name; links to folders are not followed, what is not a plain file is passed over."""
    unreadable: list[OSError] = []
    found = False
    for folder, inner, files in os.walk(name, onerror=unreadable.append):
        inner[:] = sorted(each for each in inner if not each.startswith("."))
        for file in sorted(each for each in files if not each.startswith(".")):
            path = os.path.join(folder, file)
            if os.path.isfile(path) or os.path.islink(path):
                found = True
                if _first_time(os.path.realpath(path), run.seen):
                    yield from _file_or_problem(path, run)
    for error in unreadable:
        yield Problem(str(error.filename), "unreadable", f"the folder could not be opened: {_reason(error)}; check its permissions")
    if not found and not unreadable:
        raise CaptureError(name, "empty", "the folder holds no files; put the pages there as files, or name other files")


def _file_or_problem(path: str, run: _Run) -> Iterator[Taken | Problem]:
    try:
        yield from _file(path, run)
    except CaptureError as error:
        yield Problem(error.page, error.code, error.message)


def _file(name: str, run: _Run) -> Iterator[Taken | Problem]:
    try:
        with open(name, "rb") as stream:
            yield from _held(name, stream, run)
    except FileNotFoundError as error:
        raise CaptureError(name, "missing", "there is no such file; check the name") from error
    except (OSError, ValueError) as error:
        raise CaptureError(name, "unreadable", f"the file could not be read: {_reason(error)}; check its permissions") from error


def _held(name: str, stream: BinaryIO, run: _Run) -> Iterator[Taken | Problem]:
    for found in pages_of(name, stream, most=run.most, largest=run.largest):
        yield found if isinstance(found, Problem) else Taken(found[0], name if found[1] else None)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
