"""The verbs by which people correct a library, as methods."""

import sqlite3
from collections.abc import Sequence

from tellings.library import arranging, correcting
from tellings.library.corrections import Correction
from tellings.library.differing import Differences, diff
from tellings.library.log_lines import Line, lines
from tellings.library.undoing import undo


class ByPeople:
    """What people say about stories and pages, which every later run keeps to; ``because`` says why, for the log.

    Stories are named by their key, articles by their key or page; the beginning of a key will do. Words of a page are named by ``words``,
    white space aside, or by their offsets, ``at`` (``"120-180"``). What follows from a correction is made by the next
    :meth:`~tellings.library.Library.bring_up_to_date`, or when an edition is asked for.
    """

    connection: sqlite3.Connection

    def merge(self, stories: Sequence[str], *, because: str = "") -> Correction:
        """Make one story of several; see :func:`tellings.library.arranging.merge`."""
        return arranging.merge(self.connection, stories, because=because)

    def split(self, story: str, articles: Sequence[str], *, because: str = "") -> Correction:
        """Take articles out of a story, into one of their own; see :func:`tellings.library.arranging.split`."""
        return arranging.split(self.connection, story, articles, because=because)

    def move(self, article: str, story: str | None, *, because: str = "") -> Correction:
        """Move an article into a story, or with ``None`` into its own; see :func:`tellings.library.arranging.move`."""
        return arranging.move(self.connection, article, story, because=because)

    def name(self, story: str, name: str | None, *, because: str = "") -> Correction:
        """Give a story a name, or with ``None`` take it away; see :func:`tellings.library.arranging.name_story`."""
        return arranging.name_story(self.connection, story, name, because=because)

    def pin(self, story: str, *, because: str = "") -> Correction:
        """Keep the articles of a story together; see :func:`tellings.library.arranging.pin`."""
        return arranging.pin(self.connection, story, because=because)

    def correct_role(self, article: str, role: str, *, words: str | None = None, at: str | None = None, because: str = "") -> Correction:
        """Say what role words of a page have; see :func:`tellings.library.correcting.correct_role`."""
        return correcting.correct_role(self.connection, article, role, words=words, at=at, because=because)

    def correct_speaker(
        self, article: str, speaker: str | None, *, words: str | None = None, at: str | None = None, because: str = ""
    ) -> Correction:
        """Say who says words of a page; see :func:`tellings.library.correcting.correct_speaker`."""
        return correcting.correct_speaker(self.connection, article, speaker, words=words, at=at, because=because)

    def correct_direction(self, source: str, to: str, *, unknown: bool = False, because: str = "") -> Correction:
        """Say which of two articles had their wording first; see :func:`tellings.library.correcting.correct_direction`."""
        return correcting.correct_direction(self.connection, source, to, unknown=unknown, because=because)

    def correct_kind(self, story: str, point: str, kind: str, *, because: str = "") -> Correction:
        """Say of what kind a point is; see :func:`tellings.library.correcting.correct_kind`."""
        return correcting.correct_kind(self.connection, story, point, kind, because=because)

    def note(self, article: str, said: str, *, words: str | None = None, at: str | None = None) -> Correction:
        """Pin a note to words of a page; see :func:`tellings.library.correcting.note`."""
        return correcting.note(self.connection, article, said, words=words, at=at)

    def undo(self, number: int | None = None) -> Correction:
        """Take a correction or note back; see :func:`tellings.library.undoing.undo`."""
        return undo(self.connection, number)

    def log(self) -> tuple[Line, ...]:
        """Return what was corrected and noted, oldest first; see :func:`tellings.library.log_lines.lines`."""
        return lines(self.connection)

    def diff(self, story: str, since: str | None = None) -> Differences:
        """Return what changed in a story; see :func:`tellings.library.differing.diff`."""
        return diff(self.connection, story, since)
