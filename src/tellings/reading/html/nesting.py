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
            # A paragraph ends where an element on lines of its own begins, an item where the next one does.
            if kept and kept[-1] == "p" and _line_break(name):
                kept.pop()
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


class _Finder:
    """Finds marks in a source, and remembers which do not come any more, so that a page full of open ends costs one search each."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._gone: set[str] = set()

    def after(self, mark: str, start: int) -> int | None:
        """Return where the next ``mark`` begins, ``None`` where there is none."""
        found = -1 if mark in self._gone else self._source.find(mark, start)
        if found < 0:
            self._gone.add(mark)
        return found if found >= 0 else None


def _pieces(source: str) -> Iterator[tuple[str, str | None, bool]]:
    """Yield stretches of the source: text (no name), or a tag with its name in lower case and whether it closes an element."""
    finder, at = _Finder(source), 0
    while (start := finder.after("<", at)) is not None:
        closes = source.startswith("/", start + 1)
        name = _NAME.match(source, start + 1 + closes)
        close = finder.after(">", start) if name else None
        if name is None or close is None:
            # A comment may hold tags; what only looks like a tag stays with the text.
            end = finder.after("-->", start) if source.startswith("<!--", start) else None
            stop = start + 1 if end is None else end + len("-->")
            yield source[at:stop], None, False
        else:
            if at < start:
                yield source[at:start], None, False
            tag, stop = name[0].casefold(), close + 1
            is_raw = tag in _RAW
            end = finder.after(f"</{tag}", stop) if is_raw and not closes else None
            stop = stop if end is None else end
            yield source[start:stop], None if is_raw else tag, closes
        at = stop
    if at < len(source):
        yield source[at:], None, False
