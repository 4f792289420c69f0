"""One page has one address, and what is none is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.capture.web import RefusedError, is_address
from tellings.capture.web.addresses import checked, host_of, joined, one_address

SAME = [
    ("HTTP://News.Example/a", "http://news.example/a"),
    ("http://news.example:80/a#part", "http://news.example/a"),
    ("https://news.example:443", "https://news.example/"),
    ("http://news.example:8080/a", "http://news.example:8080/a"),
    ("http://news.example./a", "http://news.example/a"),
    (" http://news.example/a b\n", "http://news.example/a%20b"),
    ("http://news.example/a\n/b", "http://news.example/a/b"),
    ("http://zürich.example/straße?q=ü", "http://xn--zrich-kva.example/stra%C3%9Fe?q=%C3%BC"),
    ("http://[::1]:8080/a", "http://[::1]:8080/a"),
    ("http://news.example/a%20b", "http://news.example/a%20b"),
]


@pytest.mark.parametrize(("given", "made"), SAME)
def test_an_address_is_made_plain(given, made):
    assert checked(given) == made


@pytest.mark.parametrize(
    "words",
    [
        "",
        "news.example/a",
        "ftp://news.example/",
        "http://",
        "http:///a",
        "http://u:p@news.example/",
        "http://news.example:x/",
        "http://[",
        "http://exa mple/a",
        "http://a<b/",
    ],
)
def test_what_is_no_address_is_refused(words):
    with pytest.raises(RefusedError) as refused:
        checked(words)
    assert refused.value.code == "address"
    assert "u:p" not in str(refused.value)


def test_what_only_counts_readers_is_left_out():
    assert one_address("http://n.example/a?utm_source=x&id=7&fbclid=1") == "http://n.example/a?id=7"
    assert one_address("http://n.example/a?utm_source=x") == "http://n.example/a"
    assert one_address("http://n.example/a?") == "http://n.example/a"


@given(st.text(max_size=60))
def test_no_words_break_it_and_what_is_plain_stays(words):
    try:
        once = one_address("http://" + words)
    except RefusedError:
        return
    assert one_address(once) == once
    assert once.isascii()
    assert is_address(once)
    assert host_of(once)


@given(st.text(max_size=40))
def test_a_link_of_any_words_can_be_joined(words):
    assert isinstance(joined("http://n.example/a/", words), str)
