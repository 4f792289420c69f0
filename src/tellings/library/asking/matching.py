"""What a person types to an expression of the full-text search: quoted phrases are phrases, everything else is taken literally."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from tellings.errors import LibraryError
from tellings.library.packing import storable

# Words that are searched for at once; each is another list to be joined.
MOST_WORDS = 32

# What the tokenizer of the index takes for a word: letters and digits, with the marks that are laid over them.
_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_\u0300-\u036f]*)*")

# Quoted on both sides, straight or curved; a mark without its partner is white space.
_PART = re.compile(r'"([^"]*)"|“([^“”]*)”|([^\s"“”]+)')


class Sought(NamedTuple):
    """What is looked for: the expression for FTS5, and each phrase as the folded words that stand in a row."""

    expression: str
    phrases: tuple[tuple[str, ...], ...]


def sought(words: str) -> Sought:
    """Return what a person looks for: articles that have all the words and phrases.

    No sign means anything to the search but quotation marks around a phrase: each part becomes a string of FTS5.

    Raises:
        LibraryError: there is no word, or there are too many.
    """
    parts = [next(each for each in match.groups() if each is not None) for match in _PART.finditer(storable(words))]
    phrases = {part: tuple(word for word, _start, _end in folded_words(part)) for part in parts}
    phrases = {part: phrase for part, phrase in phrases.items() if phrase}
    if not phrases:
        raise LibraryError("there is no word to look for; give some, and a phrase in quotation marks: tellings search '\"in fog\" bridge'")
    if sum(map(len, phrases.values())) > MOST_WORDS:
        raise LibraryError(f"these are more than {MOST_WORDS} words; give those that are rare")
    return Sought(" AND ".join(quoted(part) for part in phrases), tuple(phrases.values()))


def quoted(words: str) -> str:
    """Return words as one string of FTS5, in which no sign means anything."""
    return '"' + words.replace('"', " ") + '"'


def folded_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text, folded as the index folds them, with where each begins and ends."""
    for match in _WORD.finditer(text):
        yield folded(match[0]), match.start(), match.end()


def folded(word: str) -> str:
    """Return a word in small letters without marks over them."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
