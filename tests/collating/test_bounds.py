"""Values with bounds: which can both hold, which are the same, and how they differ."""

import itertools
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.collating.bounds import comparable, difference, interval, meets, precision, same, whens_meet, whens_same
from tellings.collating.numbers import number_conflict
from tellings.model import Quantity, When
from tellings.stating.quantities import find_quantities


def q(words: str) -> Quantity:
    """Return the first quantity of a phrase."""
    return find_quantities(words)[0].quantity


MEET = [
    ("more than five hours", "approximately six hours"),
    ("about 60 goats", "61 goats"),
    ("some 16 boats", "15 boats"),
    ("$43m", "$43,885,310"),
    ("nearly $44 million", "$43,885,310"),
    ("nearly $44 million", "$43m"),
    ("$43,350", "$43,000"),
    ("over $10,000", "$10,977.74"),
    ("five hours", "5 hours and 14 minutes"),
    ("two days", "50 hours"),
    ("60 miles", "100 km"),
    ("dozens of boats", "61 boats"),
    ("a dozen clerks", "13 clerks"),
    ("at least 19 people were killed", "26 people were killed"),
    ("3 soldiers were killed", "12 people were killed"),
    ("a third of the crop", "35 percent"),
    ("between 5 and 7 foxes", "7 foxes"),
    ("3.5 percent", "3.47 percent"),
    ("12 people were killed", "14 people were injured"),
    ("$125 billion", "€100 billion"),
    ("75th anniversary", "75 years"),
    ("5 ferries", "7 goats"),
]
CLASH = [
    ("48 pages", "47 pages"),
    ("$5,587.75", "$5,687.75"),
    ("120 people were killed", "119 people were killed"),
    ("50 bodies", "53 bodies"),
    ("seven years", "eight years"),
    ("7.2-magnitude", "7.7-magnitude"),
    ("less than 10 minutes", "more than 10 minutes"),
    ("less than 10 minutes", "10 minutes"),
    ("up to 50 boats", "over 70 boats"),
    ("two hours", "five hours"),
    ("two hours", "30 minutes"),
    ("20 miles", "100 km"),
    ("dozens of boats", "7 boats"),
    ("14 soldiers were killed", "12 people were killed"),
    ("a third of the crop", "60 percent"),
    ("between 5 and 7 foxes", "9 foxes"),
    ("7,000 trees", "8,000 trees"),
    ("75th anniversary", "70 years"),
]


@pytest.mark.parametrize(("a", "b"), MEET)
def test_values_that_can_both_hold_meet(a, b):
    assert meets(q(a), q(b))
    assert meets(q(b), q(a))


@pytest.mark.parametrize(("a", "b"), CLASH)
def test_values_that_cannot_both_hold_clash(a, b):
    assert not meets(q(a), q(b))
    assert not meets(q(b), q(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("two hours", "120 minutes"),
        ("one in five voters", "20 percent"),
        ("12 people killed", "twelve deaths"),
        ("€2bn", "2 billion euros"),
        ("75th anniversary", "75 years"),
        ("over 5 hours", "more than five hours"),
    ],
)
def test_one_value_in_other_words_is_the_same(a, b):
    assert same(q(a), q(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("about 60 goats", "60 goats"),
        ("more than 5 hours", "5 hours"),
        ("at least 5 hours", "more than 5 hours"),
        ("€2bn", "$2bn"),
        ("12 people were killed", "12 soldiers were killed"),
        ("48 pages", "47 pages"),
    ],
)
def test_other_bounds_another_unit_or_another_thing_is_not_the_same(a, b):
    assert not same(q(a), q(b))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("5 hours", "300 minutes", True),
        ("5 hours", "5 km", False),
        ("$5", "€5", False),
        ("5 people were killed", "5 people were injured", False),
        ("5 people were killed", "5 miners were killed", True),
        ("5 monks were killed", "5 miners were killed", False),
        ("one in five voters", "20 percent", True),
        ("Ida Brandt, 43,", "43 years", False),
        ("5 ferries", "5 goats", False),
    ],
)
def test_only_one_kind_of_thing_compares(a, b, expected):
    assert comparable(q(a), q(b)) is comparable(q(b), q(a)) is expected


