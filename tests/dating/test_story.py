"""The date of a story from all its pages: each constraint alone and together, and what they refuse to tell."""

import datetime
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.dating import date_story
from tellings.model import When

# Tuesday 14 March was in 1995, 2000, 2006, 2017 and 2023.
WIRE = (("dateline", "ORLE", "March 14"), "The old bridge of Orle collapsed on Tuesday, the police said.")


def event(*articles):
    """Return the event of a story, and check that its value follows the contract."""
    found = date_story(articles).event
    assert found is not None
    assert found.why
    return found


def day(*articles):
    """Return the value of the event's day, ``None`` where it is unknown."""
    when = event(*articles).when
    return when and when.value


def test_a_dateline_and_a_weekday_alone_do_not_tell_the_year(article):
    found = event(article(*WIRE))
    assert found.when is None
    assert "the year" in found.why


@pytest.mark.parametrize(
    "sentence",
    [
        "It was closed on the 70th anniversary of the end of the Reed War (1950-1953).",
        "It happened 12 years after the 2011 flood and as many floods since; it is 12 years since the 2011 flood.",
        "It is the 12th year since the 2011 flood.",
        "The bridge had collapsed before, in April 2019; this was the first collapse in four years.",
        "The bridge was built 23 years ago, in 2000.",
        "It was the seventy-fifth anniversary of the 1948 flood.",
        "The town keeps the centenary of the 1923 fire.",
        "The warden, Ivo Brandt, 71, was hurt. Brandt was born in 1952. It fell previously in 2021; it is the first in two years.",
        "Its warden Ivo Brandt, a 71-year-old born in 1952, was hurt; this year marks the 50th anniversary of the 1973 opening.",
    ],
)
def test_a_year_that_the_text_ties_to_another_gives_the_day(article, sentence):
    assert day(article(*WIRE, sentence)) == "2023-03-14"


def test_the_tie_may_stand_on_another_page(article):
    dated = article(*WIRE, page="one.txt")
    other = article(
        "The bridge of Orle collapsed on Tuesday.",
        "This year is the 70th anniversary of the end of the Reed War (1950-1953).",
        page="two.txt",
    )
    assert day(dated) is None
    assert day(dated, other) == "2023-03-14"


def test_a_name_with_its_years_on_one_page_serves_an_anniversary_on_another(article):
    dated = article(*WIRE, "The mayor spoke of 70 years since the Long Reed War ended.", page="one.txt")
    other = article("The bridge fell on Tuesday. It was built in the Long Reed War (1950-1953).", page="two.txt")
    assert day(dated, other) == "2023-03-14"


def test_the_same_sentence_with_a_weekday_here_and_a_date_there_is_a_checksum(article):
    sentence = "On {}, the minister Ada Lund arrived by train at the northern town of Orle with her staff."
    one = article(("dateline", "ORLE", "March 15"), "The bridge collapsed on Wednesday.", sentence.format("Tuesday"), page="one.txt")
    two = article(sentence.format("March 14"), "It last collapsed in May 2021.", page="two.txt")
    says = [evidence.says for evidence in event(one, two, article("It is 12 years since the 2011 flood.", page="3.txt")).evidence]
    assert any("same sentence" in words and "14 March was a Tuesday" in words for words in says)


def test_a_weekday_with_its_date_in_the_text_and_a_published_year_give_the_day(article):
    page = article("The bridge collapsed on Tuesday, March 14, the police said.", published="2023-03-15")
    assert day(page) == "2023-03-14"


def test_an_address_with_a_date_dates_the_page(article):
    page = article("The bridge collapsed on Tuesday, the police said.", page="https://orle.example/2023/03/15/bridge.html")
    assert day(page) == "2023-03-14"
    assert date_story([page]).written[page.id] == When("2023-03-15", "day")


def test_a_published_day_without_a_day_in_the_text_is_only_about_the_event(article):
    assert event(article("The bridge of Orle collapsed.", published="2023-03-15")).when == When("2023-03-15", "day", approximate=True)


