"""What stands behind a point: texts, agencies and, apart from them, speakers; anonymous ones and single ones are marked."""

import pytest

ONE = "Cracks were found in two pillars of the bridge, said Otto Brand, a spokesman for the county."
TWO = "Engineers have discovered cracks in two pillars, according to county spokesman Otto Brand."


def support(found, *words):
    (point,) = [point for point in found.holding(*words) if point.type == "quantity"]
    return point.support


def test_two_newsrooms_on_one_spokesman_are_two_texts_and_one_speaker(accounts):
    behind = support(accounts(ONE, TWO), "Cracks were found in two pillars", "Engineers have discovered cracks")
    assert (behind.texts, behind.speakers, behind.one_speaker, behind.anonymous) == (2, 1, True, 0)


def test_a_page_that_says_so_itself_does_not_rest_on_the_speaker(accounts):
    behind = support(
        accounts(ONE, "Workers found cracks in two pillars of the bridge."),
        "Cracks were found in two pillars",
        "Workers found cracks in two pillars",
    )
    assert (behind.texts, behind.speakers, behind.one_speaker) == (2, 1, False)


def test_copies_count_once(pages):
    text = f"The old bridge of Hallen is closed to lorries since this morning; drivers must go round by Norby. {ONE} Repairs take long.\n"
    found = pages(one=text, two=f"Bridge closed\n\n{text}")
    assert {(point.kind, point.support.texts) for point in found.points if point.support.articles == 2} == {("copied", 1)}


def of_the_mill(accounts, source):
    one, two = "The Norse group will pay 40 million crowns for the mill", "For 40 million crowns the old mill goes to Norse"
    return support(accounts(f"{one}, {source}.", f"{two}."), one, two)


@pytest.mark.parametrize(
    "source",
    [
        "a person familiar with the matter said",
        "officials who asked not to be named said",
        "an aide said on condition of anonymity",
        "two people briefed on the talks said",
        "according to an unnamed official",
        "sources said",
    ],
)
def test_a_source_without_a_name_is_marked(accounts, source):
    behind = of_the_mill(accounts, source)
    assert (behind.texts, behind.anonymous, behind.speakers) == (2, 1, 0)


@pytest.mark.parametrize("source", ["police said", "the county said", "a spokeswoman of the mill said", "he asked not to be disturbed"])
def test_an_office_is_no_anonymous_source(accounts, source):
    assert of_the_mill(accounts, source).anonymous == 0
