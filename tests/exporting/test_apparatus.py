"""TEI: valid by the schema of the TEI Consortium, and every witness can be had back."""

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from tellings.exporting import ExportError, tei, tei_witnesses, told_text
from tellings.model import Article, Block, Dated, Edition, Origins, Reuse, Said, Span, Story, Text, When

RNG = "{http://relaxng.org/ns/structure/1.0}"
TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture(scope="session")
def assert_valid(tei_all):
    """Check a document against tei_all.

    The whole schema takes libxml2 44 s to prepare. Elements that the document has not are taken out of it first: a pattern for an element
    that does not occur matches nothing, so that the verdict is the same.
    """
    schemas = {}

    def check(document: str) -> None:
        root = etree.fromstring(document.encode())
        used = frozenset(element.tag.removeprefix(TEI) for element in root.iter())
        if used not in schemas:
            tree = etree.fromstring(tei_all)
            for pattern in list(tree.iter(f"{RNG}element")):
                if pattern.get("name") not in used:
                    pattern.getparent().replace(pattern, etree.Element(f"{RNG}notAllowed"))
            schemas[used] = etree.RelaxNG(tree)
        schemas[used].assertValid(root)

    return check


def test_the_schema_finds_faults(assert_valid, ferry):
    for wrong in ("<app><p/></app>", '<rdg wit="#a">alone</rdg>', "<app wit='#a'/>"):
        with pytest.raises(etree.DocumentInvalid):
            assert_valid(tei(ferry).replace("</ab>", f"{wrong}</ab>"))


def test_every_witness_of_the_example_story_can_be_had_back(example_edition, assert_valid):
    document = tei(example_edition)
    assert tei_witnesses(document) == {article.id: told_text(article) for article in example_edition.articles}
    assert_valid(document)


def test_wording_that_pages_share_stands_once(example_edition):
    told = sum(len(told_text(article)) for article in example_edition.articles)
    root = etree.fromstring(tei(example_edition).encode())
    assert sum(len("".join(block.itertext())) for block in root.iter(f"{TEI}ab")) < 0.75 * told


def test_each_place_names_every_witness_once_and_omissions_are_empty(example_edition):
    root = etree.fromstring(tei(example_edition).encode())
    everybody = sorted(f"#{article.id}" for article in example_edition.articles)
    assert sorted(witness.get("{http://www.w3.org/XML/1998/namespace}id") for witness in root.iter(f"{TEI}witness")) == [
        name[1:] for name in everybody
    ]
    apps = list(root.iter(f"{TEI}app"))
    assert len(apps) > 20
    for app in apps:
        assert sorted(" ".join(reading.get("wit") for reading in app).split()) == everybody
        words = [reading.text for reading in app]
        assert len(words) == len(app) > 1
    assert {app.get("type") for app in apps} >= {"omission", "words", "spelling"}


def test_witnesses_of_one_text_are_listed_together(ferry):
    root = etree.fromstring(tei(ferry).encode())
    (whole_list,) = root.findall(f".//{TEI}sourceDesc/{TEI}listWit")
    groups = {group.findtext(f"{TEI}head"): len(group.findall(f"{TEI}witness")) for group in whole_list}
    assert groups == {"Text A (NTB); its original is on none of these pages": 2, "Text B": 1, "Text C": 1}


def test_independent_texts_are_not_aligned_by_chance(builder):
    one = builder.article("one.txt", ("body", "The mill burned down on Friday."))
    two = builder.article("two.txt", ("body", "The mill burned down on Friday."))
    story = story_of((one, two), ())
    document = tei(Edition("1", (one, two), (), (story,)))
    assert document.count("The mill burned down on Friday.") == 2


def test_a_word_that_differs_is_a_place_with_two_readings(builder):
    one = builder.article("one.txt", ("body", "The old mill burned down on Friday night."))
    two = builder.article("two.txt", ("body", "The old mill burned down on Sunday night."))
    story = story_of((one, two), (Reuse(whole(one), whole(two), "narration", None, 0.5, ()),))
    block = next(etree.fromstring(tei(Edition("1", (one, two), (), (story,))).encode()).iter(f"{TEI}ab"))
    assert block.text == "The old mill burned down on "
    (app,) = block
    assert [(reading.text, reading.get("wit")) for reading in app] == [("Friday", f"#{one.id}"), ("Sunday", f"#{two.id}")]
    assert (app.get("type"), app.tail) == ("words", " night.")


def test_passages_in_another_order_are_still_had_back(builder):
    first, second = "The ferry left the quay at nine.", "Nobody on the island had heard the horn."
    one = builder.article("one.txt", ("body", first), ("body", second))
    two = builder.article("two.txt", ("body", second), ("body", first))
    reuse = tuple(Reuse(builder.at(one, words), builder.at(two, words), "narration", None, 0.5, ()) for words in (first, second))
    edition = Edition("1", (one, two), (), (story_of((one, two), reuse),))
    assert tei_witnesses(tei(edition)) == {one.id: f"{first}\n{second}", two.id: f"{second}\n{first}"}


