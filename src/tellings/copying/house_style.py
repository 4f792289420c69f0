"""House style: the spellings of names, words and quotation marks between which newsrooms choose, with every place of each."""

import functools
import importlib.resources
import itertools
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from tellings.copying.words import Words, normalised

# Letters by which transliterations of one name differ most: Sergey and Sergei, Aleksander and Alexander, Zelenskyy and Zelensky.
_FOLDED = (("ks", "x"), ("kh", "h"), ("ph", "f"), ("ck", "k"), ("y", "i"), ("j", "i"), ("w", "v"))

# Names shorter than this differ by a letter too easily to be spellings of one another.
SHORTEST_NAME = 4


class Form(NamedTuple):
    """One place where an article had a choice: what was chosen between (``key``), the choice (``form``), the offsets, the words."""

    key: str
    form: str
    start: int
    end: int


@functools.cache
def _groups() -> dict[str, int]:
    table = tomllib.loads(importlib.resources.files("tellings.copying").joinpath("house_style.toml").read_text(encoding="utf-8"))
    return {form: number for number, group in enumerate(table["groups"]) for form in group}


def skeleton(name: str) -> str:
    """Fold the spellings of one name together.

    >>> skeleton("sergey") == skeleton("sergei"), skeleton("zelenskyy") == skeleton("zelensky")
    (True, True)
    """
    for letters, folded in _FOLDED:
        name = name.replace(letters, folded)
    return "".join(letter for letter, _ in itertools.groupby(name))


def forms_of(words: Words) -> list[Form]:
    """List an article's choices of style in order of place: names, joined and parted names, listed words, double quotation marks."""
    found = [*_word_forms(words), *_quotation_marks(words)]
    return sorted(found, key=lambda form: (form.start, form.key, form.form))


def _word_forms(words: Words) -> Iterator[Form]:
    text, groups = words.article.text, _groups()
    before, before_end, before_plain = "", -1, ""
    for start, end, first in zip(words.start.tolist(), words.end.tolist(), words.first.tolist(), strict=True):
        word = text[start:end]
        stem = word.replace("’", "'").split("'")[0]
        plain = normalised(stem)
        joint = text[before_end:start] if before_end >= 0 else ""
        if before[:1].isupper() and (joint in ("-", "‐", "‑") or (joint == " " and word[:1].isupper())):
            yield Form(f"joint {before_plain}{plain}", "joined" if joint != " " else "parted", start - 1 - len(before), end)
        if word[:1].isupper() and not first and len(plain) >= SHORTEST_NAME:
            yield Form(f"name {skeleton(plain)}", plain, start, end)
        for form, begin in ((plain, start), (f"{before_plain} {plain}", start - 1 - len(before))):
            if form in groups:
                yield Form(f"style {groups[form]}", form, begin, end)
        before, before_end, before_plain = word, end, plain


def _quotation_marks(words: Words) -> Iterator[Form]:
    text = words.article.text
    for block in words.article.told():
        for at in range(block.start, block.end):
            if text[at] in '"“”„«»':
                yield Form("marks", "straight" if text[at] == '"' else "guillemets" if text[at] in "«»" else "curly", at, at + 1)
