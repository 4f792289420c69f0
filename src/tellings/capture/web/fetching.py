"""Pages of addresses that a person named, for a comparison or to be added: fetched at once, host by host, in a loop of their own."""

import asyncio
import io
import threading
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from tellings.capture.forms import pages_of
from tellings.capture.forms.charsets import as_utf8
from tellings.capture.web.answers import Answer
from tellings.capture.web.refusing import RefusedError
from tellings.capture.web.settings import Settings
from tellings.model import Page, Problem

# What a server calls a page; of all else the bytes decide, for servers call much text/plain that is a page.
_PAGE_TYPES = {"application/xhtml+xml": "application/xhtml+xml", "text/html": "text/html"}


def fetched(addresses: Sequence[str], settings: Settings) -> dict[str, list[Page | Problem]]:
    """Fetch addresses; return the pages of each, or why there are none. robots.txt is not asked: a person named them."""
    found = _run(addresses, settings)
    return {address: list(_opened(each)) for address, each in found.items()}


def pages_in(answer: Answer, *, name: str | None = None) -> Iterator[tuple[Page, bool] | Problem]:
    """Yield the pages of an answer, as :func:`~tellings.capture.forms.pages_of` does of a file: it may be a PDF or an archive."""
    called = name or answer.address
    is_page = answer.media_type in _PAGE_TYPES
    data = as_utf8(answer.data, answer.charset) if is_page else answer.data
    for found in pages_of(called, io.BytesIO(data)):
        if isinstance(found, Problem):
            yield found
            continue
        page, alone = found
        media_type = _PAGE_TYPES.get(answer.media_type, page.media_type) if page.name == called else page.media_type
        yield replace(page, captured=page.captured or answer.at, media_type=media_type), alone


def _opened(found: Answer | RefusedError) -> Iterator[Page | Problem]:
    if isinstance(found, RefusedError):
        yield Problem(found.page, found.code, found.message)
        return
    for each in pages_in(found):
        yield each if isinstance(each, Problem) else each[0]


def _run(addresses: Sequence[str], settings: Settings) -> dict[str, Answer | RefusedError]:
    """Run a loop; in a thread of its own, for the caller may stand in a loop already (a notebook does)."""
    found: dict[str, Answer | RefusedError] = {}
    failed: list[BaseException] = []

    def run() -> None:
        try:
            found.update(asyncio.run(_all(addresses, settings)))
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True, name="tellings-fetch")
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return found


async def _all(addresses: Sequence[str], settings: Settings) -> dict[str, Answer | RefusedError]:
    from tellings.capture.web.client import Fetcher

    async with Fetcher(settings) as fetcher:
        places = asyncio.Semaphore(settings.hosts_at_once)

        async def one(address: str) -> Answer | RefusedError:
            async with places:
                try:
                    return await fetcher.fetch(address, robots=False)
                except RefusedError as refused:
                    return refused

        wanted = list(dict.fromkeys(addresses))
        answers = await asyncio.gather(*(one(address) for address in wanted))
        return dict(zip(wanted, answers, strict=True))
