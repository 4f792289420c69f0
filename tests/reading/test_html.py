"""HTML pages: visible text in reading order, roles by tag, class and position, metadata."""

import json

import pytest

from tellings.model import Article, Page
from tellings.reading import read

FIRST = (
    "The council of Ellmouth voted on Tuesday to rebuild the stone bridge over the Tarn, which a flood carried away in spring. "
    "Mayor Ines Halloran said that the work would take two years, and that engineers from the coast would lead it."
)
SECOND = (
    "Divers found the first of the old piers under four metres of sand. They marked it with a buoy and came back the next day, "
    "when the tide was low and the water clear enough to see the masons' marks on the stones."
)
QUOTED = "“It is older than we thought, and it is better made than anything that we would build today,” said Piet Rook, who led the dive."
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Courier Site"},
        {
            "@type": "NewsArticle",
            "headline": "Ellmouth to rebuild its bridge",
            "author": [{"@type": "Person", "name": "Orla Finch"}, {"@type": "Organization", "name": "Courier Desk"}],
            "publisher": {"@type": "Organization", "name": "Ellmouth Courier"},
            "datePublished": "2024-03-04T10:15:00Z",
            "dateModified": "2024-03-06",
        },
    ],
}
PAGE = f"""<!doctype html><html lang=en><head><title>Ellmouth to rebuild its bridge | Ellmouth Courier</title>
<meta property="og:title" content="Ellmouth to rebuild its bridge">
<script type="application/ld+json">{json.dumps(LD)}</script><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href=/>Home</a><li><a href=/b>Boats</a></ul></nav>
<main><article><header><h1>Ellmouth to <em>rebuild</em>
its bridge</h1><p class="standfirst">The vote ends a quarrel of nine years in the harbour town.</p>
<p class=byline>By <a href=/o>Orla Finch</a></p><time datetime="2024-03-04T10:15:00Z">4 March 2024</time></header>
<figure><img src=x alt="not seen"><figcaption>The old piers at low tide. <span>Photo: Mira Sund/Reuters</span></figcaption></figure>
<p>ELLMOUTH (Reuters) - {FIRST}</p><h2>Under the sand</h2><p>{SECOND}</p><blockquote><p>{QUOTED}</p></blockquote>
<p>{FIRST.replace("stone", "wooden")}</p><p style="display:none">Hidden words</p>
</article><aside class=related><h3>Related</h3><p>Seals return to the Tarn in numbers that are new, wardens say.</p></aside></main>
<section id=comments><h2>Comments</h2><form><label>Please enter your comment!</label></form></section>
<footer><p>Ellmouth Courier, all rights reserved.</p></footer><script>track("never seen")</script></body></html>"""


@pytest.fixture(scope="module")
def article() -> Article:
    articles, problems = read([Page("page.html", PAGE.encode(), "text/html")])
    assert problems == []
    return articles[0]


def shown(article: Article, role: str) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.role == role]


def test_the_text_is_what_a_reader_sees_a_line_for_each_element(article: Article):
    assert "Ellmouth to rebuild its bridge\nThe vote ends" in article.text
    for unseen in ("never seen", "Hidden words", "color: red", "not seen"):
        assert unseen not in article.text


def test_roles(article: Article):
    assert shown(article, "title") == ["Ellmouth to rebuild its bridge"]
    assert shown(article, "standfirst") == ["The vote ends a quarrel of nine years in the harbour town."]
    assert shown(article, "byline") == ["By Orla Finch"]
    assert shown(article, "page-date") == ["4 March 2024"]
    assert shown(article, "dateline") == ["ELLMOUTH (Reuters) -"]
    assert shown(article, "heading") == ["Under the sand"]
    assert shown(article, "body") == [FIRST, SECOND, QUOTED, FIRST.replace("stone", "wooden")]
    assert {"Home", "Boats", "Related", "Comments", "Please enter your comment!", "Ellmouth Courier, all rights reserved."} <= set(
        shown(article, "furniture")
    )


def test_a_caption_and_its_credit(article: Article):
    assert shown(article, "caption") == ["The old piers at low tide."]
    assert shown(article, "credit") == ["Photo: Mira Sund/Reuters"]


def test_every_block_knows_its_element_and_quotations_are_marked(article: Article):
    by_words = {article.text[block.start : block.end]: block for block in article.blocks}
    assert by_words[SECOND].element == "html/body/main/article/p[2]"
    assert by_words[QUOTED].quoted
    assert not by_words[SECOND].quoted
    assert all(block.element for block in article.blocks)


def test_metadata_with_the_words_that_show_it(article: Article):
    assert article.title is not None
    assert article.words(article.title.span) == article.title.text == "Ellmouth to rebuild its bridge"
    assert [(said.text, article.words(said.span)) for said in article.byline] == [("Orla Finch", "Orla Finch")]
    assert article.publisher is not None
    assert article.publisher.text == "Ellmouth Courier"
    assert article.published is not None
    assert (article.published.when.value, article.published.how) == ("2024-03-04T10:15:00Z", "metadata")
    assert article.updated is not None
    assert (article.updated.when.value, article.updated.when.precision) == ("2024-03-06", "day")
    assert [said.text for said in article.agencies] == ["Reuters"]
    assert article.dateline is not None
    assert article.dateline.place.text == "ELLMOUTH"


def test_metadata_that_no_words_show_names_its_field():
    page = PAGE.replace("Ellmouth Courier, all", "All").replace("| Ellmouth Courier", "")
    found = read([Page("page.html", page.encode(), "text/html")])[0][0]
    assert found.publisher is not None
    assert (found.publisher.span, found.publisher.source) == (None, "json-ld:publisher")


def test_an_agency_as_author_is_an_agency_and_no_person():
    page = PAGE.replace('"name": "Orla Finch"', '"name": "Xinhua"').replace("Orla Finch", "Xinhua")
    found = read([Page("page.html", page.encode(), "text/html")])[0][0]
    assert [said.text for said in found.byline] == ["Courier Desk"]
    assert "Xinhua" in [said.text for said in found.agencies]


def test_no_day_is_invented():
    page = "<html><body><article><h1>Ellmouth to rebuild its bridge</h1>" + f"<p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    found = read([Page("page.html", page.encode(), "text/html")])[0][0]
    assert found.published is None
    assert found.updated is None


def test_a_page_in_which_no_story_is_found_is_read_like_plain_text():
    found = read([Page("page.html", b"<html><body><p>Boats leave.</p><p>Boats come back.</p></body></html>", "text/html")])[0][0]
    assert found.text == "Boats leave.\nBoats come back."
    assert {block.role for block in found.blocks} <= {"body", "title"}


@pytest.mark.parametrize(
    "script", ["[" * 100_000, "{", '{"@type": "Article", "author": 7, "publisher": [3], "datePublished": {}}', '{"@graph": [[[[]]]]}']
)
def test_broken_json_ld_does_no_harm(script: str):
    page = f'<html><head><script type="application/ld+json">{script}</script></head><body><p>{FIRST}</p></body></html>'
    assert read([Page("page.html", page.encode(), "text/html")])[0][0].text == FIRST


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 5_000 + "deep",
        "<p>a" * 30_000,
        "<table>" + "<tr><td>1<td>2" * 20_000,
        f'<p class="{"a " * 200_000}">words',
        "<b>" * 3_000 + FIRST,
        "<",
        "<html></html>",
    ],
    ids=["deep", "wide", "table", "class", "unclosed", "bracket", "empty"],
)
def test_hostile_pages_are_read_or_reported(source: str):
    articles, problems = read([Page("page.html", f"<html><body>{source}".encode(), "text/html")])
    assert articles or problems
