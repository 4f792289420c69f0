"""What a person names on the command line, one argument after the other, as pages and problems."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from tellings.capture.media import media_type
from tellings.errors import CaptureError
from tellings.model import Page, Problem

# The largest page that is taken in. The largest of 154 news pages (the extraction benchmark and
# the publishers of the shared data) has 1.5 MB of HTML; a long book is 2 MB.
LARGEST_PAGE = 16 * 1024 * 1024

STANDARD_INPUT = "-"
_ADDRESSES = ("http://", "https://")


def capture(arguments: Sequence[str | Path | Page], stdin: BinaryIO | None = None) -> tuple[list[Page], list[Problem]]:
    """Take in files, folders (their files by name, sub-folders too, nothing hidden), ``-`` and ready pages, in the order given.

    A file that is named twice, also by way of its folder, counts once. What cannot be had becomes a problem and the rest goes on.
    ``stdin`` is what ``-`` reads; nothing is fetched from the network.
    """
    pages: list[Page] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for argument in arguments:
        for found in _capture_one(argument, stdin, seen):
            if isinstance(found, Page):
                pages.append(found)
            else:
                problems.append(found)
    return pages, sorted(problems)


def _capture_one(argument: str | Path | Page, stdin: BinaryIO | None, seen: set[str]) -> Iterator[Page | Problem]:
    if isinstance(argument, Page):
        yield argument
        return
    name = str(argument)
    try:
        yield from _named(name, stdin, seen)
    except CaptureError as error:
        yield Problem(error.page, error.code, error.message)


def _named(name: str, stdin: BinaryIO | None, seen: set[str]) -> Iterator[Page | Problem]:
    if name == STANDARD_INPUT:
        if _first_time(name, seen):
            yield _standard_input(stdin)
    elif name.lower().startswith(_ADDRESSES):
        raise CaptureError(name, "address", "this version fetches nothing; save the page in a browser and give the file")
    elif "\x00" in name or not name:
        raise CaptureError(name, "missing", "this is not a name that a file can have; check it")
    elif os.path.isdir(name):
        yield from _folder(name, seen)
    elif _first_time(os.path.realpath(name), seen):
        yield _file(name)


def _first_time(place: str, seen: set[str]) -> bool:
    if place in seen:
        return False
    seen.add(place)
    return True


def _standard_input(stdin: BinaryIO | None) -> Page:
    if stdin is None:
        raise CaptureError(STANDARD_INPUT, "missing", "there is no standard input to read; pipe a page into the command")
    return _bounded(STANDARD_INPUT, stdin)


def _folder(name: str, seen: set[str]) -> Iterator[Page | Problem]:
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
                    yield _file_or_problem(path)
    for error in unreadable:
        yield Problem(str(error.filename), "unreadable", f"the folder could not be opened: {_reason(error)}; check its permissions")
    if not found and not unreadable:
        raise CaptureError(name, "empty", "the folder holds no files; put the pages there as files, or name other files")


def _file_or_problem(path: str) -> Page | Problem:
    try:
        return _file(path)
    except CaptureError as error:
        return Problem(error.page, error.code, error.message)


def _file(name: str) -> Page:
    try:
        with open(name, "rb") as stream:
            return _bounded(name, stream)
    except FileNotFoundError as error:
        raise CaptureError(name, "missing", "there is no such file; check the name") from error
    except (OSError, ValueError) as error:
        raise CaptureError(name, "unreadable", f"the file could not be read: {_reason(error)}; check its permissions") from error


def _bounded(name: str, stream: BinaryIO) -> Page:
    data = stream.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        limit = LARGEST_PAGE // (1024 * 1024)
        raise CaptureError(name, "too-large", f"the page is larger than {limit} MiB; cut out the article and give that")
    if not data:
        raise CaptureError(name, "empty", "the file is empty; save the page again")
    return Page(name, data, media_type(name, data))


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
