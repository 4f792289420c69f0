"""A response taken in: its status judged, its body read within bounds and unwrapped."""

import functools
import importlib.util
from http import HTTPStatus

import httpx

from tellings.capture.forms.http import response as kept_response
from tellings.capture.forms.http import typed
from tellings.capture.web.refusing import RefusedError
from tellings.capture.web.retrying import PASSING, retry_after

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_TEXT = ("image/", "audio/", "video/", "font/")
# What the unwrapping is told that it unwraps: it asks for a type, and this is not the place to judge it.
_ANY = "application/octet-stream"


@functools.cache
def accepted_codings() -> str:
    """Return the compressions that can be read within bounds here: two of them need the extra ``archives``."""
    more = [name for name, package in (("br", "brotli"), ("zstd", "zstandard")) if importlib.util.find_spec(package)]
    return ", ".join(["gzip", "deflate", *more])


def location_of(response: httpx.Response) -> str | None:
    """Return where a redirect leads, ``None`` for what is none."""
    return response.headers.get("location") if response.status_code in _REDIRECTS else None


def check_status(address: str, response: httpx.Response) -> None:
    """Let through what carries a page.

    Raises:
        RefusedError: any other status; ``passing`` where it may be another one later.
    """
    status = response.status_code
    if status == HTTPStatus.NOT_MODIFIED or (200 <= status < 300 and status != HTTPStatus.PARTIAL_CONTENT):
        return
    wait = retry_after(response.headers.get("retry-after", ""))
    if status in PASSING:
        asks = f" and asks to wait {wait:.0f} seconds" if wait else ""
        code = "busy" if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE) else "status"
        raise RefusedError(address, code, f"the server answered {_status(status)}{asks}; try again later", passing=True, wait=wait)
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        raise RefusedError(address, "gone", f"the server answered {_status(status)}: there is no such page; check the address")
    raise RefusedError(address, "status", f"the server answered {_status(status)}; look at it in a browser, and save the page if you may")


async def body_of(address: str, response: httpx.Response, largest: int) -> bytes:
    """Read a body, compressed and unpacked no larger than ``largest`` bytes.

    Raises:
        RefusedError: it is too large, a decompression bomb, damaged, or compressed in a way that is not read.
    """
    media_type = typed(response.headers.get("content-type", ""))[0]
    if media_type.startswith(_NOT_TEXT):
        raise RefusedError(address, "binary", f"the address leads to {media_type}, which is no page; give the address of the article")
    said = response.headers.get("content-length", "")
    if said.isascii() and said.isdigit() and int(said[:18]) > largest:
        raise _too_large(address, largest)
    parts: list[bytes] = []
    size = 0
    async for part in response.aiter_raw():
        size += len(part)
        if size > largest:
            raise _too_large(address, largest)
        parts.append(part)
    return _unwrapped(address, b"".join(parts), response.headers.get("content-encoding", ""), largest)


async def beginning_of(response: httpx.Response, longest: int) -> bytes:
    """Read the first bytes of a body as they come, whatever follows them."""
    parts: list[bytes] = []
    size = 0
    async for part in response.aiter_raw():
        parts.append(part)
        size += len(part)
        if size >= longest:
            break
    data, _ = _uncoded(b"".join(parts), response.headers.get("content-encoding", ""))
    return data[:longest]


def _unwrapped(address: str, body: bytes, coding: str, largest: int) -> bytes:
    data, trouble = _uncoded(body, coding)
    if len(data) > largest:
        raise _too_large(address, largest)
    if trouble:
        raise RefusedError(address, trouble[0], trouble[1], passing=trouble[0] == "damaged")
    return data


def _uncoded(body: bytes, coding: str) -> tuple[bytes, tuple[str, str] | None]:
    """Unpack a body by the reader of archives, whose bounds are measured and tested."""
    if not coding.strip():
        return body, None
    clean = "".join(each for each in coding[:200] if each.isprintable())
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {_ANY}\r\nContent-Encoding: {clean}\r\n\r\n"
    found = kept_response(head.encode("ascii", "replace") + body, wanted=frozenset({_ANY}))
    return found.body, (found.trouble.code, found.trouble.message) if found.trouble else None


def _too_large(address: str, largest: int) -> RefusedError:
    size = f"{largest // 1024**2} MiB" if largest >= 1024**2 else f"{largest:,} bytes"
    return RefusedError(address, "too-large", f"the page is larger than {size}; save it, cut out the article and give that")


def _status(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)
