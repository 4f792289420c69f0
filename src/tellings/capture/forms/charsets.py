"""The encoding that stood outside a page, in a header that a saved page has no place for: the bytes become UTF-8."""

import codecs
import re

# Encodings of text only: Python also knows some of bytes, and some that take quadratic time.
_OF_TEXT = re.compile(
    r"(?:iso-?8859|latin|windows-|cp\d|koi8|gb|big5|euc|shift|sjis|iso-?2022|mac|utf-?(?:8|16|32)|tis-?620|us-ascii|hz)[\w.:-]{0,20}", re.I
)
# A browser reads these labels as windows-1252 (the WHATWG Encoding Standard, section 4.2).
_WESTERN = {"iso8859-1", "ascii", "latin-1", "latin_1"}
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def as_utf8(data: bytes, charset: str | None) -> bytes:
    """Return bytes as UTF-8, read by the encoding of their header; unchanged where there is none, where they are UTF-8 or carry a mark."""
    label = (charset or "").strip(" \t\"'")
    if not _OF_TEXT.fullmatch(label) or data.startswith(_MARKS):
        return data
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return data
    name = "cp1252" if name in _WESTERN else name
    if name == "utf-8" or (is_utf8(data) and not (data.isascii() and _is_stateful(name))):
        return data
    return data.decode(name, "replace").encode("utf-8", "replace")


def _is_stateful(name: str) -> bool:
    return name.startswith(("iso2022", "hz", "utf-16", "utf-32", "utf_16", "utf_32"))


def is_utf8(data: bytes) -> bool:
    """Tell whether bytes are sound UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
