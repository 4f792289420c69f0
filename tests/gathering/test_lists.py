"""Lists: what feeds, outlines, sitemaps and plain lists name, also where they are broken."""

import gzip
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.gathering.lists import listing_of
from tellings.gathering.recognising import expects_list, is_web_page, kind_of, unzipped

BASE = "https://courier.example/news/feed.xml"
A, B, C = (f"https://courier.example/{letter}" for letter in "abc")


def addresses(kind, data, charset=None, base=BASE):
    return [each.address for each in listing_of(kind, base, data, charset).listed]


def troubles(kind, data):
    return [trouble.code for trouble in listing_of(kind, BASE, data).troubles]


def test_kinds_are_recognised_by_their_bytes(make):
    assert kind_of(make.rss(make.item(A))) == "feed"
    assert kind_of(make.atom()) == "feed"
    assert kind_of(b'<rdf:RDF xmlns="http://purl.org/rss/1.0/"></rdf:RDF>') == "feed"
    assert kind_of(make.opml(A)) == "opml"
    assert kind_of(make.sitemap((A, "2024-03-05"))) == "sitemap"
    assert kind_of(make.index(A)) == "sitemap-index"
    assert kind_of(b'\n{"version": "https://jsonfeed.org/version/1.1", "items": []}') == "json-feed"
    assert kind_of(f"# mine\n\n{A}\n{B}\tfirst seen in May\n".encode()) == "list"
    assert kind_of(make.rss().decode().encode("utf-16")) == "feed"


def test_pages_are_no_lists(make):
    assert kind_of(make.html()) == "page"
    assert kind_of(b"The ferry struck a pier.\nhttps://courier.example/a\n") == "page"
    assert kind_of(b'{"title": "A page"}') == "page"
    assert kind_of(b"\x89PNG\r\n") == "page"
    assert kind_of(b"") == "page"
    assert kind_of(b"Readers write <rss> in their letters.") == "page"
    assert is_web_page(make.html())
    assert not is_web_page(make.rss())


def test_a_feed_behind_a_warning_of_the_server_is_found_where_one_is_expected(make):
    data = b"Warning: mysql_connect() in <b>/srv/feed.php</b>\n" + make.rss(make.item(A))
    assert kind_of(data) == "page"
    assert kind_of(data, expected=True) == "feed"
    assert addresses("feed", data) == [A]


@pytest.mark.parametrize(
    "address", ["http://n.example/feed", "http://n.example/rss/", "http://n.example/a.xml?x=1", "http://n.example/s.xml.gz"]
)
def test_addresses_that_promise_a_list(address):
    assert expects_list(address)
    assert not expects_list("http://n.example/a.html")
    assert expects_list("http://n.example/a", "application/rss+xml")


def test_rss(make):
    data = make.rss(
        make.item(A, extra="<pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>"),
        make.item("../b?utm_source=feed"),
        make.item(extra=f"<guid>{C}</guid>"),
        make.item(extra='<guid isPermaLink="false">https://courier.example/no</guid>'),
        make.item(A),
    )
    found = listing_of("feed", BASE, data)
    assert [each.address for each in found.listed] == [A, B, C]
    assert found.listed[0].said == "Tue, 05 Mar 2024 10:00:00 GMT"


def test_the_address_behind_one_that_counts_readers_is_taken(make):
    item = make.item(
        "https://counter.example/1", extra=f'<f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">{A}</f:origLink>'
    )
    assert addresses("feed", make.rss(item)) == [A]


def test_atom(make):
    alternate = f'<link rel="self" href="{C}"/><link rel="alternate" href="{A}"/><updated>2024-03-05T10:00:00Z</updated>'
    found = listing_of("feed", BASE, make.atom(make.entry(extra=alternate), make.entry("/b")))
    assert [(each.address, each.said) for each in found.listed] == [(A, "2024-03-05T10:00:00Z"), (B, "")]


def test_atom_with_a_base_of_its_own():
    root = '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://courier.example/x/">'
    data = f'{root}<entry><link href="../a"/></entry></feed>'.encode()
    assert addresses("feed", data) == [A]


