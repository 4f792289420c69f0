"""Which stretches of a page tell its story: trafilatura's choice, mapped back to our own text."""

import functools
import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tellings.reading.html.visible import Stretch

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Trafilatura's time grows faster than the page: 600 000 cells of a table take it a minute. The largest of 154 news pages has 1.5 MB and
# 3 129 elements.
LARGEST_FOR_TRAFILATURA = 4 * 1024 * 1024
MOST_ELEMENTS_FOR_TRAFILATURA = 20_000

# With more characters than this trafilatura's own first answer stands: on 154 news pages its other readers only changed answers of 240
# characters and less, and take a fifth of all the time of reading.
_LEAST_CHARACTERS = 500

# Longer attributes hold pictures or data, not the name of a part.
_LONGEST_ATTRIBUTE = 2_000

# Words of a run that must come back in trafilatura's text, and the share of a stretch's runs that must: links and marks at its ends may
# have been dropped there. Measured on 91 news pages with benchmarks/reading.py: .7 to .9 give the same F1.
_RUN = 4
_SHARE = 0.8

# An element named for comments that holds more of what was chosen than this holds the story: so do forums, and sites with odd names.
_COMMENTS_SHARE = 0.3

# Paragraphs that trafilatura left out are taken back where so many that it chose stand in elements of the same make, so deep. On 62 pages
# of publishers 32 of 1447 labelled paragraphs have a wrong role with it, 50 without; F1 on 91 news pages rises by .0008. Depths of 3 to 8
# give the same answers.
_LEAST_TWINNED = 3
_TWIN_DEPTH = 5
_TWIN_WORDS = 15
_TWIN_LINKED = 0.4

# Scripts that put no spaces between words count each character as one.
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+")


class Chosen(NamedTuple):
    """Trafilatura's text as runs of words and as whole short paragraphs."""

    runs: frozenset[tuple[str, ...]]
    paragraphs: frozenset[tuple[str, ...]]

    def has(self, text: str) -> bool:
        """Tell whether nearly all of ``text`` is in what was chosen."""
        tokens = _tokens(text)
        if len(tokens) < _RUN:
            return tuple(tokens) in self.paragraphs
        runs = [tuple(tokens[start : start + _RUN]) for start in range(len(tokens) - _RUN + 1)]
        return sum(run in self.runs for run in runs) >= _SHARE * len(runs)


def _tokens(text: str) -> list[str]:
    return [token.casefold() for token in _WORDS.findall(text)]


@functools.cache
def _quiet() -> None:
    """Keep trafilatura's warnings about pages without a story off standard error: the caller finds another way."""
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def choose(root: "HtmlElement", size: int) -> Chosen | None:
    """Let trafilatura choose the story of a page (``favor_precision``), ``None`` where it finds none or the page is too large for it."""
    if size > LARGEST_FOR_TRAFILATURA or sum(1 for _ in root.iter()) > MOST_ELEMENTS_FOR_TRAFILATURA:
        return None
    _quiet()
    _shorten(root)
    body = _extracted(root, fast=True)
    if body is None or sum(map(len, body.itertext())) < _LEAST_CHARACTERS:
        body = _extracted(root, fast=False)
    if body is None:
        return None
    every = _tokens(" ".join(body.itertext()))
    runs = {tuple(every[start : start + _RUN]) for start in range(len(every) - _RUN + 1)}
    paragraphs = {tuple(_tokens(text)) for part in body for text in (" ".join(part.itertext()), *part.itertext(), part.tail or "")}
    return Chosen(frozenset(runs), frozenset(each for each in paragraphs if 0 < len(each) < _RUN))


def _extracted(root: "HtmlElement", *, fast: bool) -> Any:  # noqa: ANN401 - trafilatura has no types.
    """Return the body that trafilatura finds; not ``fast``, it also asks two other readers and takes the best answer."""
    import trafilatura

    try:
        document = trafilatura.bare_extraction(root, favor_precision=True, include_comments=False, with_metadata=False, fast=fast)
    except Exception:  # A hostile page may break any library; the page is then read without it.
        return None
    return getattr(document, "body", None)


