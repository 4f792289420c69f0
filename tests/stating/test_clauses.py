"""Sentences fall into clauses that each say one thing, with spans that hold their words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.model import Article, Block
from tellings.reading.sentences import sentences
from tellings.stating.clauses import clauses
from tellings.stating.parsing import parse


def parsed(text: str):
    article = Article(
        id="a0000000000", page="x", media_type="text/plain", sha256="0", captured=None, title=None, publisher=None, byline=(),
        agencies=(), dateline=None, published=None, updated=None, language="en", text=text, blocks=(Block("body", 0, len(text)),),
    )  # fmt: skip
    return parse([article])[article.id]


def clauses_of(text: str) -> list[str]:
    return [block.doc.text[one.start : one.end] for block in parsed(text).blocks for _, found in clauses(block.doc) for one in found]


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("The ferry sank after it hit a rock near Talmo.", "after it hit a rock near Talmo"),
        ("The mayor held talks that lasted over five hours.", "that lasted over five hours"),
        ("The crew left the ship and swam to the beach.", "swam to the beach"),
        ("Lena Holt, the mayor of the small town, thanked the crew.", "the mayor of the small town"),
        ("She said that the dam would hold.", "that the dam would hold"),
    ],
)
def test_what_says_a_thing_of_its_own_is_a_clause(sentence, clause):
    assert clause in clauses_of(sentence)


def test_an_infinitive_stays_with_what_it_completes():
    assert clauses_of("The council decided to close the bridge.") == ["The council decided to close the bridge."]


def test_items_of_a_list_that_count_something_are_apart():
    found = clauses_of("This year marks the town's 75th anniversary and 70 years since the great flood.")
    assert any(clause.startswith("70 years since the great flood") for clause in found)
    assert any("75th anniversary" in clause and "flood" not in clause for clause in found)


def test_a_text_without_verbs_is_one_clause():
    assert clauses_of("Five dead near Talmo") == ["Five dead near Talmo"]


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.sampled_from("abc Said. “the” 12, (and)\n\t\u00a0é-'"), max_size=80))
def test_clauses_lie_in_their_sentence_and_never_fail(text):
    for block in parsed(text).blocks if text.strip() else ():
        assert parsed(text).article.text[block.start : block.end] == block.doc.text
        for sentence, found in clauses(block.doc):
            for one in found:
                assert sentence.start_char <= one.start < one.end <= sentence.end_char


def test_sentences_are_given_without_white_space_around_them():
    text = "  The dam broke.  Nobody was hurt. "
    assert [text[start:end] for start, end in sentences(text)] == ["The dam broke.", "Nobody was hurt."]


def test_a_sentence_of_two_blocks_worth_is_not_lost_in_a_long_block():
    text = "The dam broke on Friday. " * 2000
    found = parsed(text)
    assert len(found.blocks) > 1
    assert sum(len(list(block.doc.sents)) for block in found.blocks) == 2000
