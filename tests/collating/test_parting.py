"""A part of a clause is a thing of its own only where another page tells it apart; else it stays with its clause."""

import pytest

from tellings.collating.parting import rejoin
from tellings.model import Span, Statement

TEXT = "The crew of the Orla decided to wait for the tide in Norby"


def statement(start: int, end: int, words: str, host: Span | None = None) -> Statement:
    whole = Span("a0", 0, len(TEXT))
    return Statement(
        Span("a0", start, end), whole, "be", tuple(sorted(words.split())), (), (), (), (), (), None, False, "asserted", False, host=host
    )


HOST = statement(0, 28, "crew orla decide")
PART = statement(29, 58, "wait tide norby", HOST.span)
THIN = statement(0, 28, "decide")


@pytest.mark.parametrize("groups", [[], [(0, 7)]])
def test_a_part_without_a_partner_goes_back_to_its_clause(groups):
    whole, gone = rejoin([HOST, PART], groups)
    assert gone == {1}
    assert whole[0].span == Span("a0", 0, 58)
    assert whole[0].words == ("crew", "decide", "norby", "orla", "tide", "wait")


def test_a_part_with_a_partner_stands_by_itself():
    whole, gone = rejoin([HOST, PART], [(1, 7)])
    assert gone == set()
    assert [one.span for one in whole] == [HOST.span, PART.span]


def test_a_clause_of_one_word_is_read_with_its_part():
    whole, gone = rejoin([THIN, PART], [(1, 7)])
    assert gone == {0}
    assert whole[1].span == Span("a0", 0, 58)


def test_a_part_of_a_part_goes_all_the_way():
    inner = statement(46, 58, "tide norby", PART.span)
    whole, gone = rejoin([HOST, PART, inner], [])
    assert gone == {1, 2}
    assert whole[0].span == Span("a0", 0, 58)


def test_one_word_alone_is_no_point():
    assert rejoin([THIN], [])[1] == {0}
