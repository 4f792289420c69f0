"""The page of an article: its words under layers, and the way from each mark to the story and back."""

import html
import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from tellings import Page
from tellings.library import Library
from tellings.web.overlay import MOST_MARKS
from tellings.web.site import site

BYTES = 150_000

STORY = "The weir at Lesser Dunmow gave way on 4 May 2027 and {dead} people were hurt, said warden Pia Holt. The road is closed until June."


class Shown(HTMLParser):
    """What a page shows: ids, links, and the words of each element with a class."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._inside = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if named.get("id"):
            self.ids.append(named["id"] or "")
        if tag == "a" and named.get("href"):
            self.links.append((named["href"] or "", named))
        if self._inside:
            self._inside += tag == "div"
        elif named.get("class") == "words":
            self._inside = 1

    def handle_endtag(self, tag: str) -> None:
        self._inside -= bool(self._inside) and tag == "div"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.words += data


@pytest.fixture(scope="module")
def keys(rooms, harbour) -> list[str]:
    return [article["id"] for article in rooms.get(f"{harbour}.json").json()["articles"]]


@pytest.fixture(scope="module")
def weir(tmp_path_factory) -> tuple[TestClient, dict[str, list[str]]]:
    """A library with a page that changed, a long page and notes; the keys of the versions of each place, the oldest first."""
    place = tmp_path_factory.mktemp("weir") / "library.tellings"
    long = "\n\n".join(f"Paragraph {number} of the long report of the weir, which nobody else has printed so far." for number in range(800))
    with Library.open(place, writing=True) as library:
        library.add(
            [Page.from_text(STORY.format(dead="four"), name="mill.txt"), Page.from_text(STORY.format(dead="nine"), name="bell.txt")]
        )
        library.add([Page.from_text(STORY.format(dead="six"), name="mill.txt"), Page.from_text(long, name="long.txt")])
        library.note("mill.txt", "Asked the warden: <b>six</b> is right.", words="six people")
        library.correct_speaker("mill.txt", "Pia Holt of the weir", words="six people were hurt")
        library.bring_up_to_date()
        sql = (
            "SELECT place.name, article.key FROM article JOIN capture ON capture.id = article.capture"
            " JOIN place ON place.id = capture.place ORDER BY version"
        )
        versions: dict[str, list[str]] = {}
        for name, key in library.connection.execute(sql):
            versions.setdefault(name, []).append(key)
    return TestClient(site(place), base_url="http://127.0.0.1"), versions


def test_every_word_of_every_block_is_shown(rooms, keys):
    for key in keys:
        data = rooms.get(f"/article/{key}.json").json()["article"]
        expected = "".join(data["text"][block["start"] : block["end"]] for block in data["blocks"])
        assert Shown(rooms.get(f"/article/{key}").text).words == expected


def test_every_place_that_the_story_points_at_is_an_element_to_link_to(rooms, keys):
    for key in keys:
        ids = Shown(rooms.get(f"/article/{key}").text).ids
        marks = rooms.get(f"/article/{key}.json").json()["marks"]
        assert len(marks) > 20
        assert {mark["anchor"] for mark in marks} <= set(ids)
        assert len(ids) == len(set(ids))


def test_quotes_that_other_pages_have_too_are_told_from_wording_that_was_copied(rooms, keys):
    marks = [mark for key in keys for mark in rooms.get(f"/article/{key}.json").json()["marks"]]
    assert {mark["kind"] for mark in marks} >= {"narration", "shared", "quote"}
    assert all("-shared-" in mark["entry"] for mark in marks if mark["kind"] in ("narration", "shared"))


def test_every_highlight_leads_to_its_entry_of_the_story_and_that_leads_back(rooms, keys):
    key = keys[0]
    chips = [(href, named) for href, named in Shown(rooms.get(f"/article/{key}").text).links if "chip" in (named.get("class") or "")]
    points = [(href, named) for href, named in chips if "/point/" in href]
    assert len(points) > 10
    for href, named in points[:12]:
        answer = rooms.get(href)
        assert answer.status_code == 200, href
        back = {html.unescape(each) for each in re.findall(r'href="([^"]*)"', answer.text)}
        assert any(f"/article/{key}#{anchor}" in back for anchor in (named["data-for"] or "").split()), href


def test_every_layer_that_has_something_has_a_switch_that_needs_no_script(rooms, keys):
    text = rooms.get(f"/article/{keys[0]}").text
    switches = re.findall(r'<input type="checkbox" id="layer-(\w+)"', text)
    assert switches == ["differ", "agreed", "single", "narration", "quotes", "times", "roles", "rest"]
    style = rooms.get("/static/site.css").text
    assert all(f"#layer-{switch}:" in style for switch in switches)
    assert "style=" not in text
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


def test_words_that_are_asked_for_are_marked_wherever_they_stand(rooms, keys):
    shown = rooms.get(f"/article/{keys[0]}?at=440-470").text
    assert re.search(r'<span id="at" class="m k-asked">', shown)
    assert rooms.get(f"/article/{keys[0]}?at=5-5").status_code == 400
    assert rooms.get(f"/article/{keys[0]}?at=0-99999999").status_code == 400
    assert rooms.get(f"/article/{keys[0]}?at=x").status_code == 400
    assert "characters" in rooms.get(f"/article/{keys[0]}?at=x").text


def test_an_article_that_is_not_there_says_so(rooms):
    answer = rooms.get("/article/a000000000000")
    assert answer.status_code == 404
    assert "no article of this name" in answer.text
    assert rooms.get("/article/a000000000000.json").json()["error"]["status"] == 404


def test_a_form_leads_to_the_pages_beside_it(rooms, keys):
    text = rooms.get(f"/article/{keys[0]}").text
    assert f'<input type="hidden" name="a" value="{keys[0]}">' in text
    others = re.findall(r'<input type="checkbox" name="a" value="(\w+)"', text)
    assert sorted(others) == sorted(set(keys) - {keys[0]})
    assert rooms.get("/compare", params={"a": [keys[0], others[0]]}).status_code == 200


def test_versions_are_listed_and_lead_to_what_changed(weir):
    client, versions = weir
    older, newer = versions["mill.txt"]
    shown = client.get(f"/article/{newer}")
    assert f'href="/article/{older}"' in shown.text
    assert f'href="/compare?a={older}&amp;a={newer}"' in shown.text
    assert "older version" not in shown.text
    before = client.get(f"/article/{older}")
    assert "This is an older version of the page." in before.text
    assert f'href="/article/{newer}"' in before.text
    assert [version["version"] for version in client.get(f"/article/{newer}.json").json()["versions"]] == [2, 1]


def test_notes_and_corrections_are_pinned_to_their_words(weir):
    client, versions = weir
    newer = versions["mill.txt"][-1]
    data = client.get(f"/article/{newer}.json").json()
    text = data["article"]["text"]
    assert [(note["what"], text[note["span"]["start"] : note["span"]["end"]]) for note in data["notes"]] == [
        ("Note", "six people"),
        ("Speaker", "six people were hurt"),
    ]
    shown = client.get(f"/article/{newer}").text
    span = data["notes"][0]["span"]
    assert re.search(rf'<span id="w-{span["start"]}-{span["end"]}" class="m[^"]* k-note', shown)
    assert 'href="#note-1"' in shown
    assert "&lt;b&gt;six&lt;/b&gt; is right" in shown
    assert "<b>six" not in shown


def test_a_long_article_comes_in_parts_that_say_what_is_left_out(weir):
    client, versions = weir
    path = f"/article/{versions['long.txt'][0]}"
    first = client.get(path).text
    last = int(re.search(r"part 1 of (\d+)", first)[1])
    assert last > 2
    assert "the others are left out here" in first
    words = "".join(Shown(client.get(f"{path}?part={part}").text).words for part in range(1, last + 1))
    data = client.get(f"{path}.json").json()["article"]
    assert words == "".join(data["text"][block["start"] : block["end"]] for block in data["blocks"])
    assert client.get(f"{path}?part={last + 1}").status_code == 404
    assert client.get(f"{path}?part=x").status_code == 404


def test_words_in_a_later_part_open_that_part(weir):
    client, versions = weir
    path = f"/article/{versions['long.txt'][0]}"
    text = client.get(f"{path}.json").json()["article"]["text"]
    start = text.index("Paragraph 700 ")
    shown = client.get(f"{path}?at={start}-{start + 13}").text
    assert "part 1 of" not in shown
    assert "Paragraph 700" in shown
    assert 'id="at"' in shown


def test_the_page_is_small_and_made_once_while_nothing_changes(rooms, keys):
    for key in keys:
        assert len(rooms.get(f"/article/{key}").content) < BYTES
    again = rooms.get(f"/article/{keys[0]}")
    assert rooms.get(f"/article/{keys[0]}", headers={"if-none-match": again.headers["etag"]}).status_code == 304
    assert MOST_MARKS > 0


def test_markup_in_a_page_is_only_words(rooms, harmful):
    for article in rooms.get(f"{harmful}.json").json()["articles"]:
        text = rooms.get(f"/article/{article['id']}").text
        assert "evil.example" in text
        assert "<script src=//evil" not in text
        assert "<img" not in text
        assert "\u202e" not in text
        assert "javascript:" not in "".join(href for href, _ in Shown(text).links)
