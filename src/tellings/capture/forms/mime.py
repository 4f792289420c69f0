"""The parts of a message (RFC 2045, 2046): headers, boundaries, encodings of transfer; in one pass, however deep or broken.

The standard library's parser compares each line with every open boundary: a hostile message of 60 MB takes it hours.
"""

import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple

from tellings.capture.bounds import DEEPEST_PART, LARGEST_HEADERS, MOST_PARTS
from tellings.capture.forms.http import header_fields, typed

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_BOUNDARY = re.compile(r"boundary\s{0,4}=\s{0,4}(?:\"([^\"]{1,200})\"|([^\s;\"]{1,200}))", re.I)


class Part(NamedTuple):
    """A part that holds no others: its headers by name in lower case, and its bytes as they were before the transfer."""

    media_type: str
    charset: str | None
    headers: dict[str, str]
    data: bytes

    @property
    def is_attached(self) -> bool:
        """Whether the part came along as a file."""
        return self.headers.get("content-disposition", "").lower().startswith("attachment")


def head_of(data: bytes) -> tuple[dict[str, str], bytes]:
    """Part a message into its headers and what follows them."""
    data = data.lstrip(b"\r\n")
    end = _HEAD_END.search(data, 0, LARGEST_HEADERS)
    if end is None:
        return header_fields(data[:LARGEST_HEADERS]), b""
    return header_fields(data[: end.start()]), data[end.end() :]


def parts_of(data: bytes) -> Iterator[Part]:
    """Yield the parts of a message in order, at most ``MOST_PARTS``; what is nested too deep is passed over."""
    for count, part in enumerate(_parts(data, 0)):
        if count == MOST_PARTS:
            return
        yield part


def _parts(data: bytes, depth: int) -> Iterator[Part]:
    headers, body = head_of(data)
    content = headers.get("content-type", "text/plain")
    media_type, charset = typed(content)
    boundary = _BOUNDARY.search(content[:1000])
    if not media_type.startswith("multipart/"):
        yield Part(media_type, charset, headers, _transferred(body, headers.get("content-transfer-encoding", "")))
    elif boundary and depth < DEEPEST_PART:
        for piece in _pieces(body, (boundary[1] or boundary[2]).encode("utf-8", "replace")):
            yield from _parts(piece, depth + 1)


def _pieces(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """Yield what stands between boundary lines; the last piece of a message that was cut has no boundary after it."""
    line = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]{0,40}(?=\r?\n|\Z)")
    start: int | None = None
    for found in line.finditer(body):
        if start is not None:
            yield body[start : found.start()]
        start = None if found[1] else found.end()
        if start is None:
            return
    if start is not None:
        yield body[start:]


def _transferred(body: bytes, coding: str) -> bytes:
    coding = coding.strip().lower()
    if coding == "quoted-printable":
        return binascii.a2b_qp(body)
    if coding == "base64":
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
        # What was cut ends in the middle of a group of four.
        letters = letters[: len(letters) - 1] if len(letters) % 4 == 1 else letters
        return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
    return body
