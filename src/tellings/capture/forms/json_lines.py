"""JSON Lines: one page a line, ``{"url": …, "html": … or "text": …, "fetched": …}``; a broken line is told by its number."""

import json
from collections.abc import Iterator

from tellings.capture.bounds import LONGEST_JSON_LINE, MOST_ENTRIES, MOST_NODES
from tellings.capture.forms.entry import Entry, Found, moment
from tellings.capture.source import Source, Trouble


def is_json_lines(head: bytes) -> bool:
    """Tell whether the first line is a whole object with a page in it."""
    first, end, _ = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    found = _object(first)
    if found is not None:
        return _is_page(found)
    # A first line longer than the head still shows its keys.
    return not end and first.startswith(b'{"') and b'"url"' in first and (b'"html":' in first or b'"text":' in first)


def line_entries(source: Source) -> Iterator[Found]:
    """Yield the page of each line, named by its address and captured when it was fetched."""
    number = 0
    while line := source.line(LONGEST_JSON_LINE):
        number += 1
        if number > MOST_ENTRIES:
            yield Trouble("too-many", f"only the first {MOST_ENTRIES} lines were read; divide the file")
            return
        if not line.endswith(b"\n") and len(line) >= LONGEST_JSON_LINE:
            _to_line_end(source)
            yield Trouble("too-large", f"the line has more than {LONGEST_JSON_LINE // 1024**2} MiB; it was left out", f"line {number}")
        elif line.strip():
            yield _entry(line, number)


def _to_line_end(source: Source) -> None:
    while (rest := source.line(LONGEST_JSON_LINE)) and not rest.endswith(b"\n"):
        pass


def _entry(line: bytes, number: int) -> Found:
    label = f"line {number}"
    if line.count(b"{") + line.count(b"[") > MOST_NODES:
        return Trouble("too-large", f"the line has more than {MOST_NODES:,} objects and lists; it was left out, give the page alone", label)
    found = _object(line)
    if found is None:
        return Trouble("damaged", "the line is no JSON object; write it again", label)
    if not _is_page(found):
        return Trouble("damaged", 'the line has no page: give "html" or "text" as words', label)
    html, text, address = found.get("html"), found.get("text"), found.get("url")
    is_html = isinstance(html, str) and bool(html.strip())
    words = html if is_html else text if isinstance(text, str) else ""
    data = str(words).encode("utf-8", "surrogatepass")
    named = isinstance(address, str) and bool(address.strip())
    name = str(address) if named else label
    return Entry(name, data, "text/html" if is_html else "text/plain", moment(found.get("fetched")), alone=named)


def _is_page(found: dict[str, object]) -> bool:
    return any(isinstance(found.get(key), str) for key in ("html", "text")) and isinstance(found.get("url", ""), str)


def _object(line: bytes) -> dict[str, object] | None:
    try:
        found = json.loads(line.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
