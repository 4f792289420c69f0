"""Sayings on which pages differ: a word that turns the sense, and the same words in two mouths; edits and commonplaces are neither."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.collating.opposites import opposed, opposites, spelt_out
from tellings.collating.saying_turns import turn

TURNED = {
    "never for always": ("We never locked the shed at night.", "We always locked the shed at night.", "never", "always"),
    "a short form that denies": ("The mill will close in May.", "The mill won't close in May.", "will", "will not"),
    "a denial put in": ("I was told of the leak.", "I was not told of the leak.", "was", "was not"),
    "a figure": ("We lost seven ewes to the flood.", "We lost eleven ewes to the flood.", "seven", "eleven"),
    "a figure in digits": ("It took 4.2 tonnes of sand.", "It took 4.7 tonnes of sand.", "4.2", "4.7"),
    "a year": ("Since 2016 the tower stands empty.", "Since 2019 the tower stands empty.", "2016", "2019"),
    "another weekday": ("The boats sail on Monday with the tide.", "The boats sail on Friday with the tide.", "monday", "friday"),
    "an opposite": ("It is a safe road in winter.", "It is an unsafe road in winter.", "a safe", "an unsafe"),
    "in one sentence of several": (
        "Look at it. The dam will hold until spring. Go home.",
        "The dam will not hold until spring.",
        "will",
        "will not",
    ),
}

SAME = {
    "the same words": ("We never locked the shed at night.", "We never locked the shed at night."),
    "cut short": ("We never locked the shed, and nobody asked us to.", "We never locked the shed."),
    "cut before a denial": ("Not that it matters, but the shed was open all night.", "The shed was open all night."),
    "a filler left out": ("Well, you know, the shed was just open all night.", "The shed was open all night."),
    "a short form": ("We'll open the shed and we won't lock it.", "We will open the shed and we will not lock it."),
    "two ways to deny": ("There isn't any hay left in the barn.", "There is no hay left in the barn."),
    "two denials": ("It is not a closed road in winter.", "It is an open road in winter."),
    "a figure in words and digits": ("We lost 15 ewes to the flood.", "We lost fifteen ewes to the flood."),
    "about a figure": ("We lost about 15 ewes to the flood.", "We lost some 16 ewes to the flood."),
    "an editor's brackets": ("We [the farmers] lost 15 ewes to [Monday's] flood.", "We lost 15 ewes to the flood."),
    "another translation": ("Our sheep were taken by the water.", "The flood carried off our flock."),
    "another sentence": ("I will pay for the roof.", "You will never see the cellar."),
}


@pytest.mark.parametrize(("a", "b", "one", "other"), TURNED.values(), ids=TURNED)
def test_a_word_that_turns_the_sense_is_found_in_its_place(a, b, one, other):
    found = turn(a, b)
    assert (found.a, found.b) == (one, other)
    assert spelt_out(a[slice(*found.a_at)].casefold().split()) == tuple(one.split())
    assert spelt_out(b[slice(*found.b_at)].casefold().split()) == tuple(other.split())


@pytest.mark.parametrize(("a", "b"), SAME.values(), ids=SAME)
def test_edits_turn_nothing(a, b):
    assert turn(a, b) is None
    assert turn(b, a) is None


VOCABULARY = ("we", "never", "always", "not", "no", "will", "won't", "lock", "the", "shed", "15", "eleven", "on", "Monday")
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=10).map(" ".join)


@given(WORDS, WORDS)
@settings(deadline=None, max_examples=200)
def test_a_turn_is_the_same_from_either_side(a, b):
    assert (turn(a, b) is None) == (turn(b, a) is None)
    assert turn(a, a) is None


def test_opposites_are_mutual_and_no_word_is_its_own():
    for word, others in opposites().against.items():
        assert all(opposed(other, word) for other in others)
        assert word not in others


def page(quote, by, more=""):
    return (
        "The hearing on the tannery of Ulmbach was held on Tuesday, 14 May 2024.\n\n"
        f"The tannery wants to take its water from the brook of Ulmbach. “{quote},” {by} {more}\n"
    )


def other(quote, by, more=""):
    return (
        f"Ulmbach debated its tannery on Tuesday, 14 May 2024. “{quote},” {by} {more}\n\nThe brook feeds the fish ponds of the village.\n"
    )


BROOK = "Whoever takes the brook takes the ponds from our children"


def conflicts(found):
    return [
        (point.type, [reading.value.entity or reading.value.words for reading in point.readings]) for point in found.of_kind("conflict")
    ]


def test_a_changed_word_is_a_conflict_of_type_quote(pages):
    found = pages(
        a=page("We always paid for the water of the brook", "tanner Ruth Amsel said."),
        b=other("We never paid for the water of the brook", "said Ruth Amsel."),
    )
    (point,) = found.of_kind("conflict")
    assert point.type == "quote"
    assert "“always” against “never”" in point.why or "“never” against “always”" in point.why


def test_a_third_page_stands_on_its_side(pages):
    found = pages(
        a=page("We always paid for the water of the brook", "tanner Ruth Amsel said."),
        b=other("We never paid for the water of the brook", "said Ruth Amsel."),
        c=other("We always paid for the water of the brook", "tanner Ruth Amsel told the village.", "She left early."),
    )
    (point,) = found.of_kind("conflict")
    assert sorted(len(reading.articles) for reading in point.readings) == [1, 2]


def test_the_same_words_in_two_mouths_are_a_conflict_of_type_attribution(pages):
    found = pages(a=page(BROOK, "farmer Olga Brenn said."), b=other(BROOK, "said teacher Ivo Salm."))
    (point,) = found.of_kind("conflict")
    assert (point.type, sorted(reading.value.entity for reading in point.readings)) == ("attribution", ["Ivo Salm", "Olga Brenn"])
    assert "Olga Brenn" in point.why
    assert "Ivo Salm" in point.why


ONE_SPEAKER = {
    "a surname and the whole name": (BROOK, "farmer Olga Brenn said.", "said Brenn."),
    "two spellings of one name": (BROOK, "farmer Olga Gorbachova said.", "said Olya Gorbacheva."),
    "a role": (BROOK, "mayor Olga Brenn said.", "said the mayor."),
    "an office and its spokesman": (BROOK, "the water board said.", "said Ivo Salm, a spokesman of the water board."),
    "one speaks for the other": (BROOK, "said Ivo Salm on behalf of Olga Brenn.", "farmer Olga Brenn said."),
    "a pronoun": (BROOK, "she said.", "said teacher Ivo Salm."),
    "a commonplace": ("No one is above the law", "farmer Olga Brenn said.", "said teacher Ivo Salm."),
    "few words": ("We will see then", "farmer Olga Brenn said.", "said teacher Ivo Salm."),
}


@pytest.mark.parametrize(("quote", "by", "by_other"), ONE_SPEAKER.values(), ids=ONE_SPEAKER)
def test_no_two_mouths(pages, quote, by, by_other):
    assert conflicts(pages(a=page(quote, by), b=other(quote, by_other))) == []


def test_a_page_with_both_wordings_tells_of_two_sayings(pages):
    both = "“We never paid for the water of the brook,” said Ruth Amsel. “We always paid for the water of the brook,” she said later."
    found = pages(a=page("We always paid for the water of the brook", "tanner Ruth Amsel said."), b=f"Ulmbach, 14 May 2024. {both}\n")
    assert [kind for kind, _ in conflicts(found) if kind == "quote"] == []
