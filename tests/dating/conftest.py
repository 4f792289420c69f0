"""Articles made by hand for the tests of dating: invented people and towns."""

import hashlib

import pytest

from tellings.model import Article, Block, Dated, Dateline, Said, Span, When


def _article(*lines, page="page.txt", published=None, captured=None):
    """Make an article of lines: a string is body, a pair is (role, words); a dateline is ("dateline", place, date words)."""
    text, blocks, dateline = "", [], None
    identifier = "a" + hashlib.sha256((page + repr(lines)).encode()).hexdigest()[:10]
    for line in lines:
        role, *words = ("body", line) if isinstance(line, str) else line
        start = len(text)
        text += ", ".join(words)
        blocks.append(Block(role, start, len(text)))
        if role == "dateline":
            place = Said(words[0], Span(identifier, start, start + len(words[0])))
            dateline = Dateline(place, None, Span(identifier, start, len(text)))
        text += "\n"
    dated = Dated(When(published, "day"), None, "metadata") if published else None
    return Article(identifier, page, "text/plain", "0" * 64, captured, None, None, (), (), dateline, dated, None, "en", text, tuple(blocks))


@pytest.fixture(scope="session")
def article():
    """Return the function that makes an article of lines."""
    return _article
