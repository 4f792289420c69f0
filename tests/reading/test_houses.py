"""Houses that stand in no table are known by the place where only a house stands; people, offices and the page's own name are none."""

import pytest

from tellings.model import Article, Page
from tellings.reading import read

FIRST = "A passenger ferry struck a lowered bridge in thick fog on Tuesday and lost part of its bow, the coast guard said. Two people died."
SECOND = "The ferry was carrying 48 people and 16 cars when it left its berth, the operator said. It had been due at noon on the island."
TITLE = "Ferry hits a bridge in the fog"


def article(*lines: str) -> Article:
    articles, problems = read([Page.from_text("\n".join(lines), name="page.txt")])
    assert problems == []
    return articles[0]


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, f"ELLMOUTH, May 14 (HALCYON) - {FIRST}", SECOND),
        (TITLE, f"Ellmouth (Halcyon) - {FIRST}", SECOND),
        (TITLE, f"(Halcyon) - {FIRST}", SECOND),
        (TITLE, f"ELLMOUTH (Tarn Region), May 14. /Halcyon correspondent Mira Sund/. {FIRST}", SECOND),
        (TITLE, FIRST, "© Halcyon", SECOND),
        (TITLE, FIRST, "Photo: Mira Sund/Halcyon", SECOND),
        (TITLE, FIRST, "Halcyon/Mira Sund", SECOND, "(Halcyon)"),
        (TITLE, "Halcyon, with additional reporting by Mira Sund", FIRST, SECOND),
        (TITLE, "Halcyon and agencies", FIRST, SECOND),
        (TITLE, FIRST, f"{SECOND} (Halcyon)"),
        (TITLE, FIRST, SECOND, "/Halcyon/"),
        (TITLE, FIRST, SECOND, "— Halcyon"),
        (TITLE, FIRST, SECOND, "Source: Halcyon"),
        (TITLE, FIRST, SECOND, "With inputs from Halcyon"),
        (TITLE, FIRST, SECOND, "This article was first published by Halcyon."),
    ],
)
def test_a_house_by_its_place(lines: tuple[str, ...]):
    assert [said.text for said in article(*lines).agencies] == ["Halcyon"]


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, FIRST, "Photo: Mira Sund", SECOND),
        (TITLE, FIRST, "Photo: Skerrin Coast Guard", SECOND),
        (f"{TITLE} - The Courier", FIRST, "Photo: Mira Sund/The Courier", SECOND),
        (TITLE, "By Mira Sund, Ellmouth", FIRST, SECOND),
        (TITLE, f"Marta Lind (Labour) - {FIRST}", SECOND),
        (TITLE, FIRST, f"{SECOND} (Applause)"),
        (TITLE, FIRST, SECOND, "— Mira Sund in Ellmouth"),
        (TITLE, FIRST, SECOND, "© 2024 Halcyon. All rights reserved."),
    ],
)
def test_no_house(lines: tuple[str, ...]):
    assert article(*lines).agencies == ()


def test_two_forms_of_one_name_are_one_house():
    found = article(TITLE, f"ELLMOUTH, May 14 (Halcyon) - {FIRST}", SECOND, "Source: Halcyon News Agency").agencies
    assert [said.text for said in found] == ["Halcyon"]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("(Reporting by Mira Sund in Ellmouth; Editing by Piet Rook)", ["Mira Sund"]),
        ("Mira Sund contributed to this report.", ["Mira Sund"]),
        ("— Mira Sund in Ellmouth", ["Mira Sund"]),
        ("Translated by Piet Rook", []),
    ],
)
def test_sign_offs_are_bylines(line: str, people: list[str]):
    found = article(TITLE, FIRST, SECOND, line)
    assert found.blocks[-1].role == "byline"
    assert [said.text for said in found.byline] == people


def test_a_sentence_that_begins_like_a_sign_off_is_body():
    sentence = "Reporting by the council showed that the ferry had been late all week, and that nobody had noticed."
    assert [block.role for block in article(TITLE, FIRST, sentence, SECOND).blocks] == ["title", "body", "body", "body"]
