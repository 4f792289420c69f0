"""Where a page disagrees with itself about its headline or its dates, a reader sees both, with their places."""

import msgspec
import pytest

from tellings.editing import html, plain
from tellings.editing.disagreements import disagreements
from tellings.model import Also, Article, Dated, Dateline, Edition, Entry, Readings, Said, Span, When


def told(article: Article, **changes: object) -> Article:
    return msgspec.structs.replace(article, **changes)


@pytest.fixture
def page(builder) -> Article:
    article = builder.article("one.html", ("title", "The ferry sails again"), ("dateline", "HELLVIK, 1 May 2024"), ("body", "It does."))
    return told(
        article,
        title=Said("The ferry sails again", builder.at(article, "The ferry sails again")),
        published=Dated(When("2024-05-03", "day"), None, "metadata", "meta:article:published_time"),
        dateline=Dateline(
            Said("Hellvik", builder.at(article, "HELLVIK")), When("2024-05-01", "day"), builder.at(article, "HELLVIK, 1 May 2024")
        ),
    )


def test_another_day_is_told_with_both_places(page):
    one = told(page, also=(Also("published", "2024-05-02", "url", None, "link:canonical"),))
    assert disagreements(one) == ["published 3 May 2024 (page: meta article:published_time); the address says 2 May 2024"]


def test_every_kind_of_place_has_words(builder, page):
    others = (
        Also("title", "Solveig back at sea", "metadata", None, "title"),
        Also("title", "The ferry is back", "metadata", None, "json-ld:headline"),
        Also("published", "2024-05-01", "text", builder.at(page, "HELLVIK, 1 May 2024")),
        Also("published", "2024-05-04T10:15+02:00", "metadata", None, "time:datetime"),
        Also("language", "de", "metadata", None, "html:lang"),
    )
    assert disagreements(told(page, also=others)) == [
        "title “The ferry sails again” (page: the visible line); the title element says “Solveig back at sea”; "
        "JSON-LD headline says “The ferry is back”",
        "published 3 May 2024 (page: meta article:published_time); the dateline says 1 May 2024; "
        "the time element says 4 May 2024, 10:15 UTC+02:00",
        "language en (page: the story's words); the html element says “de”",
    ]


def test_a_page_that_agrees_with_itself_has_no_such_sentence(page):
    assert disagreements(page) == []
    assert "≠" not in plain(Readings("1", (page,), ()))


def test_the_summary_of_reading_and_the_edition_show_it(page):
    one = told(
        page, also=(Also("published", "2024-05-02", "url", None, "link:canonical"),), entries=(Entry(0, 10, None), Entry(11, 20, None))
    )
    sentence = "published 3 May 2024 (page: meta article:published_time); the address says 2 May 2024"
    said = " ".join(plain(Readings("1", (one,), ())).split())
    assert f"≠ {sentence}" in said
    assert "live blog: 2 timed entries" in said
    made = html(Edition("1", (one,), (), ()))
    assert f"<li><bdi>{sentence}</bdi></li>" in made
    assert "3 May 2024 (known from meta article:published_time)" in made


def test_what_a_page_says_of_itself_cannot_command_a_terminal_or_a_browser(page):
    evil = "<script>alert(1)</script>\x1b[2J\u202e"
    one = told(page, also=(Also("title", evil, "metadata", None, f"meta:{evil}"), Also("published", evil, "metadata", None, "meta:x")))
    assert "\x1b" not in plain(Readings("1", (one,), ()))
    made = html(Edition("1", (one,), (), ()))
    assert "<script>" not in made
    assert "\u202e" not in made


def test_many_other_values_are_counted(page):
    one = told(page, also=tuple(Also("title", f"Headline {number}", "metadata", None, "title") for number in range(9)))
    assert disagreements(one)[0].endswith("; 5 more differ")


def test_spans_of_other_articles_are_no_dateline(page):
    one = told(page, dateline=None, also=(Also("published", "2024-05-02", "text", Span(page.id, 0, 3)),))
    assert "the visible line says 2 May 2024" in disagreements(one)[0]
