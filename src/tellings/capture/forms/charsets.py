"""Encodings by the labels that browsers know, and the one that stood in a header, which a saved page has no place for."""

import codecs
import functools
import importlib.resources
import tomllib

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# White space around a label (the WHATWG Encoding Standard, section 4.2), and the quotation marks that servers put there.
_AROUND = " \t\n\f\r\"'"


def codec_of(label: str) -> str | None:
    """Return the name of the codec that reads what a label declares, ``None`` for a label that browsers do not know."""
    return _codecs().get(label.strip(_AROUND).lower())


@functools.cache
def _codecs() -> dict[str, str]:
    table = tomllib.loads(importlib.resources.files("tellings.capture.forms").joinpath("encodings.toml").read_text(encoding="utf-8"))
    return {label: codec for codec, labels in table["labels"].items() for label in labels}


def as_utf8(data: bytes, charset: str | None) -> bytes:
    """Return bytes as UTF-8, read by the encoding of their header; unchanged where there is none, where they are UTF-8 or carry a mark."""
    codec = codec_of(charset or "")
    if codec is None or codec == "utf-8" or data.startswith(_MARKS):
        return data
    # Headers are wrong more often than bytes: what is sound UTF-8 is UTF-8. ASCII may be of an encoding that switches by escapes.
    if is_utf8(data) and not (data.isascii() and _is_stateful(codec)):
        return data
    return data.decode(codec, "replace").encode("utf-8", "replace")


def _is_stateful(codec: str) -> bool:
    return codec.startswith(("iso2022", "utf-16"))


def is_utf8(data: bytes) -> bool:
    """Tell whether bytes are sound UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
