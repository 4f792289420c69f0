"""Pages to articles: decode, cut into blocks, name what the blocks name."""

import re
from collections.abc import Sequence

from tellings.capture import media_type
from tellings.errors import ReadingError
from tellings.model import Article, Page, Problem
from tellings.reading import naming
from tellings.reading.agencies import Agencies, agencies
from tellings.reading.decoding import decode
from tellings.reading.identifying import identify
from tellings.reading.language import language
from tellings.reading.lines import MOST_LINES
from tellings.reading.plain import plain_blocks
from tellings.reading.relying import agencies_of

_LETTER = re.compile(r"[^\W_]")
_HTML_TYPES = ("text/html", "application/xhtml+xml")

# Statements are made in this language only.
_STATED_LANGUAGE = "en"
# Characters of the story that the language is told by; `language` looks at fewer.
_SAMPLE = 8_000


def read(pages: Sequence[Page], *, houses: Agencies | None = None) -> tuple[list[Article], list[Problem]]:
    """Read pages into articles, sorted by id, and say which could not be read, or only in part.

    The answer is the same for any order of ``pages``. ``houses`` is the table of agencies, by default the one of the package.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    for identifier, page in identify(pages):
        try:
            article, notes = _read_one(identifier, page, houses or agencies())
        except ReadingError as error:
            problems.append(Problem(error.page, error.code, error.message))
            continue
        articles.append(article)
        problems += notes
    return articles, sorted(problems)


def _read_one(identifier: str, page: Page, table: Agencies) -> tuple[Article, list[Problem]]:
    kind = _media_type(page)
    decoded = decode(page.data, html=kind in _HTML_TYPES)
    notes = [Problem(page.name, "encoding", decoded.trouble)] if decoded.trouble else []
    if kind in _HTML_TYPES:
        from tellings.reading.html.reader import read_html

        article = read_html(identifier, page, kind, decoded.text, table)
    else:
        article = _read_plain(identifier, page, kind, decoded.text, table)
    if not _LETTER.search(article.text):
        raise ReadingError(page.name, "no-words", "the page holds no words; give the page of the article itself")
    if len(article.blocks) >= MOST_LINES:
        notes.append(Problem(page.name, "too-long", f"only the first {MOST_LINES} lines were read; cut out the article and give that"))
    article = _with_language(article)
    if article.language not in (None, _STATED_LANGUAGE):
        said = f"the story is in {article.language}; statements are made for English only, copying is traced all the same"
        notes.append(Problem(page.name, "language", said))
    return article, notes


def _media_type(page: Page) -> str:
    """Return what the page is: what its giver said, if that can be read, unless the bytes are plainly binary."""
    if not page.data:
        raise ReadingError(page.name, "empty", "the page is empty; save it again")
    sniffed = media_type(page.name, page.data)
    if not sniffed.startswith("text/"):
        raise ReadingError(page.name, "binary", f"the page is no text but {sniffed}; save the article as text or HTML")
    given = (page.media_type or "").split(";")[0].strip().lower()
    return given if given.startswith("text/") or given in _HTML_TYPES else sniffed


def _read_plain(identifier: str, page: Page, kind: str, text: str, table: Agencies) -> Article:
    sheet = naming.Sheet(identifier, text, plain_blocks(text, table), table)
    publisher = naming.publisher(sheet)
    return Article(
        id=identifier,
        page=page.name,
        media_type=kind,
        sha256=page.sha256,
        captured=page.captured,
        title=naming.title(sheet),
        publisher=publisher,
        byline=naming.byline(sheet),
        agencies=agencies_of(sheet, publisher.text if publisher else None),
        dateline=naming.dateline(sheet),
        published=naming.dated(sheet, "published"),
        updated=naming.dated(sheet, "updated"),
        language=None,
        text=text,
        blocks=tuple(sheet.blocks),
    )


def _with_language(article: Article) -> Article:
    from msgspec.structs import replace

    told = article.told() or article.blocks
    sample = " ".join(article.text[block.start : min(block.end, block.start + _SAMPLE)] for block in told[:20])
    return replace(article, language=language(sample[:_SAMPLE]))
