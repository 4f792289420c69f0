"""Times of a text: which words are one, and which value they have."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.dating import times
from tellings.model import When

WRITTEN = "2022-05-18"  # a Wednesday


def values(text, written=WRITTEN):
    """Return [(words, value)] of a text."""
    return [(text[time.start : time.end], time.when.value) for time in times(text, written)]


@pytest.mark.parametrize(
    ("text", "words", "value", "precision"),
    [
        ("The bridge opened on April 28, 2016.", "April 28, 2016", "2016-04-28", "day"),
        ("The bridge opened on 28 April 2016.", "28 April 2016", "2016-04-28", "day"),
        ("Saturday, 3 June 1995 was dry.", "Saturday, 3 June 1995", "1995-06-03", "day"),
        ("They last met in April 2019.", "April 2019", "2019-04", "month"),
        ("Work began in 2007.", "2007", "2007", "year"),
        ("Stamped 2023-09-13 by the office.", "2023-09-13", "2023-09-13", "day"),
        ("Stamped 2023-09-13T07:09+03:00 by it.", "2023-09-13T07:09+03:00", "2023-09-13T07:09+03:00", "minute"),
        ("It was common in the 1990s.", "the 1990s", "199X", "decade"),
        ("Sales fell in the third quarter of 2023.", "the third quarter of 2023", "2023-35", "quarter"),
        ("the Reed War (1950-1953) and after", "1950-1953", "1950/1953", "year"),
        ("The fair runs June 3-5, 2021 in Orle.", "June 3-5, 2021", "2021-06-03/2021-06-05", "day"),
        ("the second half of 2020 was calm", "the second half of 2020", "2020-41", "half"),
        ("after the winter of 1994 they left", "the winter of 1994", "1994-24", "season"),
        ("in nineteen ninety-six he left", "nineteen ninety-six", "1996", "year"),
    ],
)
def test_a_date_that_stands_by_itself_needs_no_writing(text, words, value, precision):
    for written in (None, WRITTEN):
        (time,) = times(text, written)
        assert (text[time.start : time.end], time.when) == (words, When(value, precision))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor resigned Wednesday.", "2022-05-18"),
        ("The mayor resigned on Tuesday morning.", "2022-05-17TMO"),
        ("The council will vote on Friday.", "2022-05-20"),
        ("The council voted on Friday.", "2022-05-13"),
        ("He left last Friday.", "2022-05-13"),
        ("He leaves next Monday.", "2022-05-23"),
        ("It rained yesterday.", "2022-05-17"),
        ("It rained last night.", "2022-05-17TNI"),
        ("Two days ago it snowed.", "2022-05-16"),
        ("She moved here five months ago.", "2021-12"),
        ("She moved here 30 years ago.", "1992"),
        ("Prices rose last month.", "2022-04"),
        ("Prices rose this year.", "2022"),
        ("The court sits next week.", "2022-W21"),
        ("The minister visited Orle this past July.", "2021-07"),
        ("The minister visited Orle in late July.", "2021-07"),
        ("In July this year he sent a letter.", "2022-07"),
        ("It was founded in November.", "2021-11"),
        ("The school reopens in June.", "2022-06"),
        ("Rain fell on May 3.", "2022-05-03"),
        ("The judge is scheduled to rule on June 28.", "2022-06-28"),
        ("The dam broke at noon on Tuesday.", "2022-05-17T12:00"),
    ],
)
def test_a_relative_time_counts_from_the_writing(text, value):
    assert [found for _, found in values(text)] == [value]
    assert times(text, None) == []


def test_a_time_counts_from_the_time_before_it_in_the_text():
    assert values("The fire began on March 3, 2001. Two days later it rained; the day before, a barn had burnt.")[1:] == [
        ("Two days later", "2001-03-05"),
        ("the day before", "2001-03-04"),
    ]


def test_a_length_before_an_event_without_a_date_has_no_value():
    assert values("She arrived, a day after crossing into Orland.") == []
    assert values("She arrived two days after the May 3 vote.") == [("two days after", "2022-05-05"), ("May 3", "2022-05-03")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met at 7:09 a.m. Moscow time.", "2022-05-18T07:09+03:00"),
        ("They met at 7:09 p.m. Eastern time.", "2022-05-18T19:09-04:00"),
        ("They met at 1500 GMT.", "2022-05-18T15:00Z"),
        ("They met at 6 p.m. local time.", "2022-05-18T18:00"),
        ("They met at 2 p.m. on Tuesday.", "2022-05-17T14:00"),
    ],
)
def test_a_clock_time_has_the_offset_that_its_zone_has_on_that_day(text, value):
    assert [found for _, found in values(text)] == [value]
    assert times(text, None) == []


def test_summer_time_follows_the_day():
    assert [time.when.value for time in times("at 9:00 a.m. London time", "2022-01-10")] == ["2022-01-10T09:00+00:00"]
    assert [time.when.value for time in times("at 9:00 a.m. London time", "2022-07-10")] == ["2022-07-10T09:00+01:00"]


@pytest.mark.parametrize(
    "text",
    [
        "The talks lasted two days.",
        "It was their first meeting in four years.",
        "a 75th anniversary dinner",
        "the 25-year-old pilot",
        "over the past five years",
        "a two-day visit",
        "He may march on; the sun shone.",
        "some 2000 soldiers and 1950 tents",
        "April Orloff and May Lind came by.",
        "every Friday",
        "a feast that is marked on August 15",
        "flight 1990 to Orle",
    ],
)
def test_lengths_ages_anniversaries_and_other_words_are_no_times(text):
    assert values(text) == []


def test_now_and_soon_are_vague():
    assert [time.when for time in times("Now it is dry; recently it was wet; soon it will snow.")] == [
        When("PRESENT_REF", "vague"),
        When("PAST_REF", "vague"),
        When("FUTURE_REF", "vague"),
    ]


def test_about_makes_a_value_approximate():
    (time,) = times("The train left at about 12:23 p.m.", WRITTEN)
    assert time.when == When("2022-05-18T12:23", "minute", approximate=True)


def test_a_writing_known_to_the_month_gives_months_and_no_days():
    assert values("On Friday, and last month, and this year.", "2022-05") == [("last month", "2022-04"), ("this year", "2022")]


def test_given_spans_get_their_value_and_others_none():
    text = "Profit rose in the year, he said on Friday to Reporters."
    spans = [(15, 23), (33, 42), (46, 55)]
    assert [(time.start, time.when.value) for time in times(text, WRITTEN, spans)] == [(15, "2022"), (33, "2022-05-13")]


@pytest.mark.parametrize("written", ["yesterday", "2022-13-01", "2022-02-30", ""])
def test_a_writing_that_is_no_date_is_refused(written):
    with pytest.raises(ValueError, match="is no date"):
        times("on Friday", written)


WORDS = [
    "Friday",
    "May",
    "3",
    "2019",
    "the",
    "quarter",
    "two",
    "days",
    "ago",
    "before",
    "last",
    "at",
    "7:09",
    "a.m.",
    "\ud800",
    "\x00",
    ",",
    "-",
    "1950-1953",
]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=40).map(" ".join),
    st.sampled_from([None, "2022-05-18", "2022", "0001-01-01", "9999-12-31"]),
)
def test_any_text_gives_times_in_order_inside_it(text, written):
    found = times(text, written)
    edges = [edge for time in found for edge in (time.start, time.end)]
    assert edges == sorted(edges)
    assert all(0 <= time.start < time.end <= len(text) for time in found)
    assert times(text, written, [(time.start, time.end) for time in found]) is not None


@pytest.mark.parametrize("piece", ["the ", "a ", "12 ", "may ", "last ", "1950-", "three ", "in the ", "\n", "Friday ", "first x "])
def test_hostile_repetition_stays_linear(piece):
    import time

    start = time.perf_counter()
    times(piece * (60_000 // len(piece)), WRITTEN)
    assert time.perf_counter() - start < 3
