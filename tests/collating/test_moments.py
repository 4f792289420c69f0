"""Weekdays without a date: they are compared, and never given one."""

import pytest

import tellings
from tellings.collating.moments import whens_meet, whens_same
from tellings.model import When
from tellings.model.spoken import when_phrase

FRIDAY, SATURDAY = When("XXXX-WXX-5", "day"), When("XXXX-WXX-6", "day")


def test_a_friday_is_no_saturday():
    assert not whens_meet(FRIDAY, SATURDAY)
    assert whens_meet(FRIDAY, FRIDAY)
    assert whens_same(FRIDAY, FRIDAY)


@pytest.mark.parametrize(
    ("value", "precision", "meets"),
    [
        ("2023-09-15", "day", True),
        ("2023-09-16", "day", False),
        ("2023-09-14/2023-09-15", "day", True),
        ("2023-09", "month", True),
        ("2023-W37", "week", True),
        ("PAST_REF", "vague", True),
    ],
)
def test_a_weekday_fits_a_date_or_does_not(value: str, precision: str, meets: bool):
    assert whens_meet(FRIDAY, When(value, precision)) is meets
    assert whens_meet(When(value, precision), FRIDAY) is meets


def test_an_approximate_time_meets_every_weekday():
    assert whens_meet(FRIDAY, When("2023-09-16", "day", approximate=True))


def test_weekdays_are_said_as_people_say_them():
    assert [when_phrase(when) for when in (FRIDAY, When("XXXX-WXX-5TNI", "part"))] == ["Friday", "Friday, night"]


def test_two_undated_accounts_that_name_different_weekdays_conflict():
    pages = [
        tellings.Page.from_text(f"Mill burns\n\nThe old paper mill at Wendle burned down on {day}. {rest}", name=day)
        for day, rest in (("Friday", "It employed 48 people."), ("Saturday", "Built in 1871, it employed 48 people."))
    ]
    (story,) = tellings.compare(pages).stories
    conflicts = [point for point in story.points if point.kind == "conflict"]
    assert [sorted(reading.value.when.value for reading in point.readings) for point in conflicts] == [["XXXX-WXX-5", "XXXX-WXX-6"]]
    assert story.event is None or story.event.when is None
