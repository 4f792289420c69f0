"""Articles to bytes and back, and their words for search."""

import hashlib
import json
import zlib
from typing import NamedTuple

import msgspec

from tellings.model import Article

# Bodies are read and written by the thousand: level 1 takes a third of the time of level 6 for a tenth more bytes.
_LEVEL = 1

_DIGEST_DIGITS = 16


class Packed(NamedTuple):
    """An article as it is kept, and the first digits of the hash of what it says."""

    digest: str
    body: bytes


def pack(article: Article) -> Packed:
    """Pack an article: MessagePack, or JSON where it holds halves of characters, which MessagePack cannot; then zlib."""
    try:
        plain = msgspec.msgpack.encode(article)
    except UnicodeEncodeError:
        plain = json.dumps(msgspec.to_builtins(article)).encode("ascii")
    return Packed(digest_of(plain), zlib.compress(plain, _LEVEL))


def unpack(body: bytes) -> Article:
    """Return the article that :func:`pack` packed.

    Raises:
        ValueError: these bytes are no article.
    """
    return _read(_inflated(body))


def digest_of(plain: bytes) -> str:
    """Return the first digits of the hash of an article as it is before it is packed."""
    return hashlib.sha256(plain).hexdigest()[:_DIGEST_DIGITS]


def is_sound(body: bytes, digest: str) -> bool:
    """Tell whether a body is what its digest was taken of."""
    try:
        return digest_of(_inflated(body)) == digest
    except ValueError:
        return False


def searched(article: Article) -> tuple[str, str]:
    """Return what of an article is searched: its title and the words of its story."""
    told = "\n".join(article.text[block.start : block.end] for block in article.told())
    return storable(article.title.text if article.title else ""), storable(told)


def storable(words: str) -> str:
    """Return words as SQLite can hold them: half a character becomes a question mark, and so does a zero."""
    return words.encode("utf-8", "replace").decode("utf-8").replace("\x00", "?")


def _inflated(body: bytes) -> bytes:
    try:
        return zlib.decompress(body)
    except zlib.error as error:
        raise ValueError(f"the packed article is damaged: {error}") from error


def _read(plain: bytes) -> Article:
    # An object of MessagePack never begins with the brace that one of JSON begins with.
    if plain.startswith(b"{"):
        return msgspec.convert(json.loads(plain), Article)
    return msgspec.msgpack.decode(plain, type=Article)
