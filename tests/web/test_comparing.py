"""Two to four articles side by side, as the site shows them."""

import html
import re

import pytest
from starlette.testclient import TestClient

from tellings import Page
from tellings.library import Library
from tellings.web.site import site

BYTES = 150_000


@pytest.fixture(scope="module")
def keys(rooms, harbour) -> dict[str, str]:
    """The keys of the example story's articles, by the number of the page."""
    found = rooms.get(f"{harbour}.json").json()["articles"]
    return {article["page"].rpartition("/")[2][:2]: article["id"] for article in found}


def words(text: str) -> list[str]:
    """The words of each cell, without the signs of passages and disagreements."""
    cells = re.findall(r'<div class="cell(?: empty)?" role="cell"[^>]*>(.*?)</div>', text, re.DOTALL)
    plain = [
        re.sub(r'<a class="(?:tie|spot-sign).*?</a>|<span class="whose".*?</span>|<span class="gone".*?</span></span>', "", cell)
        for cell in cells
    ]
    return [html.unescape(re.sub(r"<[^>]+>", "", cell)) for cell in plain]


def compare(rooms, *chosen: str, **further: str):
    return rooms.get("/compare", params={"a": list(chosen), **further})


def test_all_words_of_the_story_stand_in_the_columns_in_order(rooms, keys):
    chosen = [keys["01"], keys["03"], keys["04"]]
    text = compare(rooms, *chosen).text
    cells = words(text)
    for column, key in enumerate(chosen):
        article = rooms.get(f"/article/{key}.json").json()["article"]
        blocks = [b for b in article["blocks"] if b["role"] in ("standfirst", "body", "heading", "dateline")]
        expected = "".join(article["text"][block["start"] : block["end"]] for block in blocks)
        assert "".join(cells[column::3]).split() == expected.split()


def test_each_number_of_a_passage_leads_to_the_same_passage_on_another_page(rooms, keys):
    text = compare(rooms, keys["01"], keys["03"]).text
    ties = re.findall(r'<a class="tie [^"]*" id="(p\d+-\d+)" href="#(p\d+-\d+)"', text)
    assert len(ties) >= 2
    there = {tie for tie, _ in ties}
    for tie, leads in ties:
        assert leads in there
        assert tie != leads
        assert tie.split("-")[0] == leads.split("-")[0]


def test_narration_quotes_and_differing_words_are_told_apart(rooms, keys):
    text = compare(rooms, keys["01"], keys["03"]).text
    assert 'class="s s-narration"' in text
    assert 's-narration d"' in text
    assert 'class="s s-quote"' in text
    style = rooms.get("/static/site.css").text
    for pattern in ("solid", "dashed", "wavy"):
        assert f"underline {pattern}" in style


def test_the_base_text_stands_first_and_can_be_another(rooms, keys):
    text = compare(rooms, keys["01"], keys["03"]).text
    other = html.unescape(re.search(r'href="(/compare[^"]*)">make it the base', text)[1])
    assert f"base={keys['03']}" in other
    swapped = rooms.get(other)
    assert rooms.get(other.replace("/compare?", "/compare.json?")).json()["articles"][0]["key"] == keys["03"]
    assert swapped.text.index('03-kesteray-echo</bdi></a> <span class="tag">base text') > 0


def test_a_strip_for_each_page_leads_to_its_rows(rooms, keys):
    text = compare(rooms, keys["01"], keys["03"], keys["04"], keys["08"]).text
    strips = re.findall(r'<svg class="strip".*?</svg>', text, re.DOTALL)
    assert len(strips) == 4
    rows = set(re.findall(r'id="(row-\d+)"', text))
    leads = set(re.findall(r'href="#(row-\d+)"', "".join(strips)))
    assert leads
    assert leads <= rows
    assert 'class="heat h-2"' in text


def test_what_they_disagree_on_stands_over_them_and_leads_to_both(rooms, keys):
    text = compare(rooms, keys["01"], keys["02"]).text
    listed = re.search(r'<details class="disputes".*?</details>', text, re.DOTALL)[0]
    assert "48 people" in listed
    assert "52 people" in listed
    assert re.search(r'href="/story/\w+/point/\w+"', listed)
    for row in re.findall(r'href="#(row-\d+)"', listed):
        assert f'id="{row}"' in text


def test_fewer_than_two_leads_to_a_choice(rooms, keys, harbour):
    nothing = rooms.get("/compare")
    assert nothing.status_code == 200
    assert "Choose a story" in nothing.text
    one = compare(rooms, keys["01"])
    assert f'value="{keys["01"]}" checked' in one.text
    assert one.text.count('type="checkbox" name="a"') == len(keys)
    assert rooms.get("/compare", params={"story": harbour.rpartition("/")[2]}).text.count('type="checkbox" name="a"') == len(keys)
    assert compare(rooms, keys["01"], keys["01"]).text.count('type="checkbox" name="a"') == len(keys)
    assert set(rooms.get("/compare.json", params={"a": keys["01"]}).json()["articles"]) == set(keys.values())


