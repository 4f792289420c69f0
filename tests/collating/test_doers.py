"""Somebody else who did the same is not agreed on, and conflicts only where one person alone can have done it."""

import pytest

import tellings

REST = "The water of the Wendle was calm on Friday, and two thousand people stood on its banks."


def points(first: str, second: str) -> list[tuple[str, str, tuple[str | None, ...]]]:
    pages = [
        tellings.Page.from_text(f"Sculls at Wendle\n\n{words}", name=str(at))
        for at, words in enumerate((f"{first} {REST}", f"{REST} {second}"))
    ]
    return [
        (point.kind, point.type, tuple(sorted(reading.value.entity or "" for reading in point.readings)))
        for story in tellings.compare(pages).stories
        for point in story.points
    ]


def test_two_winners_of_one_race_conflict():
    found = points("Petra Lunde won the race in the single sculls.", "Ingrid Solberg won the race in the single sculls.")
    assert ("conflict", "entity", ("Ingrid Solberg", "Petra Lunde")) in found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Petra Lunde won the race in the single sculls.", "Ingrid Solberg won the race in the double sculls of the evening regatta."),
        ("Petra Lunde praised the crew of the rescue boat.", "Ingrid Solberg praised the crew of the rescue boat."),
        ("Petra Lunde won the race in the single sculls.", "Lunde won the race in the single sculls."),
    ],
)
def test_what_two_people_may_both_have_done_is_no_conflict(first: str, second: str):
    assert not any(kind == "conflict" for kind, _, _ in points(first, second))


def test_what_another_person_did_is_not_agreed_on():
    texts = [f"{name} praised the crew of the rescue boat. {REST}" for name in ("Petra Lunde", "Ingrid Solberg")]
    pages = [tellings.Page.from_text(f"Sculls at Wendle\n\n{words}", name=str(at)) for at, words in enumerate(texts)]
    found = [point for story in tellings.compare(pages).stories for point in story.points if "praised" in point.about.text]
    assert {point.kind for point in found} <= {"single"}
    assert len(found) == 2