def test_page_dates_that_do_not_fit_are_rejected_with_the_reason(article):
    page = article(("page-date", "Thursday, June 20, 2024"), *WIRE, "It is 12 years since the 2011 flood.")
    found = event(page)
    assert found.when == When("2023-03-14", "day")
    ((rejected),) = found.rejected
    assert rejected.when.value == "2024-06-20"
    assert page.words(rejected.span) == "Thursday, June 20, 2024"
    assert "464 days after" in rejected.why


def test_a_date_printed_for_the_visit_dates_no_event_by_itself(article):
    page = article(("page-date", "Thursday, June 20, 2024"), "The bridge collapsed on Wednesday.")
    found = date_story([page])
    assert found.event.when is None
    assert found.written[page.id] == When("2024-06-20", "day", approximate=True)
    assert found.timeline == ()


def test_a_republished_copy_does_not_move_the_event(article):
    wire = article(*WIRE, "It is 12 years since the 2011 flood.", page="wire.txt")
    copy = article(*WIRE[1:], page="copy.txt", published="2024-09-08")
    found = date_story([wire, copy])
    assert found.event.when.value == "2023-03-14"
    assert [one.when.value for one in found.event.rejected] == ["2024-09-08"]
    assert found.written[copy.id] == When("2023-03-14", "day", approximate=True)


def test_an_old_year_in_the_text_is_not_the_storys(article):
    assert day(article(*WIRE, "The bridge was opened on April 28, 1916, and mended in 2007.")) is None


def test_two_years_that_fit_as_well_are_unknown(article):
    page = article(*WIRE, "It is 12 years since the 2011 flood, and 12 years since the 2005 fire.")
    assert day(page) is None


def test_a_year_without_a_day_keeps_its_precision(article):
    found = event(article("This year marks the 70th anniversary of the end of the Reed War (1950-1953)."))
    assert found.when == When("2023", "year")
    assert found.why == "2023 is 70 years after 1953. The day is unknown: no page says on which day it was."


def test_a_page_without_a_date_inherits_the_storys_for_its_weekdays(article):
    wire = article(*WIRE, "It is 12 years since the 2011 flood.", page="wire.txt")
    plain = article("The bridge of Orle collapsed on Tuesday, a day after it was closed. On Monday lorries crossed.", page="plain.txt")
    found = date_story([wire, plain])
    values = {plain.words(one.span): one.when.value for one in found.times[plain.id]}
    assert values == {"Tuesday": "2023-03-14", "Monday": "2023-03-13"}


def test_the_timeline_is_in_order_and_holds_the_sentences(article):
    page = article(*WIRE, "It is 12 years since the 2011 flood. It opened in May 1916! It will reopen soon.")
    entries = date_story([page]).timeline
    assert [entry.when.value for entry in entries] == ["1916-05", "2011", "2023-03-14", "2023-03-14"]
    assert page.words(entries[0].sentence) == "It opened in May 1916!"
    assert all(entry.sentence.contains(entry.span) for entry in entries)


def test_every_piece_of_evidence_points_at_its_words(article):
    page = article(*WIRE, "It is 12 years since the 2011 flood.")
    found = {page.words(one.span) for one in event(page).evidence}
    assert found == {"March 14", "Tuesday", "12 years since the 2011"}


def test_the_place_is_that_of_the_datelines(article):
    assert event(article(*WIRE)).place.text == "ORLE"
    shared = [article(f"A bridge in North Orle fell {word}.", page=word) for word in ("down", "again")]
    assert event(*shared).place.text == "North Orle"
    assert event(article("A bridge fell.")).place is None


def test_no_articles_and_articles_without_dates(article):
    assert date_story([]).event is None
    found = date_story([article("A bridge fell."), article("", page="empty")])
    assert found.event.when is None
    assert set(found.written.values()) == {None}


