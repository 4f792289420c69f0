"""Furniture by its wording: what sites print around every story."""

import functools
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tellings.reading.lines import Line, opened_form, plain_form
from tellings.reading.vocabulary import longest_first, words

Furniture = Literal["close", "related", "inline"]

# A disclaimer or a cookie notice has up to 60 words; a longer line that holds such words speaks of them.
_LONGEST_NOTICE = 60

# "Hansen is a writer for SITE": the occupation stands this near to the verb.
_OCCUPATION_WITHIN = 10
_QUOTES = '"“«„‘'
_IS = frozenset({"is", "was"})
_ARTICLES = frozenset({"a", "an", "the", "our", "also"})


class _Phrases(NamedTuple):
    """The phrases of one kind: what a line is, begins with, ends with or holds."""

    kind: Furniture
    whole: frozenset[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    holds: tuple[str, ...]


@functools.cache
def _phrases() -> tuple[_Phrases, ...]:
    kinds: tuple[Furniture, ...] = ("close", "related", "inline")
    return tuple(
        _Phrases(
            kind,
            words("phrases", kind, "whole"),
            longest_first("phrases", kind, "begins"),
            longest_first("phrases", kind, "ends"),
            longest_first("phrases", kind, "holds"),
        )
        for kind in kinds
    )


def furniture(line: Line) -> Furniture | None:
    """Tell whether a line's wording is furniture: ``close`` stands below a story, ``related`` heads a list, ``inline`` stands anywhere."""
    if line.words > _LONGEST_NOTICE:
        return None
    whole, opened = plain_form(line.text), opened_form(line.text)
    parts, bare = whole.split(), _without_numbers(whole)
    for phrases in _phrases():
        if whole in phrases.whole or bare in phrases.whole or (len(parts) > 1 and phrases.whole.issuperset(parts)):
            return phrases.kind
        if opened.startswith(phrases.begins) and any(_begins(opened, phrase, line) for phrase in phrases.begins):
            return phrases.kind
        if whole.endswith(phrases.ends) or _holds(opened, phrases.holds):
            return phrases.kind
    return None


def _without_numbers(whole: str) -> str:
    """Return a line without its numbers and brackets ("3 comments", "Page 1 of 2", "Comments (3)")."""
    if "(" in whole or ")" in whole:
        whole = whole.replace("(", " ").replace(")", " ")
    return " ".join([word for word in whole.split() if not word.isdigit()])


def _holds(opened: str, phrases: Sequence[str]) -> bool:
    # A loop, as a generator for `any` takes three times as long.
    for phrase in phrases:  # noqa: SIM110
        if phrase in opened:
            return True
    return False


def _begins(opened: str, phrase: str, line: Line) -> bool:
    """Tell whether a line begins with a phrase; one that ends in a space may also open a sentence, and a sentence is no furniture."""
    if not opened.startswith(phrase) or (line.is_prose and line.text[0] in _QUOTES) or (phrase.endswith(" ") and line.ends_sentence):
        return False
    return not phrase[-1].isalpha() or not opened[len(phrase) : len(phrase) + 1].isalnum()


def author_site(line: Line) -> str | None:
    """Return what an author box says after the occupation ("NAME is a senior editor for SITE"), ``None`` where the line is no such box."""
    tokens = line.text.split()
    for place, token in enumerate(tokens[1:8], start=1):
        if token not in _IS or place + 1 >= len(tokens) or tokens[place + 1] not in _ARTICLES:
            continue
        if not all(word[:1].isupper() for word in tokens[:place]):
            return None
        for at in range(place + 2, min(place + 2 + _OCCUPATION_WITHIN, len(tokens))):
            if _occupation(tokens[at]):
                return " ".join(tokens[at + 1 :])
    return None


def _occupation(token: str) -> bool:
    word = token.casefold().strip(".,;:()").removesuffix("s")
    return any(part in words("phrases", "author", "occupations") for part in word.replace("/", "-").split("-"))