def test_entries_without_an_address_bring_their_own_story(make):
    data = make.rss(
        make.item(extra=f"<guid>tag:1</guid><description>{make.STORY}</description>"),
        make.item(A, extra=f"<description>{make.STORY}</description>"),
    )
    found = listing_of("feed", BASE, data)
    assert [each.label for each in found.own] == ["tag:1"]
    assert list(found.stories) == [A]
    assert make.STORY.split(".")[0].encode() in found.stories[A].data


BROKEN = {
    "cut": lambda make: make.rss(make.item(A), make.item(B))[:-30],
    "a bare &": lambda make: make.rss(make.item(A, extra="<x>Fish & chips &nosuch; < 3</x>"), make.item(B)),
    "wrong nesting": lambda make: make.rss(make.item(A, extra="<b><i>x</b></i>"), make.item(B)),
    "a tag that is not closed": lambda make: make.rss(make.item(A, extra="<description>word<br>word"), make.item(B)),
    "control characters": lambda make: make.rss(make.item(A, extra="<x>\x00\x0b\x1f</x>"), make.item(B)),
    "no declaration, white space first": lambda make: b"\n\n  " + make.rss(make.item(A), make.item(B)),
    "a namespace that is not declared": lambda make: make.rss(make.item(A, extra="<media:thing>x</media:thing>"), make.item(B)),
    "an attribute twice": lambda make: make.rss(make.item(A, extra='<x a="1" a="2"/>'), make.item(B)),
    "attributes without marks": lambda make: make.rss(make.item(A, extra="<img src=a.png width=7>"), make.item(B)),
    "two roots": lambda make: make.rss(make.item(A)) + make.rss(make.item(B), head=""),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_xml_still_lists_what_it_lists(make, kind):
    assert addresses("feed", BROKEN[kind](make)) == [A, B]


def test_what_the_fast_reader_loses_the_slow_one_finds(make):
    # An end tag too many ends the channel for a reader of XML.
    data = make.rss(make.item(A, extra="</item></channel></rss><item>"), make.item(B), make.item(C))
    assert set(addresses("feed", data)) == {A, B, C}
    assert "damaged" in troubles("feed", data)


@pytest.mark.parametrize("said", ["", "yesterday", "0000-00-00", "Tue, 32 Foo 20240 99:99:99 +9999", "2024-13-45T99:00:00Z", "9" * 500])
def test_wrong_dates_change_nothing(make, said):
    assert addresses("feed", make.rss(make.item(A, extra=f"<pubDate>{said}</pubDate>"))) == [A]


def test_wrong_charsets(make):
    item = make.item(A, title="Über die Brücke")
    latin = make.rss(item).decode().encode("latin-1")
    for data, charset in [
        (latin, None), (latin, "iso-8859-1"), (latin, "nonsense"), (make.rss(item), "iso-8859-1"), (make.rss(item), "utf-16"),
        (make.rss(item, head='<?xml version="1.0" encoding="utf-16"?>'), None),
        (make.rss(item, head='<?xml version="1.0" encoding="koi8-r"?>'), None),
        (make.rss(item, head="").decode().encode("utf-16"), "utf-8"), (b"\xef\xbb\xbf" + make.rss(item), "latin-1"),
    ]:  # fmt: skip
        assert addresses("feed", data, charset) == [A]


def test_json_feed(make):
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "items": [
        {"id": "1", "url": A, "date_modified": "2024-03-05T10:00:00Z"}, {"id": 2, "external_url": B},
        {"id": "3", "content_text": make.STORY},
        {"id": "4"}, "no entry", {"id": "5", "url": 7},
    ]}  # fmt: skip
    found = listing_of("json-feed", BASE, json.dumps(feed).encode())
    assert [each.address for each in found.listed] == [A, B]
    assert [each.label for each in found.own] == ["3"]


