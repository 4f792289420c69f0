"""Jobs by host: those of one host one after the other, several hosts at once; a host that fails again and again is left alone."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from typing import Any, NamedTuple

from tellings.capture.web.addresses import host_of
from tellings.capture.web.refusing import RefusedError
from tellings.gathering.outcomes import Tally
from tellings.gathering.shelf import Listed


class Job(NamedTuple):
    """An address to be fetched, for the source that lists it; ``depth`` counts the lists above a list."""

    tally: Tally
    listed: Listed
    depth: int = 0

    @property
    def address(self) -> str:
        """The address."""
        return self.listed.address


# Does one job; returns why it was refused, ``None`` if it was not.
Work = Callable[[Job], Awaitable[RefusedError | None]]


async def by_host(jobs: Sequence[Job], work: Work, *, hosts_at_once: int, most_failures: int, leave: Callable[[Job], None]) -> None:
    """Do all jobs. ``leave`` is called for those of a host that failed ``most_failures`` times one after the other, or asks for rest."""
    queues: dict[str, list[Job]] = {}
    for job in jobs:
        queues.setdefault(host_of(job.address), []).append(job)
    places = asyncio.Semaphore(hosts_at_once)

    async def one(queue: list[Job]) -> None:
        async with places:
            failures = 0
            for number, job in enumerate(queue):
                refused = await work(job)
                failures = failures + 1 if refused and refused.passing else 0
                if failures >= most_failures or (refused and refused.wait is not None):
                    for left in queue[number + 1 :]:
                        leave(left)
                    return

    await together(one(queue) for queue in queues.values())


async def together(work: Iterable[Coroutine[Any, Any, None]]) -> None:
    """Do all of it at once; where one part fails, the others are ended and its error is raised as it is."""
    tasks = [asyncio.ensure_future(each) for each in work]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
