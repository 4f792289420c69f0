"""Metadata of HTML pages: the shapes in which sites write it, the order of the sources, and the place that shows it."""

import json

import pytest

from tellings.model import Article, Page
from tellings.reading import read
from tellings.reading.html.metadata import metadata
from tellings.reading.html.parsing import parse
from tellings.reading.signing import signers

FIRST = "The council of Ellmouth voted on Tuesday to rebuild the stone bridge over the Tarn, which a flood carried away in spring. "
SECOND = "Divers found the first of the old piers under four metres of sand, and they came back the next day, when the tide was low. "
STORY = f"<p>{FIRST * 2}</p><p>{SECOND * 2}</p><p>{FIRST}{SECOND}</p>"
TITLE = "Ellmouth to rebuild its bridge"


def page(head: str = "", *, top: str = "", title: str = TITLE) -> str:
    body = f"<body><article><h1>{title}</h1>{top}{STORY}</article></body>"
    return f"<html><head><title>{title} | Ellmouth Courier</title>{head}</head>{body}</html>"


def script(value: object) -> str:
    return f"<script type='application/ld+json'>{value if isinstance(value, str) else json.dumps(value)}</script>"


def article(head: str = "", *, top: str = "", title: str = TITLE) -> Article:
    found, _ = read([Page("page.html", page(head, top=top, title=title).encode(), "text/html")])
    return found[0]


def names(source: str) -> list[str]:
    root = parse(source)
    assert root is not None
    return [named.text for named in metadata(root).authors]


NODE = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2024-03-04T10:15:00Z",
    "author": {"@type": "Person", "name": "Orla Finch"},
}


@pytest.mark.parametrize(
    "value",
    [
        NODE,
        [NODE],
        {"@graph": [{"@type": "WebPage", "name": "x"}, NODE]},
        {"@type": "WebPage", "mainEntity": NODE},
        [{"@type": "Organization", "name": "Ellmouth Courier"}, [NODE]],
        {**NODE, "@type": ["ReportageNewsArticle", "Thing"]},
        {**NODE, "@type": "http://schema.org/NewsArticle"},
        {**NODE, "author": "Orla Finch"},
        {**NODE, "author": "By Orla Finch"},
        {**NODE, "author": ["Orla Finch"]},
        {**NODE, "author": {"@type": "Person", "name": ["Orla Finch"]}},
        {"@graph": [{**NODE, "author": {"@id": "#a"}}, {"@id": "#a", "@type": "Person", "name": "Orla Finch"}]},
        {**{key: value for key, value in NODE.items() if key != "author"}, "creator": ["Orla Finch"]},
        json.dumps(NODE)[:-1] + ",}",
        "<!-- " + json.dumps(NODE) + " -->",
        "//<![CDATA[\n" + json.dumps(NODE) + "\n//]]>",
        json.dumps(NODE) + ";",
        json.dumps({"@type": "WebSite"}) + "\n" + json.dumps(NODE),
        json.dumps(NODE).replace("to rebuild", "to\nrebuild"),
    ],
)
def test_linked_data_is_read_in_every_shape(value: object):
    root = parse(page(script(value)))
    assert root is not None
    found = metadata(root)
    assert [named.text for named in found.authors] == ["Orla Finch"]
    assert found.title is not None
    assert found.title.text == TITLE
    assert found.published is not None
    assert found.published[0].value == "2024-03-04T10:15:00Z"


def test_a_broken_script_does_not_hide_the_next():
    assert names(page(script('{"@type": "NewsArticle", "author": "Piet') + script(NODE))) == ["Orla Finch"]


def test_the_node_with_headline_and_day_describes_the_article_and_not_a_teaser():
    teaser = {"@type": "NewsArticle", "author": "Teaser Author", "url": "/x"}
    assert names(page(script({"@type": "ItemList", "itemListElement": [teaser]}) + script(NODE))) == ["Orla Finch"]


