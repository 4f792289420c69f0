"""WARC files, 1.0 and 1.1: each page that a crawl brought home, with its address and the time (ISO 28500:2017).

Plain Python over zlib: the bounds hold in one place, and every installation gives the same answer.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tellings.capture.bounds import LARGEST_HEADERS, LARGEST_PAGE, MOST_ENTRIES, MOST_MENDED
from tellings.capture.forms.charsets import as_utf8
from tellings.capture.forms.entry import Entry, Found, moment
from tellings.capture.forms.http import header_fields, response, typed
from tellings.capture.source import Source, Trouble

MAGIC = b"WARC/"
_VERSION = re.compile(rb"WARC/\d\.\d{1,2}\s*")
_NEXT = re.compile(rb"\r?\n\r?\nWARC/\d\.\d")

# What is taken for a page; pictures, scripts, styles and data of a crawl are passed over.
PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_PLAIN_TYPES = {"application/xhtml+xml": "application/xhtml+xml", "text/html": "text/html"}
_TAKEN = frozenset({"response", "resource", "conversion"})

# Bytes that are looked at between two records, where two empty lines stand.
_BETWEEN = 4_096

# A response has its own headers in front of the page.
_LARGEST_CONTENT = LARGEST_PAGE + LARGEST_HEADERS


class _Record(NamedTuple):
    fields: dict[str, str]
    content: bytes
    trouble: Trouble | None

    @property
    def address(self) -> str:
        return self.fields.get("warc-target-uri", "").strip("<> ") or self.fields.get("warc-record-id", "").strip("<> ")


def warc_entries(source: Source) -> Iterator[Found]:
    """Yield the pages of a WARC file in its order; a damaged record is told and the next one sought."""
    damaged = 0
    for number, record in enumerate(_records(source), 1):
        damaged += record.trouble is not None
        if record.trouble:
            yield record.trouble._replace(label=record.address or f"record {number}")
        if record.content:
            yield from _entry(record)
        if damaged > MOST_MENDED:
            yield Trouble("too-many", f"more than {MOST_MENDED} records are damaged; the rest was left out, get the whole file again")
            return
        if number == MOST_ENTRIES:
            yield Trouble("too-many", f"only the first {MOST_ENTRIES} records were looked at; divide the archive")
            return


def _entry(record: _Record) -> Iterator[Found]:
    kind = record.fields.get("warc-type", "").lower()
    media_type, charset = typed(record.fields.get("content-type", ""))
    body, trouble = record.content, None
    if kind == "response" or media_type == "application/http":
        found = response(record.content, wanted=PAGES)
        media_type, charset, body, trouble = found.media_type, found.charset, found.body, found.trouble
    if trouble:
        yield trouble._replace(label=record.address)
    if media_type not in PAGES or not body:
        return
    if media_type != "application/pdf":
        body = as_utf8(body, charset)
    # Servers call much text/plain that is a page: there the bytes decide.
    yield Entry(record.address, body, _PLAIN_TYPES.get(media_type), moment(record.fields.get("warc-date")))


def _records(source: Source) -> Iterator[_Record]:
    while _at_record(source):
        line = source.line(LARGEST_HEADERS)
        if not line:
            return
        if not _VERSION.fullmatch(line):
            sought = _sought(source)
            yield _Record({}, b"", Trouble("damaged", "bytes between two records belong to none; they were left out"))
            if not sought:
                return
            continue
        record = _record(source)
        yield record


def _at_record(source: Source) -> bool:
    """Pass over the empty lines between records; tell whether anything follows."""
    while (head := source.peek(_BETWEEN)) and (empty := len(head) - len(head.lstrip(b"\r\n"))):
        source.skip(empty)
    return bool(head)


def _sought(source: Source) -> bool:
    while True:
        if source.peek(len(MAGIC)) == MAGIC:
            return True
        if not source.line(LARGEST_HEADERS):
            return False


def _record(source: Source) -> _Record:
    fields = header_fields(_headers(source))
    length = fields.get("content-length", "")
    if not re.fullmatch(r"[0-9]{1,18}", length):
        return _Record(fields, b"", Trouble("damaged", "the record says no length that can be read; it was left out"))
    size = int(length)
    if fields.get("warc-type", "").lower() not in _TAKEN:
        missing = size - source.skip(size)
        return _Record(fields, b"", _cut() if missing else None)
    if size > _LARGEST_CONTENT:
        return _Record(fields, b"", _too_large(source, fields, size))
    content = source.read(size)
    if len(content) == size and source.peek(4).lstrip(b"\r\n")[:4] in (b"", MAGIC[:4]) and source.peek(1)[:1] in (b"", b"\r", b"\n"):
        cut = "warc-truncated" in fields
        return _Record(fields, content, Trouble("damaged", "the archive kept only the beginning of this page") if cut else None)
    return _mended(source, fields, content, size)


def _too_large(source: Source, fields: dict[str, str], size: int) -> Trouble | None:
    """Pass over a record of more than a page; it is told if it is one, not if it is a film."""
    head = source.read(LARGEST_HEADERS)
    source.skip(size - len(head))
    media_type = typed(fields.get("content-type", ""))[0]
    if media_type == "application/http":
        media_type = response(head, wanted=frozenset()).media_type
    limit = LARGEST_PAGE // 1024**2
    return Trouble("too-large", f"the page is larger than {limit} MiB; it was left out") if media_type in PAGES else None


def _mended(source: Source, fields: dict[str, str], content: bytes, size: int) -> _Record:
    """Take a record whose length is wrong: where it runs into the next one, it ends there."""
    following = _NEXT.search(content)
    if following:
        source.unread(content[following.start() :])
        return _Record(fields, content[: following.start()], Trouble("damaged", "the record's length is wrong; it was read up to the next"))
    if len(content) < size:
        return _Record(fields, content, _cut())
    return _Record(fields, content, Trouble("damaged", "the record's length is wrong; the page may be cut"))


def _cut() -> Trouble:
    return Trouble("damaged", "the archive ends within this record; what was there was read, get the whole file again")


def _headers(source: Source) -> bytes:
    lines: list[bytes] = []
    left = LARGEST_HEADERS
    while left > 0 and (line := source.line(left)).strip():
        lines.append(line)
        left -= len(line)
    return b"".join(lines)
