"""Datelines of the agencies and of plain style: place, day, agency, and the story right behind them. Towns and words are invented."""

import pytest

from tellings.reading.agencies import agencies
from tellings.reading.datelines import find_dateline
from tellings.reading.houses import standing

STORY = "The harbour was closed on Friday after a storm."
AP, AFP, PTI = "Associated Press", "Agence France-Presse", "Press Trust of India"

# head, place, day as printed, day as a value, agency
DATELINES = [
    ("ELLMOUTH (AP) — ", "ELLMOUTH", None, None, AP),
    ("ELLMOUTH, Norland (AP) — ", "ELLMOUTH, Norland", None, None, AP),
    ("ELLMOUTH, N.L. (AP) -- ", "ELLMOUTH, N.L.", None, None, AP),
    ("WEST ELLMOUTH, Norland (AP) _ ", "WEST ELLMOUTH, Norland", None, None, AP),
    ("ELLMOUTH/TARN (AP) — ", "ELLMOUTH/TARN", None, None, AP),
    ("NEW TARN CITY (AP) — ", "NEW TARN CITY", None, None, AP),
    ("ST. MARROW (AP) — ", "ST. MARROW", None, None, AP),
    ("ELLMOUTH, March 3 (Reuters) - ", "ELLMOUTH", "March 3", None, "Reuters"),
    ("ELLMOUTH, March 3 (Reuters) – ", "ELLMOUTH", "March 3", None, "Reuters"),
    ("ELLMOUTH/TARN, March 3 (Reuters) - ", "ELLMOUTH/TARN", "March 3", None, "Reuters"),
    ("ELLMOUTH, Norland, Sept 13 (Reuters) - ", "ELLMOUTH, Norland", "Sept 13", None, "Reuters"),
    ("ELLMOUTH, 3 March 2024 (Reuters) - ", "ELLMOUTH", "3 March 2024", "2024-03-03", "Reuters"),
    ("ELLMOUTH (Reuters) - ", "ELLMOUTH", None, None, "Reuters"),
    ("March 3 (Reuters) - ", None, "March 3", None, "Reuters"),
    ("(Reuters) - ", None, None, None, "Reuters"),
    ("Ellmouth (AFP) - ", "Ellmouth", None, None, AFP),
    ("Ellmouth (Norland) (AFP) – ", "Ellmouth", None, None, AFP),
    ("Ellmouth (Norland) (AFP) March 3, 2024 - ", "Ellmouth", "March 3, 2024", "2024-03-03", AFP),
    ("Ellmouth, March 3, 2024 (AFP) - ", "Ellmouth", "March 3, 2024", "2024-03-03", AFP),
    ("Ellmouth, 3 mars 2024 (AFP) - ", "Ellmouth", "3 mars 2024", "2024-03-03", AFP),
    ("ELLMOUTH, March 3. /TASS/. ", "ELLMOUTH", "March 3", None, "TASS"),
    ("ELLMOUTH, March 3, 2024. /TASS/. ", "ELLMOUTH", "March 3, 2024", "2024-03-03", "TASS"),
    ("ELLMOUTH, March 3. /TASS Correspondent Ada Brook/. ", "ELLMOUTH", "March 3", None, "TASS"),
    ("ELLMOUTH /Norland Region/, March 3. /TASS/. ", "ELLMOUTH", "March 3", None, "TASS"),
    ("TARN-UPON-SEA, September 13. /TASS/. ", "TARN-UPON-SEA", "September 13", None, "TASS"),
    ("ELLMOUTH, 13 September 2023 (TASS) - ", "ELLMOUTH", "13 September 2023", "2023-09-13", "TASS"),
    ("ELLMOUTH, March 3 (Xinhua) -- ", "ELLMOUTH", "March 3", None, "Xinhua"),
    ("ELLMOUTH, Norland, March 3 (Xinhua) -- ", "ELLMOUTH, Norland", "March 3", None, "Xinhua"),
    ("ELLMOUTH, Sept. 13 (Xinhua) -- ", "ELLMOUTH", "Sept. 13", None, "Xinhua"),
    ("ELLMOUTH, May 1, 2024 (Xinhua) -- ", "ELLMOUTH", "May 1, 2024", "2024-05-01", "Xinhua"),
    ("Ellmouth (dpa) - ", "Ellmouth", None, None, "dpa"),
    ("Ellmouth/Tarn (dpa) - ", "Ellmouth/Tarn", None, None, "dpa"),
    ("Ellmouth (dpa/nrl) - ", "Ellmouth", None, None, "dpa"),
    ("Ellmouth, 3 March 2024 (dpa) - ", "Ellmouth", "3 March 2024", "2024-03-03", "dpa"),
    ("Ellmouth, 3. März 2024 (dpa) - ", "Ellmouth", "3. März 2024", "2024-03-03", "dpa"),
    ("Ellmouth, Mar 3 (PTI) ", "Ellmouth", "Mar 3", None, PTI),
    ("Ellmouth, Mar 3 (PTI): ", "Ellmouth", "Mar 3", None, PTI),
    ("New Ellmouth, March 3 (PTI) ", "New Ellmouth", "March 3", None, PTI),
    ("ELLMOUTH, March 3 (PTI) -- ", "ELLMOUTH", "March 3", None, PTI),
    ("ELLMOUTH, March 3 (Kyodo) -- ", "ELLMOUTH", "March 3", None, "Kyodo"),
    ("ELLMOUTH, March 3 (Yonhap) -- ", "ELLMOUTH", "March 3", None, "Yonhap"),
    ("Ellmouth, 3 mar (EFE).- ", "Ellmouth", "3 mar", None, "EFE"),
    ("(ANSA) - ELLMOUTH, 3 MAR - ", "ELLMOUTH", "3 MAR", None, "ANSA"),
    ("ELLMOUTH, Norland, March 3, 2024 /PRNewswire/ -- ", "ELLMOUTH, Norland", "March 3, 2024", "2024-03-03", "PR Newswire"),
    ("ELLMOUTH — ", "ELLMOUTH", None, None, None),
    ("ELLMOUTH, Norland — ", "ELLMOUTH, Norland", None, None, None),
    ("ELLMOUTH, March 3 — ", "ELLMOUTH", "March 3", None, None),
    ("Ellmouth, March 3 - ", "Ellmouth", "March 3", None, None),
    ("Ellmouth, 3 de mayo de 2024 - ", "Ellmouth", "3 de mayo de 2024", "2024-05-03", None),
]


