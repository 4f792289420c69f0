"""Where the sources of a page disagree, the documented order decides, and every other value is kept with its place."""

import json

import pytest

from tellings.model import Also, Article, Page
from tellings.reading import read

FIRST = "The council of Ellmouth voted on Tuesday to rebuild the stone bridge over the Tarn, which a flood carried away in spring. "
SECOND = "Divers found the first of the old piers under four metres of sand, and they came back the next day, when the tide was low. "
TITLE = "Ellmouth to rebuild its bridge"
NODE = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2024-05-03T10:15:00+02:00",
    "author": {"@type": "Person", "name": "Orla Finch"},
    "publisher": {"@type": "Organization", "name": "Ellmouth Courier"},
}


def article(
    head: str = "", *, node: dict | None = None, top: str = "", lead: str = "", name: str = "page.html", html: str = "<html>"
) -> Article:
    linked = f"<script type='application/ld+json'>{json.dumps(node or NODE)}</script>"
    body = f"<article><h1>{TITLE}</h1>{top}<p>{lead}{FIRST * 2}</p><p>{SECOND * 2}</p><p>{FIRST}{SECOND}</p></article>"
    source = f"{html}<head><title>{TITLE} | Ellmouth Courier</title>{linked}{head}</head><body>{body}</body></html>"
    return read([Page(name, source.encode(), "text/html")])[0][0]


def said(found: Article, field: str) -> list[tuple[str, str, str | None]]:
    return [(one.value, one.how, one.source) for one in found.also if one.field == field]


def canonical(address: str) -> str:
    return f"<link rel=canonical href='{address}'>"


def test_a_page_that_agrees_with_itself_has_no_other_values_and_says_nothing_of_them_in_json():
    found = article(
        "<meta property='og:title' content='Ellmouth to rebuild its bridge'><meta name=author content='ORLA FINCH'>"
        "<meta property='article:published_time' content='2024-05-03T08:15:00Z'>"
        "<meta property='og:site_name' content='The Ellmouth Courier'>" + canonical("https://courier.example/2024/05/03/bridge"),
        top="<p>By Orla Finch</p><p>Published: May 3, 2024, 10:15 a.m.</p>",
        html="<html lang=en-GB>",
    )
    assert found.also == ()
    assert found.entries == ()


def test_the_evidence_of_a_time_names_its_field():
    linked = article("<meta property='article:modified_time' content='2024-05-04'>")
    assert linked.published is not None
    assert linked.updated is not None
    assert (linked.published.how, linked.published.span, linked.published.source) == ("metadata", None, "json-ld:datePublished")
    assert linked.updated.source == "meta:article:modified_time"
    bare = {key: value for key, value in NODE.items() if key != "datePublished"}
    address = article(canonical("https://courier.example/2024/05/03/bridge"), node=bare).published
    assert address is not None
    assert (address.how, address.source, address.when.value) == ("url", "link:canonical", "2024-05-03")
    element = article(node=bare, top="<p><time datetime='2024-05-03T10:15+02:00'>3 May</time></p>").published
    assert element is not None
    assert element.source == "time:datetime"
    assert element.span is not None


def test_other_days_of_publication_are_kept_from_meta_elements_address_line_and_dateline():
    found = article(
        "<meta property='article:published_time' content='2024-05-01T09:00:00+02:00'>"
        + canonical("https://courier.example/2024/05/02/bridge"),
        top="<p>Published: April 30, 2024</p>",
        lead="ELLMOUTH, April 29, 2024 (Reuters) - ",
    )
    assert found.published is not None
    assert found.published.when.value == "2024-05-03T10:15:00+02:00"
    assert said(found, "published") == [
        ("2024-05-01T09:00:00+02:00", "metadata", "meta:article:published_time"),
        ("2024-05-02", "url", "link:canonical"),
        ("2024-04-30", "text", None),
        ("2024-04-29", "text", None),
    ]
    spans = [one.span for one in found.also if one.how == "text"]
    assert [found.words(span).startswith(words) for span, words in zip(spans, ("April 30", "ELLMOUTH"), strict=True) if span] == [
        True,
        True,
    ]


def test_an_update_on_a_day_before_the_publication_is_another_word_on_it():
    found = article(node={**NODE, "dateModified": "2024-05-01T10:00:00+02:00"})
    assert said(found, "published") == [("2024-05-01T10:00:00+02:00", "metadata", "json-ld:dateModified")]
    assert said(article(node={**NODE, "dateModified": "2024-05-03T10:14:00+02:00"}), "published") == []
    assert said(article(node={**NODE, "dateModified": "2024-05-05T10:14:00+02:00"}), "published") == []


def test_two_updates_are_kept_apart_from_the_publication():
    found = article(
        "<meta property='article:modified_time' content='2024-05-06'>", node={**NODE, "dateModified": "2024-05-05T12:00:00+02:00"}
    )
    assert said(found, "updated") == [("2024-05-06", "metadata", "meta:article:modified_time")]
    assert said(found, "published") == []


def test_when_a_draft_was_made_contradicts_no_publication_and_dates_only_what_nothing_else_dates():
    made = {**NODE, "dateCreated": "2024-04-20T08:00:00+02:00"}
    assert said(article(node=made), "published") == []
    undated = {key: value for key, value in made.items() if key != "datePublished"}
    stamped = article("<meta property='article:published_time' content='2024-05-03'>", node=undated).published
    assert stamped is not None
    assert stamped.when.value == "2024-05-03"
    alone = article(node=undated).published
    assert alone is not None
    assert alone.source == "json-ld:dateCreated"


