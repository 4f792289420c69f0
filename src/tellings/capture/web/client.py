"""The fetcher: an address in, an answer or the reason why there is none out. Imported where something is fetched."""

import asyncio
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import httpx

from tellings.capture.forms.http import typed
from tellings.capture.web.addresses import checked, host_of, joined, origin_of
from tellings.capture.web.answers import Answer, Validators
from tellings.capture.web.asking import asked
from tellings.capture.web.network import GuardedNetwork, Resolver, resolve
from tellings.capture.web.politeness import Turns
from tellings.capture.web.receiving import beginning_of, body_of, check_status, location_of
from tellings.capture.web.refusing import RefusedError
from tellings.capture.web.retrying import wait_before
from tellings.capture.web.robots import AGENT, Forgetful, Memory, Robots
from tellings.capture.web.settings import Settings
from tellings.capture.web.transport import GuardedTransport

_NONE = Validators()


class Fetcher:
    """Fetches addresses: one request at a time for each host, every bound of ``settings`` kept, nothing inside the network asked.

    ``resolver`` stands for the system's, ``memory`` remembers the robots.txt of hosts from run to run. To be used as ``async with``.
    """

    def __init__(self, settings: Settings, *, resolver: Resolver = resolve, memory: Memory | None = None) -> None:
        self.settings = settings
        self._transport = GuardedTransport(GuardedNetwork(settings.allow_hosts, resolver), hosts_at_once=settings.hosts_at_once)
        self._turns = Turns()
        self._robots = Robots(self._robots_txt, memory or Forgetful(), settings)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._transport.aclose()

    async def fetch(self, address: str, validators: Validators = _NONE, *, robots: bool = True) -> Answer:
        """Fetch an address, with as many tries as the settings allow; with ``validators``, only if it has changed.

        ``robots`` asks the robots.txt of each host on the way, as machines must; a person who names a page need not.

        Raises:
            RefusedError: there is no page to be had, with the reason.
        """
        wanted = checked(address)
        for tries in range(1, self.settings.most_tries + 1):
            try:
                return await self._followed(address, wanted, validators, robots)
            except RefusedError as refused:
                wait = wait_before(tries, refused, self.settings)
                if wait is None:
                    raise
                self._turns.rest(host_of(wanted), wait)
                await asyncio.sleep(wait)
        raise AssertionError("the last try returns or raises")

    async def _followed(self, address: str, wanted: str, validators: Validators, robots: bool) -> Answer:
        """Follow the redirects of an address: each hop is checked as if it had been asked for itself."""
        cookies = httpx.Cookies()
        at = wanted
        seen = {at}
        for _ in range(self.settings.most_redirects + 1):
            delay = await self._delay(address, at) if robots else self.settings.delay
            found = await self._hop(address, at, validators, cookies, delay)
            if isinstance(found, Answer):
                return found
            at = self._next(address, at, found)
            # Some sites set a cookie and lead back to where one came from; a second time is a circle.
            if at in seen and not cookies:
                raise RefusedError(
                    address, "redirects", "the redirects lead in a circle; look at the address in a browser, and save the page"
                )
            seen.add(at)
        said = f"more than {self.settings.most_redirects} redirects; look at the address in a browser, and save the page"
        raise RefusedError(address, "redirects", said)

    async def _hop(self, address: str, at: str, validators: Validators, cookies: httpx.Cookies, delay: float) -> Answer | str:
        """Ask once; return the answer, or where a redirect leads."""
        async with self._turns.turn(host_of(at), delay):
            return await self._asked(address, at, validators, cookies)

    async def _asked(self, address: str, at: str, validators: Validators, cookies: httpx.Cookies) -> Answer | str:
        try:
            async with asked(self._transport, at, self.settings, cookies, _conditions(validators)) as response:
                location = location_of(response)
                if location is not None:
                    return location
                check_status(address, response)
                if response.status_code == httpx.codes.NOT_MODIFIED:
                    if validators == _NONE:
                        raise RefusedError(address, "status", "the server says that nothing has changed, but nobody asked that")
                    return Answer(address, at, _now(), unchanged=True, validators=validators)
                media_type, charset = typed(response.headers.get("content-type", ""))
                data = await body_of(address, response, self.settings.largest)
        except RefusedError as refused:
            raise _of_page(refused, address) from refused
        if not data.strip():
            raise RefusedError(address, "empty", "the server sent an empty page; look at it in a browser")
        given = Validators(response.headers.get("etag", "")[:500], response.headers.get("last-modified", "")[:100])
        return Answer(address, at, _now(), False, data, media_type, charset, given)

    def _next(self, address: str, at: str, location: str) -> str:
        try:
            return checked(joined(at, location))
        except RefusedError as refused:
            said = f"the server leads to '{location[:100]}', which is no address that is fetched; look at it in a browser"
            raise RefusedError(address, "redirects", said) from refused

    async def _delay(self, address: str, at: str) -> float:
        try:
            rules = await self._robots.of(origin_of(at))
        except RefusedError as refused:
            raise _of_page(refused, address) from refused
        if rules.allows(at):
            return rules.delay
        if rules.failed:
            said = f"robots.txt of {host_of(at)} could not be had, so that nothing may be fetched there; try again later"
            raise RefusedError(address, "robots", said)
        said = f"robots.txt of {host_of(at)} does not let {AGENT} fetch this; if you may use the page, save it and add the file"
        raise RefusedError(address, "robots", said)

    async def _robots_txt(self, address: str) -> str:
        """Return the words of a robots.txt, empty where the server has none.

        Raises:
            RefusedError: the server failed, so that nobody knows what it allows.
        """
        at, cookies = address, httpx.Cookies()
        for _ in range(self.settings.most_redirects + 1):
            async with (
                self._turns.turn(host_of(at), self.settings.delay),
                asked(self._transport, at, self.settings, cookies) as response,
            ):
                location = location_of(response)
                if location is None:
                    if 400 <= response.status_code < 500 and response.status_code != httpx.codes.TOO_MANY_REQUESTS:
                        return ""
                    check_status(at, response)
                    return (await beginning_of(response, self.settings.largest_robots)).decode("utf-8-sig", "replace")
            at = self._next(address, at, location)
        # More redirects than that are no robots.txt (RFC 9309, section 2.3.1.2).
        return ""


def _conditions(validators: Validators) -> dict[str, str]:
    conditions = {"If-None-Match": validators.etag, "If-Modified-Since": validators.modified}
    return {name: value for name, value in conditions.items() if value and value.isascii() and value.isprintable()}


def _of_page(refused: RefusedError, address: str) -> RefusedError:
    return RefusedError(address, refused.code, refused.message, passing=refused.passing, wait=refused.wait)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
