"""One request and its answer, bounded in time; what can go wrong on the way becomes a refusal. Imported where something is fetched."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpcore
import httpx

from tellings.capture.web.receiving import accepted_codings
from tellings.capture.web.refusing import RefusedError
from tellings.capture.web.settings import Settings
from tellings.version import __version__

# Says what it is and what it keeps to. No address stands in it: one that is not ours would send complaints to somebody else.
USER_AGENT = f"tellings/{__version__} (compares news pages; honours robots.txt)"
# What is asked for: pages and lists of them; a server that has several forms of one page gives the first.
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
)


@asynccontextmanager
async def asked(
    transport: httpx.AsyncBaseTransport, address: str, settings: Settings, cookies: httpx.Cookies, headers: dict[str, str] | None = None
) -> AsyncIterator[httpx.Response]:
    """Ask for an address and yield the response, its body unread; all of the block must end within ``settings.whole`` seconds.

    Raises:
        RefusedError: no answer, or one that is no HTTP; ``passing``, since it may come later.
    """
    timeout = {"connect": settings.connect, "read": settings.read, "write": settings.read, "pool": settings.whole}
    sent = {"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": accepted_codings(), **(headers or {})}
    try:
        async with asyncio.timeout(settings.whole):
            request = httpx.Request("GET", address, headers=sent, extensions={"timeout": timeout})
            cookies.set_cookie_header(request)
            response = await transport.handle_async_request(request)
            response.request = request
            try:
                cookies.extract_cookies(response)
                yield response
            finally:
                await response.aclose()
    except (TimeoutError, httpcore.TimeoutException, httpx.TimeoutException) as error:
        said = f"no whole answer came within {settings.whole:g} seconds ({settings.read:g} without a byte); try again later"
        raise RefusedError(address, "timeout", said, passing=True) from error
    except (httpcore.ConnectError, httpx.ConnectError) as error:
        # A wrong certificate is no better a moment later.
        said = f"the server cannot be reached: {_said(error)}; try again later"
        passing = "certificate" not in str(error).lower()
        raise RefusedError(address, "unreachable", said, passing=passing) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.TransportError, OSError) as error:
        raise RefusedError(
            address, "incomplete", f"the answer broke off or is no HTTP: {_said(error)}; try again later", passing=True
        ) from error
    except (httpx.InvalidURL, UnicodeError) as error:
        raise RefusedError(address, "address", f"the address cannot be read ({_said(error)}); check it") from error


def _said(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:200]
