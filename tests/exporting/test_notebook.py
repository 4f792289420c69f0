"""What a notebook shows: short, escaped, with nothing that runs or is fetched."""

from html.parser import HTMLParser

import pytest

from tellings.model import Readings

SAFE = {"div", "p", "strong", "br", "b", "bdi", "span", "ul", "li", "details", "summary", "table", "tbody", "tr", "th", "td"}


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.opened: list[str] = []
        self.seen: list[tuple[str, tuple[str, ...]]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, tuple(name for name, _ in attrs)))
        if tag != "br":
            self.opened.append(tag)

    def handle_endtag(self, tag):
        assert self.opened.pop() == tag

    def handle_data(self, data):
        self.words += data


@pytest.fixture(params=["ferry", "hostile"])
def edition(request):
    return request.getfixturevalue(request.param)


def test_an_edition_is_inert_and_well_formed(edition):
    found = Tags(edition._repr_html_())
    assert found.opened == []
    assert {tag for tag, _ in found.seen} <= SAFE
    assert {name for _, names in found.seen for name in names} <= {"class", "dir", "style", "title", "open", "scope"}


def test_an_article_is_inert_and_well_formed(edition):
    for article in edition.articles:
        found = Tags(article._repr_html_())
        assert found.opened == []
        assert {tag for tag, _ in found.seen} <= SAFE
        assert not set(found.words) & set("\x00\x1b\u202e\ud800")


def test_an_edition_shows_its_conflicts_with_the_words(ferry):
    words = Tags(ferry._repr_html_()).words
    for said in ("4 pages", "3 to 4 independent texts", "≠ Conflicts: 1", "both cannot hold", "“The rescue of the Solveig took six hours”"):
        assert said in words


def test_an_article_shows_its_text_with_the_roles(ferry):
    words = Tags(ferry.articles[0]._repr_html_()).words
    for block in ferry.articles[0].blocks:
        assert block.role in words
        assert ferry.articles[0].text[block.start : block.end] in words


def test_what_was_only_read_shows_itself_too(ferry):
    assert "4 pages" in Tags(Readings("1", ferry.articles, ())._repr_html_()).words


def test_a_long_story_stays_of_a_size_that_a_notebook_bears(builder):
    assert len(builder.family(60)._repr_html_()) < 60_000
    long = builder.article("long.txt", *(("body", f"Sentence {number}. " * 20) for number in range(2000)))
    assert len(long._repr_html_()) < 30_000
    assert "more blocks" in long._repr_html_()
