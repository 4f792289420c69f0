"""Values as TimeML writes them."""

import pytest

from tellings.dating import from_timex3, to_timex3
from tellings.model import When


@pytest.mark.parametrize(
    ("value", "precision", "timex"),
    [
        ("2023", "year", "2023"),
        ("2023-09", "month", "2023-09"),
        ("2023-09-12", "day", "2023-09-12"),
        ("2023-09-12TMO", "part", "2023-09-12TMO"),
        ("2023-09-12T07:09", "minute", "2023-09-12T07:09"),
        ("2023-W37", "week", "2023-W37"),
        ("2023-35", "quarter", "2023-Q3"),
        ("2023-41", "half", "2023-H2"),
        ("2023-23", "season", "2023-FA"),
        ("201X", "decade", "201"),
        ("2023-09-16/2023-09-17", "day", "2023-W37-WE"),
        ("PAST_REF", "vague", "PAST_REF"),
    ],
)
def test_every_kind_of_value_goes_there_and_back(value, precision, timex):
    assert to_timex3(When(value, precision)) == timex
    assert from_timex3(timex) == When(value, precision)


def test_an_offset_is_dropped_on_the_way_there():
    assert to_timex3(When("2023-09-13T07:09+03:00", "minute")) == "2023-09-13T07:09"


@pytest.mark.parametrize("value", ["P2D", "XXXX-WXX-5", "2023-W99-WE", "soon", ""])
def test_what_is_no_time_of_ours_has_no_value(value):
    assert from_timex3(value) is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("198", "198X"),
        ("198X", "198X"),
        ("19", "19XX"),
        ("19XX", "19XX"),
        ("1949-XX", "1949"),
        ("1949-XX-XX", "1949"),
        ("2000-W7", "2000-W07"),
    ],
)
def test_the_spellings_of_one_time_are_read_alike(written, value):
    assert from_timex3(written).value == value


def test_an_open_interval_is_its_known_end():
    assert to_timex3(When("1959/..", "year")) == "1959"
    assert to_timex3(When("../1959", "year")) == "1959"
