"""Pages to articles: decode, cut into blocks, name what the blocks name."""

import re
from collections.abc import Sequence

from tellings.capture import media_type
from tellings.errors import ReadingError
from tellings.model import Article, Page, Problem
from tellings.reading import naming
from tellings.reading.agencies import Agencies, agencies
from tellings.reading.bounding import bounded, hidden, is_too_deep
from tellings.reading.decoding import decode
from tellings.reading.identifying import Identified, identify
from tellings.reading.language import language
from tellings.reading.lines import MOST_LINES
from tellings.reading.plain import plain_blocks
from tellings.reading.relying import agencies_of
from tellings.reading.repeating import without_repeated

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
    table = houses or agencies()
    articles: list[Article] = []
    problems: list[Problem] = []
    for each in identify(pages):
        article, said = read_alone(each, houses=table)
        articles += [article] if article else []
        problems += said
    return without_repeated(articles, table), sorted(problems)


def read_alone(identified: Identified, *, houses: Agencies | None = None) -> tuple[Article | None, list[Problem]]:
    """Read one page by itself, under the id that it is given; ``None`` where it cannot be read, and what was wrong with it.

    What the pages of its site repeat is still told on it: :func:`tellings.reading.repeating.without_repeated` finds that over many pages.
    """
    problems: list[Problem] = []
    try:
        return _read_one(identified, houses or agencies(), problems), sorted(problems)
    except ReadingError as error:
        return None, sorted([*problems, Problem(error.page, error.code, error.message)])


def _read_one(identified: Identified, table: Agencies, notes: list[Problem]) -> Article:
    """Read one page; what was wrong with it, and did not keep it from being read, is added to ``notes``."""
    page = identified.page
    kind = _media_type(page)
    decoded = decode(page.data, html=kind in _HTML_TYPES)
    notes += [Problem(page.name, "encoding", decoded.trouble)] if decoded.trouble else []
    if kind in _HTML_TYPES:
        from tellings.reading.html.reader import read_html

        source = bounded(page.name, decoded.text)
        notes += [Problem(page.name, "too-many", source.trouble)] if source.trouble else []
        article = read_html(identified, kind, source._replace(utf8=None if source.trouble else decoded.utf8), table)
        notes += [Problem(page.name, "too-deep", said)] if (said := is_too_deep(article)) else []
    else:
        article = _read_plain(identified, kind, decoded.text, table)
    if not _LETTER.search(article.text):
        raise ReadingError(page.name, "no-words", "the page holds no words; give the page of the article itself")
    if len(article.blocks) >= MOST_LINES:
        notes.append(Problem(page.name, "too-long", f"only the first {MOST_LINES} lines were read; cut out the article and give that"))
    notes += [Problem(page.name, "hidden-characters", said)] if (said := hidden(article.text, decoded.text.count("\x00"))) else []
    article = _with_language(article)
    if article.language not in (None, _STATED_LANGUAGE):
        said = f"the story is in {article.language}; statements are made for English only, copying is traced all the same"
        notes.append(Problem(page.name, "language", said))
    return article


def _media_type(page: Page) -> str:
    """Return what the page is: what its giver said, if that can be read, unless the bytes are plainly binary."""
    if not page.data:
        raise ReadingError(page.name, "empty", "the page is empty; save it again")
    sniffed = media_type(page.name, page.data)
    if not sniffed.startswith("text/"):
        raise ReadingError(page.name, "binary", f"the page is no text but {sniffed}; save the article as text or HTML")
    given = (page.media_type or "").split(";")[0].strip().lower()
    return given if given.startswith("text/") or given in _HTML_TYPES else sniffed


def _read_plain(identified: Identified, kind: str, text: str, table: Agencies) -> Article:
    page = identified.page
    sheet = naming.Sheet(identified.article, text, plain_blocks(text, table), table)
    publisher = naming.publisher(sheet)
    return Article(
        id=identified.article,
        page=page.name,
        media_type=kind,
        sha256=identified.sha256,
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
    told_in = language(sample[:_SAMPLE])
    if not article.also:
        return replace(article, language=told_in)
    from tellings.reading.html.disagreeing import settled

    return replace(article, language=told_in, also=settled(article.also, told_in))