@pytest.mark.parametrize(
    ("asked", "status", "says"),
    [
        ("a=a000000000000&a={01}", 404, "no article"),
        ("a={01}&a={02}&a={03}&a={04}&a={05}", 400, "two to four"),
        ("a={01}&a={02}&base={03}", 400, "base text"),
        ("a={01}&a={02}&part=x", 400, "part"),
        ("a={01}&a={02}&part=99", 404, "parts"),
        ("story=s000", 404, "story"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(rooms, keys, asked, status, says):
    for number, key in keys.items():
        asked = asked.replace("{" + number + "}", key)
    answer = rooms.get(f"/compare?{asked}")
    assert answer.status_code == status
    assert says in answer.text


def test_articles_of_different_stories_are_compared_on_the_spot(rooms, keys, harmful):
    other = rooms.get(f"{harmful}.json").json()["articles"][0]["id"]
    answer = compare(rooms, keys["01"], other)
    assert answer.status_code == 200
    assert "They share no wording" in answer.text
    assert "<script src=//evil" not in answer.text


def test_pages_that_mean_harm_are_words_side_by_side(rooms, harmful):
    chosen = [article["id"] for article in rooms.get(f"{harmful}.json").json()["articles"]]
    text = compare(rooms, *chosen).text
    assert "evil.example" in text
    assert "<script src=//evil" not in text
    assert "<img" not in text
    assert "\u202e" not in text
    assert "style=" not in text


def test_two_versions_of_a_page_show_what_changed(tmp_path):
    told = "The weir at Lesser Dunmow gave way on 4 May 2027 and {} people were hurt, said warden Pia Holt on the towpath by the mill."
    place = tmp_path / "library.tellings"
    with Library.open(place, writing=True) as library:
        library.add([Page.from_text(told.format("four"), name="mill.txt")])
        library.add([Page.from_text(told.format("six"), name="mill.txt")])
        keys = [key for (key,) in library.connection.execute("SELECT key FROM article ORDER BY id")]
    client = TestClient(site(place), base_url="http://127.0.0.1")
    answer = compare(client, *keys)
    assert "mill, version 1" in answer.text
    assert "mill, version 2" in answer.text
    assert re.findall(r'<span class="s s-narration d"[^>]*>(\w+)</span>', answer.text) == ["four", "six"]


def test_long_articles_come_in_parts_that_together_hold_all_rows(tmp_path):
    place = tmp_path / "library.tellings"
    lines = [f"The report of the weir says in its clause {n} that gate {n * 7} was shut by hand at half past {n % 12}." for n in range(500)]
    with Library.open(place, writing=True) as library:
        library.add(
            [Page.from_text("\n\n".join(lines), name="mill.txt"), Page.from_text("\n\n".join(lines[100:]), name="bell.txt")], editions=False
        )
        keys = [key for (key,) in library.connection.execute("SELECT key FROM article ORDER BY id")]
    client = TestClient(site(place), base_url="http://127.0.0.1")
    answer = compare(client, *keys)
    assert answer.status_code == 200
    last = int(re.search(r"part 1 of (\d+)", answer.text)[1])
    pages = [compare(client, *keys, part=str(part)) for part in range(1, last + 1)]
    assert [len(page.content) for page in pages if len(page.content) >= BYTES] == []
    shown = "".join(cell for page in pages for cell in words(page.text)[::2])
    assert "".join(shown.split()) == "".join(lines).replace(" ", "")
    assert "left out" in pages[0].text


def test_the_twin_gives_rows_passages_and_differing_words_by_offsets(rooms, keys):
    data = rooms.get("/compare.json", params={"a": [keys["01"], keys["03"]]}).json()
    assert data["base"] == keys["01"]
    assert {passage["kind"] for passage in data["passages"]} == {"narration", "quote"}
    text = rooms.get(f"/article/{keys['03']}.json").json()["article"]["text"]
    assert "The Kesteray" in [text[start:end] for start, end in data["differing"][keys["03"]]]
    assert any(row["aligned"] for row in data["rows"])


def test_a_page_of_four_is_small(rooms, keys):
    answer = compare(rooms, keys["01"], keys["02"], keys["03"], keys["04"])
    assert len(answer.content) < BYTES
    assert compare(rooms, keys["01"], keys["02"], keys["03"], keys["04"]).headers["etag"] == answer.headers["etag"]
