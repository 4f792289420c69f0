"""Names: one entity a story, titles and short forms that resolve, and the roles that pages give."""

import functools
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import Article, Block
from tellings.stating.names import name_mentions, role_claims
from tellings.stating.parsing import parse


def article(name, text):
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("body", start, start + len(line)))
        start += len(line) + 1
    return Article(name, name, "text/plain", "", None, None, None, (), (), None, None, None, "en", text, tuple(blocks))


@functools.cache
def story(*texts):
    """Return (words, entity, kind, named) of all mentions of each text, the texts being one story."""
    pages = [article(f"a{number}", text) for number, text in enumerate(texts)]
    found = name_mentions(parse(pages))
    for page in pages:
        for mention in found[page.id]:
            assert page.words(mention.span) == mention.words
    return [[(m.words, m.entity, m.kind, m.named) for m in found[page.id]] for page in pages]


def entity_of(mentions, words):
    return [entity for said, entity, _, _ in mentions if said == words]


def test_a_surname_is_the_person_named_in_full():
    (page,) = story("Denmark's harbour minister Anders Holmgaard opened the quay. Holmgaard spoke for an hour.")
    assert entity_of(page, "Holmgaard") == ["Anders Holmgaard"]


def test_spellings_of_one_name_are_one_person():
    one, two = story("Defense Minister Sergei Malinov met Sergei Malinov's staff.", "Defense Minister Sergey Malinov arrived in Oslo.")
    assert {e for _, e, kind, _ in one + two if kind == "person"} == {"Sergei Malinov"}


def test_hyphens_and_capitals_of_a_korean_name_do_not_matter():
    one, two = story("Han Sol Mi met the press. Han Sol Mi then left.", "Han Sol-mi met the press.")
    assert entity_of(two, "Han Sol-mi") == ["Han Sol Mi"]
    assert entity_of(one, "Han Sol Mi") == ["Han Sol Mi"] * 2


def test_namesakes_stay_apart():
    (page,) = story(
        "Han Sol Mi spoke in Lindby. Han Sol Mi thanked the crowd. Her sister Han Yu Ra stood beside her. Han left in the evening."
    )
    assert entity_of(page, "Han Yu Ra") == ["Han Yu Ra"]
    assert entity_of(page, "Han") == ["Han Sol Mi"]


def test_a_son_with_a_suffix_is_not_his_father():
    (page,) = story("Peter Lindqvist Jr. was elected on Monday. His father, Peter Lindqvist, had been elected before him.")
    assert len({e for _, e, kind, named in page if kind == "person" and named}) == 2


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("DPRK", "North Korea"),
        ("Republic of Korea", "South Korea"),
        ("Democratic People’s Republic of Korea", "North Korea"),
        ("U.K.", "United Kingdom"),
    ],
)
def test_a_country_is_one_entity_under_all_its_names(words, country):
    (page,) = story(f"The delegation of the {words} came to the fair on Monday.")
    assert entity_of(page, words) == [country]


def test_a_capital_is_a_place_to_go_to_and_a_government_that_acts():
    (page,) = story("The envoy travelled to Oslo. Oslo has always rejected the treaty.")
    assert entity_of(page, "Oslo") == ["Oslo", "Norway"]


def test_an_agency_is_not_a_place():
    (page,) = story("The minister spoke to Xinhua on Friday, Reuters reported.")
    assert [kind for words, _, kind, _ in page if words in {"Xinhua", "Reuters"}] == ["agency", "agency"]


def test_a_title_in_front_is_not_part_of_the_name():
    (page,) = story("Norwegian Fisheries Minister Astrid Holm visited Lindby.")
    assert ("Astrid Holm", "Astrid Holm", "person", True) in page


