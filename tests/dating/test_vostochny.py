"""The five real pages about one event, with the roles that their labels give: no page states the year."""

import hashlib
import itertools
import json
from pathlib import Path

import pytest

from tellings.dating import date_story
from tellings.model import Article, Block, Dateline, Said, Span

STORY = Path(__file__).resolve().parents[3] / "shared" / "stories" / "vostochny"
ROLES = {
    "title_lines": "title",
    "headings": "heading",
    "furniture": "furniture",
    "photo_credits": "credit",
    "captions": "caption",
    "byline_lines": "byline",
    "standfirst_lines": "standfirst",
    "page_date_lines": "page-date",
    "dateline_lines": "dateline",
}

pytestmark = pytest.mark.skipif(not STORY.is_dir(), reason=f"the real pages are not at {STORY}")


def read(name, labels):
    """Make an article of a page with the roles of its labels."""
    data = (STORY / "pages" / name).read_bytes()
    text, sha256 = data.decode(), hashlib.sha256(data).hexdigest()
    identifier, blocks, dateline, position = "a" + sha256[:10], [], None, 0
    roles = {line: role for field, role in ROLES.items() for line in labels.get(field, [])}
    for number, line in enumerate(text.split("\n"), 1):
        start, end = position, position + len(line)
        position = end + 1
        known = labels["dateline"]
        if known and dateline is None and line.startswith(known["place"]):
            stop = start + line.index(known["date"]) + len(known["date"])
            place = Said(known["place"], Span(identifier, start, start + len(known["place"])))
            dateline = Dateline(place, None, Span(identifier, start, stop))
            blocks.append(Block("dateline", start, stop))
            start = stop
        if text[start:end].strip():
            blocks.append(Block(roles.get(number, "body"), start, end))
    return Article(identifier, name, "text/plain", sha256, None, None, None, (), (), dateline, None, None, "en", text, tuple(blocks))


@pytest.fixture(scope="module")
def gold():
    return json.loads((STORY / "gold.json").read_text())


@pytest.fixture(scope="module")
def pages(gold):
    return {key: read(name, gold["articles"][key]) for key, name in gold["pages"].items()}


def place(gold, pages, reading):
    """Return the span of a label."""
    text = pages[reading["page"]].text
    start = 0
    for _ in range(reading["line"] - 1):
        start = text.index("\n", start) + 1
    start = text.index(reading["text"], start)
    return Span(pages[reading["page"]].id, start, start + len(reading["text"]))


def test_the_day_follows_though_no_page_states_the_year(gold, pages):
    event = date_story(list(pages.values())).event
    assert event.when.value == gold["event"]["date"]
    assert gold["event"]["place"].lower() in event.place.text.lower()


def test_the_evidence_is_that_of_the_labels(gold, pages):
    spans = [one.span for one in date_story(list(pages.values())).event.evidence]
    missing = [label["text"] for label in gold["event"]["evidence"] if not any(place(gold, pages, label).overlaps(span) for span in spans)]
    # "75th founding anniversary": no page says from which year it counts
    assert missing == ["75th founding anniversary"]


def test_the_page_dates_are_rejected(pages):
    event = date_story(list(pages.values())).event
    assert [one.when.value for one in event.rejected] == ["2024-06-20", "2024-09-08", "2024-09-08"]
    assert event.rejected[0].why == "20 June 2024 is printed on the page, 281 days after the event."


def test_the_reason_is_one_sentence(pages):
    why = date_story(list(pages.values())).event.why
    assert why.count(".") == 1
    assert all(words in why for words in ("only 2023 is", "70 years after 1953", "four years after April 2019"))


def test_the_timeline_has_every_labelled_time(gold, pages):
    entries = date_story(list(pages.values())).timeline
    for label in gold["timeline"]:
        places = [place(gold, pages, reading) for reading in label["readings"]]
        assert any(
            entry.when.value.startswith(label["when"]) and any(entry.sentence.overlaps(where) for where in places) for entry in entries
        ), label


def test_no_page_alone_gives_another_day(gold, pages):
    for page in pages.values():
        when = date_story([page]).event.when
        assert when is None or when.value == gold["event"]["date"]


def test_no_subset_gives_another_day(gold, pages):
    for size in (2, 3, 4):
        for chosen in itertools.combinations(pages.values(), size):
            when = date_story(chosen).event.when
            assert when is None or gold["event"]["date"].startswith(when.value)


def test_any_order_gives_the_same(pages):
    answers = [date_story(order) for order in itertools.islice(itertools.permutations(pages.values()), 0, None, 23)]
    assert all(answer == answers[0] for answer in answers)
