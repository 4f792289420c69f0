"""Which form a file has: its bytes decide, and its name where bytes may be several things."""

import re
from pathlib import PurePath
from typing import Literal

from tellings.capture.forms import gzipped, json_files, pdf, wacz, warc, zstd
from tellings.capture.forms.json_lines import is_json_lines
from tellings.capture.media import looks_binary

Form = Literal["gzip", "zstd", "warc", "zip", "pdf", "feed", "newsml", "json", "json-lines", "saved-page", "mail"]

# Bytes that are looked at.
HEAD = 8_192

_MAGIC: dict[bytes, Form] = {gzipped.MAGIC: "gzip", warc.MAGIC: "warc", wacz.MAGIC: "zip", b"PK\x05\x06": "zip", pdf.MAGIC: "pdf"}
_MAGIC |= dict.fromkeys((zstd.MAGIC, *zstd.SKIPPABLE), "zstd")
_BY_NAME: dict[str, Form] = {".jsonl": "json-lines", ".ndjson": "json-lines", ".json": "json"}

_XML = re.compile(rb"\s*<(?:\?xml|!--|!DOCTYPE\s+(?:rss|feed|newsItem|newsMessage)|rss|feed|newsItem|newsMessage|rdf:RDF)[\s>\-\[]", re.I)
# A type declaration names the root too: thousands of entities may stand before the element itself.
_ROOT = re.compile(rb"<(?:!DOCTYPE\s{1,9})?(?:\w{1,20}:)?(rss|feed|RDF|newsItem|newsMessage|html|body)[\s>\[]", re.I)
_ROOTS: dict[bytes, Form] = {b"rss": "feed", b"feed": "feed", b"rdf": "feed", b"newsitem": "newsml", b"newsmessage": "newsml"}

_FIELD = re.compile(rb"(?:From [^\r\n]{1,200}\r?\n)?[A-Za-z][A-Za-z-]{1,40}:[ \t]")
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_MESSAGE_FIELD = re.compile(rb"^(mime-version|message-id|from|date|subject|content-type):", re.I | re.M)
_SAVED = re.compile(rb"^content-type:[ \t\r\n]*multipart/related|^snapshot-content-location:", re.I | re.M)


def form_of(name: str, head: bytes) -> Form | None:
    """Return the form of a file that begins with ``head``, or ``None``: a page of its own, or something else."""
    for magic, form in _MAGIC.items():
        if head.startswith(magic):
            return form
    if looks_binary(head):
        return None
    return _of_text(PurePath(name.lower().removesuffix(".gz").removesuffix(".zst")).suffix, head.removeprefix(b"\xef\xbb\xbf"))


def _of_text(ending: str, head: bytes) -> Form | None:
    if head.lstrip()[:1] in (b"{", b"["):
        if ending in (".jsonl", ".ndjson") or is_json_lines(head):
            return "json-lines"
        return "json" if ending == ".json" or json_files.SIGNS.search(head) else None
    if _XML.match(head):
        root = _ROOT.search(head)
        return _ROOTS.get(root[1].lower()) if root else None
    if _FIELD.match(head):
        return _message(ending, head)
    return _BY_NAME.get(ending) if ending in (".jsonl", ".ndjson") else None


def _message(ending: str, head: bytes) -> Form | None:
    end = _HEADERS_END.search(head)
    block = head[: end.start()] if end else head
    fields = {found[1].lower() for found in _MESSAGE_FIELD.finditer(block)}
    is_named = ending in (".mht", ".mhtml", ".eml")
    # A page of text may begin with "Date:"; a message has the mark of its format, or three of its fields.
    if not is_named and b"mime-version" not in fields and not {b"from", b"date", b"subject"} <= fields:
        return None
    return "saved-page" if _SAVED.search(block) or ending in (".mht", ".mhtml") else "mail"
