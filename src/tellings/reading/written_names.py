"""Names as a field of metadata writes them: several in one string, with "By", addresses, accounts and offices around them."""

import re

from tellings.reading.lines import plain_form
from tellings.reading.vocabulary import longest_first, words

# A field that is longer is no list of names.
_LONGEST_FIELD = 500

_PARTS = re.compile(r"\s*(?:,\s(?:and|und|et|y|e)\s|,|;|\||\s/\s|\s•\s|\s·\s|&|\s(?:and|und|with)\s)\s*")
# Between two names of people; in "Le Courrier et AFP" the whole is the name of a desk.
_JOINED = re.compile(r"\s(?:et|y|e)\s")
_ADDRESS = re.compile(r"\s*[(<\[]?\s?(?:mailto:)?[\w.+-]{1,64}@[\w.-]{1,100}\s?[)>\]]?|https?://\S{1,300}|\s*[(\[]?(?<!\w)@\w{1,40}[)\]]?")
_FOR = re.compile(r"\s(?:for|in|at|of the|special to|para|pour|für)\s.*$", re.I)
_SITE = re.compile(r"\.\w{2,20}$")


def written_names(text: str) -> tuple[str, ...]:
    """Return the names in a field: "By Ada Brook and Bo Carr in TOWN" has two. Addresses, accounts and offices are none."""
    rest = _ADDRESS.sub(" ", text[:_LONGEST_FIELD])
    folded = rest.casefold().lstrip()
    for opening in longest_first("bylines", "", "openings"):
        if folded.startswith(opening) and folded[len(opening) : len(opening) + 1] in (" ", ":", ""):
            rest = rest.lstrip()[len(opening) :].lstrip(" :")
            break
    pieces = [piece.strip(" .()[]-–—\t") for piece in _PARTS.split(rest)]
    found: list[str] = []
    for piece in pieces:
        bare = _without_place(piece)
        if found and plain_form(bare) in words("bylines", "", "name_endings"):
            found[-1] = f"{found[-1]}, {bare}"
        elif bare and not _is_none(bare, first=not found):
            found += _people(bare)
    return tuple(dict.fromkeys(found))


def _without_place(piece: str) -> str:
    """Cut what stands behind a full name ("ADA BROOK for The Courier"); behind a single word it belongs to a house's name."""
    bare = _FOR.sub("", piece).strip()
    return bare if len(bare.split()) > 1 else piece


def _people(piece: str) -> list[str]:
    """Part "ADA BROOK y BO CARR"; "Ramón y Cajal" is one name, so each part must be two words."""
    parts = _JOINED.split(piece)
    return parts if all(len(part.split()) > 1 and part[:1].isupper() for part in parts) else [piece]


def _is_none(piece: str, *, first: bool) -> bool:
    plain = plain_form(piece)
    is_address = "/" in piece or (" " not in piece and _SITE.search(piece) is not None)
    is_account = plain in words("bylines", "", "accounts") or (" " not in plain and plain.endswith("admin"))
    if is_address or is_account:
        return True
    return not first and plain.endswith(longest_first("bylines", "", "offices"))
