"""Statements: what each clause of an article says, in slots that can be compared."""

import functools

import pytest

from tellings import Page, read
from tellings.dating import date_story
from tellings.stating.telling import state


@functools.cache
def told(text):
    """Read one page and return what it states, with its article."""
    articles = read([Page.from_text(text, name="page.txt")]).articles
    return articles[0], state(articles, date_story(articles).times)


def stated(text):
    return told(f"{text}\n")[1].statements


def words(text):
    article, found = told(f"{text}\n")
    return [article.words(one.span) for one in found.statements]


def one(text, within=""):
    article, found = told(f"{text}\n")
    (statement,) = [each for each in found.statements if within in article.words(each.span)]
    return statement


class TestClauses:
    def test_a_simple_sentence_is_one_statement(self):
        assert words("The ferry Orla struck a pier in thick fog.") == ["The ferry Orla struck a pier in thick fog."]

    def test_each_of_two_joined_clauses_is_one(self):
        assert words("The ferry struck the pier at noon, and divers searched the harbour until nightfall.") == [
            "The ferry struck the pier at noon",
            "divers searched the harbour until nightfall.",
        ]

    def test_a_relative_clause_is_one_of_its_own(self):
        assert "that lasted over five hours" in words("The crew thanked the divers for a search that lasted over five hours.")

    @pytest.mark.parametrize("text", ["Nothing.", "He did.", "Yes, sir."])
    def test_what_says_nothing_is_none(self, text):
        assert stated(f"The ferry Orla struck a pier in thick fog on Tuesday morning. {text}")[1:] == ()

    def test_spans_lie_within_their_sentences_and_in_order(self):
        text = "The ferry struck the pier at noon, and two people were hurt. Divers, who came from Norby, went down when the tide turned."
        article, found = told(f"{text}\n")
        spans = [each.span for each in found.statements]
        assert spans == sorted(spans)
        assert all(each.sentence.contains(each.span) and article.words(each.span).strip() for each in found.statements)
        assert {article.words(each.sentence) for each in found.statements} == {
            "The ferry struck the pier at noon, and two people were hurt.",
            "Divers, who came from Norby, went down when the tide turned.",
        }

    def test_titles_headings_captions_and_furniture_state_nothing(self):
        text = (
            "Ferry hits pier in fog\n\n"
            "The ferry Orla struck a pier in thick fog on Tuesday morning, the coast guard said.\n\n"
            "Photo: Anna Lind / Halcyon\n\n"
            "Two lorries fell into the water, and the harbour was closed for the rest of the day.\n\n"
            "Share on Facebook\nSubscribe to our newsletter\n"
        )
        article, found = told(text)
        roles = {
            block.role
            for each in found.statements
            for block in article.blocks
            if block.start < each.span.end and each.span.start < block.end
        }
        assert roles == {"body"}
        assert len(found.statements) >= 3


class TestSlots:
    def test_a_quantity_goes_to_its_own_clause(self):
        text = "The ferry carried 48 people, and the rescue lasted five hours."
        assert [each.quantity.low for each in one(text, "carried").quantities] == [48]
        assert [(each.quantity.low, each.quantity.unit) for each in one(text, "lasted").quantities] == [(5, "hour")]

    def test_a_time_goes_to_its_own_clause(self):
        text = "The bridge was opened in 1967, and the ferry was built in 1998."
        assert [each.when.value for each in one(text, "bridge").times] == ["1967"]
        assert [each.when.value for each in one(text, "built").times] == ["1998"]

    def test_every_value_stands_within_the_clause_that_has_it(self):
        article, found = told("On 14 May 2024 the ferry, which carried 48 people, struck a pier that had been built in 1921.\n")
        for each in found.statements:
            for item in (*each.quantities, *each.times, *each.mentions):
                assert each.span.overlaps(item.span)
        taken = [item.span for each in found.statements for item in (*each.quantities, *each.times)]
        assert len(taken) == len(set(taken)) == 3
        assert article.text

    def test_the_subject_is_what_it_is_about(self):
        assert [each.entity for each in one("Tove Lindal opened the new harbour office.").about] == ["Tove Lindal"]

    def test_numbers_in_words_and_digits_are_one_word(self):
        a, b = one("Nineteen passengers were taken to hospital."), one("19 passengers were taken to hospital.")
        assert a.words == b.words

    def test_inflected_forms_are_one_word(self):
        a, b = one("The divers searched the wrecks."), one("The diver searches the wreck.")
        assert a.words == b.words

    def test_the_words_do_not_depend_on_what_the_clause_stands_beside(self):
        alone = one("Two lorries fell into the water.")
        beside = one("The ferry struck the pier. Two lorries fell into the water.", "lorries")
        assert alone.words == beside.words


