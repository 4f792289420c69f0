"""The model's components, stepped from here, set what spaCy's own loop sets."""

from tellings.model import Article, Block
from tellings.stating import stepping
from tellings.stating.parsing import language_model, parse, tokenized
from tellings.stating.stepping import annotated

TEXTS = [
    "Mayor Anna Lind of Norby said on Monday that 48 people had left the ferry Orla. She thanked Ivo Brandt, the pilot.",
    "Ivo Brandt",
    "“We ran,” said Edda Lorn. “The lights went out at 6:40 p.m., and the Norwegian Coast Guard came from Oslo.”",
    " \t ",
    "The ferry, which had been built in Tarnby in 1998, struck a pier in thick fog.",
]


def shown(doc):
    return [(token.text, token.tag_, token.dep_, token.head.i, token.pos_, token.lemma_, token.ent_iob_, token.ent_type_) for token in doc]


def article(identifier, *lines):
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block("body", start, start + len(line)))
        start += len(line) + 1
    return Article(identifier, "x", "text/plain", "", None, None, None, (), (), None, None, None, "en", "\n".join(lines), tuple(blocks))


def test_documents_are_annotated_as_by_the_models_own_pipe():
    nlp = language_model()
    own = annotated(nlp, (tokenized(text, nlp) for text in TEXTS))
    assert [shown(doc) for doc in own] == [shown(doc) for doc in nlp.pipe(tokenized(text, nlp) for text in TEXTS)]


def test_the_annotation_does_not_depend_on_what_stands_beside():
    nlp = language_model()
    alone = [shown(next(annotated(nlp, [tokenized(text, nlp)]))) for text in TEXTS]
    assert [shown(doc) for doc in annotated(nlp, (tokenized(text, nlp) for text in TEXTS * 40))] == alone * 40


def test_nothing_gives_nothing():
    assert list(annotated(language_model(), [])) == []


def test_a_text_beyond_a_batch_is_annotated(monkeypatch):
    nlp = language_model()
    expected = [shown(doc) for doc in annotated(nlp, (tokenized(text, nlp) for text in TEXTS))]
    monkeypatch.setattr(stepping, "MOST_CHARACTERS", 20)
    assert [shown(doc) for doc in annotated(nlp, (tokenized(text, nlp) for text in TEXTS))] == expected


def test_a_paragraph_that_two_articles_share_is_parsed_once():
    found = parse([article("a1", TEXTS[0], TEXTS[2]), article("a2", TEXTS[4], TEXTS[0])])
    assert found["a1"].blocks[0].doc is found["a2"].blocks[1].doc
    assert [block.start for block in found["a2"].blocks] == [0, len(TEXTS[4]) + 1]


def test_a_paragraph_that_one_article_repeats_has_two_documents():
    one, two = parse([article("a1", TEXTS[0], TEXTS[0])])["a1"].blocks
    assert one.doc is not two.doc
    assert shown(one.doc) == shown(two.doc)
