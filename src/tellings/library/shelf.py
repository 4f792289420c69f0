"""The library as the shelf of gathering: a page and the news that it was fetched are kept in one transaction."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from tellings.capture.web.answers import Validators
from tellings.capture.web.robots import Kept
from tellings.gathering.bounds import GONE_ON_WITH
from tellings.gathering.shelf import Brought, KnownSource, Listed, Visit
from tellings.library.database import writing_to
from tellings.library.keeping import Sight, keep_one, seen_again
from tellings.library.naming import kept_name


class LibraryShelf:
    """Keeps what is gathered in a library that is open for writing; see :class:`tellings.gathering.Shelf`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def known_sources(self) -> list[str]:
        """Return the sources that a person named, in the order in which they were first given."""
        return [row[0] for row in self._connection.execute("SELECT address FROM source WHERE named IS NOT NULL ORDER BY named")]

    def remember(self, sources: Sequence[str]) -> None:
        """Remember sources that a person named."""
        with writing_to(self._connection):
            for source in sources:
                self._connection.execute(
                    "INSERT INTO source (address, kind, etag, modified) VALUES (?, '', '', '') ON CONFLICT DO NOTHING", (kept_name(source),)
                )
                self._connection.execute(
                    "UPDATE source SET named = (SELECT coalesce(max(named), 0) + 1 FROM source) WHERE address = ? AND named IS NULL",
                    (kept_name(source),),
                )

    def source(self, address: str) -> KnownSource:
        """Return what is known of a source, also of one that another source names."""
        row = self._connection.execute("SELECT id, kind, etag, modified FROM source WHERE address = ?", (kept_name(address),)).fetchone()
        if row is None:
            return KnownSource(address)
        lines = self._connection.execute("SELECT address, said, is_list FROM listed WHERE source = ? ORDER BY number", (row[0],)).fetchall()
        listed = tuple(Listed(line[0], line[1]) for line in lines if not line[2])
        return KnownSource(address, row[1], Validators(row[2], row[3]), listed, tuple(line[0] for line in lines if line[2]))

    def keep_source(self, source: KnownSource) -> None:
        """Keep what a source is and lists now."""
        known = self.source(source.address)
        with writing_to(self._connection):
            identifier = self._connection.execute(
                "INSERT INTO source (address, kind, etag, modified) VALUES (?, ?, ?, ?) ON CONFLICT (address) DO UPDATE"
                " SET kind = excluded.kind, etag = excluded.etag, modified = excluded.modified RETURNING id",
                (kept_name(source.address), source.kind, kept_name(source.validators.etag), kept_name(source.validators.modified)),
            ).fetchone()[0]
            if (known.listed, known.further) == (source.listed, source.further):
                return
            self._connection.execute("DELETE FROM listed WHERE source = ?", (identifier,))
            lines = [(each.address, each.said, 0) for each in source.listed] + [(each, "", 1) for each in source.further]
            rows = [(identifier, number, kept_name(each[0]), kept_name(each[1]), each[2]) for number, each in enumerate(lines)]
            self._connection.executemany("INSERT INTO listed (source, number, address, said, is_list) VALUES (?, ?, ?, ?, ?)", rows)

    def visit(self, address: str) -> Visit | None:
        """Return the last visit to an address."""
        sql = "SELECT at, etag, modified, said, rested, had FROM visit WHERE address = ?"
        row = self._connection.execute(sql, (kept_name(address),)).fetchone()
        return Visit(row[0], Validators(row[1], row[2]), row[3], row[4], bool(row[5])) if row else None

    def keep(self, batch: Sequence[Brought]) -> list[list[str]]:
        """Keep the pages of a batch and that they were visited, all or nothing; return for each what came of each of its pages."""
        with writing_to(self._connection):
            return [self._keep_one(brought) for brought in batch]

    def robots(self, origin: str) -> Kept | None:
        """Return the robots.txt of an origin as it was last found."""
        row = self._connection.execute("SELECT rules, at FROM robots WHERE origin = ?", (origin,)).fetchone()
        return Kept(*row) if row else None

    def keep_robots(self, origin: str, kept: Kept) -> None:
        """Remember a robots.txt."""
        with writing_to(self._connection):
            rules = None if kept.rules is None else kept_name(kept.rules)
            self._connection.execute("INSERT OR REPLACE INTO robots (origin, rules, at) VALUES (?, ?, ?)", (origin, rules, kept.at))

    def rests_until(self, host: str) -> str:
        """Return the time until which a host asked to be left alone, ``""`` for none."""
        row = self._connection.execute("SELECT until FROM resting_host WHERE name = ?", (host,)).fetchone()
        return str(row[0]) if row else ""

    def keep_rest(self, host: str, until: str) -> None:
        """Remember it."""
        with writing_to(self._connection):
            self._connection.execute("INSERT OR REPLACE INTO resting_host (name, until) VALUES (?, ?)", (host, until))

    def begin(self, now: str) -> str:
        """Begin a run, or go on with one that was interrupted; return when it began."""
        row = self._connection.execute("SELECT begun FROM gathering").fetchone()
        if row and timedelta(0) <= datetime.fromisoformat(now) - datetime.fromisoformat(row[0]) <= timedelta(seconds=GONE_ON_WITH):
            return str(row[0])
        with writing_to(self._connection):
            self._connection.execute("INSERT OR REPLACE INTO gathering (id, begun) VALUES (1, ?)", (now,))
        return now

    def end(self, now: str) -> None:  # noqa: ARG002 - when it ended is nowhere asked for.
        """End the run: all that could be done is done."""
        with writing_to(self._connection):
            self._connection.execute("DELETE FROM gathering")

    def _keep_one(self, brought: Brought) -> list[str]:
        came = [keep_one(self._connection, Sight(found.page, is_timeless=found.names_itself), brought.at) for found in brought.pages]
        if brought.unchanged:
            seen_again(self._connection, brought.address, brought.at)
        if not brought.is_provisional:
            self._keep_visit(brought, came)
        return came

    def _keep_visit(self, brought: Brought, came: Sequence[str]) -> None:
        last = self.visit(brought.address)
        is_new = any(each != "unchanged" for each in came)
        rested = 0 if is_new else (last.rested if last else 0) + 1
        # What was refused was had all the same, once: what it is asked by next time is what it was had with.
        is_had = not brought.refused
        validators = brought.validators if is_had else last.validators if last else Validators()
        had = is_had or bool(last and last.had)
        row = (brought.address, brought.at, *validators, brought.said, rested, had, brought.refused and brought.refused.error)
        self._connection.execute(
            "INSERT OR REPLACE INTO visit (address, at, etag, modified, said, rested, had, refused) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            tuple(kept_name(each) if isinstance(each, str) else each for each in row),
        )
