"""Small invented stories of other kinds, whose year follows (or does not) in other ways."""

import pytest

from tellings.dating import date_story
from tellings.model import When


def dated(*articles):
    """Return the event of a story."""
    return date_story(articles).event


def test_election_metadata_of_two_pages_and_a_later_republication(article):
    event = dated(
        article("Voters in Quell went to the polls on Sunday and threw out the mayor.", page="a.html", published="2021-09-27"),
        article("The mayor of Quell, Una Dorn, lost Sunday's vote.", page="https://quell.example/2021/09/27/vote"),
        article("Voters in Quell went to the polls on Sunday and threw out the mayor.", page="c.html", published="2022-03-01"),
    )
    assert event.when == When("2021-09-26", "day")
    assert [one.when.value for one in event.rejected] == ["2022-03-01"]
    assert event.rejected[0].why == "1 March 2022 is the page's date of publication, 156 days after the event."


def test_earthquake_the_worst_since_a_year_so_many_years_ago(article):
    event = dated(
        article(("dateline", "HARROW BAY", "Feb. 6"), "A strong earthquake shook the coast early on Monday.", page="a"),
        article("The quake of Monday was the worst on this coast since 1998, 25 years ago, the institute said.", page="b"),
        article("At least 40 people died in the quake, and 12 houses fell.", page="c"),
    )
    assert event.when == When("2023-02-06", "day")
    assert event.why == "6 February was a Monday in 2017 and 2023; only 2023 is 25 years after 1998."


def test_trial_the_age_of_a_woman_whose_birth_another_page_tells(article):
    event = dated(
        article("Anna Pell, 44, was sentenced to six years in prison on Friday, 3 June, for the robbery of the bank.", page="a"),
        article("The court of Marsk sent Anna Pell to prison on Friday. Pell was born in 1978 in Orle.", page="b"),
    )
    assert event.when == When("2022-06-03", "day")


def test_match_a_date_with_full_stops_has_the_day_first(article):
    event = dated(
        article("Orle Rovers beat Marsk 3-1 on 04.05.2019 in front of 9,000 people.", page="a"),
        article("Orle Rovers won the cup on Saturday.", page="b"),
    )
    assert event.when == When("2019-05-04", "day")


def test_match_a_date_with_strokes_may_be_of_two_days(article):
    assert dated(article("Orle Rovers beat Marsk 3-1 on 5/4/2019.", page="a"), article("Orle won the cup.", page="b")).when is None


def test_summit_in_the_third_year_since(article):
    event = dated(
        article(("dateline", "LUNDE", "June 15"), "The ministers of six countries met here on Wednesday.", page="a"),
        article("Ada Lund, in her third year since taking office in 2019, spoke first on Wednesday.", page="b"),
    )
    assert event.when == When("2022-06-15", "day")


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Bus drivers walked out on Easter Monday, 18 April, and no bus ran.", "2022-04-18"),
        ("Bus drivers walked out on Good Friday, April 7, and no bus ran.", "2023-04-07"),
        ("Bus drivers walked out on Sunday, New Year's Day, and no bus ran.", "2023-01-01"),
    ],
)
def test_strike_a_named_day_beside_its_date(article, sentence, value):
    event = dated(article(sentence, page="a"), article("The strike of the drivers is the first since 2020.", page="b"))
    assert event.when == When(value, "day")


def test_strike_on_labor_day_alone_is_unknown(article):
    assert dated(article("Bus drivers walked out on Monday, Labor Day, and no bus ran.", page="a")).when is None


def test_obituary_an_age_a_birth_and_a_weekday(article):
    event = dated(
        article("The painter Ivo Brandt died on Thursday, 12 January, his daughter said. He was 87.", page="a"),
        article("Ivo Brandt, 87, the painter of Orle, has died. Brandt was born in 1935.", page="b"),
    )
    assert event.when == When("2023-01-12", "day")


