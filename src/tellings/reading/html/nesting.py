"""Pages nested deeper than a parser follows: the tags below a depth go, the words stay."""

import re
from collections.abc import Iterator

from tellings.reading.vocabulary import words

# libxml2 drops what stands deeper than 256 elements; news pages reach 45. Below this depth only the words are kept, each element on
# lines of its own still on a line of its own.
DEEPEST = 150

_NAME = re.compile(r"[a-zA-Z][^\s/>]{0,60}")
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})
# Elements that a following one of the same kind closes, so that their missing end tags make nothing deeper.
_SELF_CLOSING = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option"})
_RAW = ("script", "style", "textarea", "title", "noscript", "iframe")


def flattened(source: str) -> str:
    """Return a page's source without the tags that stand deeper than ``DEEPEST``; in linear time."""
    kept: list[str] = []
    dropped: dict[str, int] = {}
    parts: list[str] = []
    for piece, name, closes in _pieces(source):
        if name is None or name in _VOID:
            parts.append(piece)
        elif closes:
            parts.append(_closed(piece, name, kept, dropped))
        else:
            if kept and kept[-1] == name and name in _SELF_CLOSING:
                kept.pop()
            if len(kept) < DEEPEST:
                kept.append(name)
                parts.append(piece)
            else:
                dropped[name] = dropped.get(name, 0) + 1
                parts.append(_line_break(name))
    return "".join(parts)


def _closed(piece: str, name: str, kept: list[str], dropped: dict[str, int]) -> str:
    """Take an end tag: it closes the last element of its name, one that was dropped or the innermost that was kept."""
    if dropped.get(name):
        dropped[name] -= 1
        return _line_break(name)
    if name not in kept:
        return ""
    while kept.pop() != name:
        pass
    return piece


def _line_break(name: str) -> str:
    return "<br>" if name in words("html", "", "blocks") else ""


def _pieces(source: str) -> Iterator[tuple[str, str | None, bool]]:
    """Yield stretches of the source: text (no name), or a tag with its name in lower case and whether it closes an element."""
    at, end = 0, len(source)
    while at < end:
        start = source.find("<", at)
        if start < 0:
            break
        closes = source.startswith("/", start + 1)
        name = _NAME.match(source, start + 1 + closes)
        stop = source.find(">", start) + 1
        if name is None or not stop:
            # Comments and what only looks like a tag stay with the text; a comment may hold tags.
            ends = source.find("-->", start) + 3 if source.startswith("<!--", start) else 0
            ends = ends if ends > 2 else start + 1
            yield source[at:ends], None, False
            at = ends
            continue
        tag = name[0].casefold()
        if at < start:
            yield source[at:start], None, False
        if tag in _RAW and not closes:
            ends = source.find(f"</{name[0]}", stop)
            stop = ends if ends >= 0 else stop
            yield source[start:stop], None, False
        elif tag in _RAW:
            yield source[start:stop], None, False
        else:
            yield source[start:stop], tag, closes
        at = stop
    if at < end:
        yield source[at:], None, False
