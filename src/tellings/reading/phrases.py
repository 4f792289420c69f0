"""Furniture by its wording: what sites print around every story."""

from typing import Literal

from tellings.reading.lines import Line, opened_form, plain_form
from tellings.reading.vocabulary import longest_first, vocabulary, words

Furniture = Literal["close", "related", "inline"]

# A disclaimer or a cookie notice has up to 60 words; a longer line that holds such words speaks of them.
_LONGEST_NOTICE = 60

# "Hansen is a writer for SITE": the occupation stands this near to the verb.
_OCCUPATION_WITHIN = 10
_QUOTES = '"“«„‘'
_IS = frozenset({"is", "was"})
_ARTICLES = frozenset({"a", "an", "the", "our", "also"})


def furniture(line: Line) -> Furniture | None:
    """Tell whether a line's wording is furniture: ``close`` stands below a story, ``related`` heads a list, ``inline`` stands anywhere."""
    if line.words > _LONGEST_NOTICE:
        return None
    whole, opened = plain_form(line.text), opened_form(line.text)
    kinds: tuple[Furniture, ...] = ("close", "related", "inline")
    for kind in kinds:
        if whole in words("phrases", kind, "whole") or _is_counted(whole, kind):
            return kind
        begins = longest_first("phrases", kind, "begins")
        if opened.startswith(begins) and any(_begins(opened, phrase, line) for phrase in begins):
            return kind
        if any(phrase in opened for phrase in vocabulary("phrases")[kind]["holds"]) or whole.endswith(
            longest_first("phrases", kind, "ends")
        ):
            return kind
    return None


def _is_counted(whole: str, kind: str) -> bool:
    """Tell whether a line is a phrase with a number ("3 comments", "Page 1 of 2"), or several phrases of one word ("Facebook Twitter")."""
    parts = whole.split()
    if len(parts) > 1 and all(part in words("phrases", kind, "whole") for part in parts):
        return True
    bare = " ".join(word for word in whole.replace("(", " ").replace(")", " ").split() if not word.isdigit())
    return bare != whole and bool(bare) and bare in words("phrases", kind, "whole")


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
