"""A shared quote is not copied narration."""

import pytest
from copying_made import FERRY, MUSEUM, ORCHARD, article

from tellings.copying import find_reuse

SAYING = "we knew the channel was silting up and nobody in the council chamber wanted to hear about the price of a dredger"

MARKS = ["“{}”", '"{}"', "«{}»", "»{}«", "„{}“", "‘{}’", "'{}'", "「{}」", "“{}"]


@pytest.mark.parametrize("marks", MARKS)
def test_words_inside_marks_are_a_quote(marks):
    first = article("one", MUSEUM[0], f"{marks.format(SAYING)}, she told the meeting.")
    second = article("two", ORCHARD[0], f"Benning added: {marks.format(SAYING)}")
    (reuse,) = find_reuse([first, second])
    assert reuse.kind == "quote"
    assert reuse.source is None
    assert reuse.evidence


@pytest.mark.parametrize("marks", MARKS)
def test_marks_on_one_side_suffice(marks):
    first, second = article("one", f"She said: {marks.format(SAYING)}"), article("two", f"She said that {SAYING}.")
    (reuse,) = find_reuse([first, second])
    assert reuse.kind == "quote"


def test_a_block_quotation_is_a_quote():
    first, second = article("one", MUSEUM[0], FERRY[2], quoted=(1,)), article("two", ORCHARD[0], FERRY[2])
    (reuse,) = find_reuse([first, second])
    assert reuse.kind == "quote"


def test_a_few_quoted_words_do_not_make_a_quote_of_narration():
    sentence = FERRY[2].replace("silting up", "“silting up”")
    (reuse,) = find_reuse([article("one", sentence), article("two", sentence)])
    assert reuse.kind == "narration"


def test_the_speaker_behind_a_quote_is_no_narration():
    sentence = f"“{SAYING},” the captain said on Monday."
    (reuse,) = find_reuse([article("one", MUSEUM[0], sentence), article("two", sentence)])
    assert reuse.kind == "quote"


def test_a_mixed_passage_is_parted():
    mixed = f"{FERRY[0]} “{SAYING},” the captain said. {FERRY[3]}"
    first, second = article("one", mixed), article("two", mixed)
    found = find_reuse([first, second])
    assert [r.kind for r in found] == ["narration", "quote", "narration"]
    assert first.words(found[0].a if found[0].a.article == first.id else found[0].b).startswith("The ferry Halcyon")
    middle = first.words(found[1].a if found[1].a.article == first.id else found[1].b)
    assert SAYING[:40] in middle
    assert "Divers" not in middle


def test_apostrophes_open_no_quote():
    sentence = "The islanders' boats, the crews' oars and the '90s dredger were all that the harbour's council had left after the storm."
    (reuse,) = find_reuse([article("one", sentence), article("two", sentence)])
    assert reuse.kind == "narration"
