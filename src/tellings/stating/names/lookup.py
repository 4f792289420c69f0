"""What a token starts: a role's head, a name that stands in a list."""

import functools
from bisect import bisect_left

from tellings.stating.names.vocabulary import Listed, listed, roles, straight
from tellings.stating.parsing import ParsedBlock

# Fewer capitals are an abbreviation, not a name in capitals.
_CAPITALS = 4


def is_role(block: ParsedBlock, i: int) -> int:
    """Return how many tokens a role's head takes at token ``i``: 0 where there is none, also behind the last token. Longest match."""
    lowers = block.lowers
    if i >= len(lowers):
        return 0
    for head in roles().by_first.get(lowers[i], ()):
        if len(head) == 1 or lowers[i : i + len(head)] == head:
            return len(head)
    return 0


def is_plural_role(block: ParsedBlock, i: int) -> bool:
    """Tell whether token ``i`` is a capitalised role in the plural ("Ministers Lind and Holm")."""
    word = block.lowers[i]
    return word.endswith("s") and (word[:-1],) in roles().classes and block.text[block.starts[i] : block.starts[i] + 1].isupper()


def listed_at(block: ParsedBlock, text: str, i: int) -> tuple[int, Listed] | None:
    """Return the longest listed name that starts at token ``i`` and ends with a token: (token index behind it, entry).

    ``text`` is the block's with typewriter apostrophes and hyphens.
    """
    entries, capitals = _beginning(block.tokens[i].text)
    start = block.starts[i]
    for entry in entries:
        end = start + len(entry.words)
        here = text[start:end]
        if (here == entry.words or (capitals and here == entry.words.upper())) and not text[end : end + 1].isalnum():
            last = bisect_left(block.starts, end, i + 1)
            if block.starts[last - 1] + len(block.tokens[last - 1]) == end:
                return last, entry
    return None


@functools.lru_cache(maxsize=16384)
def _beginning(word: str) -> tuple[tuple[Listed, ...], bool]:
    """Return the listed names that can begin with a word, and whether it is in capitals, as in datelines and headlines: "OSLO"."""
    first = straight(word).split("-")[0].split("'")[0]
    capitals = len(first) >= _CAPITALS and first.isupper()
    return listed().get(first, ()) or (listed().get(first.title(), ()) if capitals else ()), capitals
