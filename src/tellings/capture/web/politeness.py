"""Politeness: one request at a time for each host, with a pause behind it."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """The turns of hosts. Who waits for one host holds none of another, so that redirects in a circle cannot block each other."""

    def __init__(self) -> None:
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._not_before: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str, delay: float) -> AsyncIterator[None]:
        """Wait until it is this host's turn; the next one comes ``delay`` seconds after the block has ended."""
        async with self._locks[host]:
            await asyncio.sleep(max(0.0, self._not_before.get(host, 0.0) - time.monotonic()))
            try:
                yield
            finally:
                self.rest(host, delay)

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for some seconds; a longer rest that it has already stays."""
        self._not_before[host] = max(self._not_before.get(host, 0.0), time.monotonic() + seconds)
