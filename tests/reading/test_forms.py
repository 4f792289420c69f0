"""The forms that single lines take: datelines, bylines, dates, credits, agencies."""

import pytest

from tellings.model import When
from tellings.reading.agencies import agencies, owner
from tellings.reading.bylines import find_byline
from tellings.reading.credits import is_credit, trailing_credit
from tellings.reading.datelines import find_dateline, whole_dateline
from tellings.reading.lines import Line, count_words
from tellings.reading.phrases import furniture
from tellings.reading.printed_dates import find_date, is_date_line
from tellings.reading.printed_times import stamp

TABLE = agencies()
REST = "The bridge over the Tarn will be built again."


@pytest.mark.parametrize(
    ("head", "place", "house", "when"),
    [
        ("ELLMOUTH /Tarn Region/, September 13. /TASS/. ", "ELLMOUTH", "TASS", None),
        ("ELLMOUTH (Reuters) - ", "ELLMOUTH", "Reuters", None),
        ("ELLMOUTH, Sept 3 (AP) — ", "ELLMOUTH", "Associated Press", None),
        ("ELLMOUTH, Sept. 3, 2021 (AFP) -- ", "ELLMOUTH", "Agence France-Presse", When("2021-09-03", "day")),
        ("ELLMOUTH, Norland (AP) — ", "ELLMOUTH, Norland", "Associated Press", None),
        ("ELLMOUTH/SALTBY, 3 May (Xinhua) -- ", "ELLMOUTH/SALTBY", "Xinhua", None),
        ("Ellmouth, Sept 3 (Interfax): ", "Ellmouth", "Interfax", None),
        ("ELLMOUTH — ", "ELLMOUTH", None, None),
        ("(Reuters) - ", None, "Reuters", None),
    ],
)
def test_a_dateline_at_the_head_of_a_line(head: str, place: str | None, house: str | None, when: When | None):
    found = find_dateline(head + REST, TABLE)
    assert found is not None
    assert (head + REST)[found.rest :].strip() == REST
    assert (head + REST)[slice(*found.place)] == place if found.place else place is None
    assert [each.house.name for each in found.houses] == ([house] if house else [])
    assert (found.date.when if found.date else None) == when


@pytest.mark.parametrize(
    "line",
    [
        "On September 13. The boats came back.",
        "Halloran - the mayor - said no.",
        "TASS — an agency — reported it.",
        "The harbour is open: boats may leave.",
        "The town, March 4, is still.",
        "HALLORAN: I never said that.",
        "Ines Halloran. She is the mayor.",
    ],
)
def test_what_is_no_dateline(line: str):
    assert find_dateline(line, TABLE) is None


def test_a_line_that_is_a_dateline_only():
    assert whole_dateline("Ellmouth Harbour, September 13", TABLE) is not None
    assert whole_dateline("ELLMOUTH, Sept 13 (Reuters)", TABLE) is not None
    assert whole_dateline("Ellmouth Harbour", TABLE) is None
    assert whole_dateline("The Times, September 13", TABLE) is None


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Orla Finch", ["Orla Finch"]),
        ("BY ORLA FINCH", ["ORLA FINCH"]),
        ("By Orla Finch and Piet van der Rook", ["Orla Finch", "Piet van der Rook"]),
        ("By Orla Finch, Reuters", ["Orla Finch"]),
        ("By Orla Finch in Ellmouth", ["Orla Finch"]),
        ("Orla Finch, Senior Reporter", ["Orla Finch"]),
        ("Reporting by Orla Finch in Ellmouth; Editing by Piet Rook", ["Orla Finch"]),
        ("By Reuters", []),
    ],
)
def test_bylines_name_people_and_no_agencies(line: str, people: list[str]):
    found = find_byline(line, TABLE)
    assert found is not None
    assert [line[start:end] for start, end in found.people] == people


@pytest.mark.parametrize(
    "line", ["By the time the boat came in", "By Tuesday the water had gone", "Bridge talks", "Halloran, who is mayor"]
)
def test_what_is_no_byline(line: str):
    assert find_byline(line, TABLE) is None or find_byline(line, TABLE).people == ()