@pytest.mark.parametrize("title", ["The Norwegian president", "The president of Norway", "Norway's president", "The Norwegian leader"])
def test_a_title_stands_for_its_holder(title):
    (page,) = story(f"Norwegian President Astrid Holm landed in Lindby. {title} was greeted by a choir.")
    assert (title, "Astrid Holm", "person", False) in page


def test_a_title_learned_on_one_page_holds_on_another():
    _, two = story("Castle spokesman Ivo Brandt denied it. Norwegian President Astrid Holm left.", "The Norwegian president was late.")
    assert ("The Norwegian president", "Astrid Holm", "person", False) in two


def test_an_apposition_teaches_a_role():
    (page,) = story("Anna Lind, the mayor of Lindby, cut the ribbon. The mayor then boarded the ferry.")
    assert ("The mayor", "Anna Lind", "person", False) in page


def test_a_title_of_another_country_is_nobodys():
    (page,) = story("Norwegian President Astrid Holm landed in Lindby. The Finnish president stayed at home.")
    assert not [words for words, _, _, named in page if "Finnish president" in words and not named]


def test_a_pronoun_is_the_subject_before_it():
    (page,) = story("Anna Lind opened the ferry line. She said it had taken nine years.")
    assert ("She", "Anna Lind", "person", False) in page


def test_a_pronoun_that_fits_nobody_is_left_open():
    (page,) = story("Anna Lind opened the ferry line. He laughed.")
    assert not [words for words, _, _, _ in page if words == "He"]


SLIP = (
    "North Korean leader Han Sol Mi came to the fair in Lindby. Han Sol Mi praised the bread.",
    "The fair was opened by Han Sol Mi. For the DPRK this is a first, and the head of the Republic of Korea had time to taste the bread.",
)


def claims(*texts):
    pages = [article(f"a{number}", text) for number, text in enumerate(texts)]
    parsed = parse(pages)
    found = role_claims(parsed, name_mentions(parsed))
    return [[(page.words(c.span), c.person, c.role, c.of) for c in found[page.id]] for page in pages]


def test_a_slip_of_a_country_is_claimed_of_the_person_in_view():
    one, two = claims(*SLIP)
    assert ("North Korean leader", "Han Sol Mi", "head-of-state", "North Korea") in one
    assert ("the head of the Republic of Korea", "Han Sol Mi", "head-of-state", "South Korea") in two


def test_no_slip_where_the_other_country_has_a_head_in_the_story():
    *_, two = claims(SLIP[0] + " South Korean President Yun Ha Na stayed away.", SLIP[1])
    assert ("the head of the Republic of Korea", "Yun Ha Na", "head-of-state", "South Korea") in two


def test_no_slip_for_a_name_that_cannot_be_cut_from_the_other():
    *_, two = claims(SLIP[0], SLIP[1].replace("head of the Republic of Korea", "president of South Korea"))
    assert all(person is None for words, person, _, of in two if of == "South Korea")


def test_a_minister_is_claimed_with_country_and_class():
    (page,) = claims("Norwegian Fisheries Minister Astrid Holm visited Lindby.")
    assert page == [("Norwegian Fisheries Minister", "Astrid Holm", "minister", "Norway")]


def test_the_answer_does_not_depend_on_the_order_of_the_articles():
    texts = [*SLIP, "Sergei Malinov met Sergey Malinov's aide. Malinov, the governor of Lindby, thanked her."]
    parsed = parse([article(f"a{number}", text) for number, text in enumerate(texts)])
    first = name_mentions(parsed)
    for order in itertools.permutations(parsed):
        assert name_mentions({identifier: parsed[identifier] for identifier in order}) == first


@given(st.text(alphabet="AaBb Jr.,-'’“\"\n\x07Őé of the Minister0", max_size=120))
@settings(deadline=None, max_examples=40)
def test_any_text_gives_mentions_in_order_inside_the_text(text):
    (page,) = pages = [article("a", text)]
    found = name_mentions(parse(pages))["a"]
    assert all(page.words(m.span) == m.words for m in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
