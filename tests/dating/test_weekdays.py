"""Weekdays of which the date is not known: none is invented, and they can still be compared."""

import pytest

from tellings.dating import date_story, may_be_one, named_days
from tellings.model import Article, Block, When


def day(text):
    """Return the one weekday that a text names."""
    (found,) = named_days(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "side"),
    [
        ("The aide resigned on Friday.", "XXXX-WXX-5", -1),
        ("The aide will resign on Friday.", "XXXX-WXX-5", 1),
        ("The aide resigned on Friday night.", "XXXX-WXX-5TNI", -1),
        ("The aide resigned at 2:30 p.m. on Friday.", "XXXX-WXX-5T14:30", -1),
        ("The day before last Monday's vote was calm.", "XXXX-WXX-7", -1),
    ],
)
def test_a_weekday_without_a_date_is_told_as_such(text, value, side):
    assert (day(text).value, day(text).side) == (value, side)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("He apologised on Friday.", "He apologised Saturday.", False),
        ("He apologised on Friday.", "He had apologised Friday.", True),
        ("He apologised on Friday.", "He will apologise on Friday.", None),
        ("He apologised on Friday night.", "He apologised late on Friday.", True),
        ("He apologised on Friday night.", "He apologised on Friday morning.", False),
        ("He apologised on Friday night.", "He apologised at 1:30 a.m. on Friday.", True),
        ("He apologised at 7:00 p.m. on Friday.", "He apologised at 8:00 p.m. on Friday.", False),
        ("He apologised last Friday.", "He will apologise next Friday.", None),
    ],
)
def test_two_weekdays_are_compared_as_far_as_they_are_said(one, other, answer):
    assert may_be_one(day(one), day(other)) is answer
    assert may_be_one(day(other), day(one)) is answer


@pytest.mark.parametrize(
    ("when", "answer"),
    [
        (When("2022-05-20", "day"), True),
        (When("2022-05-21", "day"), False),
        (When("2022-05-21/2022-05-22", "day"), False),
        (When("2022-05", "month"), None),
        (When("PAST_REF", "vague"), None),
    ],
)
def test_a_weekday_fits_a_date_or_does_not(when, answer):
    assert may_be_one(day("He apologised on Friday."), when) is answer
    assert may_be_one(when, day("He apologised on Friday.")) is answer


def test_dates_are_compared_by_what_they_cover():
    may, fourth = When("2022-05", "month"), When("2022-05-04", "day")
    assert may_be_one(may, fourth) is True
    assert may_be_one(fourth, When("2022-05-05", "day")) is False
    assert may_be_one(fourth, When("2022-05-05/..", "day")) is None


def story(text):
    """Return the dates of a story of one undated page."""
    article = Article(
        "a0", "p.txt", "text/plain", "0" * 64, None, None, None, (), (), None, None, None, "en", text, (Block("body", 0, len(text)),)
    )
    return date_story([article])


def test_a_story_lists_the_weekdays_that_have_no_date():
    found = story("The mayor of Orle resigned on Friday. Her aide said so on Saturday.")
    assert [one.value for one in found.weekdays["a0"]] == ["XXXX-WXX-5", "XXXX-WXX-6"]
    assert found.times["a0"] == ()


def test_a_weekday_with_a_date_is_not_listed():
    found = story("ORLE, May 20, 2022 - The mayor of Orle resigned on Friday, May 20, 2022, after a vote on Thursday.")
    assert all("2022-05" in one.when.value for one in found.times["a0"])
    assert found.weekdays["a0"] == ()