def test_the_order_of_the_articles_does_not_matter(article):
    pages = [
        article(*WIRE, page="a"),
        article("It is 12 years since the 2011 flood. It fell on Tuesday.", page="b"),
        article(("page-date", "Sunday, September 8, 2024"), "It fell in Orle on Tuesday.", page="c"),
    ]
    answers = [date_story(order) for order in itertools.permutations(pages)]
    assert all(answer == answers[0] for answer in answers)
    assert answers[0].event.when.value == "2023-03-14"


@settings(deadline=None, max_examples=60)
@given(st.dates(datetime.date(1991, 1, 1), datetime.date(2035, 12, 31)), st.integers(10, 90))
def test_a_sure_tie_finds_any_day(article, date, years):
    month = date.strftime("%B")
    page = article(
        ("dateline", "ORLE", f"{month} {date.day}"),
        f"The bridge collapsed on {date.strftime('%A')}.",
        f"This year marks the {years}th anniversary of the {date.year - years} flood.",
    )
    assert day(page) == date.isoformat()


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.text(max_size=60) | st.sampled_from(["On Tuesday, March 14", "in 2019", "70th anniversary of 1953", "Feb. 29"]), max_size=8)
)
def test_any_lines_give_a_story(article, lines):
    pages = [article(*lines, page=str(number)) for number in range(3)]
    found = date_story(pages)
    assert set(found.written) == {page.id for page in pages}
    assert all(pages[0].text is not None and entry.span.start < entry.span.end for entry in found.timeline)


def test_forty_pages_are_dated_at_once(article):
    pages = [article(*WIRE, f"Page {number} says it is 12 years since the 2011 flood. " * 20, page=str(number)) for number in range(40)]
    assert day(*pages) == "2023-03-14"


def test_hostile_pages_cost_no_more_than_their_length(article):
    import time

    lines = ["Ada Lund (1950-1953), 71, born in 1952, it is 12 years since the 2011 flood, first in four years. " * 40] * 5
    days = " ".join(f"On Tuesday and on March {number}, trains and lorries and ships arrived." for number in range(1, 31))
    pages = [article(("dateline", "ORLE", f"March {number}"), days, *lines, page=str(number)) for number in range(1, 11)]
    start = time.process_time()
    date_story(pages)
    assert time.process_time() - start < 8


def test_a_birthday_in_the_lead_is_not_the_day_of_the_news(article):
    assert day(article("Ada Lund, who was born on May 3, 1992, won the prize of Orle.")) is None
    assert day(article("The bridge of Orle fell on May 3, 1992, the police said.")) == "1992-05-03"
    assert day(article("The judge read the letters about the May 3, 1992, fall of the bridge.")) is None


def test_pages_published_on_following_days_date_the_event_by_the_first(article):
    pages = [article("The bridge fell on Friday.", page=f"https://orle.example/2021/05/{number}/bridge") for number in (14, 15)]
    assert day(*pages) == "2021-05-14"


def test_an_announced_day_is_the_events(article):
    assert day(article(("dateline", "ORLE", "March 14, 2023"), "The council will vote on the bridge on Friday.")) == "2023-03-17"


def test_times_of_a_page_without_a_date_are_approximate_only_where_the_day_of_writing_matters(article):
    wire = article(*WIRE, "It is 12 years since the 2011 flood.", page="wire.txt")
    plain = article(
        "The bridge fell on Tuesday at 6:52 a.m. On Monday it was shut. Today it is quiet. It was mended last year.", page="plain"
    )
    found = {plain.words(one.span): one.when for one in date_story([wire, plain]).times[plain.id]}
    assert found == {
        "Tuesday at 6:52 a.m.": When("2023-03-14T06:52", "minute"),
        "Monday": When("2023-03-13", "day"),
        "Today": When("2023-03-14", "day", approximate=True),
        "last year": When("2022", "year"),
    }


def test_a_date_that_a_page_prints_on_the_day_after_is_that_of_its_writing(article):
    wire = article(*WIRE, "It is 12 years since the 2011 flood.", page="wire.txt")
    daily = article(("page-date", "Wednesday, March 15"), "The bridge of Orle fell on Tuesday, the day of the market.", page="daily")
    found = date_story([wire, daily])
    assert found.written[daily.id] == When("2023-03-15", "day")
    assert found.event.rejected == ()
    assert "15 March was a Wednesday in 2017, 2023 and 2028" in {one.says for one in found.event.evidence}