def _shorten(root: "HtmlElement") -> None:
    """Drop attributes that no choice needs: trafilatura searches them again and again, 4 MB of class names take it seconds."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if len(value) > _LONGEST_ATTRIBUTE:
                del element.attrib[name]


def chosen(found: Chosen | None, page: Sequence[Stretch]) -> list[bool]:
    """Tell of each stretch whether it tells the story; of stretches with the same words, those apart from the story do not."""
    if found is None:
        return [False] * len(page)
    has = [found.has(stretch.text) for stretch in page]
    elsewhere = {stretch.text for stretch, yes in zip(page, has, strict=True) if yes and not stretch.is_apart}
    picked = [yes and not (stretch.is_apart and stretch.text in elsewhere) for stretch, yes in zip(page, has, strict=True)]
    return _without_strays(page, _without_comments(page, _with_twins(page, picked)))


def _with_twins(page: Sequence[Stretch], picked: list[bool]) -> list[bool]:
    """Add paragraphs in elements of the same make as the chosen ones: sites cut stories into parts, trafilatura takes one part."""
    size = sum(1 for yes, stretch in zip(picked, page, strict=True) if yes and _is_paragraph(stretch))
    if size < _LEAST_TWINNED:
        return picked
    makes: dict[tuple[object, ...], int] = {}
    for stretch, yes in zip(page, picked, strict=True):
        if yes and _is_paragraph(stretch):
            makes[_make(stretch)] = makes.get(_make(stretch), 0) + 1
    common = {make for make, count in makes.items() if count >= _LEAST_TWINNED}
    first = picked.index(True)
    return [
        yes or (index > first and _is_paragraph(stretch) and _make(stretch) in common)
        for index, (stretch, yes) in enumerate(zip(page, picked, strict=True))
    ]


def _is_paragraph(stretch: Stretch) -> bool:
    is_prose = stretch.places[-1].tag == "p" and stretch.linked <= _TWIN_LINKED and len(stretch.text.split()) >= _TWIN_WORDS
    return is_prose and stretch.holder("comments") is None and not stretch.within("aside", "footer", "form", "nav", "li", "figure")


def _make(stretch: Stretch) -> tuple[object, ...]:
    """Return what an element and those around it are made of: their tags and classes, numbers and places aside."""
    return tuple((place.tag, place.names) for place in stretch.places[-_TWIN_DEPTH:])


def _without_comments(page: Sequence[Stretch], picked: list[bool]) -> list[bool]:
    """Drop what readers wrote: stretches in an element for comments, unless that holds much of what was chosen."""
    sizes: dict[str, int] = {}
    holders = [stretch.holder("comments") if yes else None for stretch, yes in zip(page, picked, strict=True)]
    for stretch, holder in zip(page, holders, strict=True):
        if holder is not None:
            sizes[holder] = sizes.get(holder, 0) + len(stretch.text)
    total = sum(len(stretch.text) for stretch, yes in zip(page, picked, strict=True) if yes)
    return [yes and (holder is None or sizes[holder] > _COMMENTS_SHARE * total) for yes, holder in zip(picked, holders, strict=True)]


def _without_strays(page: Sequence[Stretch], picked: list[bool]) -> list[bool]:
    """Drop short stretches that only share their words with the story and stand outside its stretch of the page."""
    long = [index for index, yes in enumerate(picked) if yes and len(_tokens(page[index].text)) >= 2 * _RUN]
    if not long:
        return picked
    inside = _story_element(page, long)
    first, last = long[0], long[-1]
    for index in range(last + 1, len(picked)):
        last = index if picked[index] and (index - last <= _RUN or page[index].element.startswith(inside)) else last
    for index in range(first - 1, -1, -1):
        is_near = index > long[0] - _RUN and page[index].places[-1].tag == "p"
        first = index if picked[index] and (is_near or page[index].element.startswith(inside)) else first
    return [yes and first <= index <= last for index, yes in enumerate(picked)]


def _story_element(page: Sequence[Stretch], long: Sequence[int]) -> str:
    """Return the path of the innermost element around all longer stretches, with a stroke behind it; of a whole page, no path at all."""
    shared = page[long[0]].places[:-1]
    for index in long[1:]:
        places = page[index].places
        size = next(
            (at for at, (one, other) in enumerate(zip(shared, places, strict=False)) if one is not other), min(len(shared), len(places))
        )
        shared = shared[:size]
    if not shared or shared[-1].tag in ("html", "body"):
        return "\0"
    return "/".join(place.step for place in shared) + "/"
