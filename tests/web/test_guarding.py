"""The site keeps to itself: names, forms, sizes, headers."""

from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from tellings.web.guarding import MOST_SENT, host_name
from tellings.web.serving import allowed_by
from tellings.web.site import site


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "", "[::1", "127.0.0.1:80:80", "0.0.0.0"]
)
def test_it_answers_to_no_other_name(rooms, host):
    answer = rooms.get("/", headers={"Host": host})
    assert answer.status_code == 403
    assert "tellings serve --host" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8642", "localhost", "LOCALHOST:1", "[::1]:8642"])
def test_it_answers_to_the_names_of_this_machine_on_any_port(rooms, host):
    assert rooms.get("/keys", headers={"Host": host}).status_code == 200


def test_other_hosts_are_answered_only_when_they_were_named(library):
    with TestClient(site(library, allowed_hosts=allowed_by("10.1.2.3", ["reading.example"])), base_url="http://reading.example") as client:
        assert client.get("/keys").status_code == 200
        assert client.get("/keys", headers={"Host": "10.1.2.3"}).status_code == 200
        assert client.get("/keys", headers={"Host": "10.9.9.9"}).status_code == 403


def test_on_all_addresses_digits_are_answered_but_no_names(library):
    with TestClient(site(library, allowed_hosts=allowed_by("0.0.0.0")), base_url="http://192.168.7.7") as client:
        assert client.get("/keys").status_code == 200
        assert client.get("/keys", headers={"Host": "rebound.example"}).status_code == 403


def test_every_answer_has_the_headers_that_keep_it_harmless(rooms, harbour):
    for path in ("/", harbour, f"{harbour}.json", "/nothing", "/static/site.css", "/own", "/?page=x"):
        headers = rooms.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy, path
        assert "frame-ancestors 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["cross-origin-opener-policy"] == "same-origin", path
        assert headers["cross-origin-resource-policy"] == "same-origin", path
        assert headers["referrer-policy"] in ("no-referrer", "same-origin"), path


class Tags(HTMLParser):
    """The tags of a page with their attributes, as a browser sees them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def test_no_page_has_style_or_script_inside(crawled):
    for path, text in crawled.items():
        for tag, attributes in Tags(text).found:
            assert tag not in ("style", "iframe", "object", "embed", "base"), path
            assert "style" not in attributes, (path, tag)
            assert not [name for name in attributes if name.startswith("on")], (path, tag)
            assert tag != "script" or attributes.get("src", "").startswith("/static/"), path
            assert tag != "img" or attributes.get("src", "").startswith("data:"), path


@pytest.mark.parametrize("path", ["/", "/search?q=x", "/sources", "/keys", "/nothing"])
def test_nothing_is_changed_by_any_other_method(rooms, path):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert rooms.request(method, path).status_code in (404, 405)


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}]
)
def test_a_form_of_another_site_is_refused(rooms, headers):
    answer = rooms.post("/own", data={"pasted": "words"}, headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.text


def test_too_much_is_refused_before_it_is_read(rooms):
    answer = rooms.post("/own", content=b"x", headers={"Content-Length": str(MOST_SENT + 1)})
    assert answer.status_code == 413
    assert "tellings compare FOLDER" in answer.text


def test_too_much_is_refused_without_a_length_too(rooms):
    def parts():
        for _ in range(MOST_SENT // 65536 + 2):
            yield b"x" * 65536

    answer = rooms.post("/own", content=parts(), headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413


def test_looking_changes_nothing_in_the_library(rooms, library, harbour):
    before = library.read_bytes()
    for path in ("/", harbour, "/search?q=ferry", "/sources", "/own"):
        rooms.get(path)
    assert library.read_bytes() == before


@pytest.mark.parametrize(
    ("host", "name"), [("a.example:80", "a.example"), ("[::1]:80", "::1"), ("A", "a"), ("a:b", ""), ("[::1", ""), ("", "")]
)
def test_the_name_in_a_host_header(host, name):
    assert host_name(host) == name