@pytest.mark.parametrize(("head", "place", "day", "value", "agency"), DATELINES, ids=[row[0].strip() for row in DATELINES])
def test_a_dateline_names_place_day_and_agency_and_ends_where_the_story_begins(
    head: str, place: str | None, day: str | None, value: str | None, agency: str | None
):
    found = find_dateline(head + STORY, agencies())
    assert found is not None
    text = head + STORY
    assert (text[slice(*found.place)] if found.place else None) == place
    assert (text[found.date.start : found.date.end] if found.date else None) == day
    assert (found.date.when.value if found.date and found.date.when else None) == value
    assert [house.house.name for house in found.houses] == ([agency] if agency else [])
    assert text[found.rest :] == STORY


def test_an_agency_of_no_table_is_known_by_the_brackets():
    text = "ELLMOUTH, March 3 (Halcyon) - " + STORY
    found = find_dateline(text, agencies())
    assert found is not None
    assert [each.name for each in standing(text[: found.end], "dateline")] == ["Halcyon"]


@pytest.mark.parametrize(
    "line",
    [
        "Halloran (BBC) Says that the harbour is closed.",
        "WARNING: the harbour is closed.",
        "On March 3 - a Sunday - the harbour was closed.",
        "Ada Brook (Greens) - the harbour was closed, she said.",
        "The ferry (AFP photo) Left the harbour on Friday.",
        "It was closed (Reuters) The storm had come early.",
    ],
)
def test_sentences_with_names_days_and_brackets_are_no_datelines(line: str):
    assert find_dateline(line, agencies()) is None


@pytest.mark.parametrize("text", ["(" * 50_000, "A, " * 50_000, "ELLMOUTH " * 20_000 + "- x", ") A" * 40_000])
def test_long_lines_cost_no_time(text: str):
    find_dateline(text, agencies())
