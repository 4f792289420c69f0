"""Plain text to blocks: every line has a role, and a line may hold two blocks."""

from tellings.model import Block, Role
from tellings.reading.agencies import Agencies
from tellings.reading.credits import trailing_credit
from tellings.reading.datelines import find_dateline
from tellings.reading.lines import MOST_LINES, Line, lines
from tellings.reading.printed_dates import date_at_end
from tellings.reading.zones import roles

# A paragraph that ends in a photo credit is a caption up to this length; a longer one is a story whose last line lost its break.
_CAPTION_WORDS = 80
# Roles of lines that may hold a second block.
SPLIT: frozenset[Role] = frozenset({"body", "caption", "byline"})


def plain_blocks(text: str, table: Agencies) -> tuple[Block, ...]:
    """Cut plain text into blocks with a role each; together they cover all that is not blank."""
    found = lines(text)
    blocks: list[Block] = []
    read, rest = found[:MOST_LINES], found[MOST_LINES:]
    for line, role in zip(read, roles(read, table) if read else (), strict=True):
        blocks += split_line(text, line, role, table)
    return (*blocks, *(Block("furniture", line.start, line.end) for line in rest))


def split_line(text: str, line: Line, role: Role, table: Agencies) -> list[Block]:
    """Part a dateline from the body behind it, a date from the byline before it, and a photo credit from the caption before it."""
    if role == "body":
        words = text[line.start : line.end]
        dateline = find_dateline(words, table)
        if dateline:
            rest = line.start + dateline.rest
            while text[rest].isspace():
                rest += 1
            return [Block("dateline", line.start, _end(text, line.start, rest)), Block("body", rest, line.end)]
    if role == "byline":
        at = date_at_end(text[line.start : line.end])
        if at:
            return [Block("byline", line.start, _end(text, line.start, line.start + at)), Block("page-date", line.start + at, line.end)]
    if role in ("body", "caption") and line.words <= _CAPTION_WORDS:
        at = trailing_credit(text[line.start : line.end], table)
        if at:
            return [Block("caption", line.start, _end(text, line.start, line.start + at)), Block("credit", line.start + at, line.end)]
    return [Block(role, line.start, line.end)]


def _end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
