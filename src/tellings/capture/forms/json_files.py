"""JSON files that carry stories: JSON Feed (1.1) and ninjs (IPTC, 1 to 3); other JSON is not taken for pages."""

import json
import re
from collections.abc import Iterator
from typing import Any

from tellings.capture.bounds import MOST_NODES
from tellings.capture.forms.composing import Item, composed
from tellings.capture.forms.entry import Entry, Found, moment
from tellings.capture.forms.feeds import whole_stories
from tellings.capture.forms.telegram import is_export, telegram_entries
from tellings.capture.source import Trouble

# Keys at the head of these files; a file that is not named ".json" is taken for one only if it shows one of them.
SIGNS = re.compile(
    rb'"(?:https?://jsonfeed\.org/|https?://www\.iptc\.org/std/ninjs|body_x?html"|body_text"|bodies"|messages"\s*:|chats"\s*:)'
)


def json_entries(data: bytes) -> Iterator[Found] | None:
    """Return the entries of a JSON file, ``None`` if it is of no form that is known here."""
    if data.count(b"{") + data.count(b"[") > MOST_NODES:
        return iter([Trouble("too-large", f"the JSON has more than {MOST_NODES:,} objects and lists; divide the file")])
    try:
        value = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        where = f" in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        return iter([Trouble("damaged", f"the JSON is broken{where}; save the file again")])
    if isinstance(value, dict) and "jsonfeed.org" in text_of(value.get("version")):
        return whole_stories(_feed_item(value, each) for each in _dicts(value.get("items")))
    if isinstance(value, dict) and is_export(value):
        return telegram_entries(value)
    items = [each for each in _dicts(value if isinstance(value, list) else [value]) if _is_ninjs(each)]
    return _ninjs_entries(items) if items else None


def text_of(value: object) -> str:
    """Return a value if it is a string, else an empty one."""
    return value if isinstance(value, str) else ""


def _dicts(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _feed_item(feed: dict[str, Any], item: dict[str, Any]) -> tuple[str, Item]:
    people = _dicts(item.get("authors")) or _dicts([item.get("author")]) or _dicts(feed.get("authors")) or _dicts([feed.get("author")])
    address = text_of(item.get("url")) or text_of(item.get("external_url"))
    published = moment(item.get("date_published"))
    made = Item(
        title=text_of(item.get("title")),
        html=text_of(item.get("content_html")),
        text=text_of(item.get("content_text")),
        authors=tuple(name for each in people if (name := text_of(each.get("name")))),
        publisher=text_of(feed.get("title")),
        published=published,
        updated=moment(item.get("date_modified")),
        address=address,
        language=text_of(item.get("language")) or text_of(feed.get("language")),
    )
    label = item.get("id")
    return address or (str(label) if isinstance(label, str | int) else ""), made


def _is_ninjs(item: dict[str, Any]) -> bool:
    has_words = any(key in item for key in ("body_html", "body_xhtml", "body_text", "bodies"))
    return has_words and any(key in item for key in ("uri", "headline", "headlines", "versioncreated", "versionCreated"))


def _ninjs_entries(items: list[dict[str, Any]]) -> Iterator[Found]:
    for item in items:
        made = _ninjs(item)
        label = "" if len(items) == 1 else text_of(item.get("uri")) or made.title
        if made.html or made.text:
            yield Entry(label, composed(made), "text/html")
        else:
            yield Trouble("no-words", "the item has no text inside; give the items of text", label)


def _ninjs(item: dict[str, Any]) -> Item:
    """Read the names of ninjs 1 (lower case) and of 2 and 3 (camel case, lists of values)."""
    html = text_of(item.get("body_html")) or text_of(item.get("body_xhtml")) or _body(item, "html")
    sources = [text_of(each.get("name")) for each in _dicts(item.get("infosources") or item.get("infoSources"))]
    byline = text_of(item.get("byline")) or next((text_of(each.get("value")) for each in _dicts(item.get("bylines"))), "")
    created = next((at for key in _CREATED if (at := moment(item.get(key)))), None)
    return Item(
        title=text_of(item.get("headline")) or next((text_of(each.get("value")) for each in _dicts(item.get("headlines"))), ""),
        html=html,
        text="" if html else text_of(item.get("body_text")) or _body(item, "plain"),
        authors=(byline[3:] if byline[:3].lower() == "by " else byline,) if byline else (),
        publisher=next((name for name in sources if name), "") or text_of(item.get("copyrightholder") or item.get("copyrightHolder")),
        published=created,
        updated=moment(item.get("versioncreated") or item.get("versionCreated")),
        dateline=text_of(item.get("dateline")),
        credit=text_of(item.get("creditline") or item.get("creditLine")),
        language=text_of(item.get("language")),
    )


_CREATED = ("contentcreated", "contentCreated", "firstcreated", "firstCreated", "versioncreated", "versionCreated")


def _body(item: dict[str, Any], kind: str) -> str:
    for body in _dicts(item.get("bodies")):
        given = text_of(body.get("contentType") or body.get("contenttype") or body.get("role")).lower()
        if kind in given or (kind == "plain" and not given):
            return text_of(body.get("value"))
    return ""
