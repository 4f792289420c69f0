"""Copies of one text count once when a story's day is found."""

import datetime
from collections import Counter

from tellings.dating.story.counting import Texts

MONDAY, TUESDAY = datetime.date(2022, 5, 16), datetime.date(2022, 5, 17)


def test_articles_without_texts_count_one_by_one():
    texts = Texts((), ["a", "b", "c"])
    assert texts.count(["a", "b"]) == 2
    assert texts.votes({"a": MONDAY, "b": MONDAY, "c": TUESDAY}, TUESDAY) == Counter({MONDAY: 2, TUESDAY: 1})


def test_the_copies_of_a_text_have_one_vote():
    texts = Texts([("a", "b", "c")], ["a", "b", "c", "d", "e"])
    assert texts.count(["a", "b", "c"]) == 1
    assert texts.votes(dict.fromkeys("abc", MONDAY) | dict.fromkeys("de", TUESDAY), TUESDAY) == Counter({TUESDAY: 2, MONDAY: 1})


def test_copies_that_differ_vote_with_most_of_them_and_else_for_the_nearest():
    texts = Texts([("a", "b", "c")], "abc")
    assert texts.votes({"a": MONDAY, "b": MONDAY, "c": TUESDAY}, TUESDAY) == Counter({MONDAY: 1})
    assert texts.votes({"a": MONDAY, "b": TUESDAY}, TUESDAY) == Counter({TUESDAY: 1})


def test_a_page_that_pastes_two_texts_adds_no_vote():
    texts = Texts([("a", "x"), ("b", "x")], "abx")
    assert texts.count(["a", "x"]) == 1
    assert texts.count(["a", "b", "x"]) == 2
    assert sum(texts.votes({"a": MONDAY, "b": TUESDAY, "x": MONDAY}, TUESDAY).values()) == 2


def test_the_order_of_texts_and_articles_says_nothing():
    one = Texts([("a", "x"), ("b", "x")], "abx").votes({"a": MONDAY, "x": TUESDAY}, TUESDAY)
    assert one == Texts([("x", "b"), ("x", "a")], "xba").votes({"x": TUESDAY, "a": MONDAY}, TUESDAY)