def test_product_launch_of_today_under_an_iso_date_and_a_copy_a_year_later(article):
    event = dated(
        article("Lumen today unveiled a lamp that needs no wire.", page="a.html", published="2020-10-13"),
        article("Lumen unveiled a lamp without a wire on Tuesday, 2020-10-13, in Orle.", page="b"),
        article("Lumen today unveiled a lamp that needs no wire.", page="c.html", published="2021-11-02"),
    )
    assert event.when == When("2020-10-13", "day")
    assert [one.when.value for one in event.rejected] == ["2021-11-02"]


def test_the_dateline_may_be_of_the_day_after_the_event(article):
    event = dated(
        article(("dateline", "ORLE", "March 15"), "The old bridge of Orle collapsed on Tuesday, the police said.", page="a"),
        article("It is 12 years since the 2011 flood. The bridge of Orle fell on Tuesday.", page="b"),
    )
    assert event.when == When("2023-03-14", "day")
    assert event.why.endswith("The reports of 15 March 2023 speak of 14 March 2023.")


def test_a_wrong_year_on_three_pages_does_not_win_over_signs_that_agree(article):
    wire = (("dateline", "ORLE", "May 14"), "A barge struck the bridge on Tuesday. The bridge, which opened in 1967, is shut.")
    event = dated(
        *(article(*wire, page=name) for name in "abc"),
        article(
            "A barge struck the bridge on Tuesday. The bridge opened in June 1974, and its 50th anniversary is next month. "
            "There had been no collision there since November 2018, five and a half years ago.",
            page="d",
        ),
        article("The bridge will have its 50th anniversary this year.", page="e"),
    )
    assert event.when == When("2024-05-14", "day")


def test_the_anniversary_of_a_thing_that_another_page_says_began(article):
    event = dated(
        article(
            ("dateline", "ORLE", "May 14"),
            "A barge struck the Reed Bridge on Tuesday, the year of the bridge's 50th anniversary.",
            page="a",
        ),
        article("The Reed Bridge was opened in June 1974 by the mayor.", page="b"),
    )
    assert event.when == When("2024-05-14", "day")
    assert any("1974" in one.says for one in event.evidence)


def test_an_anniversary_kept_in_another_year_dates_nothing(article):
    page = article(
        ("dateline", "ORLE", "May 14"), "A barge struck the bridge on Tuesday.", "In 2009 the town celebrated its 60th anniversary."
    )
    assert dated(page).when is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The mill burnt down in 1996, and the new one stands here 25 years on, in 2021.",
        "The first bridge fell in 1916 and was mended 12 years later.",
        "She was mayor from 1998 to 2006.",
    ],
)
def test_the_past_alone_does_not_tell_the_year(article, sentence):
    assert dated(article(("dateline", "ORLE", "March 14"), "The bridge of Orle fell on Tuesday.", sentence)).when is None


def test_every_reason_is_short_and_has_no_iso_date(article):
    pages = [
        article(("page-date", "Thursday, June 20, 2024"), ("dateline", "ORLE", "March 14"), "It fell on Tuesday.", page="a"),
        article("It is 12 years since the 2011 flood. It last fell in April 2019, and this is the first fall in four years.", page="b"),
    ]
    event = dated(*pages)
    assert event.when == When("2023-03-14", "day")
    for words in [event.why, *(one.why for one in event.rejected), *(one.says for one in event.evidence)]:
        assert words.count(". ") <= 1
        assert "2023-03" not in words
        assert "2019-04" not in words


def test_a_look_back_at_a_day_long_past_is_not_dated_by_it(article):
    page = article("The letters tell of the Sept. 11, 2012, fire. On Friday, Sept. 14, the mayor had denied it.", page="a")
    assert dated(page).when is None


def test_three_pages_of_one_day_do_not_outvote_the_day_that_a_report_names(article):
    lead = article("The council of Orle voted on May 4 to close the bridge.", page="a", published="2021-05-05")
    others = [article("The bridge of Orle is to close.", page=name, published="2021-05-05") for name in "bcd"]
    assert dated(lead, *others).when == When("2021-05-04", "day")
