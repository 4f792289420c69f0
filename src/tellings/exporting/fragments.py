"""Links to words of a live page: text fragments (``#:~:text=``), as the WICG draft "URL Fragment Text Directives" has them.

A browser looks for the words without regard to case and for whole words only; one part of a directive must lie inside one block of the
page, and the first place that fits is shown. So words that run over several blocks are given by their beginning and their end, and words
that stand more than once by what is before and behind them.
"""

import re
from array import array
from bisect import bisect_right
from functools import lru_cache
from urllib.parse import quote

from tellings.exporting.addresses import live_address
from tellings.model import Article, Span

# Above so many characters the words are given by their beginning and their end: the draft advises a range from 300 characters on.
_LONGEST_EXACT = 300
# So many words name the beginning or the end of a range.
_END_WORDS = 6
# A longer page is not searched for the same words: they are given with what is before them in any case.
_MOST_SEARCHED = 250_000
# At most so many words before and behind make the place plain; where these do not do, the page repeats whole passages.
_MOST_CONTEXT = 8

_WORD = re.compile(r"\S+")
_LETTER = re.compile(r"\w")


def link_to(article: Article, span: Span) -> str | None:
    """Return the address of an article's live page with a text fragment for the words at ``span``; ``None`` where it has no address."""
    address = live_address(article)
    if address is None:
        return None
    found = directive(article, span)
    base = address.partition(":~:")[0]
    if not found:
        return address
    return f"{base}{'' if '#' in base else '#'}:~:text={found}"


def directive(article: Article, span: Span) -> str:
    """Return the text directive (without ``text=``) for the words at ``span``; empty where there are none."""
    start, end = _whole_words(article.text, span.start, span.end)
    words = [match.span() for match in _WORD.finditer(article.text, start, end)]
    if not words:
        return ""
    first, last = _block(article, words[0][0]), _block(article, words[-1][0])
    is_range = first != last or end - start > _LONGEST_EXACT
    if is_range:
        head = [word for word in words[:_END_WORDS] if _block(article, word[0]) == first]
        tail = [word for word in words[-_END_WORDS:] if _block(article, word[0]) == last and word[0] >= head[-1][1]]
        is_range = bool(tail)
    if not is_range:
        head, tail = words, []
    before, behind = _context(article, head, tail)
    parts = [_encoded(article.text, head), *([_encoded(article.text, tail)] if tail else [])]
    return ",".join(([f"{before}-"] if before else []) + parts + ([f"-{behind}"] if behind else []))


def _context(article: Article, head: list[tuple[int, int]], tail: list[tuple[int, int]]) -> tuple[str, str]:
    """Return the prefix, or the suffix, with the fewest words that make the place plain; empty where it is plain already.

    The first place that fits is shown, so only what stands before counts.
    """
    start, end = head[0][0], head[-1][1]
    text, key = _searched(article.text) if len(article.text) <= _MOST_SEARCHED else _UNSEARCHED
    known = _plain(article.text[start:end])
    if key and text.find(known) >= bisect_right(key, start) - 1:
        return "", ""
    earlier = [match.span() for match in _WORD.finditer(article.text, max(0, start - 400), start)][-_MOST_CONTEXT:]
    earlier = [word for word in earlier if _block(article, word[0]) == _block(article, earlier[-1][0])]
    prefix = ""
    for number in range(1, len(earlier) + 1):
        begin = earlier[-number][0]
        prefix = _encoded(article.text, earlier[-number:])
        longer = _plain(article.text[begin:end])
        if key and text.find(longer) >= bisect_right(key, begin) - 1:
            return prefix, ""
    close = tail[-1][1] if tail else end
    later = [match.span() for match in _WORD.finditer(article.text, close, close + 400)][:_MOST_CONTEXT]
    later = [word for word in later if _block(article, word[0]) == _block(article, later[0][0])]
    return prefix, _encoded(article.text, later)


# What stands for the text of a page that is too long to be searched.
_UNSEARCHED: tuple[str, "array[int]"] = ("", array("q"))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a range to whole words: a browser finds no part of a word."""
    while start > 0 and not text[start - 1].isspace() and _LETTER.match(text[start - 1]) and _LETTER.match(text[start : start + 1] or " "):
        start -= 1
    while end < len(text) and not text[end].isspace() and _LETTER.match(text[end]) and _LETTER.match(text[end - 1 : end] or " "):
        end += 1
    return start, end


def _block(article: Article, place: int) -> int:
    return bisect_right(article.blocks, place, key=lambda block: block.start)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


@lru_cache(maxsize=64)
def _searched(text: str) -> tuple[str, "array[int]"]:
    """Return a text as a browser searches it, and for each of its characters the place that it comes from."""
    found: list[str] = []
    places = array("q")
    for match in _WORD.finditer(text):
        if found:
            found.append(" ")
            places.append(match.start() - 1)
        for place in range(match.start(), match.end()):
            folded = text[place].casefold()
            found.append(folded)
            places.extend([place] * len(folded))
    return "".join(found), places


def _encoded(text: str, words: list[tuple[int, int]]) -> str:
    """Return words percent-encoded: also the comma, the ampersand and the dash, which divide a directive."""
    said = " ".join(text[start:end] for start, end in words)
    return quote(said, safe="", errors="replace").replace("-", "%2D")
