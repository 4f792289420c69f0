"""The visible text of a page, as plain as it can be had: the measure that the story's truth is checked with.

Apart from tellings on purpose: the truth must hold for a page whatever the reader under test makes of it.
"""

import re
from pathlib import Path

from lxml import html

# Elements whose content no browser shows (with scripts on).
UNSEEN = {"head", "script", "style", "noscript", "template"}
# Elements that do not break the line around them: their words join those beside them.
INLINE = {"a", "abbr", "b", "cite", "em", "i", "label", "small", "span", "strong", "sub", "sup", "time"}


def visible_text(page: Path) -> str:
    """Return what a reader sees of a page, each stretch of white space as one space."""
    source = page.read_text(encoding="utf-8")
    if page.suffix == ".html":
        pieces: list[str] = []
        _collect(html.document_fromstring(source.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8")), pieces)
        source = "".join(pieces)
    return " ".join(source.split())


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Find ``words`` in ``text`` where white space may differ; offsets are half-open, one entry an occurrence."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [match.span() for match in re.finditer(pattern, text)]


def words_outside_quotes(text: str) -> list[str]:
    """Return the words of a text in lower case; each stretch between quotation marks becomes one mark that equals no other."""
    count = 0

    def mark(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f" quote{id(text)}n{count} "

    return re.findall(r"[a-z0-9]+", re.sub(r'“[^”]*”|"[^"]*"', mark, text).lower())


def longest_shared_run(a: list[str], b: list[str]) -> list[str]:
    """Return the longest run of words that both lists have."""
    best: list[str] = []
    row = [0] * (len(b) + 1)
    for i, word in enumerate(a):
        previous, row = row, [0] * (len(b) + 1)
        for j, other in enumerate(b):
            if word == other:
                row[j + 1] = previous[j] + 1
                if row[j + 1] > len(best):
                    best = a[i + 1 - row[j + 1] : i + 1]
    return best


def _collect(element: "html.HtmlElement", pieces: list[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return
    edge = "" if element.tag in INLINE else "\n"
    pieces.append(edge + (element.text or ""))
    for child in element:
        _collect(child, pieces)
        pieces.append(child.tail or "")
    pieces.append(edge)
