"""robots.txt: what a host lets robots fetch, and how slowly (RFC 9309)."""

import time
from collections.abc import Awaitable, Callable
from typing import NamedTuple, Protocol

from tellings.capture.web.refusing import RefusedError
from tellings.capture.web.settings import Settings

# The name under which rules for this program stand.
AGENT = "tellings"
# Refusals that are about the host, whatever its robots.txt may say.
_OF_THE_HOST = frozenset({"inside", "unknown-host", "unreachable"})


class Kept(NamedTuple):
    """A robots.txt as it was found: its rules, ``None`` where the server failed (nothing may be fetched); ``at`` in seconds since 1970."""

    rules: str | None
    at: float


class Memory(Protocol):
    """Where what was found is remembered from run to run."""

    def robots(self, origin: str) -> Kept | None:
        """Return what was found for an origin, ``None`` if nothing was."""

    def keep_robots(self, origin: str, kept: Kept) -> None:
        """Remember it."""


class Forgetful:
    """A memory for one run."""

    def __init__(self) -> None:
        self._kept: dict[str, Kept] = {}

    def robots(self, origin: str) -> Kept | None:
        """Return what was found for an origin in this run."""
        return self._kept.get(origin)

    def keep_robots(self, origin: str, kept: Kept) -> None:
        """Remember it until the run ends."""
        self._kept[origin] = kept


class Rules(NamedTuple):
    """What one robots.txt says to this program."""

    allows: Callable[[str], bool]
    delay: float
    failed: bool = False


class Robots:
    """The rules of all hosts, each asked for once in a while."""

    def __init__(self, ask: Callable[[str], Awaitable[str]], memory: Memory, settings: Settings) -> None:
        self._ask = ask
        self._memory = memory
        self._settings = settings
        self._rules: dict[str, Rules] = {}
        self._refused: dict[str, RefusedError] = {}

    async def of(self, origin: str) -> Rules:
        """Return the rules of an origin. ``ask`` returns the words of a robots.txt (empty for none), or raises why there is no answer.

        Raises:
            RefusedError: the host is inside the network, or is not there at all.
        """
        if origin in self._refused:
            raise self._refused[origin]
        if origin not in self._rules:
            kept = self._memory.robots(origin)
            if kept is None or kept.rules is None or not 0 <= time.time() - kept.at <= self._settings.robots_hold:
                kept = await self._found(origin)
                self._memory.keep_robots(origin, kept)
            self._rules[origin] = _rules(kept.rules, self._settings)
        return self._rules[origin]

    async def _found(self, origin: str) -> Kept:
        try:
            return Kept(await self._ask(f"{origin}/robots.txt"), time.time())
        except RefusedError as refused:
            if refused.code in _OF_THE_HOST:
                self._refused[origin] = refused
                raise
            # A server that fails may forbid everything (RFC 9309, section 2.3.1.4).
            return Kept(None, time.time())


def _rules(words: str | None, settings: Settings) -> Rules:
    if words is None:
        return Rules(lambda _address: False, settings.delay, failed=True)
    if not words.strip():
        return Rules(lambda _address: True, settings.delay)
    from protego import Protego

    found = Protego.parse(words)
    delay = found.crawl_delay(AGENT)
    asked = min(float(delay), settings.longest_delay) if delay and delay > 0 else 0.0
    return Rules(lambda address: bool(found.can_fetch(address, AGENT)), max(asked, settings.delay))
