"""A live blog is timed entries: where each stands, when it was posted, and its heading; its own body stays body."""

import json

import pytest

from tellings.model import Article, Page
from tellings.reading import read

WORDS = (
    "Crews pumped water out of the lower town all night and the mayor said that the worst was over by dawn on Friday.",
    "The railway bridge at Ostrel stays closed until engineers have looked at its two middle piers, the company said.",
    "Rain is expected to return in the evening, but the forecasters in Marnstadt speak of showers rather than of storms.",
    "Two hundred people slept in the gymnasium of the school, where volunteers from nearby villages cooked soup for them.",
)
HEADINGS = ("Worst is over, says mayor", "Bridge stays closed", "Showers expected", "Two hundred in gymnasium")
STAMPS = ("2024-05-03T14:05:00+02:00", "2024-05-03T11:40:00+02:00", "2024-05-03T09:15:00+02:00", "2024-05-02T23:50:00+02:00")
UPDATES = [
    {"@type": "BlogPosting", "headline": heading, "articleBody": words, "datePublished": stamp}
    for heading, words, stamp in zip(HEADINGS, WORDS, STAMPS, strict=True)
]
BLOG = {"@type": "LiveBlogPosting", "headline": "Flood in Ostrel: latest", "datePublished": "2024-05-02T22:00:00+02:00"}
TIMES = (
    "<meta property='article:published_time' content='2024-05-03T08:00:00+02:00'>"
    "<meta property='article:modified_time' content='2024-05-03T15:00:00+02:00'>"
)


def blog(form: str, node: dict | None = None, head: str = "") -> Article:
    """Read a page with an entry of this form for each of the four, newest first."""
    listed = zip(HEADINGS, WORDS, STAMPS, strict=True)
    made = "".join(form.format(heading=heading, words=words, stamp=stamp, clock=stamp[11:16]) for heading, words, stamp in listed)
    linked = f"<script type='application/ld+json'>{json.dumps(node)}</script>" if node else ""
    lead = "<p>The river Ost rose by three metres in two days and flooded the lower town of Ostrel and the fields below it.</p>"
    body = f"<main><article><h1>Flood in Ostrel: latest</h1>{lead}{made}</article></main>"
    source = f"<html><head><title>Flood in Ostrel | Marnstadt Post</title>{linked}{head}</head><body>{body}</body></html>"
    return read([Page("page.html", source.encode(), "text/html")])[0][0]


def roles(article: Article, words: str) -> set[str]:
    return {block.role for block in article.blocks if article.text[block.start : block.end] == words}


def check(article: Article) -> None:
    """Entries are in order, apart, inside the text, and hold their own words; every character has one block."""
    assert len(article.entries) == 4
    ends = 0
    for entry, words in zip(article.entries, WORDS, strict=True):
        assert ends <= entry.start < entry.end <= len(article.text)
        assert words in article.text[entry.start : entry.end]
        assert article.entry_at(article.text.index(words)) == entry
        ends = entry.end
    assert article.entry_at(0) is None
    ends = 0
    for block in article.blocks:
        assert block.start >= ends
        assert not article.text[ends : block.start].strip()
        ends = block.end


CONTAINED = (
    "<div class=entry><div><time datetime='{stamp}'>{clock}</time></div><h2>{heading}</h2><p>{words}</p><div class=share>Share</div></div>"
)
CLOCKED = "<section><header><span>{clock}</span><h3>{heading}</h3></header><div><p>{words}</p></div></section>"


def test_containers_with_time_elements_are_entries_in_the_order_of_the_page():
    found = blog(CONTAINED)
    check(found)
    assert [entry.when.value for entry in found.entries if entry.when] == list(STAMPS)
    assert {entry.source for entry in found.entries} == {"time:datetime"}
    assert [found.words(entry.span) for entry in found.entries if entry.span] == [stamp[11:16] for stamp in STAMPS]
    assert [entry.heading.text for entry in found.entries if entry.heading] == list(HEADINGS)
    assert roles(found, "14:05") == {"page-date"}
    assert [roles(found, heading) for heading in HEADINGS] == [{"heading"}] * 4
    assert [roles(found, words) for words in WORDS] == [{"body"}] * 4


