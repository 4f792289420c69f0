"""The first step of a run: sources are read, and the lists that they name, down to the addresses of pages."""

import asyncio
from collections.abc import Collection, Iterable, Sequence

from tellings.capture.forms.entry import Entry
from tellings.capture.source import Trouble
from tellings.capture.web.addresses import is_address
from tellings.capture.web.answers import Answer
from tellings.capture.web.refusing import RefusedError
from tellings.gathering.bounds import DEEPEST_LIST, LARGEST_STORIES, MOST_OF_RUN
from tellings.gathering.due import utc
from tellings.gathering.files import brought_of, files_of
from tellings.gathering.hosts import Job
from tellings.gathering.lists import Listing
from tellings.gathering.outcomes import Tally
from tellings.gathering.pages import brought_by, had_with
from tellings.gathering.reading import own_pages, read_answer, read_file
from tellings.gathering.rounds import Round, problem_of
from tellings.gathering.shelf import Brought, KnownSource, Listed
from tellings.model import Problem


class Sources:
    """Reads sources; ``pages`` are the addresses found, ``stories`` what feeds carry of them."""

    def __init__(self, run: Round, without: Collection[str]) -> None:
        self.pages: dict[str, Job] = {}
        self.stories: dict[str, Entry] = {}
        self._run = run
        self._without = without
        self._held = 0
        self._had: set[str] = set()
        self._seen: set[str] = set()
        self._further: list[Job] = []
        self._read: list[KnownSource] = []

    async def read(self, roots: Sequence[Tally]) -> None:
        """Read all sources: files at once, addresses host by host, then the lists that they name."""
        for tally in roots:
            if is_address(tally.source):
                tally.kind = self._run.shelf.source(tally.source).kind
                self._further.append(Job(tally, Listed(tally.source)))
            else:
                await self._read_path(tally)
        while self._further:
            level = list({job.address: job for job in reversed(self._further) if job.address not in self._seen}.values())[::-1]
            self._further = []
            self._seen.update(job.address for job in level)
            self._run.begin_step("sources", len(level))
            await self._run.do(level, self._read_address)

    def confirm(self) -> None:
        """Remember by what lists are asked whether they changed; to be called when all that they name was asked for, not before."""
        for source in self._read:
            self._run.shelf.keep_source(source)

    async def _read_address(self, job: Job) -> RefusedError | None:
        known = self._run.shelf.source(job.address)
        is_list = known.kind not in ("", "page") or job.depth > 0
        if known.kind == "page" and not self._run.is_due(job):
            return None
        try:
            answer = await self._run.fetch(job.address, known.validators if is_list else had_with(self._run.shelf.visit(job.address)))
            if answer.unchanged and is_list:
                self._take(job, known, known)
                return None
            kind, listing = ("page", None) if answer.unchanged else read_answer(answer, expected=is_list)
            if listing is None and is_list:
                raise RefusedError(job.address, "not-a-feed", "there is no feed or sitemap any more; look at the address in a browser")
        except RefusedError as refused:
            job.tally.refuse(problem_of(refused))
            return refused
        if listing is None:
            self._take_page(job, answer)
        else:
            self._take_listing(job, KnownSource(job.address, kind), listing, answer)
        return None

    def _take_page(self, job: Job, answer: Answer) -> None:
        job.tally.kind = "page"
        self._run.shelf.keep_source(KnownSource(job.address, "page"))
        self._run.basket.put(job.tally, brought_by(answer, None))
        # Should a feed name it too, it has been had.
        self.pages.pop(job.address, None)
        self._had.add(job.address)

    def _take_listing(self, job: Job, read: KnownSource, listing: Listing, answer: Answer) -> None:
        self._tell(job.tally, job.address, listing.troubles)
        read = read._replace(listed=listing.listed, further=listing.further)
        # Without its validators until the end: should the run be interrupted, the list is read again with all that it carries.
        self._run.shelf.keep_source(read)
        self._hold(listing)
        own = own_pages(job.address, listing, answer.at)
        if own:
            self._run.basket.put(job.tally, Brought(job.address, answer.at, own, is_provisional=True))
        self._take(job, read, read._replace(validators=answer.validators))

    def _take(self, job: Job, source: KnownSource, confirmed: KnownSource) -> None:
        if job.depth == 0:
            job.tally.kind = source.kind
        self._read.append(confirmed)
        self._list(job.tally, source.listed)
        if source.further and job.depth >= DEEPEST_LIST:
            said = f"lists lie in lists more than {DEEPEST_LIST} deep; give those that you want by themselves"
            job.tally.refuse(Problem(job.address, "too-deep", said))
            return
        self._further += [Job(job.tally, Listed(address), job.depth + 1) for address in source.further]

    def _list(self, tally: Tally, listed: Iterable[Listed]) -> None:
        for each in listed:
            if each.address in self._had:
                continue
            if len(self.pages) < MOST_OF_RUN or each.address in self.pages:
                self.pages.setdefault(each.address, Job(tally, each))
            else:
                tally.counts["left"] += 1

    def _hold(self, listing: Listing) -> None:
        """Hold the stories that a feed carries, as long as there is room for them."""
        for address, story in listing.stories.items():
            if address not in self.stories and self._held + len(story.data) <= LARGEST_STORIES:
                self.stories[address] = story
                self._held += len(story.data)

    async def _read_path(self, tally: Tally) -> None:
        now = utc()
        paths = files_of(tally.source, self._without)
        is_folder = paths != [tally.source]
        try:
            read = None if is_folder else read_file(tally.source)
        except OSError as error:
            said = f"the file cannot be read: {(error.strerror or str(error)).lower()}; check the name and its permissions"
            tally.refuse(Problem(tally.source, "unreadable", said))
            return
        tally.kind = "folder" if is_folder else read.kind if read else ""
        self._run.shelf.keep_source(KnownSource(tally.source, tally.kind))
        if read and read.listing is not None:
            self._tell(tally, tally.source, read.listing.troubles)
            self._hold(read.listing)
            own = own_pages(tally.source, read.listing, now)
            self._run.basket.put(tally, Brought(tally.source, now, own, is_provisional=True))
            self._list(tally, read.listing.listed)
            self._further += [Job(tally, Listed(address), 1) for address in read.listing.further]
            return
        await self._look_at(tally, paths, now)

    async def _look_at(self, tally: Tally, paths: Sequence[str], now: str) -> None:
        self._run.begin_step("files", len(paths))
        if not paths:
            tally.refuse(Problem(tally.source, "empty", "the folder holds no files; put the pages there as files"))
        for path in paths:
            for brought in brought_of(path, self._run.shelf.visit(path), now):
                self._run.basket.put(tally, brought)
                # Here an interruption is noticed.
                await asyncio.sleep(0)
            self._run.one_more()

    def _tell(self, tally: Tally, source: str, troubles: Iterable[Trouble]) -> None:
        for trouble in troubles:
            tally.refuse(Problem(source, trouble.code, trouble.message))