def test_an_interval_keeps_open_ends_open_and_widens_what_is_approximate():
    assert interval(q("more than five hours")) == (5, math.inf, False, False)
    assert interval(q("at least 12 boats")) == (12, math.inf, True, False)
    assert interval(q("up to 30 boats")) == (-math.inf, 30, False, True)
    assert interval(q("48 boats")) == (48, 48, True, True)
    assert interval(q("about 60 boats")) == (54, 66, True, True)
    assert interval(q("approximately six hours")) == (5, 7, True, True)


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("48 boats", 1),
        ("50 boats", 1),
        ("$43m", 1e6),
        ("$43.5 million", 1e5),
        ("43,000 boats", 1000),
        ("43,885,310 boats", 10),
        ("7.2-magnitude", 0.1),
        ("five million boats", 1e6),
        ("5 hours and 14 minutes", 1),
        ("7,000 boats", 700),
        ("a dozen boats", 2),
    ],
)
def test_a_number_has_the_precision_it_is_written_with(words, step):
    assert precision(q(words)) == pytest.approx(step)


def test_a_difference_is_told_in_the_pages_own_words():
    assert difference(q("48 pages"), q("47 pages")) == "“48” against “47”: 1 apart"
    assert difference(q("two hours"), q("five hours")) == "“two hours” against “five hours”: 3 hours apart"
    assert difference(q("$5,587.75"), q("$5,687.75")) == "“$5,587.75” against “$5,687.75”: 100 USD apart"
    assert difference(q("more than five hours"), q("approximately six hours")).endswith("both can hold")
    assert difference(q("two hours"), q("120 minutes")).endswith("the same value")
    assert difference(q("less than 10 minutes"), q("10 minutes")).endswith("cannot both hold")
    assert difference(q("$5"), q("€5")).endswith("not the same measure")


bounds = st.none() | st.floats(-1e9, 1e9).map(lambda bound: round(bound, 2)) | st.integers(0, 5000).map(float)
quantities = st.builds(
    Quantity,
    low=bounds,
    high=bounds,
    low_open=st.booleans(),
    high_open=st.booleans(),
    approximate=st.booleans(),
    unit=st.sampled_from([None, "hour", "minute", "percent", "USD", "kilometre", "mile", "degree Fahrenheit", "degree Celsius"]),
    counted=st.sampled_from([None, "person", "person killed", "soldier killed", "anniversary", "age"]),
    words=st.sampled_from(["", "5", "about 5 million", "43,000", "a dozen", "0.0"]) | st.text(max_size=8),
).filter(lambda each: each.low is None or each.high is None or each.low <= each.high)


@settings(deadline=None, max_examples=300)
@given(quantities, quantities)
def test_comparison_is_symmetric_and_never_fails(a, b):
    assert comparable(a, b) is comparable(b, a)
    assert meets(a, b) is meets(b, a)
    assert same(a, b) is same(b, a)
    assert difference(a, b)
    found = interval(a)
    assert found.low <= found.high


@settings(deadline=None, max_examples=300)
@given(quantities)
def test_a_value_meets_and_is_itself(a):
    if a.low != a.high or not (a.low_open or a.high_open):
        assert meets(a, a)
    assert same(a, a)


