"""What is no disagreement: the same name, headline, house, address or time in other words."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import When
from tellings.reading.html.agreeing import earlier_day, same_address, same_name, same_publisher, same_time, same_title


def when(value: str) -> When:
    return When(value, "day" if len(value) == 10 else "month" if len(value) == 7 else "minute")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2024-05-03", "2024-05-03", True),
        ("2024-05-03", "2024-05-02", False),
        ("2024-05", "2024-05-03", True),
        ("2024-05-03T10:15+02:00", "2024-05-03", True),
        ("2024-05-03T10:15+02:00", "2024-05-03T08:15Z", True),
        ("2024-05-03T10:15:40+02:00", "2024-05-03T08:15Z", True),
        ("2024-05-03T10:15:00+02:00", "2024-05-03T10:15:00Z", False),
        ("2024-05-03T10:15:00", "2024-05-03T10:15:42", True),
        ("2024-05-03T10:15:00", "2024-05-03T10:17:00", False),
        # The clock of a place without its zone, beside a time in UTC: an hour apart, or five and three quarters.
        ("2024-05-03T11:15", "2024-05-03T10:15:44Z", True),
        ("2024-05-03T16:00", "2024-05-03T10:15:44Z", True),
        ("2024-05-03T11:22", "2024-05-03T10:15:44Z", False),
        # Four in the morning in UTC is the evening before in America; four in the afternoon is not.
        ("2024-05-03T04:00:00Z", "2024-05-02", True),
        ("2024-05-03T16:00:00Z", "2024-05-02", False),
        ("2024-05-03T04:00:00-05:00", "2024-05-02", False),
        ("2024-05-03T13:00:00Z", "2024-05-04", True),
        ("2024-W18", "2024-05-03", False),
    ],
)
def test_times(one: str, other: str, same: bool):
    assert same_time(when(one), when(other)) is same
    assert same_time(when(other), when(one)) is same


INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2080, 1, 1), timezones=st.just(UTC))
ZONES = st.integers(-8 * 4, 13 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))


@settings(deadline=None, max_examples=100)
@given(INSTANTS, ZONES, ZONES)
def test_an_instant_is_the_same_in_any_zone_without_seconds_and_as_a_day(instant: datetime, one: timezone, other: timezone):
    here = instant.astimezone(one).isoformat(timespec="seconds")
    there = instant.astimezone(other).isoformat(timespec="seconds")
    assert same_time(when(here), when(there))
    assert same_time(when(here), when(here[:10]))
    assert not same_time(when(here), when((instant + timedelta(days=3)).date().isoformat()))


@pytest.mark.parametrize(
    ("one", "other", "earlier"),
    [
        ("2024-05-02", "2024-05-03", True),
        ("2024-05-03", "2024-05-03T10:15Z", False),
        ("2024-05-03T09:00+02:00", "2024-05-03T10:00+02:00", False),
        ("2024-05-02T23:00+02:00", "2024-05-03T00:30+02:00", True),
        ("2024-05-03T00:30Z", "2024-05-02T23:00-05:00", False),
        ("2024-05", "2024-05-03", False),
    ],
)
def test_an_earlier_day_is_one_by_the_others_calendar(one: str, other: str, earlier: bool):
    assert earlier_day(when(one), when(other)) is earlier


LONG = "Ellmouth to rebuild the old stone bridge over the river Tarn and its tower"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mayor’s bridge – a “new” start", 'Mayor\'s bridge - a "new" start', True),
        ("Ellmouth to rebuild its bridge | Ellmouth Courier", "Ellmouth to rebuild its bridge", True),
        ("Ellmouth Courier: Ellmouth to rebuild its bridge", "Ellmouth to rebuild its bridge", True),
        ("Ellmouth to rebuild its old stone…", "Ellmouth to rebuild its old stone bridge", True),
        ("Ellmouth to rebuild the old stone bridge over the river Tarn and its", LONG, True),
        ("Ellmouth to rebuild its bridge", "Ellmouth to rebuild its bridge by spring", False),
        ("Ellmouth to rebuild its bridge", "A bridge for Ellmouth", False),
        ("", "A bridge for Ellmouth", False),
    ],
)  # fmt: skip
def test_headlines(one: str, other: str, same: bool):
    assert same_title(one, other) is same
    assert same_title(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Orla Finch", "ORLA FINCH", True),
        ("Zoë Müller", "Zoe Muller", True),
        ("Finch, Orla", "Orla Finch", True),
        ("O. Finch", "Orla Finch", True),
        ("Orla Finch", "Orla M. Finch", True),
        ("Orla FinchFollow", "Orla Finch", True),
        ("Orla Finch", "Ada Finch", False),
        ("Orla Finch", "Bo Carr", False),
        ("7", "Bo Carr", False),
    ],
)
def test_names(one: str, other: str, same: bool):
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Ellmouth Courier", "Ellmouth Courier", True),
        ("ellmouthcourier.example", "The Ellmouth Courier", True),
        ("Ellmouth Courier", "Tarn Valley Post", False),
        ("...", "?", False),
    ],
)
def test_houses(one: str, other: str, same: bool):
    assert same_publisher(one, other) is same
    assert same_publisher(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://courier.example/a/bridge", "http://www.courier.example/a/bridge/", True),
        ("https://courier.example/a/bridge", "https://m.courier.example/a/bridge/amp", True),
        ("https://courier.example/a/bridge", "https://courier.example/a/bridge?utm_source=mail", True),
        ("https://courier.example/a?id=5&utm_medium=x", "https://courier.example/a?id=5", True),
        ("https://courier.example/a?id=5", "https://courier.example/a?id=6", False),
        ("https://courier.example/a/bridge", "https://courier.example/b/bridge", False),
        ("https://courier.example/a/bridge", "https://post.example/a/bridge", False),
        ("https://[courier", "https://courier.example/", False),
    ],
)
def test_addresses(one: str, other: str, same: bool):
    assert same_address(one, other) is same
    assert same_address(other, one) is same
