"""The guarded network as a transport of httpx. Imported where something is fetched."""

import functools
import os
import ssl
from collections.abc import AsyncIterator

import httpcore
import httpx

from tellings.capture.web.network import GuardedNetwork

# Connections that stay open for the next request to the same host.
_MOST_KEPT = 32
_KEPT_SECONDS = 30.0


class GuardedTransport(httpx.AsyncBaseTransport):
    """HTTP/1.1 and HTTP/2 over a :class:`GuardedNetwork`; the proxies of the environment are not used, for they would connect unseen."""

    def __init__(self, network: GuardedNetwork, *, hosts_at_once: int) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=_trust(os.environ.get("SSL_CERT_FILE", ""), os.environ.get("SSL_CERT_DIR", "")),
            max_connections=hosts_at_once + _MOST_KEPT,
            max_keepalive_connections=_MOST_KEPT,
            keepalive_expiry=_KEPT_SECONDS,
            http1=True,
            http2=True,
            network_backend=network,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the body of the response is a stream."""
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        answer = await self._pool.handle_async_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()


@functools.cache
def _trust(_file: str, _folder: str) -> ssl.SSLContext:
    """Return whose certificates are trusted: those of certifi, or those that the environment names; to read them takes 50 ms."""
    return httpx.create_ssl_context()


class _Body(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()
