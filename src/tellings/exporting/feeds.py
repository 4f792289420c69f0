"""Lists of things found as Atom (RFC 4287) and JSON Feed (version 1.1): of a story, of a search, of anything that has entries.

A feed invents no time. Atom wants one of every entry, so that a list with an entry of which no time is known can only be a JSON Feed,
unless the time at which the list itself was made is given.
"""

import json
import re
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from tellings.editing.display import in_line, visible
from tellings.exporting.addresses import safe_address
from tellings.exporting.errors import ExportError
from tellings.version import __version__

_ATOM = "http://www.w3.org/2005/Atom"


class Entry(Struct, frozen=True):
    """One entry of a feed: plain words, no mark-up. ``id`` is an IRI that never changes (see :func:`tellings.exporting.tag`).

    ``updated`` and ``published`` are RFC 3339 times with their zone (``2031-03-04T10:00:00Z``), ``None`` where none is known that sharply;
    other values are left out. ``link`` is an http(s) address or ``None``.
    """

    id: str
    title: str
    summary: str = ""
    link: str | None = None
    updated: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    tags: tuple[str, ...] = ()


class Feed(Struct, frozen=True):
    """A feed and its entries, newest first or in any other order that the maker means.

    ``link`` is the page that shows the same to people, ``own`` the address of the feed itself; ``at`` is the time at which the list was
    made: it stands in for the time of entries of which none is known.
    """

    id: str
    title: str
    entries: tuple[Entry, ...]
    link: str | None = None
    own: str | None = None
    at: str | None = None
    subtitle: str = ""


def moment(time: str | None) -> str | None:
    """Return an ISO 8601 time that has seconds (or minutes) and a zone as RFC 3339 in UTC; ``None`` for all else, also a mere day."""
    if time is None or not re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", time):
        return None
    try:
        found = datetime.fromisoformat(time)
        return found.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z" if found.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def atom(feed: Feed) -> str:
    """Return a feed as Atom: valid, the same for the same feed.

    Raises:
        ExportError: no time is known of an entry (or of an empty feed), and ``feed.at`` gives none.
    """
    at = moment(feed.at)
    times = [moment(entry.updated) or moment(entry.published) or at for entry in feed.entries]
    known = [time for time in times if time is not None]
    newest = max(known, default=at)
    if newest is None or len(known) < len(times):
        raise ExportError(
            "Atom wants a time of every entry, and none is known of some page; add the pages to a library, which keeps the time, or write a"
            " JSON Feed: --as jsonfeed"
        )
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="{_ATOM}">',
        f"<id>{_xml(feed.id)}</id>",
        f"<title>{_xml(in_line(feed.title)) or 'Untitled'}</title>",
    ]
    lines += [f"<subtitle>{_xml(in_line(feed.subtitle))}</subtitle>"] if feed.subtitle.strip() else []
    lines += [f"<updated>{newest}</updated>", f'<generator version="{_xml(__version__)}">tellings</generator>']
    lines += _link(feed.own, "self") + _link(feed.link, "alternate")
    if not all(any(in_line(author) for author in entry.authors) for entry in feed.entries) or not feed.entries:
        # RFC 4287, 4.1.1: a feed names an author unless every entry does.
        lines.append("<author><name>tellings</name></author>")
    for entry, updated in zip(feed.entries, known, strict=True):
        lines += _entry(entry, updated)
    return "\n".join([*lines, "</feed>"]) + "\n"


def _entry(entry: Entry, updated: str) -> list[str]:
    language = (
        f' xml:lang="{entry.language}"' if entry.language and re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", entry.language) else ""
    )
    published = moment(entry.published)
    lines = [f"<entry{language}>", f"<id>{_xml(entry.id)}</id>", f"<title>{_xml(in_line(entry.title)) or 'Untitled'}</title>"]
    lines.append(f"<updated>{updated}</updated>")
    lines += [f"<published>{published}</published>"] if published else []
    lines += [f"<author><name>{_xml(in_line(author))}</name></author>" for author in entry.authors if in_line(author)]
    lines += [f'<category term="{_xml(in_line(each))}"/>' for each in entry.tags]
    lines += _link(entry.link, "alternate")
    # Without a link that shows the same, an entry needs content of its own (RFC 4287, 4.1.2).
    return [*lines, f"<content>{_xml(visible(entry.summary))}</content>", "</entry>"]


def _link(address: str | None, relation: str) -> list[str]:
    safe = safe_address(address) if address else None
    return [f'<link rel="{relation}" href="{_xml(safe)}"/>'] if safe else []


def _xml(words: str) -> str:
    """Return words that are visible already as XML, for an element or an attribute."""
    words = visible(words)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        words = words.replace(character, entity)
    return words


def json_feed(feed: Feed) -> str:
    """Return a feed as JSON Feed 1.1; times that are not known are left out."""
    found: dict[str, Any] = {"version": "https://jsonfeed.org/version/1.1", "title": in_line(feed.title) or "Untitled"}
    found |= {"description": in_line(feed.subtitle)} if feed.subtitle.strip() else {}
    found |= _address("home_page_url", feed.link) | _address("feed_url", feed.own)
    found["items"] = [_item(entry) for entry in feed.entries]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {"id": visible(entry.id)} | _address("url", entry.link)
    item |= {"title": in_line(entry.title) or "Untitled", "content_text": visible(entry.summary)}
    for name, time in (("date_published", moment(entry.published)), ("date_modified", moment(entry.updated))):
        if time:
            item[name] = time
    authors = [{"name": in_line(author)} for author in entry.authors if in_line(author)]
    item |= {"authors": authors} if authors else {}
    item |= {"language": in_line(entry.language)} if entry.language else {}
    return item | ({"tags": [in_line(each) for each in entry.tags]} if entry.tags else {})


def _address(name: str, address: str | None) -> dict[str, str]:
    safe = safe_address(address) if address else None
    return {name: safe} if safe else {}
