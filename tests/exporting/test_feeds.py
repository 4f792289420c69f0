"""Atom and JSON Feed: valid, with ids that stay and no time that nobody knows."""

import json
import re

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from tellings.exporting import Entry, ExportError, Feed, atom, json_feed, story_feed, tag
from tellings.exporting.feeds import moment
from tellings.model import Dated, When

ATOM = "{http://www.w3.org/2005/Atom}"
AT = "2031-03-05T09:00:00Z"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
TAG = re.compile(r"tag:tellings\.invalid,2026:[\w%.~/+-]+", re.ASCII)


def check_atom(text: str) -> etree._Element:
    """Check what RFC 4287 requires of a feed and of its entries."""
    root = etree.fromstring(text.encode())
    assert not feedparser.parse(text.encode())["bozo"]
    ids = []
    for each in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(each.findall(f"{ATOM}{name}")) == 1, name
        assert RFC_3339.fullmatch(each.findtext(f"{ATOM}updated"))
        ids.append(each.findtext(f"{ATOM}id"))
        authors = [author.findtext(f"{ATOM}name") for author in each.findall(f"{ATOM}author")]
        assert all(authors)
        assert each is root or authors or root.find(f"{ATOM}author") is not None
        relations = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in each.findall(f"{ATOM}link")]
        assert len(set(relations)) == len(relations)
    assert len(set(ids)) == len(ids)
    assert root.find(f"{ATOM}author") is not None or root.find(f"{ATOM}entry") is not None
    for entry in root.iter(f"{ATOM}entry"):
        assert entry.find(f"{ATOM}content") is not None or entry.find(f"{ATOM}link") is not None
    return root


def test_a_story_has_an_entry_for_each_page_and_each_conflict(ferry):
    root = check_atom(atom(story_feed(ferry, at=AT)))
    terms = [entry.find(f"{ATOM}category").get("term") for entry in root.iter(f"{ATOM}entry")]
    assert sorted(terms) == ["conflict", "page", "page", "page", "page"]
    assert root.findtext(f"{ATOM}updated") == AT


def test_ids_are_tags_that_do_not_hang_on_the_rest_of_the_story(ferry):
    feed = story_feed(ferry, key="s0123456789")
    assert feed.id == tag("story", "s0123456789") == "tag:tellings.invalid,2026:story/s0123456789"
    fewer = replace(ferry.stories[0], points=ferry.stories[0].points[:1])
    again = story_feed(replace(ferry, stories=(fewer,)), key="s0123456789")
    assert {entry.id for entry in again.entries} <= {entry.id for entry in feed.entries}
    assert all(TAG.fullmatch(entry.id) for entry in feed.entries)


def test_a_page_is_as_new_as_its_capture_and_a_conflict_as_its_last_page(ferry):
    seen = {article.id: f"2031-03-0{number}T10:00:00+01:00" for number, article in enumerate(ferry.articles, start=5)}
    feed = story_feed(ferry, seen=seen)
    by_id = {entry.id: entry for entry in feed.entries}
    conflict = ferry.stories[0].points[0]
    behind = {span.article for reading in conflict.readings for span in reading.spans}
    assert by_id[tag("point", conflict.id)].updated == max(moment(seen[one]) for one in behind)
    assert by_id[tag("article", ferry.articles[0].id)].updated == "2031-03-05T09:00:00Z"
    assert [entry.updated for entry in feed.entries] == sorted((entry.updated for entry in feed.entries), reverse=True)
    check_atom(atom(feed))


def test_no_time_is_invented(ferry):
    feed = story_feed(ferry)
    assert {entry.updated for entry in feed.entries} == {None}
    with pytest.raises(ExportError, match="--as jsonfeed"):
        atom(feed)
    assert not [name for item in json.loads(json_feed(feed))["items"] for name in item if name.startswith("date_")]


def test_a_mere_day_is_told_in_words_only(ferry):
    feed = story_feed(ferry, at=AT)
    assert "<published>" not in atom(feed)
    assert "Published 4 March 2031." in json_feed(feed)
    sharp = tuple(
        replace(article, published=Dated(When("2031-03-04T11:30:00+01:00", "second"), None, "metadata")) for article in ferry.articles
    )
    assert "<published>2031-03-04T10:30:00Z</published>" in atom(story_feed(replace(ferry, articles=sharp), at=AT))


@pytest.mark.parametrize(
    "time",
    ["2031-03-04", "2031-03-04T10:00", "2031-03-04T10:00:00", "2031", "", None, "now", "2031-13-04T10:00:00Z", "9999-12-31T23:59:59-23:59"],
)
def test_a_time_without_a_clock_or_a_zone_is_none(time):
    assert moment(time) is None


def test_hostile_words_are_plain_words(hostile):
    feed = story_feed(hostile, at=AT, link="javascript:alert(1)")
    root = check_atom(atom(feed))
    kinds = "feed|id|title|subtitle|updated|generator|author|name|entry|published|category|link|content"
    assert all(re.fullmatch(kinds, element.tag.removeprefix(ATOM)) for element in root.iter())
    assert "javascript:alert" not in [link.get("href") for link in root.iter(f"{ATOM}link")]
    for text in (atom(feed), json_feed(feed)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


def test_a_json_feed_has_what_version_1_1_requires(ferry):
    found = json.loads(json_feed(story_feed(ferry, own="https://lib.example/f.json", link="https://lib.example/")))
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == "https://lib.example/f.json"
    for item in found["items"]:
        assert TAG.fullmatch(item["id"])
        assert item["content_text"]


def test_a_list_without_entries_is_a_feed_too():
    empty = Feed(tag("search", "fog"), "Nothing found", (), at=AT)
    check_atom(atom(empty))
    assert json.loads(json_feed(empty))["items"] == []


ANY = st.text(max_size=20)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.builds(
            Entry,
            id=st.uuids().map(lambda one: tag("article", str(one))),
            title=ANY,
            summary=ANY,
            link=st.none() | ANY,
            updated=st.none() | ANY,
            published=st.none() | st.datetimes().map(lambda time: time.isoformat() + "Z"),
            authors=st.tuples(ANY),
            language=st.none() | ANY,
            tags=st.tuples(ANY),
        ),
        max_size=3,
        unique_by=lambda entry: entry.id,
    ),
    ANY,
)
def test_any_list_is_a_valid_feed(entries, title):
    feed = Feed(tag("search", title), title, tuple(entries), at=AT)
    check_atom(atom(feed))
    assert len(json.loads(json_feed(feed))["items"]) == len(entries)
