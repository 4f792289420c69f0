"""The edition as one HTML file: safe, whole, verbatim, and every link leads to its words."""

import base64
import hashlib
import re
import time

import pytest
from lxml import html as parser
from lxml.etree import ParserError

from tellings.editing import html, plain
from tellings.model import Edition, Problem

HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt; \"' {{ 7*7 }} {% raw %}"


def tree(page: str) -> parser.HtmlElement:
    try:
        return parser.document_fromstring(page)
    except ParserError as error:  # pragma: no cover
        raise AssertionError(page[:500]) from error


def links(page: parser.HtmlElement) -> list[str]:
    return [link.get("href") for link in page.iter("a")]


def words(element: parser.HtmlElement) -> str:
    return "".join(element.itertext())


@pytest.fixture(scope="module")
def page(builder) -> parser.HtmlElement:
    return tree(html(builder.ferry(problems=[Problem("bad.bin", "binary", "not text")])))


def test_the_policy_allows_nothing_but_the_pages_own_style(page):
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style = page.xpath("//style/text()")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    assert len(page.xpath("//style")) == 1


def test_there_is_no_script_and_nothing_is_loaded(page):
    assert not page.xpath("//script | //iframe | //img | //object | //embed | //base | //form | //@style")
    assert not [name for element in page.iter() if isinstance(element.tag, str) for name in element.attrib if name.startswith("on")]
    assert page.xpath("//link/@href") == ["data:,"]
    assert not re.search(r"url\(|@import|https?:", page.xpath("//style/text()")[0])
    assert all(re.fullmatch(r"url\(#[\w-]+\)", fill) for fill in page.xpath("//@fill"))


def test_every_link_leads_to_a_place_on_the_page_and_no_place_is_there_twice(page):
    identifiers = page.xpath("//@id")
    assert len(set(identifiers)) == len(identifiers)
    assert all(href.startswith("#") for href in links(page))
    assert {href[1:] for href in links(page)} <= set(identifiers)


def test_every_reading_quote_and_time_links_to_exactly_its_words(builder, page):
    edition = builder.ferry()
    story = edition.stories[0]
    spans = [span for point in story.points for reading in point.readings for span in reading.spans]
    spans += [span for quote in story.quotes for wording in quote.wordings for span in wording.spans] + [
        entry.span for entry in story.timeline
    ]
    for span in spans:
        candidates = page.xpath(f"//*[@id='{span.article}-{span.start}' or @id='{span.article}-{span.start}-{span.end}']")
        said = edition.article(span.article).words(span)
        assert said in [words(found) for found in candidates]
        assert any(f"#{found.get('id')}" in links(page) for found in candidates if words(found) == said)


def test_every_article_stands_in_full_and_unchanged(builder, page):
    for article in builder.ferry().articles:
        blocks = page.xpath(f"//article[@id='{article.id}']//div[@class='words']")
        assert [words(block) for block in blocks] == [article.text[block.start : block.end] for block in article.blocks]


def test_roles_other_than_body_are_labelled(page):
    assert words(page.xpath("//div[contains(@class,'r-furniture')]")[0]).startswith("furniture")
    assert words(page.xpath("//div[contains(@class,'r-caption')]")[0]).startswith("caption")


def test_conflicts_come_first_with_both_readings_side_by_side(page):
    headings = [words(heading) for heading in page.xpath("//h2")]
    assert [heading.split()[1] for heading in headings[:3]] == ["Conflicts", "Variants", "Agreed"]
    card = page.xpath("//div[@id='p0000000001']")[0]
    assert [words(value) for value in card.find_class("value")] == ["9 hours", "6 hours"]
    assert [words(behind) for behind in card.find_class("behind")] == [
        "1 text (A) on 2 pages",
        "1 text (B) on 1 page, after the harbour master",
    ]
    assert {"nine", "six"} <= {words(found) for found in card.find_class("differs")}


def test_facts_give_the_texts_as_a_range_and_the_date_with_its_reasons(page):
    facts = words(page.find_class("facts")[0])
    assert "3 to 4" in facts
    assert "NTB" in facts
    assert "4 March 2031" in facts
    evidence = " ".join(words(found) for found in page.find_class("evidence"))
    assert "4 March 2031 is a Tuesday" in evidence
    assert "9 June 2033" in evidence


def test_problems_are_shown(page):
    assert "not text" in words(page.xpath("//table")[0])


def test_markup_in_titles_texts_names_and_messages_is_inert(builder):
    article = builder.article(f"pages/{HOSTILE}.txt", ("body", HOSTILE), ("furniture", HOSTILE), title=HOSTILE, publisher=HOSTILE)
    said = builder.at(article, HOSTILE)
    point = builder.point(
        "conflict", "event", HOSTILE, *2 * [builder.reading(builder.Value(words=HOSTILE), said, speakers=[HOSTILE])], why=HOSTILE
    )
    story = builder.Story(
        "s1", builder.Said(HOSTILE, said), (article.id,),
        builder.Event(None, builder.Said(HOSTILE, said), (builder.Evidence(said, HOSTILE),), (), HOSTILE),
        (), (builder.Text("t1", (said,), (article.id,), None, True, HOSTILE),), (builder.Copy("t1", article.id, 0.5, 0.5, (HOSTILE,)),),
        builder.Origins(1, (1, 1), (HOSTILE,), (HOSTILE,), HOSTILE), (point,), (builder.TimelineEntry(builder.DAY, said, said),),
        (builder.Quote("q1", HOSTILE, (builder.Wording((said,), "direct", said),)),), {}, {},
    )  # fmt: skip
    page = tree(html(Edition("1", (article,), (Problem(HOSTILE, HOSTILE, HOSTILE),), (story,))))
    assert not page.xpath("//script | //img | //b")
    assert len(page.xpath("//style")) == 1
    assert words(page.find_class("words")[0]) == HOSTILE
    assert HOSTILE in words(page.xpath("//h1")[0])


