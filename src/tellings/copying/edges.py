"""Where a passage begins and ends in the text: whole words, and the edges of a sentence where both sides have them."""

from tellings.copying.words import Words

# A passage whose first (last) words were changed on both sides still takes in the beginning (end) of its sentence over this many words:
# "On Tuesday, …" against "On September 12, …".
CHANGED_EDGE = 3

_OPENING = frozenset("“„«»‘‚‹\"'([{¿¡「『")
_ENDING = frozenset(".!?…。！？।؟")


def widened(a: Words, range_a: tuple[int, int], b: Words, range_b: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Extend word ranges to the edges of their sentences where these are near on both sides."""
    left_a, left_b = _to_start(a, range_a[0]), _to_start(b, range_b[0])
    right_a, right_b = _to_end(a, range_a[1]), _to_end(b, range_b[1])
    if left_a is not None and left_b is not None:
        range_a, range_b = (left_a, range_a[1]), (left_b, range_b[1])
    if right_a is not None and right_b is not None:
        range_a, range_b = (range_a[0], right_a), (range_b[0], right_b)
    return range_a, range_b


def _to_start(words: Words, at: int) -> int | None:
    return next((i for i in range(at, max(-1, at - CHANGED_EDGE - 1), -1) if words.first[i]), None)


def _to_end(words: Words, at: int) -> int | None:
    return next((i for i in range(at, min(len(words), at + CHANGED_EDGE) + 1) if i == len(words) or words.first[i]), None)


def offsets(a: Words, range_a: tuple[int, int], b: Words, range_b: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Turn word ranges into half-open character offsets, with opening marks and closing punctuation where both sides have them."""
    start_a, start_b = int(a.start[range_a[0]]), int(b.start[range_b[0]])
    end_a, end_b = int(a.end[range_a[1] - 1]), int(b.end[range_b[1] - 1])
    open_a, open_b = _opening(a, range_a[0]), _opening(b, range_b[0])
    if open_a < start_a and open_b < start_b:
        start_a, start_b = open_a, open_b
    close_a, close_b = _closing(a, range_a[1] - 1), _closing(b, range_b[1] - 1)
    if _ENDING & set(a.article.text[end_a:close_a]) and _ENDING & set(b.article.text[end_b:close_b]):
        end_a, end_b = close_a, close_b
    return (start_a, end_a), (start_b, end_b)


def _opening(words: Words, at: int) -> int:
    """Return where the opening marks directly before a word begin."""
    text, start = words.article.text, int(words.start[at])
    least = int(words.end[at - 1]) if at and words.block[at - 1] == words.block[at] else words.article.told()[int(words.block[at])].start
    while start > least and text[start - 1] in _OPENING:
        start -= 1
    return start


def _closing(words: Words, at: int) -> int:
    """Return where the punctuation directly behind a word ends."""
    text, end = words.article.text, int(words.end[at])
    if at + 1 < len(words) and words.block[at + 1] == words.block[at]:
        most = int(words.start[at + 1])
    else:
        most = words.article.told()[int(words.block[at])].end
    while end < most and not text[end].isspace() and not text[end].isalnum():
        end += 1
    return end
