"""Names as fields of metadata and bylines write them. All people are invented."""

import pytest

from tellings.reading.agencies import agencies
from tellings.reading.bylines import find_byline
from tellings.reading.written_names import written_names

FIELDS = [
    ("Ada Brook", ["Ada Brook"]),
    ("By Ada Brook", ["Ada Brook"]),
    ("Von Ada Brook", ["Ada Brook"]),
    ("Par Ada Brook et Bo Carr", ["Ada Brook", "Bo Carr"]),
    ("Por Ada Brook y Bo Carr", ["Ada Brook", "Bo Carr"]),
    ("Ada Brook, Bo Carr and Cy Dorn", ["Ada Brook", "Bo Carr", "Cy Dorn"]),
    ("Ada Brook, Bo Carr, and Cy Dorn", ["Ada Brook", "Bo Carr", "Cy Dorn"]),
    ("ADA BROOK; BO CARR", ["ADA BROOK", "BO CARR"]),
    ("Ada Brook | Bo Carr", ["Ada Brook", "Bo Carr"]),
    ("Ada Brook, Political Editor", ["Ada Brook"]),
    ("Ada Brook, Jr.", ["Ada Brook, Jr"]),
    ("Ada Brook (ada@courier.example)", ["Ada Brook"]),
    ("ada@courier.example (Ada Brook)", ["Ada Brook"]),
    ("Ada Brook @adabrook", ["Ada Brook"]),
    ("Ada Brook for The Ellmouth Courier", ["Ada Brook"]),
    ("By Ada Brook and Bo Carr in Ellmouth", ["Ada Brook", "Bo Carr"]),
    ("Ana Ramón y Cajal", ["Ana Ramón y Cajal"]),
    ("Le Courrier et AFP", ["Le Courrier et AFP"]),
    ("https://courier.example/ada", []),
    ("courier.example", []),
    ("@courier", []),
    ("Ada Brook, MS, RDN", ["Ada Brook, MS, RDN"]),
    ("admin", []),
    ("courieradmin", []),
    ("", []),
]


@pytest.mark.parametrize(("field", "expected"), FIELDS)
def test_a_field_of_names(field: str, expected: list[str]):
    assert list(written_names(field)) == expected


LINES = [
    ("Par Ada Brook et Bo Carr", ["Ada Brook", "Bo Carr"]),
    ("By Ada Brook (ada@courier.example) | @adabrook", ["Ada Brook"]),
    ("By Ada Brook | The Associated Press", ["Ada Brook"]),
    ("By Ada Brook (Ellmouth) and Bo Carr (Tarn)", ["Ada Brook", "Bo Carr"]),
    ("By Ada Brook, for The Ellmouth Courier", ["Ada Brook"]),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_line_of_names(line: str, expected: list[str]):
    found = find_byline(line, agencies())
    assert found is not None
    assert [line[slice(*person)] for person in found.people] == expected


@pytest.mark.parametrize("field", ["a@" * 300, "( " * 300, "and " * 200, "A, " * 300, "\ud800 \x00\u202e"])
def test_a_hostile_field_costs_no_time(field: str):
    written_names(field * 50)