def test_characters_that_a_browser_obeys_are_shown_instead(builder):
    article = builder.article("x.txt", ("body", "left \u202eright\u202c \x00 \x1b[31m \ud800 end"), title="a\u2066b")
    page = html(Edition("1", (article,), ()))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b\ud800]", page)
    assert "left [U+202E]right[U+202C] ␀ ␛[31m [U+D800] end" in page
    page.encode()


@pytest.mark.parametrize("number", [1, 2, 12, 25])
def test_a_story_of_any_size_renders_fast_with_a_drawing_that_has_a_twin_in_words(builder, number):
    edition = builder.family(number)
    html(builder.family(1))  # the templates are compiled once
    begun = time.perf_counter()
    page = html(edition)
    assert time.perf_counter() - begun < 1
    assert len(page) < 40_000 * number + 60_000
    drawing = tree(page).xpath("//*[local-name()='svg']")[0]
    assert drawing.xpath("./*[local-name()='title']/@id") == [drawing.get("aria-labelledby")]
    assert drawing.xpath("./*[local-name()='desc']/@id") == [drawing.get("aria-describedby")]
    assert len(drawing.xpath(".//*[@class='box']")) == number
    twin = words(tree(page).find_class("twin")[0])
    assert all(f"page-{place:02}" in twin for place in range(number))


def test_an_edition_without_a_story_still_shows_its_pages(builder):
    article = builder.article("x.txt", ("body", "Nothing much."))
    assert "Nothing much." in html(Edition("1", (article,), ()))


def test_the_same_edition_gives_the_same_page(builder):
    assert html(builder.ferry()) == html(builder.ferry())


def test_undecided_points_are_set_apart(builder):
    import msgspec

    edition = builder.ferry()
    story = edition.stories[0]
    moved = msgspec.structs.replace(story, points=story.points[1:], undecided=story.points[:1])
    page = tree(html(msgspec.structs.replace(edition, stories=(moved,))))
    assert "Undecided" in words(page.xpath("//h2[contains(@id,'undecided')]")[0])
    assert page.xpath("//*[@id='p0000000001']")


def test_a_reading_shows_each_page_once_and_its_further_places_behind_a_fold(builder):
    article = builder.article("x.txt", ("body", "Nine hours, said one."), ("body", "It was nine hours again."))
    other = builder.article("y.txt", ("body", "They say nine hours."))
    spans = builder.at(article, "Nine hours"), builder.at(article, "nine hours"), builder.at(other, "nine hours")
    point = builder.point("agreed", "quantity", "time", builder.reading(builder.hours(9, "nine hours"), *spans))
    origins = builder.Origins(2, (2, 2), (), (), "")
    story = builder.Story(
        "s1", builder.Said("T", source="og:title"), (article.id, other.id), None, (), (), (), origins, (point,), (), (), {}, {}
    )
    reading = tree(html(Edition("1", (article, other), (), (story,)))).find_class("reading")[0]
    assert [words(found) for found in reading.xpath("./blockquote/a")] == ["x", "y"]
    assert words(reading.xpath("./details/summary")[0]) == "1 more place"


def test_several_stories_are_listed_first_and_keep_their_places_apart(builder):
    one, two = builder.ferry(), builder.family(2)
    page = tree(html(Edition("1", (*one.articles, *two.articles), (), (*one.stories, *two.stories))))
    assert [words(link) for link in page.xpath("//nav[@class='stories']//a")] == ["Ferry aground off Hellvik", "The fair"]
    assert len(set(page.xpath("//@id"))) == len(page.xpath("//@id"))
    assert {href[1:] for href in links(page)} <= set(page.xpath("//@id"))


def test_points_without_words_do_not_break_the_page(builder):
    article = builder.article("x.txt", ("body", "Words."))
    empty = builder.reading(builder.Value(words="x"))
    points = tuple(
        builder.point(kind, "event", "about", *readings, number=number)
        for number, (kind, readings) in enumerate(
            [("conflict", (empty, empty)), ("agreed", ()), ("single", (empty,)), ("variant", (empty,))]
        )
    )
    origins = builder.Origins(1, (1, 1), (), (), "")
    story = builder.Story("s1", builder.Said("", source="og:title"), (article.id,), None, (), (), (), origins, points, (), (), {}, {})
    edition = Edition("1", (article,), (), (story,))
    assert "Untitled story" in html(edition)
    assert "Untitled story" in plain(edition)
