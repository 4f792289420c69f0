"""Pages that mean harm are words and nothing else, in every field that is shown."""

import re
from urllib.parse import quote

import pytest

from tellings.web.live import live_address


def test_markup_of_pages_is_shown_and_never_obeyed(crawled):
    shown = [path for path, text in crawled.items() if "evil.example" in text]
    assert len(shown) > 5
    for path in shown:
        text = crawled[path]
        assert "<script src=//evil" not in text, path
        assert "<img src=x" not in text, path
        assert not re.search(r'href="\s*(?:javascript|data|vbscript):(?!,)', text, re.IGNORECASE), path
        # What is asked stands in its field as it was asked: a field keeps to itself how its words run.
        assert "\u202e" not in re.sub(r"<input [^>]*>", "", text), path


def test_links_to_the_web_are_http_and_tell_nobody_where_one_came_from(crawled):
    outside = [(path, tag) for path, text in crawled.items() for tag in re.findall(r'<a [^>]*href="[^/#][^>]*>', text)]
    assert outside
    for path, tag in outside:
        assert re.search(r'href="https?://', tag), (path, tag)
        assert "noreferrer noopener" in tag, (path, tag)


@pytest.mark.parametrize(
    "place",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "page.html", "//host.example/x", "http://", "https:///x",
        "http://user@host.example/", "http://host.example/\u202ex", "http://host.example/a b", 'http://host.example/"><script>',
        "http://[::1", "ftp://host.example/",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_of_the_web_is_no_link(place):
    assert live_address(place) == ""


def test_an_address_of_the_web_is_a_link():
    assert live_address("https://host.example/a/b?c=d#e") == "https://host.example/a/b?c=d#e"


HOSTILE = ['"><script>alert(1)</script>', "' OR 1=1 --", "\x00", "\ud800", "%", "*", "NEAR(", "a" * 5000, "../../etc/passwd", "𝕏\u202e"]


@pytest.mark.parametrize("words", HOSTILE)
def test_questions_that_mean_harm_are_answered_in_words(rooms, words):
    asked = quote(words, safe="", errors="surrogatepass")
    for path in (
        f"/search?q={asked}",
        f"/?outlet={asked}",
        f"/?sort={asked}",
        f"/?since={asked}",
        f"/sources?outlet={asked}",
        f"/story/{asked}",
    ):
        for each in (path, path.replace("/?", "/index.json?").replace("/search?", "/search.json?").replace("/sources?", "/sources.json?")):
            answer = rooms.get(each)
            assert answer.status_code in (200, 400, 404), each
            assert answer.headers["content-type"] == "application/json" or "<script>alert" not in answer.text
