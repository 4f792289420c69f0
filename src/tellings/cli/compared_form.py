"""Comparing pages and writing the edition in the form that was asked for; a bundle and a feed need more than the edition."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import BinaryIO

from tellings.model import Edition, Page

Progress = Callable[[str, int, int], None]


def compared(
    pages: Sequence[str],
    *,
    keep_pages: bool,
    undecided: bool,
    progress: Progress | None,
    stdin: BinaryIO | None,
    allow_hosts: Sequence[str] | None = None,
) -> tuple[Edition, list[Page]]:
    """Compare pages; with ``keep_pages`` return their bytes too, which are captured once.

    Raises:
        NothingReadError: none of the pages could be read.
    """
    from tellings.comparison import compare

    if not keep_pages:
        allowed = {"allow_hosts": allow_hosts} if allow_hosts else {}
        return compare(pages, undecided=undecided, progress=progress, stdin=stdin, **allowed), []
    from msgspec.structs import replace

    from tellings.capture import capture
    from tellings.errors import NothingReadError

    taken, problems = capture(pages, stdin, allow_hosts=allow_hosts or ())
    try:
        found = compare(taken, undecided=undecided, progress=progress)
    except NothingReadError as error:
        raise NothingReadError(str(error), tuple(sorted({*problems, *error.problems}))) from error
    return replace(found, problems=tuple(sorted({*found.problems, *problems}))), taken


def in_form(edition: Edition, form: str, pages: Sequence[Page]) -> bytes:
    """Return an edition in a form; a feed carries the time at which it is made, for pages of which no time is known.

    Raises:
        ExportError: an extra is not installed.
    """
    from tellings.exporting import bundle, export, story_feed

    if form == "bundle":
        return bundle(edition, pages)
    return export(edition, form, feed=story_feed(edition, at=_now()))


def _now() -> str:
    """Return the time of now in UTC, or the one that the environment gives for builds that can be repeated (SOURCE_DATE_EPOCH)."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(given), UTC) if given.isdecimal() and len(given) <= 11 else datetime.now(UTC)
    return moment.isoformat(timespec="seconds")
