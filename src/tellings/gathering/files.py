"""Files and watched folders: those that changed since they were last looked at give their pages, a part at a time."""

import os
from collections.abc import Collection, Iterator

from tellings.capture.arguments import Taken, capture_each
from tellings.capture.web.answers import Validators
from tellings.gathering.bounds import BATCH_BYTES, BATCH_PAGES
from tellings.gathering.shelf import Brought, Found, Visit
from tellings.model import Problem


def files_of(source: str, without: Collection[str] = ()) -> list[str]:
    """Return the files of a folder by name, sub-folders too, nothing hidden, none of ``without`` (real paths); of a file, itself."""
    if not os.path.isdir(source):
        return [source]
    found: list[str] = []
    for folder, inner, files in os.walk(source):
        inner[:] = sorted(each for each in inner if not each.startswith("."))
        paths = [os.path.join(folder, file) for file in sorted(files) if not file.startswith(".")]
        found += [path for path in paths if os.path.isfile(path) and os.path.realpath(path) not in without]
    return found


def mark_of(path: str) -> Validators:
    """Return what shows whether a file has changed: its size and the time of its last change."""
    try:
        state = os.stat(path)
    except OSError:
        return Validators()
    return Validators(f"{state.st_size}-{state.st_mtime_ns}")


def brought_of(path: str, visit: Visit | None, now: str) -> Iterator[Brought]:
    """Yield what a file brings: that it is unchanged, or its pages in parts, of which only the last one counts as a visit."""
    mark = mark_of(path)
    if visit is not None and visit.had and mark.etag and visit.validators == mark:
        yield Brought(path, now, unchanged=True, validators=mark)
        return
    pages: list[Found] = []
    problems: list[Problem] = []
    size = 0
    had = False
    for found in capture_each([path]):
        if isinstance(found, Taken):
            pages.append(Found(found.page, found.names_itself))
            size += len(found.page.data)
            had = True
        else:
            problems.append(found)
        if len(pages) >= BATCH_PAGES or size >= BATCH_BYTES:
            yield Brought(path, now, tuple(pages), is_provisional=True)
            pages, size = [], 0
    if not had and problems:
        yield Brought(path, now, refused=problems[0], problems=tuple(problems[1:]))
        return
    # A file that changed while it was read is read again next time: the mark is that of its beginning.
    yield Brought(path, now, tuple(pages), problems=tuple(problems), validators=mark)
