"""Phrases: how one stands to another, and which of two texts go together."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.collating.phrase_alignment import align_phrases
from tellings.collating.phrases import phrase, relation

RELATIONS = {
    "the same words": ("the old mill", "old mill", "EQUI"),
    "another form": ("closes", "is closing", "EQUI"),
    "a country and what is of it": ("Norway", "in Norwegian", "EQUI"),
    "written apart": ("at the fishmarket", "at the fish market", "EQUI"),
    "initials": ("by the NLS", "by Norby Lighthouse Service", "EQUI"),
    "a synonym": ("injured", "hurt", "EQUI"),
    "a figure in words": ("12 boats", "twelve boats", "EQUI"),
    "a first name": ("Ivo Salm", "Salm", "EQUI"),
    "a title before a name": ("retired teacher Ivo Salm", "Ivo Salm", "EQUI"),
    "opposites": ("opens", "closes", "OPPO"),
    "a denial": ("not guilty", "guilty", "OPPO"),
    "north and south": ("in northern Brennick", "in southern Brennick", "OPPO"),
    "two weekdays": ("on Monday", "on Thursday", "SIMI"),
    "two counts": ("11 walkers", "14 walkers", "SIMI"),
    "two places": ("in Oslo", "in Helsinki", "SIMI"),
    "nothing in common": ("the ferry", "a tram", "SIMI"),
    "more words": ("the wooden footbridge", "the footbridge", "SPE1"),
    "a count beside none": ("250 walkers", "walkers", "SPE1"),
    "a count inside a bound": ("15 walkers", "at least 15 walkers", "SPE1"),
    "a sort of people": ("three miners", "three people", "SPE1"),
}

MIRRORED = {"SPE1": "SPE2", "SPE2": "SPE1"}


@pytest.mark.parametrize(("a", "b", "expected"), RELATIONS.values(), ids=RELATIONS)
def test_relations_from_both_sides(a, b, expected):
    assert relation(phrase(a), phrase(b)) == expected
    assert relation(phrase(b), phrase(a)) == MIRRORED.get(expected, expected)


def test_what_the_other_sentence_says_elsewhere_makes_nothing_more_special():
    a, b = phrase("driver"), phrase("tram driver")
    assert relation(a, b) == "SPE2"
    assert relation(a, b, context_a=("tram", "accident")) == "EQUI"


def linked(a, b, alike=()):
    rated = np.zeros((len(a), len(b)), np.float32)
    for i, j, rate in alike:
        rated[i, j] = rate
    return [(one.a, one.b, one.relation) for one in align_phrases(a, b, rated)]


def test_phrases_that_say_the_same_go_together_wherever_they_stand():
    assert linked(["Ferry", "strikes", "pier"], ["Pier", "hit", "by ferry"], [(0, 2, 0.9), (2, 0, 0.9)]) == [
        ((0,), (2,), "EQUI"),
        ((1,), (1,), "EQUI"),
        ((2,), (0,), "EQUI"),
    ]


def test_phrases_left_over_between_links_go_together():
    assert linked(["Brennick", "mulls", "a tram"], ["Brennick", "ponders", "a tram"])[1] == ((1,), (1,), "SIMI")


def test_figures_fill_one_place():
    assert ((1,), (2,), "SIMI") in linked(["Storm", "11", "in Norway"], ["Flood kills", "again", "14"])


def test_a_phrase_whose_words_the_other_side_has_joins_the_link():
    assert linked(["in school fire", "in Ulmbach"], ["in Ulmbach school fire"], [(0, 0, 0.8)]) == [((0, 1), (0,), "EQUI")]


def test_what_is_owned_joins_its_owner():
    assert linked(["in Norway", "'s harbours"], ["in harbours"], [(1, 0, 0.8)])[0][0] == (0, 1)


def test_what_has_no_counterpart_is_in_no_link():
    assert linked(["Storm", "in Norway"], ["Storm"], [(0, 0, 1.0)]) == [((0,), (0,), "EQUI")]
    assert linked([], ["Storm"]) == []


PHRASES = st.lists(
    st.sampled_from(["Storm", "in Norway", "'s coast", "12", "at least 11 boats", "not found", "on Monday", "...", "", "\ud800"]),
    max_size=7,
)


@given(PHRASES, PHRASES)
@settings(deadline=None, max_examples=60)
def test_each_phrase_is_in_one_link_at_most(a, b):
    links = align_phrases(a, b, np.full((len(a), len(b)), 0.3, np.float32))
    for side in ([place for one in links for place in one.a], [place for one in links for place in one.b]):
        assert len(side) == len(set(side))
    assert all(one.a and one.b for one in links)
