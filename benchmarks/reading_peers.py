"""This reader and others behind one face: a page's source in, what it says of the page out. Others only where they are installed."""

import importlib.util
import logging
import warnings
from collections.abc import Callable

from reading_scores import Answer
from tellings.model import Article, Page
from tellings.reading import read

Reader = Callable[[str, bytes], Answer]

# What counts as body: the benchmark's bodies hold subheadings and datelines, and no standfirsts.
TOLD = ("body", "heading", "dateline")
PACKAGES = {"trafilatura": "trafilatura", "resiliparse": "resiliparse", "readability-lxml": "readability", "newspaper4k": "newspaper"}


def body(article: Article, kept: tuple[str, ...] = TOLD) -> str:
    """Return the words of the blocks that tell the story."""
    return "\n".join(article.text[block.start : block.end] for block in article.blocks if block.role in kept)


def tellings(name: str, data: bytes) -> Answer:
    """Read with this project's reader, everything switched on."""
    from tellings.reading.signing import signers

    articles, _ = read([Page(name, data, "text/html")])
    if not articles:
        return Answer("")
    article = articles[0]
    day = article.published.when.value[:10] if article.published else ""
    return Answer(body(article), article.title.text if article.title else "", tuple(said.text for said in signers(article)), day)


def _trafilatura(**mode: bool) -> Reader:
    def reader(_name: str, data: bytes) -> Answer:
        import trafilatura

        dates = {"original_date": True, "extensive_search": True}
        found = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False, date_extraction_params=dates, **mode)
        if found is None:
            return Answer("")
        people = tuple(part for part in (found.author or "").split("; ") if part)
        return Answer(found.text or "", found.title or "", people, found.date or "")

    return reader


def _resiliparse(_name: str, data: bytes) -> Answer:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    source = bytes_to_str(data, detect_encoding(data))
    return Answer(extract_plain_text(source, main_content=True, alt_texts=False, links=False, list_bullets=False))


def _readability(_name: str, data: bytes) -> Answer:
    from lxml import html
    from readability import Document

    document = Document(data)
    summary = html.fromstring(document.summary(html_partial=True))
    return Answer("\n".join(summary.itertext()), document.short_title())


def _newspaper(_name: str, data: bytes) -> Answer:
    warnings.filterwarnings("ignore", module="newspaper")
    import newspaper

    article = newspaper.Article("https://example.org/", fetch_images=False)
    article.download(input_html=data.decode("utf-8", "replace"))
    article.parse()
    day = article.publish_date.isoformat()[:10] if article.publish_date else ""
    return Answer(article.text, article.title or "", tuple(article.authors), day)


READERS: dict[str, Reader] = {
    "tellings": tellings,
    "trafilatura fast": _trafilatura(fast=True),
    "trafilatura": _trafilatura(),
    "trafilatura favor_precision": _trafilatura(favor_precision=True),
    "resiliparse": _resiliparse,
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
}


def installed() -> list[str]:
    """Return the names of the readers that can be measured here."""
    return [name for name in READERS if name == "tellings" or importlib.util.find_spec(PACKAGES[name.split()[0]])]


def answer(name: str, page: str, data: bytes) -> Answer:
    """Let a reader read a page; a page that breaks it counts as empty."""
    logging.disable(logging.CRITICAL)
    try:
        return READERS[name](page, data)
    except Exception:  # Some readers raise on pages in which they find nothing.
        return Answer("")
