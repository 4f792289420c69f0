"""Editions to bytes and back: without the texts that the library holds anyhow, or with them, for keeping."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Mapping

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tellings.library.packing import unpack
from tellings.model import Edition

_LEVEL = 6
_DIGITS = 16


class _Kept(Struct, frozen=True):
    """An edition whose articles have no text where ``texts`` holds, by article id, the first digits of the text's hash."""

    edition: Edition
    texts: dict[str, str]


def pack_edition(edition: Edition, *, texts: bool) -> bytes:
    """Pack an edition, with or without the ``texts`` of its articles."""
    if texts:
        kept = _Kept(edition, {})
    else:
        hashes = {article.id: _hash(article.text) for article in edition.articles}
        bare = tuple(replace(article, text="") for article in edition.articles)
        kept = _Kept(replace(edition, articles=bare), hashes)
    try:
        plain = msgspec.msgpack.encode(kept)
    except UnicodeEncodeError:
        plain = json.dumps(msgspec.to_builtins(kept)).encode("ascii")
    return zlib.compress(plain, _LEVEL)


def unpack_edition(body: bytes, connection: sqlite3.Connection) -> Edition | None:
    """Return the edition that :func:`pack_edition` packed; ``None`` where an article's text is no longer what it was made of.

    Raises:
        ValueError: these bytes are no edition.
    """
    try:
        plain = zlib.decompress(body)
    except zlib.error as error:
        raise ValueError(f"the packed edition is damaged: {error}") from error
    if plain.startswith(b"{"):
        kept = msgspec.convert(json.loads(plain), _Kept)
    else:
        kept = msgspec.msgpack.decode(plain, type=_Kept)
    if not kept.texts:
        return kept.edition
    texts = _texts(connection, kept.texts)
    if len(texts) < len(kept.texts):
        return None
    articles = tuple(replace(article, text=texts[article.id]) for article in kept.edition.articles)
    return replace(kept.edition, articles=articles)


def _texts(connection: sqlite3.Connection, hashes: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of articles that still have this hash, by key."""
    found = {}
    for key, digest in hashes.items():
        row = connection.execute("SELECT body FROM article WHERE key = ?", (key,)).fetchone()
        text = unpack(row[0]).text if row else None
        if text is not None and _hash(text) == digest:
            found[key] = text
    return found


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
