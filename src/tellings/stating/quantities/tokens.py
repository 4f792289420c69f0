"""A stretch of text as tokens with their places: what all rules for quantities read."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# A line that ends is a barrier for every rule. Texts wrapped by hand go on in lower case or with a number, so those line ends are none.
BARRIER = "\n"

# Longer stretches are read in pieces, so that memory does not grow with a page of a single line.
LONGEST_PIECE = 60_000

# How far before `LONGEST_PIECE` a better place to cut is looked for.
_CUT_REACH = 400

# Numbers with groups of three (or Indian groups of two before the last three), parted by commas or by narrow or no-break spaces; at most
# six groups, so that a hostile run of groups costs linear time. "1.2.3" is one token, since it is a version or a date, never a quantity.
_TOKEN = re.compile(
    r"""[\n\r\v\f\u2028\u2029]\s*
    |[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]+)?(?![0-9])
    |[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?![0-9])
    |[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}){1,6}(?![0-9])
    |[0-9]+(?:\.[0-9]+)*
    |[^\W\d_]+(?:['’][^\W\d_]+)?
    |\S""",
    re.VERBOSE,
)


class Tokens(NamedTuple):
    """The tokens of a piece of text: ``words`` in lower case, ``raw`` as they stand, half-open offsets into the whole text."""

    words: list[str]
    raw: list[str]
    starts: list[int]
    ends: list[int]

    def word(self, i: int) -> str:
        """Return the token at ``i`` in lower case, a barrier where there is none."""
        return self.words[i] if 0 <= i < len(self.words) else BARRIER

    def glued(self, i: int) -> bool:
        """Say whether token ``i`` stands directly behind the token before it."""
        return 0 < i < len(self.words) and self.starts[i] == self.ends[i - 1]

    def hyphen(self, i: int) -> bool:
        """Say whether token ``i`` is a hyphen or dash that joins the tokens around it without spaces."""
        return self.word(i) in _HYPHENS and self.glued(i) and self.glued(i + 1)

    def matches(self, i: int, form: tuple[str, ...]) -> bool:
        """Say whether the tokens from ``i`` on are ``form``."""
        return all(self.word(i + k) == word for k, word in enumerate(form))

    def capital(self, i: int) -> bool:
        """Say whether token ``i`` begins with a capital letter."""
        return 0 <= i < len(self.raw) and self.raw[i][:1].isupper()

    def opens(self, i: int) -> bool:
        """Say whether token ``i`` begins a line or a sentence, or follows an opening mark."""
        return self.word(i - 1) in _OPENING

    def headline(self, i: int) -> bool:
        """Say whether the words around ``i`` are mostly in capitals, as in a headline in title case.

        Only words of four letters or more count, in a window of eight tokens on both sides and within the line.
        """
        capitals = small = 0
        for step, reach in ((-1, 8), (1, 8)):
            for k in range(i + step, i + step * (reach + 1), step):
                word = self.word(k)
                if word == BARRIER:
                    break
                if len(word) > 3 and word.isalpha():
                    capitals += self.raw[k][0].isupper()
                    small += not self.raw[k][0].isupper()
        return capitals >= 2 and capitals > 2 * small


_HYPHENS = frozenset("-‐‑–")
_OPENING = frozenset({BARRIER, ".", "!", "?", '"', "“", "‘", ":", "(", "…", "—", "«", "•", "*", ";"})


def pieces(text: str, start: int, end: int) -> Iterator[Tokens]:
    """Yield the tokens of ``text[start:end]`` in pieces that end at a line or between words."""
    while start < end:
        stop = end if end - start <= LONGEST_PIECE else _cut(text, start + LONGEST_PIECE)
        yield _tokens(text, start, stop)
        start = stop


def _cut(text: str, near: int) -> int:
    for mark in ("\n", ". ", " "):
        place = text.rfind(mark, near - _CUT_REACH, near)
        if place >= 0:
            return place + len(mark)
    return near


def _tokens(text: str, start: int, end: int) -> Tokens:
    raw: list[str] = []
    starts: list[int] = []
    for found in _TOKEN.finditer(text, start, end):
        word = found.group()
        if word[0] in "\n\r\v\f\u2028\u2029":
            following = text[found.end() : found.end() + 1]
            wrapped = word.count("\n") <= 1 and len(word) <= 2 and (following.islower() or following.isdigit() or following in "$€£")
            if wrapped and following:
                continue
            word = BARRIER
        raw.append(word)
        starts.append(found.start())
    ends = [at + len(word) for at, word in zip(starts, raw, strict=True)]
    return Tokens([word.lower() for word in raw], raw, starts, ends)
