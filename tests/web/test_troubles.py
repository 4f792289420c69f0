"""What goes wrong is told: what it was, and what to do."""

import sqlite3

import pytest
from starlette.testclient import TestClient

from tellings.library import Library
from tellings.web.site import site


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nothing", 404, "No page has this address"),
        ("/story/snothing", 404, "there is no story"),
        ("/search?q=!!!", 400, "there is no word to look for"),
        ("/?sort=luck", 400, "sort by"),
        ("/?since=yesterday", 400, "is no date"),
        ("/?page=0", 400, "from 1 on"),
        ("/?page=77", 404, "This list has 1 page"),
        ("/static/../site.py", 404, "No page has this address"),
        ("/static/base.html.jinja", 404, "No page has this address"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(rooms, path, status, said):
    answer = rooms.get(path)
    assert answer.status_code == status
    assert said in answer.text
    assert "<h1>" in answer.text


def test_twins_tell_it_as_json(rooms):
    answer = rooms.get("/story/snothing.json")
    assert answer.status_code == 404
    assert "there is no story" in answer.json()["error"]["message"]


def test_a_section_that_there_is_not_names_those_that_there_are(rooms, harbour):
    assert "agreed" in rooms.get(f"{harbour}/nonsense").text


def test_a_point_that_is_gone_is_told(rooms, harbour):
    assert rooms.get(f"{harbour}/point/pnothing").status_code == 404


def test_without_a_library_the_rooms_are_empty_and_say_how_to_begin(tmp_path):
    with TestClient(site(tmp_path / "library.tellings"), base_url="http://127.0.0.1") as client:
        assert "tellings add PAGES" in client.get("/").text
        assert client.get("/index.json").json()["total"] == 0
        for path in ("/search?q=x", "/sources", "/own", "/keys"):
            assert client.get(path).status_code == 200, path
        assert client.get("/story/s1").status_code == 404


def test_an_empty_library_is_an_empty_room_and_fills_while_it_is_open(tmp_path):
    place = tmp_path / "library.tellings"
    with TestClient(site(place), base_url="http://127.0.0.1") as client:
        assert "is empty" in client.get("/").text
        with Library.open(place, writing=True) as library:
            library.add([], editions=False)
            assert "is empty" in client.get("/").text
            from tellings import Page

            library.add([Page.from_text("The mill burned down on Friday. Nobody was hurt, the mayor said.", name="courier.txt")])
        assert "<b>1</b> page" in client.get("/").text


def test_another_library_in_the_same_place_is_shown(tmp_path):
    from tellings import Page

    place, other = tmp_path / "library.tellings", tmp_path / "other.tellings"
    for path, words in ((place, "The mill burned down on Friday."), (other, "The bridge was closed on Monday.")):
        with Library.open(path, writing=True) as library:
            library.add([Page.from_text(words, name=f"{words[4:8]}.txt")], editions=False)
    with TestClient(site(place), base_url="http://127.0.0.1") as client:
        assert client.get("/search.json?q=mill").json()["total"] == 1
        other.replace(place)
        assert client.get("/search.json?q=bridge").json()["total"] == 1


def test_a_fault_is_told_without_what_it_was(library, monkeypatch, caplog):
    app = site(library)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        monkeypatch.setattr(app.state.readers, "ask", lambda _question: 1 / 0)
        answer = client.get("/")
    assert answer.status_code == 500
    assert "The fault is ours" in answer.text
    assert "ZeroDivision" not in answer.text
    assert "content-security-policy" in answer.headers
    assert "ZeroDivisionError" in caplog.text


def test_a_damaged_library_is_told(tmp_path):
    place = tmp_path / "library.tellings"
    sqlite3.connect(place).execute("CREATE TABLE other (x)").connection.close()
    with TestClient(site(place), base_url="http://127.0.0.1") as client:
        answer = client.get("/")
    assert answer.status_code >= 400
    assert "database of another program" in answer.text