def test_a_person_of_a_later_source_comes_before_the_medium_of_linked_data_and_agencies_stay():
    medium = {**NODE, "publisher": {"name": "Ellmouth Courier"}, "author": {"@type": "Organization", "name": "Ellmouth Courier"}}
    head = "<meta name=author content='Ada Brook'>"
    assert [said.text for said in article(script(medium) + head).byline] == ["Ada Brook"]
    assert names(page(script({**NODE, "author": {"@type": "NewsAgency", "name": "Reuters"}}) + head)) == ["Reuters", "Ada Brook"]


def test_bylines_of_teasers_below_the_story_are_not_its_own():
    teasers = "".join(f"<div><h3>Seals return to the bay</h3><p class=byline>By Teaser Author{number}</p></div>" for number in "ABCD")
    source = page(top="").replace("</article>", f"</article><aside><h2>More</h2><p>x</p><p>y</p>{teasers}</aside>")
    assert read([Page("page.html", source.encode(), "text/html")])[0][0].byline == ()


METAS = {
    "<meta property='article:author' content='Ada Brook'><meta property='article:author' content='Bo Carr'>": ["Ada Brook", "Bo Carr"],
    "<meta name='author' content='Ada Brook, Bo Carr and Cy Dorn'>": ["Ada Brook", "Bo Carr", "Cy Dorn"],
    "<meta name='parsely-author' content='Ada Brook'>": ["Ada Brook"],
    '<meta name=\'parsely-page\' content=\'{"authors": ["Ada Brook", "Bo Carr"]}\'>': ["Ada Brook", "Bo Carr"],
    "<meta name='sailthru.author' content='Ada Brook'>": ["Ada Brook"],
    "<meta name='DC.Creator' content='Ada Brook'>": ["Ada Brook"],
    "<meta property='article:author' content='https://social.example/ada'><meta name='byl' content='By Ada Brook'>": ["Ada Brook"],
    "<meta name='author' content='admin'>": [],
    "<meta name='twitter:creator' content='@ada'>": [],
}


@pytest.mark.parametrize(("head", "expected"), METAS.items())
def test_authors_of_meta_elements(head: str, expected: list[str]):
    assert names(page(head)) == expected


def test_microdata_and_rdfa_are_read_in_the_scope_of_the_article_and_not_of_teasers():
    teaser = "<div itemscope itemtype='https://schema.org/NewsArticle'><span itemprop=author>Teaser Author</span></div>"
    inner = "<span itemprop=author itemscope itemtype='https://schema.org/Person'><b itemprop=name>Ada Brook</b></span>"
    time = "<time itemprop=datePublished datetime=2024-03-04>x</time>"
    source = f"<html><body><div itemscope itemtype='https://schema.org/NewsArticle'>{inner}{time}{teaser}"
    root = parse(source)
    assert root is not None
    found = metadata(root)
    assert [named.text for named in found.authors] == ["Ada Brook"]
    assert found.published is not None
    assert found.published[0].value == "2024-03-04"
    assert names("<body><div typeof='schema:NewsArticle'><a property='schema:author'>Ada Brook</a></div>") == ["Ada Brook"]


def test_linked_data_comes_before_meta_elements_and_these_before_microdata():
    meta = "<meta name=author content='Meta Author'><meta property='article:published_time' content='2024-01-01'>"
    micro = "<div itemscope itemtype='https://schema.org/Article'><i itemprop=author>Micro Author</i></div>"
    assert names(page(script(NODE) + meta, top=micro)) == ["Orla Finch"]
    assert names(page(meta, top=micro)) == ["Meta Author"]
    assert names(page(top=micro)) == ["Micro Author"]
    found = article(script(NODE) + meta)
    assert found.published is not None
    assert found.published.when.value == "2024-03-04T10:15:00Z"


def test_the_shown_headline_stands_where_linked_data_and_open_graph_do_not_agree_on_another():
    other = {**NODE, "headline": "Bridge vote"}
    found = article(script(other)).title
    assert found is not None
    assert (found.text, found.span is not None) == (TITLE, True)
    graph = "<meta property='og:title' content='Bridge vote - News | Ellmouth Courier'>"
    both = article(script(other) + graph).title
    assert both is not None
    assert (both.text, both.span, both.source) == ("Bridge vote", None, "json-ld:headline")


