"""A later account supersedes an earlier one only where the pages themselves give an order of time."""

import pytest


def page(day, words, lead="The harbour of Hallen is in the news again."):
    return f"HALLEN, May {day} 2022 — {lead} {words}\n"


LATER = "Ships and cranes of the harbour of Hallen drew many people."


@pytest.fixture
def told(pages):
    """Compare two accounts of days in May; returns the updates and the conflicts."""

    def made(day, words, next_day, next_words):
        found = pages(one=page(day, words), two=page(next_day, next_words, LATER))
        assert len(found.edition.stories) == 1
        return found.of_kind("update"), found.of_kind("conflict")

    return made


@pytest.mark.parametrize(
    ("earlier", "later", "type_"),
    [
        ("At least six people were killed.", "Nine people were killed in the slide.", "quantity"),
        ("The fire has burned 300 hectares of pine.", "The fire has burned more than 750 hectares of pine.", "quantity"),
        ("The appeal has raised 30,000 crowns so far.", "The appeal has now raised 52,000 crowns.", "quantity"),
        ("Twelve people are missing.", "Five people are still missing.", "quantity"),
        ("The fair will begin on 18 June.", "The fair will begin on 9 July instead of 18 June.", "when"),
        ("The trial of Olt will begin on 18 June.", "The trial of Olt will begin on 25 June.", "when"),
        ("The trial of Olt will begin on 18 June.", "The trial of Olt was postponed to 25 June.", "when"),
        ("The final will be played in Selwick.", "The final will be played in Torrance instead of Selwick.", "place"),
        (
            "The concert will take place in Linden Park.",
            "The concert was moved from Linden Park to the Corn Hall.",
            "place",
        ),
        ("The new pool will open on Monday.", "The new pool opened on Monday.", "event"),
        ("The dockers plan to walk out on Monday.", "The dockers walked out on Monday morning.", "event"),
        ("Police are searching for Ella Brand with dogs.", "Ella Brand was found dead in the river.", "event"),
        ("Police are looking for Viktor Stahl, a former guard.", "Viktor Stahl was arrested at the ferry.", "event"),
        ("No arrests have been made.", "Two men were arrested in a flat.", "polarity"),
        ("Nadia Roth was named acting director of the zoo.", "Nadia Roth was named director of the zoo.", "role"),
    ],
)
def test_of_two_days(told, earlier, later, type_):
    updates, conflicts = told(6, earlier, 12, later)
    assert [update.type for update in updates] == [type_]
    assert conflicts == []


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        # What was planned has been when the second page announces another.
        ("The council will meet on 8 May.", "The council will meet on 15 May."),
        # One speaker speaks on two days.
        (
            "Geologist Runa Stahl said on Thursday that the crater had widened.",
            "Geologist Runa Stahl said on Wednesday that the ash was harmless.",
        ),
        # A deed after the day on which the first page was written is another one.
        ("Olt opened the fair on Thursday.", "Olt opened the fair on Wednesday."),
        # A toll falls: nobody knows of which the second speaks.
        ("Nine people were killed.", "Six people were killed in the slide."),
        # Only supposed.
        ("If the owner sold the yard, the dockers would strike.", "The dockers struck for higher pay."),
    ],
)
def test_of_two_days_but_of_two_things(told, earlier, later):
    assert told(6, earlier, 12, later) == ([], [])


class TestOrder:
    """Where the order comes from, if both pages are of one day."""

    def test_the_hour_for_which_a_figure_is_given(self, told):
        updates, conflicts = told(
            6, "By 8 p.m. 40 percent of the votes had been counted.", 6, "By 11 p.m. 85 percent of the votes had been counted."
        )
        assert [reading.value.quantity.low for reading in updates[0].readings] == [40, 85]
        assert conflicts == []

    def test_the_page_says_that_the_figure_has_risen(self, told):
        updates, _ = told(6, "Six people were killed.", 6, "The number of people killed has risen to nine.")
        assert [reading.value.quantity.low for reading in updates[0].readings] == [6, 9]

    def test_the_tense_of_plan_and_deed(self, told):
        updates, _ = told(6, "Sandra Holm is expected to plead guilty to fraud.", 6, "Sandra Holm pleaded guilty to fraud.")
        assert [update.type for update in updates] == ["event"]

    def test_without_any_there_is_no_update_and_no_conflict(self, told):
        assert told(6, "Six people were killed.", 6, "Nine people were killed in the slide.") == ([], [])

    def test_an_earlier_page_cannot_tell_the_deed(self, told):
        updates, _ = told(12, "The new pool will open at ten.", 6, "The new pool opened at nine.")
        assert updates == []


def test_the_earlier_reading_comes_first_whatever_the_names_of_the_pages(pages):
    words = ("Six people were killed.", "Nine people were killed in the slide.")
    for names in (("a", "b"), ("b", "a")):
        found = pages(**{names[0]: page(6, words[0]), names[1]: page(12, words[1], LATER)})
        (update,) = found.of_kind("update")
        assert [reading.value.quantity.low for reading in update.readings] == [6, 9]
        assert "moved on" in update.why
