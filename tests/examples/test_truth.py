"""The truth of the example story is true: its words stand on the pages, its calendar holds, its copies are copies."""

import calendar
from datetime import date

# Words in a row that two independent pages may share outside quotes.
LONGEST_CHANCE_RUN = 6


def _anchors(value):
    """Every {"page", "text"} below a value of the truth."""
    if isinstance(value, dict):
        if value.get("page") and value.get("text"):
            yield value["page"], value["text"], value.get("nth", 0)
        for inner in value.values():
            yield from _anchors(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _anchors(inner)


def _told(truth, key):
    return " ".join(truth["articles"][key]["body"])


def test_every_page_of_the_truth_is_there_and_no_other(truth, pages):
    assert sorted(truth["pages"].values()) == sorted(path.name for path in pages.iterdir())
    assert sorted(truth["articles"]) == sorted(truth["pages"])


def test_every_anchor_stands_once_on_its_page(truth, seen, visible, placing):
    anchors = [a for part in ("reuse", "event", "timeline", "points", "near_misses", "quotes") for a in _anchors(truth[part])]
    for key, label in truth["articles"].items():
        lines = [line for field in placing.ROLES for line in label.get(field, [])]
        anchors += [(key, line, 0) if isinstance(line, str) else (key, line["text"], line["nth"]) for line in lines]
    wrong = [(page, words) for page, words, nth in anchors if (n := len(visible.places(seen[page], words))) == 0 or (n > 1 and not nth)]
    assert len(anchors) > 250
    assert wrong == [], "words of the truth that the page lacks, or has more than once"


def test_the_parts_of_the_texts_begin_and_end_on_their_pages(truth, seen, visible):
    for text in truth["lineage"]["texts"]:
        for page, (first, last) in text["parts"].items():
            (start, _), (_, end) = visible.places(seen[page], first)[0], visible.places(seen[page], last)[0]
            assert start < end, (page, first, last)


def test_the_story_is_long_enough_and_complete(truth):
    words = {key: len(_told(truth, key).split()) for key in truth["pages"]}
    assert all(250 <= count <= 700 for count in words.values()), words
    required = [point["kind"] for point in truth["points"] if not point.get("optional")]
    least = {"conflict": 2, "update": 1, "variant": 2, "agreed": 3, "copied": 1, "single": 2}
    assert all(required.count(kind) >= count for kind, count in least.items()), required
    assert len(required) >= 12
    assert len(truth["quotes"]) >= 8
    assert sum(not entry.get("optional") for entry in truth["timeline"]) >= 6


def test_the_year_of_the_event_follows_from_the_pages(truth):
    day = date.fromisoformat(truth["event"]["date"])
    tuesdays = {year for year in range(1975, 2040) if calendar.weekday(year, 5, 14) == calendar.TUESDAY}
    assert calendar.day_name[day.weekday()] == truth["event"]["weekday"] == "Tuesday"
    assert (day.month, day.day) == (5, 14)
    # "opened in June 1974 … its 50th anniversary next month"
    assert tuesdays & {1974 + 50} == {day.year}
    # "since November 2018, five and a half years ago", give or take three months
    months = {year: 12 * (year - 2018) + 5 - 11 for year in tuesdays}
    assert [year for year, passed in months.items() if abs(passed - 66) <= 3] == [day.year]
    # The wrong year of the wire would lead to another one, but not to a Tuesday.
    assert 1967 + 50 not in tuesdays
    assert calendar.weekday(2017, 5, 14) == calendar.SUNDAY
    # The other days that pages name: "Wednesday, May 15", and a dateline of May 16 with "on Thursday".
    assert calendar.weekday(day.year, 5, 15) == calendar.WEDNESDAY
    assert calendar.weekday(day.year, 5, 16) == calendar.THURSDAY


def test_no_page_states_the_year_of_the_event(truth, pages):
    for name in truth["pages"].values():
        assert str(date.fromisoformat(truth["event"]["date"]).year) not in (pages / name).read_text(encoding="utf-8"), name


def test_the_page_dates_are_real_days_and_later_than_the_event(truth, seen, pages):
    for rejected in truth["event"]["rejected"]:
        day = date.fromisoformat(rejected["date"])
        assert day > date.fromisoformat(truth["event"]["date"])
        if rejected["text"]:
            assert rejected["text"] == f"{day:%A}, {day:%B} {day.day}, {day.year}"
            assert rejected["text"] in seen[rejected["page"]]
        else:
            assert rejected["date"] in (pages / truth["pages"][rejected["page"]]).read_text(encoding="utf-8")


def test_independent_pages_share_no_wording_but_quotes(truth, visible):
    words = {key: visible.words_outside_quotes(_told(truth, key)) for key in truth["pages"]}
    for a, b in truth["lineage"]["not_copied"]:
        run = visible.longest_shared_run(words[a], words[b])
        assert len(run) <= LONGEST_CHANCE_RUN, f"{a} and {b} share {' '.join(run)!r}"


def test_copies_share_long_wording(truth, visible):
    words = {key: visible.words_outside_quotes(_told(truth, key)) for key in truth["pages"]}
    for a, b in truth["lineage"]["share_a_text"]:
        assert len(visible.longest_shared_run(words[a], words[b])) >= 30, f"{a} and {b}"


def test_every_pair_of_pages_is_either_copied_or_not(truth):
    pairs = [frozenset(pair) for part in ("share_a_text", "not_copied") for pair in truth["lineage"][part]]
    assert len(pairs) == len(set(pairs)) == 8 * 7 // 2
    assert len(truth["lineage"]["texts"]) == truth["lineage"]["count"]
