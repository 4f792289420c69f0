"""Lines that repeat others of their page: breadcrumbs, captions made of the headline, pull lines made of a sentence."""

import re
from collections.abc import Sequence
from itertools import islice

from tellings.model import Role
from tellings.reading.lines import Line, ends_sentence

# Share of a line's content words that the title or one sentence must have for the line to be its echo. The pull line of the labelled pages
# has .77 of its words in one sentence; at .75 no body line of those five pages or of 36 clean news stories is taken for one.
ECHO_SHARE = 0.75
_LEAST_CONTENT = 4
_LEAST_PULLED = 6

# Shorter lines are said twice in a story ("“I do not know,” she said."), and longer ones without a full stop in lists, as of meals.
_LEAST_COPIED_WORDS = 12

# Function words are shorter; so are "says" and "told", which tell nothing about what is repeated.
_CONTENT_LETTERS = 4

_SENTENCE_ENDS = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(]?[^\W\d_])")
_WORDS = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W_]")
# Paragraphs that begin with other letters are no copies; hardly two of a page begin with the same.
_OPENING_LETTERS = 12

# The beginning of a title that a breadcrumb shows before it is cut off with dots.
_TRAIL_LETTERS = 25


def sentences_of(text: str) -> list[str]:
    """Cut a paragraph at the marks that end its sentences; good enough to compare words, not for offsets."""
    return [part for part in _SENTENCE_ENDS.split(text) if part.strip()]


def content(text: str) -> frozenset[str]:
    """Return the content words of text: long ones, names within it and numbers, in lower case."""
    found = enumerate(_WORDS.findall(text))
    return frozenset(
        word.casefold() for place, word in found if len(word) >= _CONTENT_LETTERS or (place and word[0].isupper()) or word[0].isdigit()
    )


def echoes(text: str, other: str) -> bool:
    """Tell whether nearly all content words of ``text`` stand in ``other``."""
    mine = content(text)
    return len(mine) >= _LEAST_CONTENT and len(mine & _every_word(other)) >= ECHO_SHARE * len(mine)


def _every_word(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORDS.findall(text))


def drop_copies(texts: Sequence[str], roles: list[Role]) -> None:
    """Make furniture of paragraphs that the page has shown before, word for word: the story says each once."""
    by_opening: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        if roles[index] in ("body", "standfirst") and len(text.split()) >= _LEAST_COPIED_WORDS and ends_sentence(text):
            letters = islice(_LETTERS.finditer(text.casefold()), _OPENING_LETTERS)
            by_opening.setdefault("".join([letter[0] for letter in letters]), []).append(index)
    seen: set[str] = set()
    for index in (index for alike in by_opening.values() if len(alike) > 1 for index in alike):
        form = " ".join(_WORDS.findall(texts[index].casefold()))
        if form in seen:
            roles[index] = "furniture"
        seen.add(form)


def is_trail(text: str, title: str) -> bool:
    """Tell whether a line is a path of links that ends in the title ("HomeNewsTitle of the sto…")."""
    whole, start = "".join(_WORDS.findall(text.casefold())), "".join(_WORDS.findall(title.casefold()))[:_TRAIL_LETTERS]
    return len(start) == _TRAIL_LETTERS and start in whole and not whole.startswith(start)


def pull_lines(lines: Sequence[Line], body: Sequence[int]) -> frozenset[int]:
    """Return the body lines that are one sentence drawn from a longer paragraph elsewhere on the page.

    Only where paragraphs mostly have several sentences can a single one stand out; a neighbour that says the same is a story's own
    repetition.
    """
    parts = {index: sentences_of(lines[index].text) for index in body}
    if sum(len(found) > 1 for found in parts.values()) * 2 <= len(body):
        return frozenset()
    where: dict[str, set[tuple[int, int]]] = {}
    for index, found in parts.items():
        if len(found) < 2:
            continue
        for place, sentence in enumerate(found):
            for word in _every_word(sentence):
                where.setdefault(word, set()).add((index, place))
    return frozenset(
        index for position, index in enumerate(body) if len(parts[index]) == 1 and _is_pulled(lines[index], index, position, body, where)
    )


def _is_pulled(line: Line, index: int, position: int, body: Sequence[int], where: dict[str, set[tuple[int, int]]]) -> bool:
    mine = content(line.text)
    if len(mine) < _LEAST_PULLED or not ends_sentence(line.text) or "“" in line.text or '"' in line.text:
        return False
    near = {index, *body[max(0, position - 1) : position + 2]}
    counts: dict[tuple[int, int], int] = {}
    for word in mine:
        for place in where.get(word, ()):
            if place[0] not in near:
                counts[place] = counts.get(place, 0) + 1
    return max(counts.values(), default=0) >= ECHO_SHARE * len(mine)
