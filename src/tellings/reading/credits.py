"""Photo credits and captions, by their form."""

import re

from tellings.reading.agencies import Agencies
from tellings.reading.bylines import is_name
from tellings.reading.lines import LOOKED_AT, count_words, ends_sentence, opened_form, plain_form
from tellings.reading.vocabulary import longest_first, words

# "© Name Surname/Press and Information Office of the Governor of the Region/AGENCY" has 13 words; longer lines tell something.
_MOST_WORDS = 16

# "Press Service of the Governor" as a line of its own.
_OFFICE_WORDS = 6

# "Press and Information Office of the Mayor", "J. Sund", "St. Mary".
_JOINING_LETTERS = 3
_LONGEST_INITIAL = 3

_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)\s{0,3}(?:©\s{0,3})?\d{4}", re.I)
_STROKES = re.compile(r"/|\svia\s|\s\|\s")
_SIGN = re.compile(r"\s{0,3}(?:©|ⓒ|\(c\)\s|📷|📸)", re.I)
_TRAILING_GROUP = re.compile(r"[(\[]([^()\[\]]{3,120})[)\]]\.?$")
_TRAILING_LABEL = re.compile(
    r"(?<=[.!?\"”])\s{0,3}((?:©|ⓒ|(?:Photo|Image|Picture|Photograph|Credit)s?(?:\s(?:credit|by|courtesy))?\s?[:/])[^.!?]{2,100})$"
)
# "… under the roadway. AGENCY/NAME": names parted by a stroke behind the sentence of a caption.
_TRAILING_NAMES = re.compile(r"(?<=[.!?\"”’)])\s{1,3}([^.!?/]{2,60}/[^.!?]{2,60})$")


def is_credit(text: str, table: Agencies) -> bool:
    """Tell whether a line is the credit of a photograph: "© NAME/AGENCY", "Photo: NAME", "Getty Images"."""
    bare = text.strip().strip("()[]").strip()
    if not bare or count_words(bare) > _MOST_WORDS or _COPYRIGHT_YEAR.match(bare):
        return False
    if _SIGN.match(bare):
        return True
    whole = plain_form(bare)
    if whole in words("credits", "", "wholes") or whole in words("credits", "", "houses"):
        return True
    if whole.endswith(longest_first("credits", "", "endings")) and _is_capital_name(bare) and count_words(bare) <= _OFFICE_WORDS:
        return True
    return _has_label(bare) or _is_name_and_house(bare, table)


def _has_label(bare: str) -> bool:
    """Tell whether words begin with "Photo:", "Image by", "Picture courtesy of", and do not go on as a sentence."""
    opened, labels = opened_form(bare), longest_first("credits", "", "labels")
    for label in labels if opened.startswith(labels) else ():
        if not opened.startswith(label):
            continue
        rest = opened[len(label) :]
        marked = rest.lstrip()[:1] in (":", "/", "|") or (label.endswith((" by", " courtesy", "courtesy of")) and rest[:1] == " ")
        marked = marked or rest.startswith((" by ", " courtesy ", " credit", " via "))
        if marked and rest.strip(" :/|"):
            return not (ends_sentence(bare) and count_words(rest) > 6)
    return False


def _is_name_and_house(bare: str, table: Agencies) -> bool:
    """Tell whether words are names and a house parted by slashes ("NAME/AGENCY", "NAME via AGENCY"), and nothing else."""
    pieces = [piece.strip() for piece in _STROKES.split(bare) if piece.strip()]
    if len(pieces) < 2 or ends_sentence(bare) or opened_form(bare).startswith("by "):
        return False
    houses = [bool(table.whole(piece)) or plain_form(piece) in words("credits", "", "houses") for piece in pieces]
    return any(houses) and all(house or _is_capital_name(piece) for house, piece in zip(houses, pieces, strict=True))


def _is_capital_name(piece: str) -> bool:
    """Tell whether words are the name of a person or an office: capitals, joined by small words of at most three letters."""
    parts = piece.split()
    if any(part.endswith(".") and len(part) > _LONGEST_INITIAL for part in parts[:-1]):
        return False
    return parts[0][0].isupper() and all(part[0].isupper() or len(part) <= _JOINING_LETTERS for part in parts)


def trailing_credit(text: str, table: Agencies) -> int | None:
    """Return where the credit at the end of a caption begins ("… at the port. (Photo: NAME/AGENCY)"), ``None`` where there is none.

    An agency alone in brackets signs a dispatch and makes no caption of it.
    """
    head = max(0, len(text) - LOOKED_AT)
    tail = text[head:]
    # What every such end has is looked for first: most lines have none of it.
    group = _TRAILING_GROUP.search(tail) if ")" in tail or "]" in tail else None
    if group and not table.whole(group[1]) and is_credit(group[1], table):
        return head + group.start()
    label = _TRAILING_LABEL.search(tail)
    if label and is_credit(label[1], table):
        return head + label.start(1)
    names = _TRAILING_NAMES.search(tail) if "/" in tail else None
    return head + names.start(1) if names and _are_names(names[1]) else None


def _are_names(text: str) -> bool:
    """Tell whether words parted by strokes are names, one of them a person's ("AGENCY/NAME SURNAME")."""
    pieces = [piece.strip() for piece in text.split("/")]
    if not all(piece and _is_capital_name(piece) for piece in pieces):
        return False
    return any(is_name(piece) for piece in pieces)


def is_caption(text: str) -> bool:
    """Tell whether a line begins or marks its people as captions do: "FILE PHOTO:", "NAME (L)", "In this photo"."""
    opened = " ".join(text[:LOOKED_AT].casefold().split())
    if opened.startswith(longest_first("credits", "", "captions")):
        return True
    return count_words(text) <= 60 and any(position in opened for position in words("credits", "", "positions"))