def test_other_headlines_are_kept_once_each_without_the_name_of_the_site():
    head = "".join(f"<meta property='{name}' content='A bridge for Ellmouth - Ellmouth Courier'>" for name in ("og:title", "twitter:title"))
    assert said(article(head), "title") == [("A bridge for Ellmouth", "metadata", "meta:og:title")]


def test_a_shown_headline_that_loses_is_kept_with_its_place():
    found = article("<meta property='og:title' content='Bridge vote'>", node={**NODE, "headline": "Bridge vote"})
    assert found.title is not None
    assert found.title.text == "Bridge vote"
    other = next(one for one in found.also if one.field == "title")
    assert other.span is not None
    assert (found.words(other.span), other.how) == (TITLE, "text")


def test_letters_that_most_fields_have_are_taken_for_the_same_words():
    spelt = "Mayor's bridge will last"
    source = (
        "<html><head><title>Mayor's bridge will last | Ellmouth Courier</title>"
        "<meta property='og:title' content=\"Mayor's bridge will last\">"
        f"<script type='application/ld+json'>{json.dumps({**NODE, 'headline': 'Mayor’s bridge will last'})}</script></head>"
        f"<body><article><h1>Mayor’s bridge will last</h1><p>{FIRST * 2}</p><p>{SECOND * 2}</p></article></body></html>"
    )
    found = read([Page("page.html", source.encode(), "text/html")])[0][0]
    assert found.title is not None
    assert found.title.span is not None
    assert (found.title.text, found.title.source, found.words(found.title.span)) == (spelt, "meta:og:title", "Mayor’s bridge will last")
    assert said(found, "title") == []


def test_the_name_of_the_site_set_as_the_headline_is_none():
    source = (
        "<html><head><meta property='og:site_name' content='Ellmouth Courier'>"
        "<meta property='og:title' content='Bridge vote in Ellmouth'></head>"
        f"<body><article><h1>Ellmouth Courier</h1><p>{FIRST * 2}</p><p>{SECOND * 2}</p></article></body></html>"
    )
    found = read([Page("page.html", source.encode(), "text/html")])[0][0]
    assert found.title is not None
    assert found.title.text == "Bridge vote in Ellmouth"


def test_people_of_other_sources_are_kept_and_forms_of_one_name_are_not():
    found = article("<meta name=author content='O. Finch, Bo Carr'>", top="<p class=byline>By Ada Brook</p>")
    assert [one.text for one in found.byline] == ["Orla Finch"]
    assert [value for value, _, _ in said(found, "byline")] == ["Bo Carr", "Ada Brook"]
    assert [one.span is not None for one in found.also if one.field == "byline"] == [False, True]


def test_another_publisher_is_kept():
    assert said(article("<meta property='og:site_name' content='Tarn Valley Post'>"), "publisher") == [
        ("Tarn Valley Post", "metadata", "meta:og:site_name")
    ]


def test_the_canonical_address_names_its_field_and_other_addresses_are_kept():
    head = canonical("https://courier.example/bridge") + "<meta property='og:url' content='https://post.example/bridge'>"
    found = article(head, name="https://mirror.example/copies/1?utm_source=x")
    assert found.address is not None
    assert (found.address.text, found.address.span, found.address.source) == ("https://courier.example/bridge", None, "link:canonical")
    assert said(found, "address") == [
        ("https://post.example/bridge", "metadata", "meta:og:url"),
        ("https://mirror.example/copies/1?utm_source=x", "url", "page"),
    ]


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "https://", "https://courier.example/", "https://[x", "a b", "https://courier.example/a\u202eb"]
)
def test_what_is_no_address_of_a_page_is_none(value: str):
    assert article(canonical(value)).address is None


def test_a_relative_canonical_address_is_seen_from_the_page():
    found = article(canonical("/bridge#top"), name="https://courier.example/a/b")
    assert found.address is not None
    assert found.address.text == "https://courier.example/bridge"


def test_a_declared_language_that_the_story_is_not_in_is_kept():
    wrong = article(html="<html lang='de-DE'>")
    assert wrong.language == "en"
    assert said(wrong, "language") == [("de-DE", "metadata", "html:lang")]
    assert said(article(html="<html lang='en_GB'>"), "language") == []
    assert said(article(html="<html lang=eng>"), "language") == []


def test_values_stand_in_the_order_of_facts_and_each_is_bounded():
    times = "".join(
        f"<meta name='date' content='2020-01-{day:02}'><meta name='pubdate' content='2020-02-{day:02}'>" for day in range(1, 20)
    )
    heads = "".join(f"<meta name='dc.title' content='Another headline number {number} for this page'>" for number in range(40))
    found = article(times + heads + canonical("https://courier.example/2024/05/09/bridge"), html="<html lang=de>")
    fields = [one.field for one in found.also]
    assert fields == sorted(fields, key=["title", "byline", "publisher", "published", "updated", "address", "language"].index)
    assert max(fields.count(field) for field in set(fields)) <= 12
    assert len({(one.field, one.value) for one in found.also}) == len(found.also)


def test_other_values_go_to_json_and_back():
    found = article(canonical("https://courier.example/2024/05/02/bridge"))
    assert found.also == (Also("published", "2024-05-02", "url", None, "link:canonical"),)
