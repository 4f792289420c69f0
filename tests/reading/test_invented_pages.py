"""Invented pages as an extraction tool leaves them, every line with the role that it must have."""

from pathlib import Path

import pytest

from tellings.model import Article, Page
from tellings.reading import read

# Each line of a page stands behind the roles that are right for it, the first of them the best; a line of two blocks has both with a plus.
PAGES = {file.stem: file.read_text(encoding="utf-8") for file in sorted((Path(__file__).parent / "pages").glob("*.txt"))}


def labelled(page: str) -> list[tuple[list[str], str]]:
    """Return the lines of a page with the roles that are right for each."""
    pairs = [line.split(" | ", maxsplit=1) for line in page.strip().split("\n")]
    return [(right.split(","), words) for right, words in pairs]


def article(page: str) -> Article:
    articles, problems = read([Page.from_text("\n".join(words for _, words in labelled(page)), name="page.txt")])
    assert problems == []
    return articles[0]


@pytest.mark.parametrize("name", PAGES)
def test_every_line_has_its_role(name: str):
    found, start, wrong = article(PAGES[name]), 0, []
    for right, words in labelled(PAGES[name]):
        role = "+".join(block.role for block in found.blocks if start <= block.start < start + len(words))
        if role not in right:
            wrong.append(f"{role} instead of {right[0]}: {words[:60]}")
        start += len(words) + 1
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "agencies"), [("wire-copy", ["Nordpost"]), ("blog", ["Nordpost"]), ("aggregator", ["Nordpost"]), ("channel", [])]
)
def test_an_agency_of_no_table_is_known_by_its_place(name: str, agencies: list[str]):
    assert [said.text for said in article(PAGES[name]).agencies] == agencies


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("wire-copy", ["Ragna Ulven", "Jon Bakke", "Siv Dahl"]),
        ("blog", ["Oskar Finne", "Ragna Ulven"]),
        ("machine-translated", ["Pavla Stern"]),
    ],
)
def test_bylines_name_who_wrote_and_not_who_edited(name: str, people: list[str]):
    assert [said.text for said in article(PAGES[name]).byline] == people
