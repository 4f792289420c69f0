"""Page text made safe to look at: what a display would obey is shown instead."""

import re
import unicodedata

# Characters that a terminal or a browser obeys instead of showing. Bidirectional embeddings, overrides and isolates can make words
# read in another order than they stand (Unicode Technical Report 36, "Bidirectional Text Spoofing"); the weak marks U+200E and
# U+200F stay, since right-to-left pages need them and they cannot reorder what is isolated around them.
_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_BLANK = re.compile(r"\s+")

# The block "Control Pictures" begins here: U+241B is the picture of U+001B.
_PICTURES = 0x2400


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_PICTURES + code) if code < 0x20 else f"[U+{code:04X}]"


def visible(text: str) -> str:
    """Return the text with control, bidirectional and unpaired surrogate characters shown as pictures or code points.

    Everything else is kept as it stands; line ends of any kind become ``\\n``. The result can always be written as UTF-8.
    """
    return _OBEYED.sub(_picture, _LINE_ENDS.sub("\n", text))


def in_line(text: str) -> str:
    """Return the text as :func:`visible` does, on one line: each run of white space becomes one space."""
    return visible(_BLANK.sub(" ", text).strip())


def columns(text: str) -> int:
    """Return how many columns a text takes where wide characters (East Asian) take two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else not unicodedata.combining(character) for character in text)


def shortened(text: str, most: int) -> str:
    """Return a text of at most ``most`` columns: a longer one loses its end, at a word where one is near, for an ellipsis."""
    if columns(text) <= most:
        return text
    kept = text[:most]
    while kept and columns(kept) > most - 1:
        kept = kept[:-1]
    at_word = kept.rfind(" ")
    if at_word > len(kept) * 2 // 3:
        kept = kept[:at_word]
    return kept.rstrip(" ,;:-") + "…"


def shortened_inside(text: str, most: int) -> str:
    """Return a text of at most ``most`` characters that keeps its beginning and its end, where names differ."""
    if len(text) <= most:
        return text
    tail = most // 3
    return text[: most - tail - 1] + "…" + text[-tail:]
