"""The public face for a bare text: its quotations, with offsets into it."""

from typing import Literal

from msgspec import Struct


class FoundQuote(Struct, frozen=True):
    """A quotation in a text, ``text[start:end]`` inside the marks or the reported clause.

    ``speaker`` is the speaker's fullest name in the text and ``text[speaker_start:speaker_end]`` the words that show it; ``None`` where
    they are not known.
    """

    start: int
    end: int
    kind: Literal["direct", "partial", "indirect"]
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None


def quotes_of(text: str) -> list[FoundQuote]:
    """Return the quotations of a text, in order of place. Every line that is not blank is a paragraph of the story.

    Raises:
        ModelError: the language model is missing.
    """
    from tellings.model import Article, Block
    from tellings.stating.names import name_mentions
    from tellings.stating.parsing import parse
    from tellings.stating.quotes.finding import find_quotes

    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("body", start, start + len(line)))
        start += len(line) + 1
    article = Article("text", "text", "text/plain", "", None, None, None, (), (), None, None, None, None, text, tuple(blocks))
    parsed = parse([article])
    found = find_quotes(parsed["text"], name_mentions(parsed)["text"])
    return [
        FoundQuote(
            q.span.start, q.span.end, q.kind, q.speaker, *((q.speaker_span.start, q.speaker_span.end) if q.speaker_span else (None, None))
        )
        for q in found
    ]
