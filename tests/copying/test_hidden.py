"""A hidden text: only where no page explains the others, with its reasons; and what a page has of its own."""

import numpy as np
import pytest
from copying_made import BRIDGE, FERRY, MUSEUM, ORCHARD, article
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.copying import find_reuse, trace
from tellings.copying.hidden import Signs, hidden, left_out, odds_of
from tellings.copying.matching import agreed_words
from tellings.copying.own_wording import Own, Partners, own_sentences
from tellings.copying.words import words_of
from tellings.model import Span

WIRE = [*FERRY, *MUSEUM, *ORCHARD]
PLAIN = Signs(cut=0.0, faithful=1.0, direction=0.0, openings=0.0, taken=0.0, agency=None)


def partners(words, other):
    """Pair the words that both pages have in one order, in runs of three."""
    whole = [Span(one.article.id, 0, len(one.article.text)) for one in (words, other)]
    at_a, at_b = agreed_words(words, other, [(whole[0], whole[1])])
    at, back = np.full(len(words), -1, dtype=np.int64), np.full(len(other), -1, dtype=np.int64)
    at[at_a], back[at_b] = at_b, at_a
    return Partners(at, back, np.isin(words.key, other.key))


def own(one, other):
    words = words_of(one)
    return own_sentences(words, partners(words, words_of(other)))


def test_own_sentences_are_counted_before_between_and_behind():
    page = article("page", BRIDGE[0], *FERRY[:2], MUSEUM[0], MUSEUM[1], *FERRY[2:4], ORCHARD[0])
    assert own(page, article("other", *FERRY[:4])) == Own(1, 2, 1)
    assert own(article("other", *FERRY[:4]), page) == Own(0, 0, 0)


def test_a_page_that_shares_nothing_stands_before_altogether():
    assert own(article("one", *MUSEUM), article("two", "Quite other words about anything else there.")) == Own(len(MUSEUM), 0, 0)


def test_a_sentence_that_the_other_page_has_in_other_words_is_not_left_out():
    first = article("first", FERRY[0], "Everyone aboard came home unhurt that very same evening.", FERRY[1])
    second = article("second", FERRY[0], "Nobody was injured, and all were back by nightfall.", FERRY[1])
    assert own(first, second).between == 0


def test_lines_of_the_house_at_the_end_are_not_taken_for_cuts():
    assert left_out(Own(2, 0, 3)) == 0
    assert left_out(Own(0, 2, 5)) == 4


def test_faithful_copies_without_any_sign_have_no_hidden_text():
    assert hidden(PLAIN) == ()


def test_wording_alone_makes_no_hidden_text_however_much_it_was_changed():
    assert hidden(PLAIN._replace(faithful=0.1)) == ()


@pytest.mark.parametrize(
    ("sign", "word"),
    [
        ({"cut": 3.0}, "left something out"),
        ({"openings": 1.0, "faithful": 0.7}, "opening"),
        ({"agency": "Nordpost", "faithful": 0.8}, "Nordpost"),
    ],
)
def test_each_sign_is_named_where_it_decides(sign, word):
    assert any(word in reason for reason in hidden(PLAIN._replace(**sign)))


@settings(max_examples=50, deadline=None)
@given(st.floats(0, 4), st.floats(0, 1), st.floats(0, 4))
def test_a_surer_direction_never_speaks_for_a_hidden_text(cut, faithful, direction):
    one = Signs(cut, faithful, direction, 0.0, 0.0, None)
    other = one._replace(direction=direction + 1)
    assert odds_of(other) < odds_of(one)
    assert hidden(one) or not hidden(other)


def test_two_houses_that_credit_an_absent_agency_and_lack_different_parts_rest_on_its_text():
    lead = "TARVIK, May 3 (Nordpost) - "
    signed = {"agency": "Nordpost", "dateline": "TARVIK, May 3"}
    first = article("first", lead + WIRE[0], *WIRE[1:2], *WIRE[5:], publisher="Tarvik Courier", **signed)
    second = article("second", lead + WIRE[0], *WIRE[1:7], *WIRE[10:], publisher="Lomsund Echo", **signed)
    found = trace([first, second], find_reuse([first, second]))
    (text,) = found.texts
    assert text.hidden
    assert any("Nordpost, whose own page is not among these" in reason for reason in found.copies[0].evidence)


def test_a_page_cut_from_another_rests_on_that_page():
    whole, cut = article("whole", *WIRE), article("cut", *WIRE[:4], *WIRE[6:10])
    found = trace([whole, cut], find_reuse([whole, cut]))
    assert not any(text.hidden for text in found.texts)
