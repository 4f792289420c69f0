"""The verbs by which a library is asked, as methods."""

import sqlite3

from tellings.library.asking.behind import Behind, behind
from tellings.library.asking.listing import Stories, stories
from tellings.library.asking.outlets import Sources, sources
from tellings.library.asking.sayings import Sayings, quotes
from tellings.library.asking.searching import Hits, search
from tellings.library.asking.telling import Timeline, story, timeline
from tellings.model import Edition


class Asking:
    """Questions to a library; each is answered from one state of it, also while another process writes.

    Stories are named by their key or the beginning of it, by a name that a person gave, or by one of their articles; outlets, agencies and
    speakers by words of their names; days as in ``"2024-05-14"``, ``"2024-05"`` or ``"2024"``. Lists are given page by page, by ``limit``
    and ``offset``, and say how many there are in all (``total``) and what is not derived yet (``behind``, else ``None``).
    """

    connection: sqlite3.Connection

    def stories(
        self,
        *,
        since: str | None = None,
        outlet: str | None = None,
        is_open: bool = False,
        with_conflicts: bool = False,
        least: int = 1,
        sort: str = "changed",
        limit: int = 50,
        offset: int = 0,
    ) -> Stories:
        """Return the stories in a list; see :func:`tellings.library.asking.listing.stories`."""
        return stories(
            self.connection,
            since=since,
            outlet=outlet,
            is_open=is_open,
            with_conflicts=with_conflicts,
            least=least,
            sort=sort,
            limit=limit,
            offset=offset,
        )

    def story(self, name: str, *, kept: bool = False) -> Edition:
        """Return the edition of a story; see :func:`tellings.library.asking.telling.story`."""
        return story(self.connection, name, kept=kept)

    def search(
        self,
        words: str,
        *,
        outlet: str | None = None,
        agency: str | None = None,
        since: str | None = None,
        until: str | None = None,
        speaker: str | None = None,
        kind: str | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> Hits:
        """Return the articles that have words, the best first; see :func:`tellings.library.asking.searching.search`."""
        return search(
            self.connection,
            words,
            outlet=outlet,
            agency=agency,
            since=since,
            until=until,
            speaker=speaker,
            kind=kind,
            limit=limit,
            offset=offset,
        )

    def quotes(
        self,
        *,
        speaker: str | None = None,
        words: str | None = None,
        story: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Sayings:
        """Return who said what, in which wordings, where; see :func:`tellings.library.asking.sayings.quotes`."""
        return quotes(
            self.connection,
            speaker=speaker,
            words=words,
            story=story,
            outlet=outlet,
            since=since,
            until=until,
            limit=limit,
            offset=offset,
        )

    def timeline(self, name: str, *, kept: bool = False) -> Timeline:
        """Return the times of a story in order; see :func:`tellings.library.asking.telling.timeline`."""
        return timeline(self.connection, name, kept=kept)

    def sources(self, *, outlet: str | None = None, limit: int = 20, offset: int = 0) -> Sources:
        """Return how often outlets write their own texts, and whom they copy; see :func:`tellings.library.asking.outlets.sources`."""
        return sources(self.connection, outlet=outlet, limit=limit, offset=offset)

    def behind(self) -> Behind | None:
        """Return what is not derived yet, ``None`` where nothing is; see :func:`tellings.library.asking.behind.behind`."""
        return behind(self.connection)
