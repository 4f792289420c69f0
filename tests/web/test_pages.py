"""Every page of the site: there, small, with its twin, with a way to each of its links."""

import html
import re

import pytest

SECTIONS = ("conflict", "update", "variant", "agreed", "copied", "single", "timeline", "quotes", "shared", "differs", "tree", "pages")


def test_the_front_page_says_of_each_story_how_many_texts_it_has_and_what_it_disagrees_on(rooms):
    page = rooms.get("/").text
    assert "Ferry hits harbour bridge in fog at Port Ellary, two dead" in page
    assert re.search(r"<b>4</b> independent texts", page)
    assert re.search(r"<b>2</b> conflicts", page)
    assert "It was carrying 48 people" in page


def test_the_story_says_how_many_texts_it_has_what_they_disagree_on_and_shows_the_words(rooms, harbour):
    page = rooms.get(harbour).text
    assert re.search(r"6 pages tell this story; <strong>4 independent texts</strong> stand behind them", page)
    assert "52 people aboard" in page
    assert "48 people aboard" in page
    assert "There were 52 people on board" in page


def test_the_story_draws_the_family_tree_as_svg_with_links_to_the_articles(rooms, harbour):
    page = rooms.get(harbour).text
    assert '<svg class="tree"' in page
    assert re.search(r'<a href="/article/a[0-9a-f]{12}" aria-label="02-tarnstad-courier', page)


def test_a_hidden_text_is_dashed(rooms, harmful, crawled):
    style = rooms.get("/static/site.css").text
    assert ".tree .hidden rect{stroke-dasharray" in style


def test_words_link_to_where_they_stand_in_the_article(rooms, harbour):
    page = rooms.get(harbour).text
    links = re.findall(r'class="where" href="([^"]+)"', page)
    assert links
    assert all(re.fullmatch(r"/article/a[0-9a-f]{12}#w-\d+-\d+", link) for link in links)


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_has_a_page_of_its_own_and_a_twin(rooms, harbour, section):
    page, twin = rooms.get(f"{harbour}/{section}"), rooms.get(f"{harbour}/{section}.json")
    assert page.status_code == 200
    assert twin.json()["section"] == section
    assert twin.json()["total"] >= len(twin.json()["entries"]) > 0


def test_each_point_has_an_address_of_its_own(rooms, harbour):
    story = rooms.get(f"{harbour}.json").json()["stories"][0]
    for entry in (
        story["points"][0]["id"],
        story["points"][-1]["id"],
        story["quotes"][0]["id"],
        f"{story['id']}-shared-1",
        f"{story['id']}-event",
    ):
        assert rooms.get(f"{harbour}/point/{entry}").status_code == 200, entry
        assert rooms.get(f"{harbour}/point/{entry}.json").status_code == 200, entry


def test_the_twin_of_a_story_is_its_edition(rooms, harbour):
    from tellings import Edition

    edition = Edition.from_json(rooms.get(f"{harbour}.json").content)
    assert edition.stories[0].origins.articles == 6


@pytest.mark.parametrize("path", ["/", "/search?q=ferry", "/sources", "/keys", "/own"])
def test_the_other_pages_have_twins_too(rooms, path):
    plain, _, asked = path.partition("?")
    twin = rooms.get(("/index.json" if plain == "/" else f"{plain}.json") + (f"?{asked}" if asked else ""))
    assert twin.headers["content-type"] == "application/json"
    assert twin.json()


def test_search_shows_the_words_that_were_found_and_leads_to_them(rooms):
    page = rooms.get("/search?q=ferry+bridge").text
    assert "<mark>ferry</mark>" in page
    assert re.search(r'href="/article/a[0-9a-f]{12}\?at=\d+-\d+#at"', page)


def test_search_can_be_narrowed_and_says_when_nothing_is_like_that(rooms):
    assert rooms.get("/search.json?q=ferry&outlet=Dailyfold").json()["total"] == 1
    assert "No page has all of these words" in rooms.get("/search?q=zeppelin").text


def test_sources_say_whom_an_outlet_copies(rooms):
    page = rooms.get("/sources").text
    assert "Kesteray Echo" in page
    assert "Halcyon News Agency" in page


def test_a_story_of_one_page_is_shown_with_what_is_known(rooms):
    alone = next(line for line in rooms.get("/index.json?alone=1").json()["stories"] if line["pages"] == 1)
    page = rooms.get(f"/story/{alone['story']}").text
    assert "nothing to compare it with yet" in page
    assert "/article/" in page


def test_what_people_noted_stands_in_the_story_until_it_is_taken_back(tmp_path):
    from starlette.testclient import TestClient

    from tellings import Page
    from tellings.library import Library
    from tellings.web.site import site

    pages = [
        Page.from_text(f"The mill at Orrin Vale burned down on Friday and {number} people were hurt, the mayor said.", name=f"{number}.txt")
        for number in (3, 5)
    ]
    place = tmp_path / "library.tellings"
    with Library.open(place, writing=True) as library:
        library.add(pages)
        with TestClient(site(place), base_url="http://127.0.0.1") as client:
            path = f"/story/{client.get('/index.json').json()['stories'][0]['story']}"
            assert "Asked the mayor" not in client.get(path).text
            library.note("3.txt", "Asked the mayor: <b>three</b>.", words="3 people were hurt")
            assert "Asked the mayor: &lt;b&gt;three&lt;/b&gt;." in client.get(path).text
            library.undo()
            assert "Asked the mayor" not in client.get(path).text


def test_every_link_of_the_site_leads_to_a_page(crawled):
    assert len(crawled) > 60


def test_every_anchor_is_on_the_page_that_it_names(rooms, crawled):
    missing = set()
    for text in crawled.values():
        own = set(re.findall(r'\sid="([^"]+)"', text))
        for link in re.findall(r'\shref="([^"]*#[^"]*)"', text):
            path, _, anchor = html.unescape(link).partition("#")
            there = set(re.findall(r'\sid="([^"]+)"', crawled[path])) if path in crawled else own if not path else None
            if there is not None and html.escape(anchor) not in there:
                missing.add(link)
    assert missing == set()


def test_no_page_has_the_same_id_twice(crawled):
    for path, text in crawled.items():
        found = re.findall(r'\sid="([^"]+)"', text)
        assert len(found) == len(set(found)), path


def test_no_page_weighs_more_than_150_kilobytes(crawled):
    assert {path: len(text.encode()) for path, text in crawled.items() if len(text.encode()) > 150_000} == {}


def test_every_page_has_a_language_a_title_one_heading_and_a_way_past_the_frame(crawled):
    for path, text in crawled.items():
        if text:
            assert '<html lang="en">' in text, path
            assert re.search(r"<title>.+ – tellings</title>", text), path
            assert len(re.findall(r"<h1[\s>]", text)) == 1, path
            assert 'class="skip" href="#main"' in text, path


def test_a_page_that_did_not_change_is_not_sent_again(rooms, harbour):
    tag = rooms.get(harbour).headers["etag"]
    again = rooms.get(harbour, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert not again.content
