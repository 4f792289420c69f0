"""What trafilatura chooses as the story of a page, as words to be found again in our own text."""

import functools
import logging
import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from tellings.reading.html.parsing import parse_for_trafilatura

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
RUN = 4
_SHARE = 0.8

# Scripts that put no spaces between words count each character as one.
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+")


class Chosen(NamedTuple):
    """Trafilatura's text as runs of words and as whole short paragraphs."""

    runs: frozenset[tuple[str, ...]]
    paragraphs: frozenset[tuple[str, ...]]

    def has(self, text: str) -> bool:
        """Tell whether nearly all of ``text`` is in what was chosen."""
        tokens = tokens_of(text)
        if len(tokens) < RUN:
            return tuple(tokens) in self.paragraphs
        runs = [tuple(tokens[start : start + RUN]) for start in range(len(tokens) - RUN + 1)]
        return sum(run in self.runs for run in runs) >= _SHARE * len(runs)


def tokens_of(text: str) -> list[str]:
    """Return the words of text in lower case; of scripts without spaces each character."""
    return [token.casefold() for token in _WORDS.findall(text)]


@functools.cache
def _quiet() -> None:
    """Keep trafilatura's warnings about pages without a story off standard error: the caller finds another way."""
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def choose(source: str) -> Chosen | None:
    """Let trafilatura choose the story of a page (``favor_precision``), ``None`` where it finds none or the page is too large for it."""
    root = parse_for_trafilatura(source) if len(source) <= LARGEST_FOR_TRAFILATURA else None
    if root is None or root.xpath("count(descendant-or-self::*)") > MOST_ELEMENTS_FOR_TRAFILATURA:
        return None
    _quiet()
    _shorten(root)
    body = _extracted(root, fast=True)
    if body is None or sum(map(len, body.itertext())) < _LEAST_CHARACTERS:
        body = _extracted(root, fast=False)
    if body is None:
        return None
    every = tokens_of(" ".join(body.itertext()))
    runs = {tuple(every[start : start + RUN]) for start in range(len(every) - RUN + 1)}
    paragraphs = {tuple(tokens_of(text)) for part in body for text in (" ".join(part.itertext()), *part.itertext(), part.tail or "")}
    return Chosen(frozenset(runs), frozenset(each for each in paragraphs if 0 < len(each) < RUN))


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
    for element in cast("list[HtmlElement]", root.xpath(f"descendant-or-self::*[@*[string-length() > {_LONGEST_ATTRIBUTE}]]")):
        for name, value in element.attrib.items():
            if len(value) > _LONGEST_ATTRIBUTE:
                del element.attrib[name]
