"""Media types: what a page's name shows, and what its first bytes show."""

import re
from pathlib import PurePath

HTML = "text/html"
PLAIN = "text/plain"
BINARY = "application/octet-stream"

_HTML_ENDINGS = {".html", ".htm", ".xhtml", ".shtml"}

# Bytes looked at: the WHATWG MIME sniffing standard reads 1445 bytes at most; doubled, because pages carry long comments on top.
_SNIFFED = 2_890

# Opening tags that the WHATWG MIME sniffing standard (section 7.1) takes for HTML, without those that plain text also begins with.
_HTML_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--|<!doctype\s+html|<(?:html|head|script|iframe|h1|div|font|table|style|title|body|br|p|meta|article)[\s>/])",
    re.IGNORECASE,
)

# First bytes of the files that people hand in by mistake, as the WHATWG MIME sniffing standard lists them.
_MAGIC = {
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"\x1f\x8b": "application/gzip",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"\xd0\xcf\x11\xe0": "application/x-ole-storage",
}

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HARMLESS_CONTROLS = set(b"\t\n\x0b\x0c\r\x1b")
# More control characters than this share of the first bytes, and no reader would call it text.
_MOST_CONTROLS = 0.1
# More zero bytes than this share, and it is no text: UTF-16 has them at every other place, a text that was damaged here and there.
MOST_ZEROS = 0.01


def media_type(name: str, data: bytes) -> str:
    """Return ``text/html``, ``text/plain``, or the type of a binary file; bytes that are clear win over the name."""
    head = data[:_SNIFFED]
    for magic, found in _MAGIC.items():
        if head.startswith(magic):
            return found
    if head.startswith(_WIDE_MARKS):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    elif looks_binary(head):
        return BINARY
    if PurePath(name).suffix.lower() in _HTML_ENDINGS:
        return HTML
    return HTML if _HTML_OPENING.match(head.removeprefix(b"\xef\xbb\xbf")) else PLAIN


def looks_binary(head: bytes) -> bool:
    """Tell whether bytes hold more zero bytes or more control characters than any text does."""
    if not head:
        return False
    controls = sum(1 for byte in head if byte < 0x20 and byte not in _HARMLESS_CONTROLS)
    return head.count(0) > len(head) * MOST_ZEROS or controls > len(head) * _MOST_CONTROLS