def test_where_only_typographic_marks_differ_the_letters_are_linked_datas_and_the_place_is_the_pages():
    shown = "Mayor’s bridge “will last”"
    read_page = article(script({**NODE, "headline": 'Mayor\'s bridge "will last"'}), title=shown)
    assert read_page.title is not None
    assert read_page.title.span is not None
    assert (read_page.title.text, read_page.words(read_page.title.span)) == ('Mayor\'s bridge "will last"', shown)


def test_entities_and_no_break_spaces_of_a_headline_are_read():
    found = article(
        script({**NODE, "headline": "Ellmouth&amp;#8217;s bridge to&nbsp;be rebuilt"}), title="Ellmouth’s bridge to\u00a0be rebuilt"
    ).title
    assert found is not None
    assert found.text == "Ellmouth’s bridge to be rebuilt"


def test_a_medium_that_signs_alone_is_the_byline_and_no_agency():
    house = {"publisher": {"@type": "Organization", "name": "Ellmouth Courier"}, "author": {"@type": "Person", "name": "Ellmouth Courier"}}
    found = article(script({**NODE, **house}))
    assert [said.text for said in found.byline] == ["Ellmouth Courier"]
    assert found.agencies == ()
    person = article(script({**NODE, **house}), top="<p class=byline>By Orla Finch</p>")
    assert [said.text for said in person.byline] == ["Orla Finch"]


@pytest.mark.parametrize("name", ["Associated Press", "The Associated Press", "AP"])
def test_an_agency_that_metadata_names_as_author_is_an_agency_that_signs(name: str):
    found = article(script({**NODE, "author": {"@type": "Organization", "name": name}}))
    assert found.byline == ()
    assert [(said.text, said.source) for said in found.agencies] == [("Associated Press", "json-ld:author")]
    assert [said.text for said in signers(found)] == ["Associated Press"]


def test_an_unknown_news_agency_is_known_by_its_type_and_name():
    found = article(
        script({**NODE, "author": [{"@type": "Person", "name": "Orla Finch"}, {"@type": "Organization", "name": "Halcyon News Agency"}]})
    )
    assert [said.text for said in found.byline] == ["Orla Finch"]
    assert [said.text for said in found.agencies] == ["Halcyon News Agency"]
    assert [said.text for said in signers(found)] == ["Orla Finch", "Halcyon News Agency"]


def test_a_house_behind_a_person_or_in_a_credit_does_not_sign():
    found = article(top="<p class=byline>By Orla Finch, Reuters</p><figure><figcaption>Photo: Bo Carr/AFP</figcaption></figure>")
    assert [said.text for said in signers(found)] == ["Orla Finch"]
    assert {said.text for said in found.agencies} == {"Reuters", "Agence France-Presse"}


def test_a_name_set_in_other_capitals_is_shown_by_its_place():
    found = article(script(NODE), top="<p class=byline>By ORLA FINCH</p>")
    assert [(said.text, said.span is not None and found.words(said.span)) for said in found.byline] == [("Orla Finch", "ORLA FINCH")]


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("/2024/03/04/bridge", "2024-03-04"),
        ("/news/2024-3-4/bridge", "2024-03-04"),
        ("/politik/20240304/bridge.html", "2024-03-04"),
        ("/2024/03/bridge", None),
        ("/20241304/bridge", None),
        ("/2024/02/31/bridge", None),
        ("/item/120240304/bridge", None),
    ],
)
def test_the_day_of_an_address(address: str, value: str | None):
    found = article(f"<link rel=canonical href='https://courier.example{address}'>")
    assert (found.published.when.value if found.published else None) == value
    assert found.published is None or found.published.how == "url"


def test_the_visitors_date_above_the_headline_is_no_day_of_publication():
    source = f"<html><body><div>Wednesday, 3 December 2025</div><article><h1>{TITLE}</h1>{STORY}</article></body></html>"
    found = read([Page("page.html", source.encode(), "text/html")])[0][0]
    assert (found.published, found.updated) == (None, None)