def test_the_time_of_an_entry_is_not_that_of_the_page():
    assert blog(CONTAINED).published is None


def test_linked_data_gives_the_time_of_an_entry_and_the_page_its_place():
    found = blog(CONTAINED.replace("{stamp}", "2024-05-01T00:10:00Z"), {**BLOG, "liveBlogUpdate": UPDATES})
    check(found)
    assert [(entry.when.value, entry.source) for entry in found.entries if entry.when] == [
        (stamp, "json-ld:liveBlogUpdate") for stamp in STAMPS
    ]
    assert all(entry.span for entry in found.entries)


@pytest.mark.parametrize("left_out", ["headline", "articleBody"])
def test_entries_that_only_linked_data_tells_apart_are_found_by_their_heading_or_their_first_words(left_out: str):
    updates = [{key: value for key, value in update.items() if key != left_out} for update in UPDATES]
    found = blog("<h3>{heading}</h3><p>{words}</p>", {**BLOG, "liveBlogUpdate": updates})
    check(found)
    assert [entry.when.value for entry in found.entries if entry.when] == list(STAMPS)


def test_a_clock_without_a_day_has_a_value_only_where_the_page_was_written_on_one_day_and_within_its_times():
    found = blog(CLOCKED, head=TIMES)
    check(found)
    assert [entry.when and entry.when.value for entry in found.entries] == [
        "2024-05-03T14:05",
        "2024-05-03T11:40",
        "2024-05-03T09:15",
        None,
    ]
    assert [found.words(entry.span) for entry in found.entries if entry.span] == [stamp[11:16] for stamp in STAMPS]
    undated = blog(CLOCKED)
    check(undated)
    assert [entry.when for entry in undated.entries] == [None] * 4
    in_utc = blog(CLOCKED, head=TIMES.replace("+02:00", "Z"))
    assert [entry.when for entry in in_utc.entries] == [None] * 4


def test_entries_without_containers_go_from_time_to_time():
    found = blog("<p><strong>{clock}</strong></p><p>{words}</p>")
    check(found)
    assert roles(found, "11:40") == {"page-date"}


def test_a_time_at_the_head_of_a_paragraph_is_cut_off_as_a_page_date():
    found = blog("<p><time datetime='{stamp}'>{clock}</time> – {words}</p>")
    check(found)
    assert roles(found, "14:05 –") == {"page-date"}
    assert [roles(found, words) for words in WORDS] == [{"body"}] * 4
    called = blog("<p><b>{clock} CEST</b> {words}</p>", BLOG)
    check(called)
    assert roles(called, "14:05 CEST") == {"page-date"}


def test_a_paragraph_that_begins_with_a_clock_time_is_no_entry_of_a_page_that_no_field_calls_a_live_blog():
    assert blog("<p>{clock} {words}</p>").entries == ()


def test_dated_teasers_below_a_story_are_no_entries():
    story = "".join(f"<p>{words}</p>" for words in WORDS * 3)
    teasers = "".join(
        f"<li><a href=/x><time datetime='{stamp}'>{stamp[11:16]}</time> {heading}</a></li>"
        for stamp, heading in zip(STAMPS, HEADINGS, strict=True)
    )
    source = f"<html><body><article><h1>Flood in Ostrel</h1>{story}</article><ul class=latest>{teasers}</ul></body></html>"
    assert read([Page("page.html", source.encode(), "text/html")])[0][0].entries == ()


@pytest.mark.parametrize(
    "updates",
    [
        "x",
        5,
        [5, None, "x"],
        [{"datePublished": []}],
        [{"datePublished": "2024-05-03T10:00", "headline": ["x"]}],
        [{"liveBlogUpdate": []}] * 3,
        {},
    ],
)
def test_linked_data_of_odd_shapes_gives_no_entries(updates: object):
    assert blog("<p>{words}</p>", {**BLOG, "liveBlogUpdate": updates}).entries == ()


def test_thousands_of_times_are_read_in_bounded_time():
    entry = f"<div><div><time datetime='{STAMPS[0]}'>14:05</time><p>{WORDS[0]}"
    source = f"<html><body><article>{entry * 1500}</article></body></html>"
    assert read([Page("page.html", source.encode(), "text/html")])[0][0].text