def w(value: str, precision: str = "day", approximate: bool = False) -> When:
    return When(value, precision, approximate)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (w("2023-09-13"), w("2023-09-13"), True),
        (w("2023-09-13"), w("2023-09-12"), False),
        (w("2023-09-13"), w("2023-09", "month"), True),
        (w("2023-09-13"), w("2023-10", "month"), False),
        (w("2023-09-13"), w("2023", "year"), True),
        (w("2023-09-13"), w("202X", "decade"), True),
        (w("2023-09-13"), w("201X", "decade"), False),
        (w("2023-09-13"), w("2023-35", "quarter"), True),
        (w("2023-09-13"), w("2023-34", "quarter"), False),
        (w("2023-09-13"), w("2023-23", "season"), True),
        (w("2024-01-20"), w("2023-24", "season"), True),
        (w("2023-09-13"), w("2023-W37", "week"), True),
        (w("2023-09-13"), w("2023-W38", "week"), False),
        (w("2023-09-13TMO", "part"), w("2023-09-13T07:09", "minute"), True),
        (w("2023-09-13TEV", "part"), w("2023-09-13T07:09", "minute"), False),
        (w("2023-09-13T07:09+03:00", "minute"), w("2023-09-13T04:09Z", "minute"), True),
        (w("2023-09-13T07:09+03:00", "minute"), w("2023-09-13T07:09Z", "minute"), False),
        (w("2023-09-13T23:30-05:00", "minute"), w("2023-09-13"), True),
        (w("2023-09-13/2023-09-15"), w("2023-09-14"), True),
        (w("2023-09-13/.."), w("2024-01-01"), True),
        (w("../2023-09-13"), w("2024-01-01"), False),
        (w("2023-09-13", approximate=True), w("2023-09-14"), True),
        (w("2023-09-13", approximate=True), w("2023-09-16"), False),
        (w("PAST_REF", "vague"), w("2023-09-16"), True),
        (w("2023-02-31"), w("2023-09-16"), True),
    ],
)
def test_times_meet_at_the_coarser_precision_of_both(a, b, expected):
    assert whens_meet(a, b) is whens_meet(b, a) is expected


def test_times_are_the_same_at_one_precision_only():
    assert whens_same(w("2023-09-13"), w("2023-09-13"))
    assert whens_same(w("2023-09-13T07:09+03:00", "minute"), w("2023-09-13T04:09Z", "minute"))
    assert not whens_same(w("2023-09-13"), w("2023-09", "month"))
    assert not whens_same(w("2023-09-13"), w("2023-09-13", approximate=True))
    assert whens_same(w("PAST_REF", "vague"), w("PAST_REF", "vague"))


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=20) | st.from_regex(r"\A[0-9]{4}-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2})?)?(/\.\.)?\Z"), st.booleans())
def test_any_value_of_a_time_compares(value, approximate):
    when = When(value, "day", approximate)
    assert whens_meet(when, w("2023-09-13")) is whens_meet(w("2023-09-13"), when)
    assert whens_same(when, when)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Mill fire in Ostra kills 12", "Ostra mill fire kills 13", True),
        ("9 boats lost off Ostra in storm", "Ten boats lost in storm off Ostra", True),
        ("Mill fire in Ostra kills 12", "Ostra mill fire kills at least 10", False),
        ("Mill fire in Ostra kills 12", "Ostra mill fire injures 13", False),
        ("Ostra mill fire: death toll climbs to 12", "Ostra mill fire kills 13", False),
        ("Mill fire in Ostra kills 12", "Ostra mill fire kills 40", False),
        ("Mill fire in Ostra kills 12", "Train crash near Norvia kills 13", False),
        ("Ostra shares up 0.4 pct Monday", "Ostra shares up 0.5 pct Tuesday", False),
        ("Ostra fair draws about 60 goats", "Ostra fair draws 61 goats", False),
    ],
)
def test_headlines_conflict_only_in_a_value_of_the_same_thing(a, b, expected):
    assert (number_conflict(a, b) is not None) is (number_conflict(b, a) is not None) is expected


def test_labelled_headline_pairs_keep_their_figures():
    path = Path(__file__).resolve().parents[3] / "shared" / "data" / "conflict" / "headline-numbers.tsv"
    if not path.is_file():
        pytest.skip(f"the labelled headline pairs are not at {path}")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    said = [(row[0] == "CONF", number_conflict(row[4], row[5]) is not None) for row in rows if row[0] != "AMB"]
    right, wrong, missed = (said.count(kind) for kind in itertools.islice([(True, True), (False, True), (True, False)], 3))
    assert right / (right + wrong) >= 0.75
    assert right / (right + missed) >= 0.5