class TestStance:
    @pytest.mark.parametrize(
        ("text", "denied"),
        [
            ("The crew sent a distress signal.", False),
            ("The crew did not send a distress signal.", True),
            ("The crew never sent a distress signal.", True),
            ("The crew didn't send a distress signal.", True),
            ("The crew didn’t send a distress signal.", True),
            ("The crew sent no distress signal.", True),
            ("Nobody sent a distress signal from the ferry.", True),
        ],
    )
    def test_denied(self, text, denied):
        assert one(text).denied is denied

    @pytest.mark.parametrize(
        ("text", "modality"),
        [
            ("The owner repaired the radar in Norby.", "asserted"),
            ("The owner will repair the radar in Norby.", "planned"),
            ("The owner plans to repair the radar in Norby.", "planned"),
            ("The owner may have repaired the radar in Norby.", "suspected"),
            ("The owner allegedly repaired the radar in Norby.", "suspected"),
        ],
    )
    def test_how_sure_the_page_is(self, text, modality):
        assert one(text, "repair").modality == modality

    @pytest.mark.parametrize(
        "text",
        [
            "The owner repaired the radar in May 2024.",
            "The owner repaired the radar on 14 May 2024.",
            "Prime Minister May visited the harbour of Norby.",
            "The captain lost his will to sail.",
        ],
    )
    def test_names_months_and_nouns_are_no_doubt_and_no_plan(self, text):
        assert one(text).modality == "asserted"


class TestSpeech:
    def test_a_quoted_clause_has_its_speaker(self):
        statement = one("“We heard a bang on the lower deck,” passenger Edda Lorn said.", "bang")
        assert statement.speaker == "Edda Lorn"
        assert [quote.kind for quote in statement.quotes] == ["direct"]

    def test_a_quote_of_several_clauses_is_one_thing_said(self):
        found = words("“We heard a bang, and then the lights went out, and we ran,” passenger Edda Lorn said.")
        assert sum("bang" in each or "lights" in each or "ran" in each for each in found) == 1

    def test_what_the_page_says_itself_has_no_speaker(self):
        assert one("The ferry struck the pier in thick fog.").speaker is None

    def test_that_somebody_speaks_is_no_statement_beside_what_is_said(self):
        assert len(words("Tove Lindal said that the signal lamp had been dark for days.")) == 1


def test_the_same_page_states_the_same():
    text = "The ferry struck the pier, and 48 people were aboard. “We ran to the deck,” passenger Edda Lorn said.\n"
    first = told.__wrapped__(text)[1]
    assert told.__wrapped__(text)[1] == first


@pytest.mark.parametrize(
    "words_", ["half \ud800 a pair", "a bell \x07 here", "\u202eegassem\u202c", "‘’“”\"'", "()[]{}" * 40, "1,2,3.4,5-6–7/8"]
)
def test_odd_characters_do_no_harm(words_):
    article, found = told(f"The ferry struck {words_} the pier in thick fog on Tuesday morning, and people ran to the deck.\n")
    assert found.statements
    assert all(0 <= each.span.start < each.span.end <= len(article.text) for each in found.statements)
