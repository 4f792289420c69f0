"""Telegram: the messages of an export (result.json of Telegram Desktop), of one chat or of all."""

from collections.abc import Iterator
from typing import Any

from tellings.capture.bounds import FEWEST_WORDS
from tellings.capture.forms.composing import Item, composed
from tellings.capture.forms.entry import Entry, Found, moment
from tellings.capture.source import Trouble


def is_export(value: dict[str, Any]) -> bool:
    """Tell whether a JSON object is an export: a list of messages, or chats with such lists."""
    messages = value.get("messages")
    if isinstance(messages, list):
        return any(isinstance(each, dict) and "date" in each and "text" in each for each in messages[:50]) or not messages
    chats = value.get("chats")
    return isinstance(chats, dict) and isinstance(chats.get("list"), list)


def telegram_entries(value: dict[str, Any]) -> Iterator[Found]:
    """Yield the messages with enough words, in order of the file; the short ones are counted in one problem if there is no other."""
    is_one = isinstance(value.get("messages"), list)
    chats = [value] if is_one else [chat for chat in value["chats"]["list"] if isinstance(chat, dict)]
    short, taken = 0, 0
    for chat in chats:
        messages = chat.get("messages")
        for message in messages if isinstance(messages, list) else []:
            if not isinstance(message, dict) or message.get("type", "message") != "message":
                continue
            item = _item(chat, message)
            if item.words < FEWEST_WORDS:
                short += 1
                continue
            taken += 1
            number = str(message.get("id", ""))[:30]
            yield Entry(number if is_one else f"{str(chat.get('id', ''))[:30]}/{number}", composed(item), "text/html")
    if not taken:
        yield Trouble("summary", f"none of {short} messages has {FEWEST_WORDS} words or more; give those that tell a story")


def _item(chat: dict[str, Any], message: dict[str, Any]) -> Item:
    forwarded = message.get("forwarded_from")
    return Item(
        text=_text(message.get("text")),
        publisher=_name(chat.get("name")),
        # The date has no time zone; the seconds since 1970 beside it leave no doubt.
        published=moment(message.get("date_unixtime")) or moment(message.get("date")),
        updated=moment(message.get("edited_unixtime")) or moment(message.get("edited")),
        credit=f"Source: {_name(forwarded)}" if _name(forwarded) else "",
        is_post=True,
    )


def _name(value: object) -> str:
    return value if isinstance(value, str) else ""


def _text(value: object) -> str:
    """Join the pieces of a message: strings, and objects with a text for links and bold words."""
    if isinstance(value, str):
        return value
    pieces = value if isinstance(value, list) else []
    return "".join(piece if isinstance(piece, str) else _name(piece.get("text")) if isinstance(piece, dict) else "" for piece in pieces)
