"""How many independent texts stand behind stories in a list, as ranges: read from their editions without the rest of these."""

import sqlite3
import zlib
from collections.abc import Sequence
from functools import partial

import msgspec
from msgspec import Struct

from tellings.library.asking.places import marks
from tellings.web.answering import Visit


class _Origins(Struct):
    texts: tuple[int, int]


class _Story(Struct):
    origins: _Origins


class _Edition(Struct):
    stories: tuple[_Story, ...]


class _Packed(Struct):
    edition: _Edition


def texts_of(visit: Visit, stories: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return for each story that has an edition, by key, how many independent texts it has at the least and at the most."""
    connection, file = visit.library(), visit.library_file()
    sql = f"SELECT key, edition.story, number, made_of FROM edition JOIN story ON story.id = edition.story WHERE key IN ({marks(stories)})"
    found = {}
    for key, story, number, made_of in connection.execute(sql, tuple(stories)).fetchall() if stories else ():
        texts = visit.memory.texts.get((file, key, number, made_of), partial(_texts, connection, story))
        if texts is not None:
            found[key] = texts
    return found


def _texts(connection: sqlite3.Connection, story: int) -> tuple[int, int] | None:
    row = connection.execute("SELECT body FROM edition WHERE story = ?", (story,)).fetchone()
    try:
        plain = zlib.decompress(row[0]) if row else b""
        decode = msgspec.json.decode if plain.startswith(b"{") else msgspec.msgpack.decode
        (told,) = decode(plain, type=_Packed).edition.stories
    except (zlib.error, msgspec.MsgspecError, UnicodeError, ValueError):
        # What is damaged is told where the story is opened; a list shows what it knows.
        return None
    return told.origins.texts


def range_phrase(texts: tuple[int, int] | None, least: int | None) -> str:
    """Return how many texts in words, "4" or "4 to 6"; what the list knows besides where there is no edition to read."""
    if texts is None:
        return "" if least is None else str(least)
    return str(texts[0]) if texts[0] == texts[1] else f"{texts[0]} to {texts[1]}"
