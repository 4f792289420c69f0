"""What keeps the site to its own: names it answers to, where forms come from, the size of what is sent, and headers on every answer."""

import ipaddress
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tellings.web.troubles import told

# The names of this machine to itself.
LOOPBACK = ("127.0.0.1", "localhost", "::1")

# Says that any address in digits may be asked by: another site cannot bind a name that it owns to one.
ANY_ADDRESS = "*"

# Bytes of a request: an upload of some pages. (A page on the web has 2 MB in the median with its pictures, 40 KB without.)
MOST_SENT = 8 * 1024 * 1024

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "private, no-cache",
}


class Guard:
    """ASGI middleware around all of the site: refuses what does not come from it or names another one, and sets headers on every answer."""

    def __init__(self, app: ASGIApp, allowed_hosts: Iterable[str], most_sent: int = MOST_SENT) -> None:
        self._app = app
        self._allowed = frozenset(name.lower().strip("[]") for name in allowed_hosts)
        self._most = most_sent

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or tell why not; a fault of a page is told too."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sent, begun = 0, False

        async def bounded() -> Message:
            nonlocal sent
            message = await receive()
            sent += len(message.get("body", b""))
            if sent > self._most:
                raise too_much(self._most)
            return message

        async def headed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            self._check(scope, Headers(scope=scope))
            await self._app(scope, bounded, headed)
        except Exception as error:
            if begun:
                raise
            await told(Request(scope), error)(scope, receive, headed)

    def _check(self, scope: Scope, headers: Headers) -> None:
        host = headers.get("host", "")
        if not self._is_ours(host):
            raise HTTPException(403, "The reading room does not answer to this address. Name it at the start: tellings serve --host NAME")
        length = headers.get("content-length", "0")
        if length.isdigit() and int(length) > self._most:
            raise too_much(self._most)
        if scope["method"] not in ("GET", "HEAD") and not _is_from_here(headers, host):
            raise HTTPException(403, "This form was sent from another site. Open the page here and send it again.")

    def _is_ours(self, host: str) -> bool:
        name = host_name(host)
        return bool(name) and (name in self._allowed or (ANY_ADDRESS in self._allowed and _is_address(name)))


def host_name(host: str) -> str:
    """Return the name in a Host header, without port and brackets, in small letters; empty where it is no host."""
    if host.startswith("["):
        name, closed, port = host[1:].partition("]")
        port = port.removeprefix(":") if closed else "?"
    else:
        name, _, port = host.partition(":")
    return name.lower() if port == "" or port.isdigit() else ""


def too_much(most: int) -> HTTPException:
    """Return the error that says how much may be sent."""
    megabytes = most // 1024 // 1024
    return HTTPException(413, f"This is more than the {megabytes} MB that can be sent at once. Compare more with: tellings compare FOLDER")


def _is_from_here(headers: Headers, host: str) -> bool:
    """Tell whether a browser says that a request comes from a page of this site; programs that say nothing are no browsers."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin in (f"http://{host}", f"https://{host}")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
