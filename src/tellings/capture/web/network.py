"""The network: names are resolved once, what they stand for is checked, and the very address that was checked is connected to.

So a name that stands for another address a moment later (DNS rebinding) leads nowhere; the name itself still goes into ``Host`` and TLS.
This module needs httpcore and is imported where something is fetched.
"""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Awaitable, Callable, Iterable, Sequence

import httpcore

from tellings.capture.web.guard import inside, is_allowed
from tellings.capture.web.refusing import RefusedError

# What a name stands for: (host, port) to addresses in the order in which they are to be tried.
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]

# Addresses of one name that are tried; some names have dozens.
_MOST_TRIED = 4


async def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system for the addresses of a host, also of one that is written as numbers in any form.

    The question runs in a thread of its own that nobody waits for at the end: the system's resolver cannot be interrupted.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            _hand_over(loop, answer, error)
        else:
            _hand_over(loop, answer, [str(each[4][0]) for each in found])

    threading.Thread(target=ask, daemon=True, name="tellings-resolve").start()
    return list(dict.fromkeys(await answer))


def _hand_over(loop: asyncio.AbstractEventLoop, answer: "asyncio.Future[list[str]]", found: list[str] | Exception) -> None:
    def put() -> None:
        if answer.done():
            return
        if isinstance(found, Exception):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    # Nobody waits any more where the loop has been closed meanwhile.
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(put)


class GuardedNetwork(httpcore.AsyncNetworkBackend):
    """Connects to public addresses, and to hosts that are allowed by name."""

    def __init__(self, allow_hosts: Sequence[str], resolver: Resolver) -> None:
        self._allow_hosts = tuple(allow_hosts)
        self._resolver = resolver
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, check every address found, and connect to one of them.

        Raises:
            RefusedError: the host is not known (``unknown-host``), or one of its addresses is inside the network (``inside``).
        """
        try:
            async with asyncio.timeout(timeout):
                addresses = await self._resolver(host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"the name {host} was not resolved in time") from error
        except (OSError, UnicodeError) as error:
            # Only a resolver that was busy may know more a moment later.
            passing = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
            said = f"there is no host '{host}' ({_said(error)}); check the address"
            raise RefusedError(host, "unknown-host", said, passing=passing) from error
        if not addresses:
            raise RefusedError(host, "unknown-host", f"there is no host '{host}'; check the address")
        self._check(host, port, addresses)
        failed: Exception | None = None
        for address in addresses[:_MOST_TRIED]:
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed or httpcore.ConnectError(f"no address of {host} could be connected to")

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002 - the interface of httpcore.
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        """Never: a socket of this machine is inside."""
        raise RefusedError(path, "inside", "a socket of this machine is never asked")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

    def _check(self, host: str, port: int, addresses: Sequence[str]) -> None:
        if is_allowed(host, port, self._allow_hosts):
            return
        for address in addresses:
            if kind := inside(address):
                said = f"'{host}' is inside the network ({address}: {kind}); if it is yours, allow it: --allow-host {host}"
                raise RefusedError(host, "inside", said)


def _said(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()[:200]
