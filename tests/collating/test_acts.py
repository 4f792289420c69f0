"""Clauses that share their subject and no act are not one point; those on one act in other words may be."""

import numpy as np
import pytest

from tellings.collating.acts import of_other_acts

BOTH = np.array([[0.0, 0.9], [0.9, 0.0]], dtype=np.float32)


def pairs(stated, one, other):
    first, second = stated(one), stated(other)
    return of_other_acts([first, second], BOTH, 0.1)


@pytest.fixture
def stated():
    """State one sentence; its first statement."""

    def made(words):
        from tellings.model import Page
        from tellings.reading import read
        from tellings.stating.telling import state

        articles, _ = read([Page.from_text(f"{words}\n", name=words)])
        return min(state(articles, {}).statements, key=lambda statement: statement.span)

    return made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The county ordered a new crane.", "The county painted forty benches."),
        ("The crew repaired the pump.", "The crew elected a speaker."),
    ],
)
def test_two_acts_of_one_subject_are_apart(stated, one, other):
    assert pairs(stated, one, other) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The county ordered a new crane.", "The county ordered a machine."),
        ("The crew repaired the pump.", "The pump was mended by the crew."),
        ("The county decided to close the pier.", "The county took a decision on the pier."),
    ],
)
def test_one_act_in_other_words_is_kept(stated, one, other):
    assert pairs(stated, one, other) == []
