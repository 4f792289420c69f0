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

    start = time.process_time()
    times(piece * (60_000 // len(piece)), WRITTEN)
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("At about ten to seven a horn blew.", [("about ten to seven", "2022-05-18T06:50")]),
        ("By half past seven all were out.", [("half past seven", "2022-05-18T07:30")]),
        ("Around a quarter past nine they left.", [("Around a quarter past nine", "2022-05-18T09:15")]),
        ("The gate shut at ten to one.", [("ten to one", "2022-05-18T12:50")]),
        ("The gate shut at a quarter to three in the afternoon.", [("a quarter to three in the afternoon", "2022-05-18T14:45")]),
        ("It lasted until seven o’clock.", [("seven o’clock", "2022-05-18T07:00")]),
        (
            "It rained on Tuesday evening, and by half past eight the field was wet.",
            [("Tuesday evening", "2022-05-17TEV"), ("half past eight", "2022-05-17T20:30")],
        ),
        ("It broke at 18.30 on Friday.", [("18.30 on Friday", "2022-05-13T18:30")]),
    ],
)
def test_a_clock_time_in_words(text, found):
    assert values(text) == found


def test_a_clock_time_in_words_is_approximate_where_nothing_says_which_half_of_the_day():
    assert [time.when.approximate for time in times("By half past seven all were out.", WRITTEN)] == [True]
    assert [time.when.approximate for time in times("By half past seven in the evening all were out.", WRITTEN)] == [False]


@pytest.mark.parametrize("text", ["They chose five to seven people.", "It takes ten to twelve days.", "They won by ten to seven votes."])
def test_a_range_of_numbers_is_no_clock_time(text):
    assert values(text) == []


def test_a_clock_time_belongs_to_the_day_of_its_passage_and_not_of_the_writing():
    text = "The staff drew up a list of Tuesday morning. The boat left at 06:44 GMT with a blast of its horn. The blow came at 06:52 GMT."
    assert [value for _, value in values(text)] == ["2022-05-17TMO", "2022-05-17T06:44Z", "2022-05-17T06:52Z"]


def test_the_day_before_an_event_counts_from_the_day_that_the_text_gave_it():
    text = "The collision occurred at 06:52 on Tuesday. A man came the day before the collision, and none the day before the flood."
    assert values(text)[1:] == [("the day before", "2022-05-16")]


@pytest.mark.parametrize(
    "text", ["They dive as soon as the tide allows.", "The current was strong.", "They fought the current.", "It fell soon after he left."]
)
def test_as_soon_as_and_the_current_of_a_river_are_no_times(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("She left on Easter Monday.", "2022-04-18"), ("She left on Good Friday 2019.", "2019-04-19")],
)
def test_days_with_a_name(text, value):
    assert [found for _, found in values(text)] == [value]


def test_a_blank_before_a_comma_splits_no_date():
    assert values("It opened on April 28 , 2016 .", None) == [("April 28 , 2016", "2016-04-28")]
