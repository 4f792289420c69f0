"""What both steps of a run share: the shelf, the fetcher, the basket, and how far the run is."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from tellings.capture.web.addresses import host_of
from tellings.capture.web.answers import Answer, Validators
from tellings.capture.web.client import Fetcher
from tellings.capture.web.refusing import RefusedError
from tellings.gathering.bounds import BATCH_SECONDS
from tellings.gathering.due import is_due, utc
from tellings.gathering.hosts import Job, Work, by_host
from tellings.gathering.keeping import Basket
from tellings.gathering.shelf import Shelf
from tellings.model import Problem

Progress = Callable[[str, int, int], None]
Acknowledge = Callable[[Sequence[str]], None]


class Round:
    """One run. ``since`` is when it began, or when the interrupted one began that it goes on with."""

    def __init__(
        self, shelf: Shelf, fetcher: Fetcher, since: str, *, repeated: bool, acknowledge: Acknowledge | None, progress: Progress | None
    ) -> None:
        self.shelf = shelf
        self.basket = Basket(shelf, acknowledge)
        self._fetcher = fetcher
        self._since = since
        self._repeated = repeated
        self._progress = progress
        self._step, self._done, self._total = "", 0, 0

    def is_due(self, job: Job) -> bool:
        """Tell whether a page is to be asked for now; one that is not is counted."""
        visit = self.shelf.visit(job.address)
        due = is_due(visit, job.listed.said, since=self._since, now=datetime.now(UTC), repeated=self._repeated)
        job.tally.counts["not_due"] += not due
        return due

    def begin_step(self, step: str, total: int) -> None:
        """Say what comes now and how much of it there is."""
        self._step, self._done, self._total = step, 0, total
        self._tell()

    def one_more(self) -> None:
        """Say that one more is done."""
        self._done += 1
        self._tell()

    async def do(self, jobs: Sequence[Job], work: Work) -> None:
        """Do jobs, host by host."""

        async def counted(job: Job) -> RefusedError | None:
            refused = self._resting(job) or await work(job)
            self.one_more()
            if refused:
                self._remember_rest(job, refused)
            return refused

        settings = self._fetcher.settings
        await by_host(jobs, counted, hosts_at_once=settings.hosts_at_once, most_failures=settings.most_failures, leave=self._leave)

    async def fetch(self, address: str, validators: Validators) -> Answer:
        """Fetch an address by the rules for machines.

        Raises:
            RefusedError: there is nothing to be had.
        """
        return await self._fetcher.fetch(address, validators)

    async def empty_now_and_then(self) -> None:
        """Keep what waits in the basket, as long as the run goes on."""
        while True:
            await asyncio.sleep(BATCH_SECONDS)
            self.basket.empty_if_due()

    def _leave(self, job: Job) -> None:
        job.tally.counts["left"] += 1
        self.one_more()

    def _resting(self, job: Job) -> RefusedError | None:
        """Refuse what is on a host that asked, in an earlier run, to be left alone until later."""
        host = host_of(job.address)
        until = self.shelf.rests_until(host)
        if until <= utc():
            return None
        refused = RefusedError(job.address, "busy", f"{host} asks to be left alone until {until}; gather again then", wait=0.0)
        job.tally.refuse(problem_of(refused))
        return refused

    def _remember_rest(self, job: Job, refused: RefusedError) -> None:
        settings = self._fetcher.settings
        if refused.wait is not None and refused.wait > settings.longest_wait:
            until = datetime.now(UTC) + timedelta(seconds=min(refused.wait, settings.longest_rest))
            self.shelf.keep_rest(host_of(job.address), utc(until))

    def _tell(self) -> None:
        if self._progress:
            self._progress(self._step, self._done, self._total)


def problem_of(refused: RefusedError) -> Problem:
    """Return a refusal as what is told of it."""
    return Problem(refused.page, refused.code, refused.message)