@pytest.mark.parametrize(
    "change", [lambda text: text[:-3], lambda text: text.replace("]}", ",]}"), lambda text: text.replace('"id"', "id", 1)]
)
def test_broken_json_feeds_still_list_what_is_whole(change):
    text = json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "0", "x": 1}, {"id": "1", "url": A}, {"id": "2", "url": B}]}
    )
    data = change(text).encode()
    assert A in addresses("json-feed", data)
    assert "damaged" in troubles("json-feed", data)


def test_opml_names_feeds_however_deep(make):
    found = listing_of("opml", BASE, make.opml(A, "/b", A))
    assert found.further == (A, B)


def test_sitemaps_begin_with_what_changed_last(make):
    assert addresses("sitemap", make.sitemap((A, "2024-03-01"), (B, "2024-03-05"), (C, ""))) == [B, A, C]
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    entry = f"<url><loc>{A}</loc><n:news><n:publication_date>2024-03-05</n:publication_date></n:news></url>"
    news = f"<urlset {names}>{entry}</urlset>"
    assert listing_of("sitemap", BASE, news.encode()).listed[0].said == "2024-03-05"


def test_an_index_names_sitemaps(make):
    assert listing_of("sitemap-index", BASE, make.index(A, B)).further == (A, B)


def test_zipped_sitemaps_are_unzipped_and_bombs_are_not(make):
    data = make.sitemap((A, ""))
    assert unzipped(gzip.compress(data)) == data
    bomb = gzip.compress(bytes(60 * 1024 * 1024))
    assert unzipped(bomb) == bomb


def test_a_list_has_an_end(make, monkeypatch):
    monkeypatch.setattr("tellings.gathering.lists.listing.MOST_LISTED", 3)
    found = listing_of("list", BASE, "".join(f"https://courier.example/{n}\n" for n in range(5)).encode())
    assert len(found.listed) == 3
    assert [trouble.code for trouble in found.troubles] == ["too-many"]


@pytest.mark.parametrize("kind", ["feed", "json-feed", "opml", "sitemap", "sitemap-index"])
def test_an_empty_list_says_so(kind):
    assert {"empty"} <= set(troubles(kind, b"{}" if kind == "json-feed" else b"<rss></rss>"))


def test_what_is_no_web_address_is_left_out_and_counted(make):
    found = listing_of(
        "feed", BASE, make.rss(make.item("file:///etc/passwd"), make.item("javascript:alert(1)"), make.item(A), make.item("http://["))
    )
    assert [each.address for each in found.listed] == [A]
    assert [trouble.code for trouble in found.troubles] == ["address"]


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><rss><channel><item><title>&b;&b;</title>' * 1_000,
        b"<rss><channel>" + b"<item>" * 100_000,
        b"<rss>" + b"<a>" * 200_000,
        b"<rss " + b"a='1' " * 50_000 + b"><channel><item><link>" + A.encode() + b"</link></item>",
        b"<rss><channel><item><description>" + b"&" * 500_000,
        b"<rss><channel><item><description><![CDATA[" + b"<" * 500_000,
        b"<rss><channel><item><" + b"x" * 1_000_000,
    ],
    ids=["entities", "items", "depth", "attributes", "ampersands", "less-than", "a long name"],
)  # fmt: skip
def test_hostile_feeds_cost_a_bounded_time(data):
    begun = time.process_time()
    listing_of("feed", BASE, data)
    assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    "data", [b'{"items": [' + b'{"a":' * 100_000, b'{"items": [' + b"[" * 1_000_000, b'{"items": [' + b'{"a": "' * 100_000]
)
def test_hostile_json_feeds_cost_a_bounded_time(data):
    begun = time.process_time()
    listing_of("json-feed", BASE, data)
    assert time.process_time() - begun < 3


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["feed", "json-feed", "opml", "sitemap", "sitemap-index", "list"]), st.binary(max_size=200))
def test_no_bytes_break_a_reader(kind, data):
    front = {"json-feed": b'{"items": [', "list": b""}.get(kind, b"<rss><channel><item><link>")
    for each in (data, front + data):
        assert listing_of(kind, BASE, each) == listing_of(kind, BASE, each)