def test_hostile_words_are_had_back_and_the_document_is_valid(hostile, assert_valid):
    document = tei(hostile)
    assert tei_witnesses(document) == {article.id: told_text(article) for article in hostile.articles}
    assert_valid(document)
    document.encode("ascii", "xmlcharrefreplace")
    assert not set(document) & set("\x00\x1b\u202e\u2066\ud800\ufffe\r")
    assert "<script" not in document


def test_ids_that_are_no_names_of_xml_get_one(ferry, assert_valid):
    text = ferry.to_json()
    for number, article in enumerate(ferry.articles):
        text = text.replace(article.id, f"{number} <x> #")
    edition = Edition.from_json(text)
    document = tei(edition)
    assert_valid(document)
    assert sorted(tei_witnesses(document).values()) == sorted(told_text(article) for article in edition.articles)


@pytest.mark.parametrize(
    ("value", "is_kept"),
    [("2031-03-04", True), ("2031-03", True), ("2031-23", False), ("2031-02-30", False), ("203X", False), ("2031-03-04T10:00:00Z", True)],
)
def test_a_date_stands_in_when_only_where_the_schema_takes_it(ferry, assert_valid, value, is_kept):
    articles = tuple(replace(article, published=Dated(When(value, "day"), None, "metadata")) for article in ferry.articles)
    document = tei(replace(ferry, articles=articles))
    assert (f'when="{value}"' in document) == is_kept
    assert_valid(document)


def test_an_edition_without_stories_is_valid(assert_valid):
    assert_valid(tei(Edition("1", (), (), ())))
    assert tei_witnesses(tei(Edition("1", (), (), ()))) == {}


@pytest.mark.parametrize("document", ["", "<TEI", "\x00", "<ab xmlns='http://www.tei-c.org/ns/1.0' corresp='#a'><p/></ab>"])
def test_what_is_no_such_document_is_said(document):
    with pytest.raises(ExportError, match="no TEI document"):
        tei_witnesses(document)


def test_no_entity_of_a_document_is_expanded():
    bomb = (
        '<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><ab corresp="#w">&b;</ab></text></TEI>'
    )
    with pytest.raises(ExportError):
        tei_witnesses(bomb)


def whole(article: Article) -> Span:
    return Span(article.id, 0, len(article.text))


def story_of(articles: tuple[Article, ...], reuse: tuple[Reuse, ...]) -> Story:
    text = Text("t1", tuple(map(whole, articles)), tuple(article.id for article in articles), articles[0].id, False, None)
    return Story(
        "s0000000009", Said("A story", source="og:title"), tuple(article.id for article in articles), None, reuse, (text,), (),
        Origins(len(articles), (1, 1), (), (), ""), (), (), (), {}, {},
    )  # fmt: skip


# Few words, so that much is shared, and any character at all.
PIECES = st.lists(
    st.one_of(st.sampled_from(["The ferry ", "ran aground ", "ran ", "on Friday", ".\n", " ", "“Help,” "]), st.text(max_size=4)),
    max_size=12,
)


@st.composite
def editions(draw) -> Edition:
    articles = []
    for number in range(draw(st.integers(1, 4))):
        blocks, text = [], ""
        for pieces in draw(st.lists(PIECES, min_size=1, max_size=3)):
            words = "".join(pieces) or "x"
            blocks.append(Block(draw(st.sampled_from(["body", "furniture", "standfirst"])), len(text), len(text) + len(words)))
            text += words + draw(st.sampled_from(["\n", "", " "]))
        digest = hashlib.sha256(str(number).encode()).hexdigest()
        articles.append(
            Article(
                f"a{number}", f"{number}.txt", "text/plain", digest, None, None, None, (), (), None, None, None, "en", text, tuple(blocks)
            )
        )
    found = []
    for _ in range(draw(st.integers(0, 5))):
        a, b = sorted(draw(st.tuples(st.integers(0, len(articles) - 1), st.integers(0, len(articles) - 1))))
        if a != b:
            found.append(Reuse(draw(spans(articles[a])), draw(spans(articles[b])), "narration", None, 0.5, ()))
    return Edition("1", tuple(articles), (), (story_of(tuple(articles), tuple(found)),))


def spans(article: Article):
    ends = st.tuples(st.integers(0, len(article.text) - 1), st.integers(1, len(article.text)))
    return ends.map(lambda pair: Span(article.id, min(pair[0], pair[1] - 1), max(pair[0] + 1, pair[1])))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(editions())
def test_whatever_pages_hold_and_share_every_witness_can_be_had_back(edition):
    assert tei_witnesses(tei(edition)) == {article.id: told_text(article) for article in edition.articles}


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(editions())
def test_whatever_pages_hold_the_document_is_valid(assert_valid, edition):
    assert_valid(tei(edition))
