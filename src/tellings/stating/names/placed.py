"""Where the named mentions of an article stand among the tokens of a block."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tellings.model import Mention
from tellings.stating.parsing import ParsedBlock


def _start(mention: Mention) -> int:
    return mention.span.start


class Placed:
    """The named mentions of one block, by token; ``mentions`` are the article's, in order of place."""

    def __init__(self, block: ParsedBlock, mentions: Sequence[Mention]) -> None:
        self.at: dict[int, tuple[int, int, Mention]] = {}
        starts = block.starts
        first = bisect_left(mentions, block.start, key=_start)
        i = 0
        for mention in mentions[first : bisect_left(mentions, block.end, first, key=_start)]:
            # The first token that ends behind the mention's start, and the one behind the last that begins before its end.
            first = max(i, bisect_right(starts, mention.span.start - block.start) - 1)
            while first < len(starts) and block.start + starts[first] + len(block.tokens[first]) <= mention.span.start:
                first += 1
            i = max(first, bisect_left(starts, mention.span.end - block.start))
            self.at.update(dict.fromkeys(range(first, i), (first, i, mention)))

    def person(self, token: int) -> Mention | None:
        """Return the person named at a token."""
        found = self.at.get(token)
        return found[2] if found and found[2].kind == "person" and found[2].named else None
