"""Bytes to text, as a browser reads them: byte order mark, declared encoding, UTF-8, else windows-1252."""

import codecs
import re
from typing import NamedTuple

from tellings.capture.forms.charsets import codec_of, is_utf8

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

# The HTML standard looks for a declared encoding in the first 1024 bytes; pages in the wild go a little further.
_DECLARED_WITHIN = 4_096
_COMMENTS = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta[\s/]([^>]{0,1000})", re.IGNORECASE)
# Name and value of an attribute, as the prescan of the HTML standard (section 13.2.3.2) parts them.
_ATTRIBUTE = re.compile(rb"([^\s/>=\"']{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]{0,300})\"|'([^']{0,300})'|([^\s\"'>]{1,300}))")
_IN_CONTENT = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([^\s;\"']{1,40})", re.IGNORECASE)
_IN_XML = re.compile(rb"<\?xml\s[^>]{0,100}?encoding\s{0,4}=\s{0,4}[\"']([^\"'>]{1,40})[\"']")

_REPLACED = "\ufffd"
_SURROGATES = re.compile("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """Text, and in words what was wrong with its bytes (``None``: nothing); ``utf8``: its bytes, where these are sound UTF-8."""

    text: str
    trouble: str | None
    utf8: bytes | None = None


def decode(data: bytes, *, html: bool) -> Decoded:
    """Decode the bytes of a page; never fails. A byte order mark is left out of the text, all else is kept."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as_declared(data[len(mark) :], encoding)
    declared = _declared(data) if html else None
    # A server's header outranks what the page declares, and saved pages have lost it: bytes that are sound UTF-8 are UTF-8.
    if declared and declared != "utf-8" and (data.isascii() or not is_utf8(data)):
        return _as_declared(data, declared)
    return _utf8_or_western(data)


def _declared(data: bytes) -> str | None:
    """Return the codec that a page declares in a meta element or, failing that, in its XML declaration; comments declare nothing."""
    head = data[:_DECLARED_WITHIN]
    in_xml = _IN_XML.match(head)
    for meta in _META.finditer(_COMMENTS.sub(b"", head)):
        codec = _of_meta(meta[1])
        if codec:
            return codec
    return _in_ascii(codec_of(in_xml[1].decode("latin-1"))) if in_xml else None


def _of_meta(inside: bytes) -> str | None:
    named = {name.lower(): first or second or bare for name, first, second, bare in reversed(_ATTRIBUTE.findall(inside))}
    label = named.get(b"charset")
    if label is None and named.get(b"http-equiv", b"").strip().lower() == b"content-type":
        found = _IN_CONTENT.search(named.get(b"content", b""))
        label = found[1] if found else None
    return _in_ascii(codec_of(label.decode("latin-1"))) if label else None


def _in_ascii(codec: str | None) -> str | None:
    # What could be read as ASCII so far is no UTF-16, whatever it says of itself.
    return "utf-8" if codec in ("utf-16-le", "utf-16-be") else codec


def _as_declared(data: bytes, encoding: str) -> Decoded:
    if encoding == "utf-8":
        return _utf8_or_western(data)
    text = data.decode(encoding, "replace")
    text = _SURROGATES.sub(_REPLACED, text)
    broken = text.count(_REPLACED)
    return Decoded(text, f"{broken} places are not valid {encoding} and stand as {_REPLACED}; save the page again" if broken else None)


def _utf8_or_western(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), None, data)
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("utf-8", "surrogatepass")
        broken = len(_SURROGATES.findall(text))
        return Decoded(_SURROGATES.sub(_REPLACED, text), f"{broken} halves of characters stand as {_REPLACED}; make the text again")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count(_REPLACED)
    # Western text has hardly a run of bytes that happens to be UTF-8: as many sound characters as broken ones mean damaged UTF-8.
    sound = sum(1 for character in text if character > "\x7f") - broken
    if sound >= broken:
        return Decoded(text, f"{broken} places are not valid UTF-8 and stand as {_REPLACED}; save the page again as UTF-8")
    return Decoded(
        data.decode("cp1252", "replace"), "the page is not valid UTF-8 and was read as windows-1252; save it as UTF-8 to be sure"
    )