@pytest.mark.parametrize(
    "line",
    [
        "Thursday, June 20, 2024",
        "Date: September 8, 2024 Time: 06:22:52",
        "Updated: 13 Sep 2023, 10:15 AM GMT",
        "2023-09-13",
        "13.09.2023",
        "3 hours ago",
        "Posted on 3rd of May, 2021 at 7:00 pm",
    ],
)
def test_lines_of_dates(line: str):
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["Ellmouth, June 20", "In June 20 boats left", "May the wind be kind", "12", "20 boats", "The Gazette, May 4, 2020"]
)
def test_lines_that_are_no_dates(line: str):
    assert not is_date_line(line)


def test_dates_keep_their_precision_and_are_never_invented():
    assert find_date("it was March 4, 2021 or so").when == When("2021-03-04", "day")
    assert find_date("on 4 March").when is None
    assert find_date("03/04/2021").when is None
    assert find_date("13/04/2021").when == When("2021-04-13", "day")
    assert find_date("in April 2019") is None
    assert stamp("2023-09-13T07:09:00+0300") == When("2023-09-13T07:09:00+03:00", "second")
    assert stamp("2023-09-13T00:00:00Z") == When("2023-09-13", "day")
    assert stamp("2023-09") == When("2023-09", "month")
    assert stamp("2023-13-01") is None
    assert stamp("soon") is None


@pytest.mark.parametrize(
    "line",
    [
        "© Mira Sund/TASS",
        "Photo: Mira Sund",
        "Photo by Mira Sund/Getty Images",
        "(Mira Sund/Reuters)",
        "AP Photo/Mira Sund",
        "Image credit: Mira Sund",
    ],
)
def test_photo_credits(line: str):
    assert is_credit(line, TABLE)


@pytest.mark.parametrize(
    "line", ["© 2023 Ellmouth Courier", "Photos show that the bridge is gone.", "The photographer left.", "TASS was told of it."]
)
def test_what_is_no_photo_credit(line: str):
    assert not is_credit(line, TABLE)


def test_an_agency_in_brackets_signs_a_dispatch_and_makes_no_caption():
    assert trailing_credit("The boat came in at noon. (Reuters)", TABLE) is None
    line = "The boat came in at noon. (Mira Sund/Reuters)"
    assert line[trailing_credit(line, TABLE) :] == "(Mira Sund/Reuters)"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("The mayor told TASS that it was late.", ["TASS"]),
        ("The bridge is gone, Xinhua reported.", ["Xinhua"]),
        ("He spoke of it (the bridge - TASS) twice.", ["TASS"]),
        ("She told the New York Times and left.", ["New York Times"]),
        ("The bridge is gone. (AFP)", ["Agence France-Presse"]),
        ("Reuters has an office in the town.", []),
        ("The TASSO festival began.", []),
    ],
)
def test_agencies_that_running_text_rests_on(words: str, names: list[str]):
    assert [found.house.name for found in TABLE.relied_on(words)] == names


def test_owners():
    assert owner("TASS") == owner("Rossiyskaya Gazeta") == owner("ITAR-TASS")
    assert owner("The Associated Press") == owner("AP") is not None
    assert owner("The Ellmouth Courier") is None


def test_a_users_own_table_is_read_on_top(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('[[house]]\nname = "Tarn Wire"\naliases = ["TW"]\nowner = "Halloran family"\nkind = "agency"\n')
    table = TABLE.with_file(file)
    assert table.whole("TW").owner == "Halloran family"
    assert table.whole("TASS") is not None
    assert TABLE.whole("TW") is None


def test_every_row_of_a_table_has_its_origin(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('[[house]]\nname = "Tarn Wire"\n[[house]]\nname = "Bay Wire"\norigin = "its imprint, 2024"\n')
    table = TABLE.with_file(file)
    assert (table.whole("Tarn Wire").origin, table.whole("Bay Wire").origin) == ("mine.toml", "its imprint, 2024")
    assert all(house.origin and "mine" not in house.origin for house in TABLE.forms.values())


def _line(text: str) -> Line:
    return Line(0, len(text), text, count_words(text), False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("› Subscribe", "inline"),
        ("No comments:", "close"),
        ("3 comments", "close"),
        ("Related articles", "related"),
        ("Read more: seals", "inline"),
    ],
)
def test_furniture_by_its_words(text: str, kind: str):
    assert furniture(_line(text)) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Share prices fell in Ellmouth on Tuesday.",
        "The Post reported it.",
        "Harbour",
        "“Stay tuned, we will have more to say,” she told them.",
    ],
)
def test_the_same_words_in_a_story_are_no_furniture(text: str):
    assert furniture(_line(text)) is None
