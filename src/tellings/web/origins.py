"""How many independent texts stand behind stories in a list, as ranges: read from their editions without the rest of these."""

import sqlite3
import zlib
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from tellings.library.asking.places import marks


class _Origins(Struct):
    texts: tuple[int, int]


class _Story(Struct):
    origins: _Origins


class _Edition(Struct):
    stories: tuple[_Story, ...]


class _Packed(Struct):
    edition: _Edition


def texts_of(connection: sqlite3.Connection, stories: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return for each story that has an edition, by key, how many independent texts it has at the least and at the most."""
    found: dict[str, tuple[int, int]] = {}
    sql = f"SELECT key, body FROM edition JOIN story ON story.id = edition.story WHERE key IN ({marks(stories)})"
    for key, body in connection.execute(sql, tuple(stories)) if stories else ():
        try:
            plain = zlib.decompress(body)
            decode = msgspec.json.decode if plain.startswith(b"{") else msgspec.msgpack.decode
            (story,) = decode(plain, type=_Packed).edition.stories
        except (zlib.error, msgspec.MsgspecError, UnicodeError, ValueError):
            # What is damaged is told where the story is opened; a list shows what it knows.
            continue
        found[key] = story.origins.texts
    return found


def range_phrase(texts: tuple[int, int] | None, least: int | None) -> str:
    """Return how many texts in words, "4" or "4 to 6"; what the list knows besides where there is no edition to read."""
    if texts is None:
        return "" if least is None else str(least)
    return str(texts[0]) if texts[0] == texts[1] else f"{texts[0]} to {texts[1]}"
