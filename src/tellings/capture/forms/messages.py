"""Messages that carry a page: saved web pages (MHTML) and mail (EML)."""

from collections.abc import Iterator

from tellings.capture.forms.charsets import as_utf8
from tellings.capture.forms.entry import Entry, Found
from tellings.capture.forms.mime import Part, head_of, parts_of
from tellings.capture.source import Trouble

_HTML_TYPES = ("text/html", "application/xhtml+xml")


def saved_page(data: bytes) -> Iterator[Found]:
    """Yield the page of an MHTML file: its root part, or the first that is HTML; frames and pictures are left out (RFC 2557)."""
    headers, _ = head_of(data)
    pages = [part for part in parts_of(data) if part.media_type in _HTML_TYPES and part.data.strip()]
    place = headers.get("snapshot-content-location", "")
    page = next((part for part in pages if place and part.headers.get("content-location") == place), pages[0] if pages else None)
    if page is None:
        yield Trouble("no-words", "the saved page holds no HTML; save it again as HTML")
        return
    yield _as_entry(page)


def mail(data: bytes) -> Iterator[Found]:
    """Yield the text of a mail: its HTML part, or else its plain one. The day of sending is not the story's, and is left aside."""
    parts = [part for part in parts_of(data) if part.data.strip() and not part.is_attached]
    html = next((part for part in parts if part.media_type in _HTML_TYPES), None)
    plain = next((part for part in parts if part.media_type == "text/plain"), None)
    text = html or plain
    if text is None:
        yield Trouble("no-words", "the mail holds no text; save the article itself")
        return
    yield _as_entry(text)


def _as_entry(part: Part) -> Entry:
    return Entry("", as_utf8(part.data, part.charset), part.media_type)
