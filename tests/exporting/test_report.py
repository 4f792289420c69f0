"""The report in Markdown: conflicts first, words quoted with links, nothing of a page obeyed."""

import re

import pytest
from markdown_it import MarkdownIt

from tellings.exporting import markdown
from tellings.exporting.quoting import quoted
from tellings.exporting.report import escaped
from tellings.model import Span


def shown(text: str):
    """Return the tokens of a text as a renderer that allows HTML and makes links of bare addresses sees them, in one flat list."""
    found = []
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough").parse(text):
        found.append(token)
        found += token.children or []
    return found


def test_conflicts_come_first_then_updates_variants_and_what_is_agreed(example_edition):
    headings = re.findall(r"^## (\w+)", markdown(example_edition), re.M)
    assert headings == ["Conflicts", "Updates", "Variants", "Agreed", "Copied", "Said", "Pages"]


def test_a_conflict_is_told_with_the_words_of_each_page_and_what_stands_behind(ferry):
    text = markdown(ferry)
    assert "1. The rescue lasted 9 hours or 6 hours; both cannot hold." in text
    assert "   - **6 hours**: “The rescue of the Solveig took six hours” coast (1 text on 1 page, after the harbour master)" in text
    assert "[echo.example](<https://www.echo.example/news/ferry-echo#:~:text=The%20rescue%20took%20nine%20hours.>)" in text


def test_the_marks_of_a_page_are_not_doubled(ferry, builder):
    assert "““" not in markdown(ferry)
    told = builder.article("a.txt", ("body", "“We had her off,” said Ida Brekke."))
    assert quoted(told, Span(told.id, 0, 17), 100) == "“We had her off,”"


def test_what_is_agreed_is_told_with_its_counts(ferry):
    assert re.search(r"^- “with 214 people on board” .*— 2 texts, 3 pages$", markdown(ferry), re.M)


def test_each_page_is_named_with_its_hash(ferry):
    for article in ferry.articles:
        assert f"SHA-256 `{article.sha256}`" in markdown(ferry)


def test_nothing_of_a_page_is_obeyed(hostile):
    text = markdown(hostile)
    assert not re.search("[<>]", re.sub(r"\]\(<[^<>]*>\)", "", text))
    tokens = shown(text)
    assert not [token for token in tokens if token.type in ("html_inline", "html_block", "image", "table_open", "s_open")]
    for token in tokens:
        if token.type == "link_open":
            assert token.attrs["href"].startswith(("https://", "http://"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert not re.search(r"(?<!\\)@|www\.e", text)


def test_headings_are_those_of_the_report_alone(ferry, hostile):
    def count(text):
        return sum(token.type == "heading_open" for token in shown(text))

    assert count(markdown(hostile)) == count(markdown(ferry))


@pytest.mark.parametrize(
    "words",
    ["# x", "- x", "+ x", "1. x", "1) x", "> x", "=== x", "*x* _x_", "`x`", "[x](y)", "![x](y)", "<b>x</b>", "~~x~~", "a | b", "&lt;", "\\",
     "\\*x*", "http://e.example", "<http://e.example>", "[^1]", "$x$"],
)  # fmt: skip
def test_words_are_shown_as_they_stand(words):
    tokens = shown(escaped(words))
    assert [token.type for token in tokens if token.type not in ("text", "text_special")] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(token.content for token in tokens if token.type in ("text", "text_special")) == words


def test_what_renderers_make_a_link_unasked_is_broken():
    for words in ("see http://e.example", "WWW.e.example", "mailto:a@e.example"):
        assert not re.search(r"(?i)(?<!\\)://|www\.|mailto:[^\\]|[^\\]@", escaped(words))


def test_the_same_edition_gives_the_same_report(ferry):
    assert markdown(ferry) == markdown(type(ferry).from_json(ferry.to_json()))
