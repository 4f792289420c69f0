"""Where an article quotes: the stretches inside quotation marks of all kinds, and block quotations."""

import functools
import importlib.resources
import tomllib

from tellings.model import Article, Block


@functools.cache
def _marks() -> tuple[dict[str, str], dict[str, str]]:
    table = tomllib.loads(importlib.resources.files("tellings.copying").joinpath("marks.toml").read_text(encoding="utf-8"))
    return table["double"] | table["toggle"], table["single"]


def _opens_single(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return not before.isalnum() and after.isalnum()


def _closes_single(text: str, at: int, end: int) -> bool:
    after = text[at + 1] if at + 1 < end else " "
    return not after.isalnum()


def _block_ranges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the outermost quotations of one block in one pass; an opened double mark that nothing closes reaches to the block's end."""
    double, single = _marks()
    found: list[tuple[int, int]] = []
    at = start
    opened, closers = -1, ""
    while at < end:
        character = text[at]
        if opened >= 0:
            if character in closers and (closers not in single.values() or _closes_single(text, at, end)):
                found.append((opened, at + 1))
                opened = -1
        elif character in double:
            opened, closers = at, double[character]
        elif character in single and _opens_single(text, at, start, end) and _single_end(text, at, end, single[character]):
            opened, closers = at, single[character]
        at += 1
    if opened >= 0 and (closers not in single.values()):
        found.append((opened, end))
    return found


# A quotation in single marks is looked for this far: an apostrophe at the start of a word ('90s) must not open one over a page.
LONGEST_SINGLE = 600


def _single_end(text: str, at: int, end: int, closers: str) -> bool:
    return any(text[i] in closers and _closes_single(text, i, end) for i in range(at + 1, min(end, at + LONGEST_SINGLE)))


def quoted_ranges(article: Article) -> list[tuple[int, int]]:
    """Return the half-open offsets of what the told blocks quote, marks included, in order and without overlap."""
    found: list[tuple[int, int]] = []
    for block in article.told():
        found += _quoted_in(article.text, block)
    return found


def _quoted_in(text: str, block: Block) -> list[tuple[int, int]]:
    return [(block.start, block.end)] if block.quoted else _block_ranges(text, block.start, block.end)