def test_years_past_and_years_to_come_leave_one_that_fits_the_weekday(article):
    copies = [article(*WIRE, page=name) for name in "ab"]
    told = article("The bridge was mended in 2019. A new bridge will stand here by 2027.", page="c")
    assert day(*copies, told) == "2023-03-14"
    assert day(*copies, article("The bridge was mended in 2007. A new bridge will stand here by 2027.", page="c")) is None


def test_one_sign_against_a_weekday_is_not_enough(article):
    assert day(article(*WIRE, "It is ten years since the 2014 flood.")) is None


def test_signs_of_one_origin_count_once_and_are_named_once(article):
    page = article(*WIRE, "It is the 70th anniversary of the Reed War of 1953. It is 70 years since the Reed War of 1953.")
    assert event(page).why.count("1953") == 1


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("There had been no fall since September 2017, five and a half years ago.", "2023-03-14"),
        ("It was opened 18 months after September 2021.", "2023-03-14"),
        ("The bridge opened in April 1973, and the town wants to keep its 50th anniversary next month.", "2023-03-14"),
        ("The bridge opened in 1973. The town was to keep its half-century, which has been cancelled.", "2023-03-14"),
        ("The bridge opened in 1974, and the town wants to keep its 50th anniversary next year.", "2023-03-14"),
        ("The bridge opened in 1974, and the town wants to keep its 50th anniversary in 2024.", None),
        ("It fell 30 years to the day after the bridge of Marsk, in 1993.", "2023-03-14"),
    ],
)
def test_lengths_and_anniversaries_of_a_time_in_the_same_passage(article, words, value):
    assert day(article(*WIRE, words)) == value


SURE = "This year is the 70th anniversary of the end of the Reed War (1950-1953)."


@pytest.mark.parametrize(
    ("lines", "captured", "visit"),
    [
        ([("page-date", "June 20, 2024"), "The old bridge of Orle collapsed on Tuesday."], None, False),
        ([("page-date", "Today is June 20, 2024"), "The old bridge of Orle collapsed on Tuesday."], None, True),
        ([("page-date", "June 20, 2024"), "The old bridge of Orle collapsed on Tuesday."], "2024-06-20T10:00:00Z", True),
        ([("page-date", "June 20, 2024"), "The old bridge of Orle collapsed on Tuesday, March 14."], None, True),
        ([("page-date", "June 20, 2024"), *WIRE], None, True),
    ],
)
def test_a_printed_date_is_that_of_the_visit_only_where_the_page_shows_it(article, lines, captured, visit):
    found = event(article(*WIRE, SURE, page="wire.txt"), article(*lines, page="copy.txt", captured=captured))
    assert found.when.value == "2023-03-14"
    (rejected,) = found.rejected
    assert ("the day of the visit" in rejected.why) is visit
    assert ("is printed on the page" in rejected.why) is not visit


def test_copies_of_one_text_have_one_vote_on_the_day_of_the_event(article):
    line = ("dateline", "ORLE", "March 14, 2023")
    copies = [article(line, "The bridge fell on Monday.", page=f"copy{number}.txt") for number in range(3)]
    others = [article(line, f"{name} says the bridge fell on Tuesday.", page=f"{name}.txt") for name in ("Lund", "Brandt")]
    pages = [*copies, *others]
    assert date_story(pages).event.when.value == "2023-03-13"
    for order in (pages, pages[::-1]):
        assert date_story(order, [[one.id for one in copies]]).event.when.value == "2023-03-14"


def test_copies_of_one_text_are_no_second_sign_of_a_weekday(article):
    pages = [article(*WIRE, page=f"copy{number}.txt", published="2023-03-14" if not number else None) for number in range(3)]
    alone = date_story(pages, [[one.id for one in pages]]).event
    assert alone.when.value == "2023-03-14"
    assert date_story(pages).event.when == alone.when
