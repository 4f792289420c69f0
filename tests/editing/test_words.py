"""What is shown of values, names and words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.editing.differing import stretches
from tellings.editing.display import columns, in_line, shortened, visible
from tellings.editing.names import listed, short_names
from tellings.editing.phrases import percent
from tellings.model import Quantity, When
from tellings.model.spoken import quantity_phrase, when_phrase


@pytest.mark.parametrize(
    ("value", "precision", "said"),
    [
        ("2031-03-04", "day", "4 March 2031"),
        ("2019-04", "month", "April 2019"),
        ("2023", "year", "2023"),
        ("2023-35", "quarter", "third quarter of 2023"),
        ("2023-23", "season", "autumn 2023"),
        ("2023-41", "half", "second half of 2023"),
        ("201X", "decade", "the 2010s"),
        ("2023-W37", "week", "week 37 of 2023"),
        ("2023-09-12TMO", "part", "12 September 2023, morning"),
        ("2023-09-13T07:09+03:00", "minute", "13 September 2023, 07:09 UTC+03:00"),
        ("1950/1953", "year", "1950 to 1953"),
        ("2019/..", "year", "from 2019 on"),
        ("../2019-04", "month", "until April 2019"),
        ("PAST_REF", "vague", "in the past"),
        ("something else", "vague", "something else"),
        ("2023-13-45", "day", "2023-13-45"),
    ],
)
def test_times_keep_their_precision_in_words(value, precision, said):
    assert when_phrase(When(value, precision)) == said
    assert when_phrase(When(value, precision, approximate=True)) == f"about {said}"


@pytest.mark.parametrize(
    ("low", "high", "low_open", "high_open", "approximate", "unit", "counted", "said"),
    [
        (5, None, True, False, False, "hour", None, "more than 5 hours"),
        (12, None, False, False, False, None, "person", "at least 12 people"),
        (2, 2, False, False, False, None, "person killed", "2 people killed"),
        (1, 1, False, False, False, None, "member missing", "1 member missing"),
        (22, 22, False, False, False, None, "lorry", "22 lorries"),
        (75, 75, False, False, False, None, "anniversary", "75th anniversary"),
        (30, 30, False, False, True, "tonne", "diesel", "about 30 tonnes (diesel)"),
        (None, 3, False, True, False, None, None, "less than 3"),
        (None, 3, False, False, False, None, None, "at most 3"),
        (6, 6, False, False, True, "hour", None, "about 6 hours"),
        (1, 1, False, False, False, "hour", None, "1 hour"),
        (3, 4, False, False, False, "percent", None, "3 to 4 percent"),
        (43885310, 43885310, False, False, False, "USD", None, "43,885,310 USD"),
        (2.5, 2.5, False, False, False, None, None, "2.5"),
        (None, None, False, False, False, None, None, "dozens"),
    ],
)
def test_quantities_show_their_bounds(low, high, low_open, high_open, approximate, unit, counted, said):
    assert quantity_phrase(Quantity(low, high, low_open, high_open, approximate, unit, counted, "dozens")) == said


def test_infinite_and_huge_numbers_do_not_fail():
    assert "inf" in quantity_phrase(Quantity(float("inf"), float("inf"), False, False, False, None, None, "x"))
    assert quantity_phrase(Quantity(1e300, 1e300, False, False, False, None, None, "x"))


def test_a_small_share_is_not_nothing():
    assert [percent(share) for share in (0.0, 0.004, 0.62, 1.0)] == ["0 %", "under 1 %", "62 %", "100 %"]


def names(builder, *pages: str) -> list[str]:
    articles = [builder.article(page, ("body", page)) for page in pages]
    found = short_names(articles)
    return [found[article.id] for article in articles]


def test_pages_lose_their_folder_ending_and_hash(builder):
    assert names(builder, "a/b/000_ee2a66558571a6c2.txt", "a/b/north-daily.html", "-") == ["000", "north-daily", "standard input"]


def test_addresses_are_named_by_their_host_while_that_tells_them_apart(builder):
    assert names(builder, "https://www.echo.example/a/one", "https://coast.example/two?x=1") == ["echo.example", "coast.example"]
    assert names(builder, "https://echo.example/a/one", "https://echo.example/a/two") == ["echo.example/one", "echo.example/two"]


def test_no_two_pages_ever_have_the_same_name(builder):
    pages = ["x/page.txt", "y/page.txt", "y/page.html", "https://[bad", "a" * 300 + "b" + "c" * 40, "a" * 300 + "d" + "c" * 40]
    found = names(builder, *pages)
    assert len(set(found)) == len(pages)
    assert all(len(name) <= 40 for name in found)


def test_long_lists_end_in_a_count():
    assert listed("A") == "A"
    assert listed("AB") == "A and B"
    assert listed("ABCDEF") == "A, B, C, D and 2 more"
    assert listed([]) == ""


def test_differing_words_are_marked_and_case_and_punctuation_are_not():
    found = stretches("The rescue took nine hours.", "the rescue, took six hours")
    assert [stretch.words for stretch in found if stretch.differs] == ["nine"]


def test_nothing_is_marked_where_all_differs():
    assert not any(stretch.differs for stretch in stretches("one two three", "four five six"))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_stretches_are_the_words_unchanged(words, other):
    assert "".join(stretch.words for stretch in stretches(words, other)).replace("\n", "") == "".join(visible(c) for c in words).replace(
        "\n", ""
    )


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=100))
def test_what_is_shown_can_always_be_written_and_obeys_nothing(text):
    shown = in_line(text)
    shown.encode()
    assert "\n" not in shown
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in shown)
    assert columns(shortened(shown, 20)) <= 20
