"""A run over sources: lists are read first, then what they name is fetched; everything that is fetched is kept batch by batch."""

import asyncio
from collections.abc import Collection, Sequence

from tellings.capture.web.client import Fetcher
from tellings.capture.web.network import Resolver, resolve
from tellings.capture.web.settings import Settings
from tellings.errors import CaptureError
from tellings.gathering.due import utc
from tellings.gathering.naming import source_name
from tellings.gathering.outcomes import Gathered, Tally, in_all
from tellings.gathering.pages import fetch_pages
from tellings.gathering.rounds import Acknowledge, Progress, Round
from tellings.gathering.shelf import Shelf
from tellings.gathering.sources import Sources
from tellings.model import Problem


async def gather(
    sources: Sequence[str],
    shelf: Shelf,
    settings: Settings,
    *,
    resolver: Resolver = resolve,
    acknowledge: Acknowledge | None = None,
    progress: Progress | None = None,
    repeated: bool = False,
    without: Collection[str] = (),
) -> Gathered:
    """Gather from ``sources``, which are remembered, or from all that are remembered where none is given.

    ``acknowledge`` is called with the names of pages that are on disk, ``progress`` with a step, how much of it is done and how much there
    is. What is wrong with one source or page is told in the answer and the rest goes on. With ``repeated``, what was found unchanged rests
    for a while. ``without`` are files (real paths) that are no pages. When the task is cancelled, what was fetched is kept and the answer
    says ``interrupted``; the next run goes on from there.
    """
    begun = utc()
    tallies = [Tally(words) for words in dict.fromkeys(sources or shelf.known_sources())]
    roots = _named(tallies)
    shelf.remember([tally.source for tally in roots])
    is_whole = False
    async with Fetcher(settings, resolver=resolver, memory=shelf) as fetcher:
        run = Round(shelf, fetcher, shelf.begin(begun), repeated=repeated, acknowledge=acknowledge, progress=progress)
        try:
            await _all(run, roots, without)
            is_whole = True
        except asyncio.CancelledError:
            run.basket.empty()
    if is_whole:
        shelf.end(utc())
    return in_all(tallies, begun, utc(), interrupted=not is_whole)


def _named(tallies: Sequence[Tally]) -> list[Tally]:
    """Return those whose source there is, each once, and refuse the others."""
    found: dict[str, Tally] = {}
    for tally in tallies:
        try:
            tally.source = source_name(tally.source)
            found.setdefault(tally.source, tally)
        except CaptureError as error:
            # The name may hold a password; that of the refusal does not.
            tally.source = error.page
            tally.refuse(Problem(error.page, error.code, error.message))
    return list(found.values())


async def _all(run: Round, roots: Sequence[Tally], without: Collection[str]) -> None:
    emptying = asyncio.ensure_future(run.empty_now_and_then())
    try:
        sources = Sources(run, without)
        await sources.read(roots)
        await fetch_pages(run, list(sources.pages.values()), sources.stories)
    finally:
        emptying.cancel()
    run.basket.empty()
    sources.confirm()
