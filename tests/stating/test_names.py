"""Names: one entity a story, titles and short forms that resolve, and the roles that pages give."""

import functools
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import Article, Block
from tellings.stating.names import name_mentions, name_story, role_claims
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


def test_a_translated_spelling_with_the_same_office_is_the_same_person():
    one, two = story("Harbour spokesman Emil Lundqvist spoke.", "The representative of the harbour Emil Lunkvist has declared this.")
    assert {e for _, e, kind, named in one + two if kind == "person" and named} == {"Emil Lundqvist"}


def test_nearly_equal_names_of_other_offices_stay_apart():
    one, two = story("Harbour spokesman Emil Lundqvist spoke.", "Judge Emil Lunkvist has declared this.")
    assert {e for _, e, kind, named in one + two if kind == "person" and named} == {"Emil Lundqvist", "Emil Lunkvist"}


def test_a_place_and_the_person_behind_it_are_two_names():
    one, two = claims(
        "Vestmark's transport minister, Ilse Brandt, arrived from Vestmark.",
        "The minister of transport of Vestmark Ilze Brandt arrived. A crane came from neighbouring Vestmark.",
    )
    assert ("The minister of transport of Vestmark", "Ilse Brandt", "minister", "Vestmark") in two
    assert [of for _, person, _, of in one if person == "Ilse Brandt"] == ["Vestmark"]


def test_an_adjective_of_an_unlisted_place_is_that_place():
    (page,) = claims("The ferry left the islands of Skarrin. In parliament Skarrian Transport Minister Ilse Brandt spoke.")
    assert page == [("Skarrian Transport Minister", "Ilse Brandt", "minister", "Skarrin")]


@pytest.mark.parametrize("place", ["Port Halden", "Tarnby"])
def test_a_small_town_is_a_place(place):
    (page,) = story(f"The ferry from the village of {place} sank near {place} on Monday. People in {place} were shocked.")
    assert {kind for words, _, kind, _ in page if words == place} == {"place"}


def test_a_ship_with_an_article_is_no_person():
    (page,) = story("The Alida hit the pier in fog. The Alida is 68 metres long, and the Alida sank later.")
    assert {kind for words, _, kind, _ in page if words == "Alida"} == {"other"}


def test_a_tail_behind_a_hyphen_is_no_part_of_a_name():
    (page,) = story("The Denmark-based firm and the Tarnby-led group met in Tarnby.")
    assert not [words for words, *_ in page if "-" in words]


def test_a_calling_stands_for_the_only_person_of_the_paragraph():
    (page,) = story("Signe Holm had gone on deck in the morning. “The engine changed its sound,” says the nurse, 34.")
    assert ("the nurse", "Signe Holm", "person", False) in page


def test_a_calling_stands_for_nobody_where_two_persons_are_in_view():
    (page,) = story("Signe Holm met Ivo Brandt on deck in the morning. “The engine changed its sound,” says the nurse, 34.")
    assert not [words for words, _, _, _ in page if words == "the nurse"]


def test_the_president_of_a_senate_is_not_the_president():
    (page,) = story("President Astrid Holm landed in Lindby. The president of the Senate stayed at home.")
    assert not [words for words, _, _, named in page if not named and "Senate" in words]


SLIP = (
    "North Korean leader Han Sol Mi came to the fair in Lindby. Han Sol Mi praised the bread.",
    "The fair was opened by Han Sol Mi. For the DPRK this is a first, and the head of the Republic of Korea had time to taste the bread.",
)


def claims(*texts):
    pages = [article(f"a{number}", text) for number, text in enumerate(texts)]
    parsed = parse(pages)
    found = role_claims(parsed)
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


def test_a_party_or_a_faith_is_no_country_to_head():
    (page,) = claims("Democratic leader Astrid Holm met Republican President Karl Brandt, and Catholic leader Nils Eide prayed.")
    assert page
    assert [of for _, _, _, of in page] == [None] * len(page)


def test_the_answer_does_not_depend_on_the_order_of_the_articles():
    texts = [*SLIP, "Sergei Malinov met Sergey Malinov's aide. Malinov, the governor of Lindby, thanked her."]
    parsed = parse([article(f"a{number}", text) for number, text in enumerate(texts)])
    first = name_mentions(parsed)
    assert first == name_story(parsed).mentions
    for order in itertools.permutations(parsed):
        assert name_mentions({identifier: parsed[identifier] for identifier in order}) == first


@given(st.text(alphabet="AaBb Jr.,-'’“\"\n\x07Őé of the Minister0", max_size=120))
@settings(deadline=None, max_examples=40)
def test_any_text_gives_mentions_in_order_inside_the_text(text):
    (page,) = pages = [article("a", text)]
    found = name_mentions(parse(pages))["a"]
    assert all(page.words(m.span) == m.words for m in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
