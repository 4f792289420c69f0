"""XML as UTF-8: whatever header, declaration and bytes say, the bytes that follow are sound and declare nothing else."""

import codecs
import re

from tellings.capture.forms.charsets import codec_of, is_utf8

_DECLARATION = re.compile(rb"^\s*<\?xml[^>]{0,200}\?>", re.I)
_ENCODING = re.compile(rb"encoding\s{0,4}=\s{0,4}[\"']([\w.:-]{1,40})[\"']", re.I)
# What stands where no encoding is known and the bytes are no UTF-8, as in a browser.
_LAST = "cp1252"


def plain_xml(data: bytes, charset: str | None = None) -> bytes:
    """Return XML in UTF-8 without a declaration, control characters that XML does not know left out.

    A mark of byte order decides, then sound UTF-8, then the header, then the declaration: declarations are wrong more often than bytes.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    data = data.removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n")
    declared = _DECLARATION.match(data)
    if not is_utf8(data):
        label = _ENCODING.search(declared[0]) if declared else None
        names = (charset or "", label[1].decode("ascii", "replace") if label else "")
        codec = next((found for name in names if (found := codec_of(name)) and found != "utf-8"), _LAST)
        data = data.decode(codec, "replace").encode("utf-8", "replace")
        declared = _DECLARATION.match(data)
    data = data[declared.end() :] if declared else data
    return data.translate(None, bytes(each for each in range(0x20) if each not in b"\t\n\r"))
