"""An HTTP response as an archive keeps it: status, type, and the body without the wrapping of its journey (RFC 9112)."""

import importlib
import re
import zlib
from typing import NamedTuple

from tellings.capture.bounds import HIGHEST_RATIO, LARGEST_HEADERS, LARGEST_PAGE, RATIO_FROM
from tellings.capture.forms.gzipped import inflated
from tellings.capture.forms.zstd import unpacked
from tellings.capture.source import Source, Trouble

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_SIZE = re.compile(rb"\s{0,8}([0-9a-fA-F]{1,8})[ \t]{0,8}(?:;[^\r\n]{0,200})?\r?\n")
_CHARSET = re.compile(r"charset\s{0,4}=\s{0,4}[\"']?([\w.:-]{1,40})", re.I)


class Response(NamedTuple):
    """A response: ``status`` 0 where there was no status line; ``media_type`` in lower case, ``""`` where not said."""

    status: int
    media_type: str
    charset: str | None
    body: bytes
    trouble: Trouble | None


def response(data: bytes, *, wanted: frozenset[str]) -> Response:
    """Read a response; the body is unwrapped only if its media type is ``wanted``."""
    status = _STATUS.match(data)
    end = _HEAD_END.search(data, 0, LARGEST_HEADERS)
    if status is None or end is None:
        return Response(0, "", None, b"", Trouble("damaged", "the record holds no HTTP response that can be read"))
    headers = header_fields(data[: end.start()])
    media_type, charset = typed(headers.get("content-type", ""))
    if int(status[1]) // 100 != 2 or media_type not in wanted:
        return Response(int(status[1]), media_type, charset, b"", None)
    body, trouble = data[end.end() :], None
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body, trouble = dechunked(body)
    for coding in reversed(headers.get("content-encoding", "").lower().split(",")[:3]):
        body, more = _decoded(body, coding.strip())
        trouble = trouble or more
    return Response(int(status[1]), media_type, charset, body, trouble)


def header_fields(block: bytes) -> dict[str, str]:
    """Return the fields of a block of headers by name in lower case; of several the first; folded lines are joined."""
    found: dict[str, str] = {}
    unfolded = re.sub(r"\r?\n[ \t]+", " ", block.decode("utf-8", "replace"))
    for line in unfolded.split("\n")[:1000]:
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def typed(value: str) -> tuple[str, str | None]:
    """Return the media type and the charset of a ``Content-Type``."""
    charset = _CHARSET.search(value[:500])
    return value.split(";")[0].strip().lower(), charset[1] if charset else None


def dechunked(body: bytes) -> tuple[bytes, Trouble | None]:
    """Join the chunks of a body; one that is not in chunks is returned as it is, for many archives keep it joined."""
    parts: list[bytes] = []
    at = 0
    while (size := _SIZE.match(body, at)) is not None:
        length = int(size[1], 16)
        if length == 0:
            return b"".join(parts), None
        part = body[size.end() : size.end() + length]
        parts.append(part)
        at = size.end() + length
        if len(part) < length or not body.startswith((b"\r\n", b"\n"), at):
            return b"".join(parts), Trouble("damaged", "its chunks are cut or damaged; what stands before was read")
        at += 2 if body.startswith(b"\r\n", at) else 1
    return (b"".join(parts), Trouble("damaged", "its last chunk is missing; what was there was read")) if parts else (body, None)


def _decoded(body: bytes, coding: str) -> tuple[bytes, Trouble | None]:
    if coding in ("", "identity") or (coding in ("gzip", "x-gzip") and not body.startswith(b"\x1f\x8b")):
        return body, None
    if coding in ("gzip", "x-gzip", "zstd"):
        source = unpacked(Source.of(body)) if coding == "zstd" else inflated(Source.of(body))
        found = source.read(LARGEST_PAGE + 1)
        is_bomb = source.trouble is not None and source.trouble.code == "too-large"
        return b"" if is_bomb else found, source.trouble
    if coding == "deflate":
        return _deflated(body)
    if coding == "br":
        return _brotli(body)
    return b"", Trouble("binary", f"the page is compressed as {coding}, which is not read; save it again without")


def _deflated(body: bytes) -> tuple[bytes, Trouble | None]:
    # Servers send the format with a header (RFC 1950) and without (RFC 1951) under one name; browsers take both.
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        one = zlib.decompressobj(bits)
        try:
            found = one.decompress(body, LARGEST_PAGE + 1)
        except zlib.error:
            continue
        return _checked(found, len(body), one.eof)
    return b"", Trouble("damaged", "the compressed page is damaged; save it again")


def _brotli(body: bytes) -> tuple[bytes, Trouble | None]:
    try:
        brotli = importlib.import_module("brotli")
    except ImportError:
        return b"", Trouble("binary", "the page is compressed with Brotli; to read it: pip install 'tellings[archives]'")
    try:
        one = brotli.Decompressor()
        found = one.process(body, output_buffer_limit=LARGEST_PAGE + 1)
    except brotli.error:
        return b"", Trouble("damaged", "the compressed page is damaged; save it again")
    except TypeError:
        return b"", Trouble("binary", "this version of Brotli has no bound; to read the page: pip install --upgrade 'tellings[archives]'")
    return _checked(found, len(body), one.is_finished() or len(found) > LARGEST_PAGE)


def _checked(found: bytes, taken: int, whole: bool) -> tuple[bytes, Trouble | None]:
    if len(found) > RATIO_FROM and len(found) > HIGHEST_RATIO * taken:
        return b"", Trouble("too-large", f"it inflates more than {HIGHEST_RATIO} times, as no page does; give the page itself")
    whole = whole or len(found) > LARGEST_PAGE
    return found, None if whole else Trouble("damaged", "the compressed page ends too early; what was there was read")
