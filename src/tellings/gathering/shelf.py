"""What gathering needs of the place where pages are kept, and the values that go between them."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from tellings.capture.web.answers import Validators
from tellings.capture.web.robots import Kept
from tellings.model import Page, Problem


class Listed(NamedTuple):
    """An address that a source lists; ``said`` is when the page last changed in the words of the source, compared and never read."""

    address: str
    said: str = ""


class KnownSource(NamedTuple):
    """What is known of a source: its ``kind`` (``""`` before it was read once), what it was last asked with, and what it listed."""

    address: str
    kind: str = ""
    validators: Validators = Validators()
    listed: tuple[Listed, ...] = ()
    further: tuple[str, ...] = ()


class Visit(NamedTuple):
    """The last time that an address was asked or a file looked at; ``had`` tells whether a page ever came of it.

    ``at`` is an ISO 8601 time; ``rested`` counts the visits one after the other that brought nothing new.
    """

    at: str
    validators: Validators = Validators()
    said: str = ""
    rested: int = 0
    had: bool = False


class Found(NamedTuple):
    """A page, and whether it names itself: then it is one of several in a file and has an address of its own."""

    page: Page
    names_itself: bool = False


class Brought(NamedTuple):
    """What came of one address or file: its pages, or the news that it is ``unchanged``, or why there is nothing (``refused``).

    With ``is_provisional`` this is not all of the address, or not its own words: it is not counted as visited.
    """

    address: str
    at: str
    pages: tuple[Found, ...] = ()
    unchanged: bool = False
    refused: Problem | None = None
    problems: tuple[Problem, ...] = ()
    validators: Validators = Validators()
    said: str = ""
    is_provisional: bool = False


class Shelf(Protocol):
    """Keeps pages and remembers sources; every method that writes returns when it is durable."""

    def known_sources(self) -> list[str]:
        """Return the sources that a person named, in the order in which they were first given."""

    def remember(self, sources: Sequence[str]) -> None:
        """Remember sources that a person named."""

    def source(self, address: str) -> KnownSource:
        """Return what is known of a source, also of one that another source names."""

    def keep_source(self, source: KnownSource) -> None:
        """Keep what a source is and lists now."""

    def visit(self, address: str) -> Visit | None:
        """Return the last visit to an address."""

    def keep(self, batch: Sequence[Brought]) -> list[list[str]]:
        """Keep the pages of a batch and that they were visited, all or nothing.

        Return for each of it what came of each of its pages: "new", "changed" or "unchanged".
        """

    def robots(self, origin: str) -> Kept | None:
        """Return the robots.txt of an origin as it was last found."""

    def keep_robots(self, origin: str, kept: Kept) -> None:
        """Remember a robots.txt."""

    def rests_until(self, host: str) -> str:
        """Return the time until which a host asked to be left alone, ``""`` for none."""

    def keep_rest(self, host: str, until: str) -> None:
        """Remember it."""

    def begin(self, now: str) -> str:
        """Begin a run, or go on with one that was interrupted; return when it began."""

    def end(self, now: str) -> None:
        """End the run: all that could be done is done."""
