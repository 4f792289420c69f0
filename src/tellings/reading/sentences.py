"""Where the sentences of a text begin and end."""

from collections.abc import Iterator

# A stretch without a sentence's end is cut at a space behind so many characters; no sentence that people read is half as long.
LONGEST_SENTENCE = 2_000


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text as half-open offsets without the white space around them (nupunkt)."""
    import nupunkt

    found: list[tuple[int, int]] = []
    for start, end in nupunkt.sent_spans(text):
        words = text[start:end]
        inner = start + len(words) - len(words.lstrip())
        if words.strip():
            found += _cut(text, inner, inner + len(words.strip()))
    return found


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence that is too long at spaces."""
    while end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        stop = space if space > start else start + LONGEST_SENTENCE
        yield start, stop
        start = stop + (space > start)
    if end > start:
        yield start, end
