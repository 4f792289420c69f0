"""Short names for pages by which a person still knows them apart."""

import re
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import unquote, urlsplit

from tellings.editing.display import in_line, shortened_inside
from tellings.model import Article

# Longer names fill a line of 80 columns before anything is said; the full name stands in the list of pages and over each article.
LONGEST_NAME = 28

# Content hashes and record numbers in file names tell people nothing: hexadecimal runs with a digit, as long as a short git hash or longer.
_HASH = re.compile(r"[-_.]?(?<![0-9A-Za-z])(?=[a-f]*[0-9])[0-9a-f]{10,}(?![0-9A-Za-z])")
_KNOWN_ENDINGS = re.compile(r"\.(?:txt|text|html?|xhtml|md|php|aspx?)$", re.IGNORECASE)


def _address(page: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(page)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    host = parts.netloc.rpartition("@")[2].removeprefix("www.")
    segments = [segment for segment in unquote(parts.path).split("/") if segment]
    return host, segments[-1] if segments else ""


def _last(page: str) -> str:
    address = _address(page)
    if address is not None:
        return address[0]
    return page.replace("\\", "/").rstrip("/").rpartition("/")[2] or page


def _without_ending(page: str) -> str:
    return _KNOWN_ENDINGS.sub("", _last(page)) if _address(page) is None else _last(page)


def _without_hash(page: str) -> str:
    plain = _without_ending(page)
    return _HASH.sub("", plain).strip(" -_.") or plain


def _with_segment(page: str) -> str:
    address = _address(page)
    return f"{address[0]}/{_without_hash(address[1]) if address[1] else ''}" if address is not None else _last(page)


# From the shortest to the longest way to name a page; the first that tells all pages apart is taken for all.
_WAYS: tuple[Callable[[str], str], ...] = (_without_hash, _without_ending, _with_segment, lambda page: page)


def page_name(page: str) -> str:
    """Return one page's name for a list: "standard input" for ``-``, else the path or address as given."""
    return "standard input" if page == "-" else in_line(page)


def short_names(articles: Sequence[Article]) -> dict[str, str]:
    """Return a short name by article id: no two articles have the same one.

    A file loses its folder, its ending and its hash, an address all but its host, as far as all the names stay different.
    """
    pages = [article.page for article in articles]
    for way in _WAYS:
        found = [shortened_inside("standard input" if page == "-" else in_line(way(page)), LONGEST_NAME) or "?" for page in pages]
        if len(set(found)) == len(found):
            return {article.id: name for article, name in zip(articles, found, strict=True)}
    return {article.id: f"{article.id[:6]} {name}" for article, name in zip(articles, found, strict=True)}


def listed(names: Iterable[str], most: int = 4) -> str:
    """Return names as "A, B and C", or "A, B, C, D and 3 more" where there are more than ``most``."""
    found = list(names)
    if len(found) > most:
        found = [*found[:most], f"{len(found) - most} more"]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else ""
