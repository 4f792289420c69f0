"""What a person names on the command line, one argument after the other, as pages and problems."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec.structs import replace

from tellings.capture.forms import pages_of
from tellings.errors import CaptureError
from tellings.model import Page, Problem

STANDARD_INPUT = "-"
_ADDRESSES = ("http://", "https://")


def capture(arguments: Sequence[str | Path | Page], stdin: BinaryIO | None = None) -> tuple[list[Page], list[Problem]]:
    """Take in files, folders (their files by name, sub-folders too, nothing hidden), ``-`` and ready pages, in the order given.

    A file that holds several pages (an archive, a feed, a file of messages) gives each of them. A file that is named twice, also by
    way of its folder, counts once. What cannot be had becomes a problem and the rest goes on.
    ``stdin`` is what ``-`` reads; nothing is fetched from the network.
    """
    taken: list[_Taken] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for argument in arguments:
        for found in _capture_one(argument, stdin, seen):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                taken.append(found)
    return _apart(taken), sorted(problems)


class _Taken(NamedTuple):
    """A page, and the file that it is one of several in and does not name."""

    page: Page
    file: str | None = None


def _apart(taken: Sequence[_Taken]) -> list[Page]:
    """Give pages of several files that name themselves alike the names of their files too, whatever the order of the files."""
    times = Counter(one.page.name for one in taken)
    return [replace(page, name=f"{file}#{page.name}") if file and times[page.name] > 1 else page for page, file in taken]


def _capture_one(argument: str | Path | Page, stdin: BinaryIO | None, seen: set[str]) -> Iterator[_Taken | Problem]:
    if isinstance(argument, Page):
        yield _Taken(argument)
        return
    name = str(argument)
    try:
        yield from _named(name, stdin, seen)
    except CaptureError as error:
        yield Problem(error.page, error.code, error.message)


def _named(name: str, stdin: BinaryIO | None, seen: set[str]) -> Iterator[_Taken | Problem]:
    if name == STANDARD_INPUT:
        if _first_time(name, seen):
            yield from _standard_input(stdin)
    elif name.lower().startswith(_ADDRESSES):
        raise CaptureError(name, "address", "this version fetches nothing; save the page in a browser and give the file")
    elif "\x00" in name or not name:
        raise CaptureError(name, "missing", "this is not a name that a file can have; check it")
    elif os.path.isdir(name):
        yield from _folder(name, seen)
    elif _first_time(os.path.realpath(name), seen):
        yield from _file(name)


def _first_time(place: str, seen: set[str]) -> bool:
    if place in seen:
        return False
    seen.add(place)
    return True


def _standard_input(stdin: BinaryIO | None) -> Iterator[_Taken | Problem]:
    if stdin is None:
        raise CaptureError(STANDARD_INPUT, "missing", "there is no standard input to read; pipe a page into the command")
    yield from _held(STANDARD_INPUT, stdin)


def _folder(name: str, seen: set[str]) -> Iterator[_Taken | Problem]:
    """Yield the pages of a folder, by name; links to folders are not followed, what is not a plain file is passed over."""
    unreadable: list[OSError] = []
    found = False
    for folder, inner, files in os.walk(name, onerror=unreadable.append):
        inner[:] = sorted(each for each in inner if not each.startswith("."))
        for file in sorted(each for each in files if not each.startswith(".")):
            path = os.path.join(folder, file)
            if os.path.isfile(path) or os.path.islink(path):
                found = True
                if _first_time(os.path.realpath(path), seen):
                    yield from _file_or_problem(path)
    for error in unreadable:
        yield Problem(str(error.filename), "unreadable", f"the folder could not be opened: {_reason(error)}; check its permissions")
    if not found and not unreadable:
        raise CaptureError(name, "empty", "the folder holds no files; put the pages there as files, or name other files")


def _file_or_problem(path: str) -> Iterator[_Taken | Problem]:
    try:
        yield from _file(path)
    except CaptureError as error:
        yield Problem(error.page, error.code, error.message)


def _file(name: str) -> Iterator[_Taken | Problem]:
    try:
        with open(name, "rb") as stream:
            yield from _held(name, stream)
    except FileNotFoundError as error:
        raise CaptureError(name, "missing", "there is no such file; check the name") from error
    except (OSError, ValueError) as error:
        raise CaptureError(name, "unreadable", f"the file could not be read: {_reason(error)}; check its permissions") from error


def _held(name: str, stream: BinaryIO) -> Iterator[_Taken | Problem]:
    for found in pages_of(name, stream):
        yield found if isinstance(found, Problem) else _Taken(found[0], name if found[1] else None)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
