"""Times of metadata and of lines that say "published" and "updated"."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.reading.printed_times import labelled_dates, stamp


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-03T10:15:00+02:00", "2024-05-03T10:15:00+02:00"),
        ("2024-05-03 10:15:00Z", "2024-05-03T10:15:00Z"),
        ("2024-05-03T10:15:27.655", "2024-05-03T10:15:27"),
        ("2024-05-03T10:15+0200", "2024-05-03T10:15+02:00"),
        ("2024-05-03T00:00:00Z", "2024-05-03"),
        ("2024-05", "2024-05"),
        ("20240503", "2024-05-03"),
        ("2024/05/03", "2024-05-03"),
        ("Fri, 03 May 2024 10:15:00 +0000", "2024-05-03T10:15+00:00"),
        ("May 3, 2024 10:15 p.m. EDT", "2024-05-03T22:15-04:00"),
        ("3. Mai 2024", "2024-05-03"),
        ("13.05.2024", "2024-05-13"),
        ("2024-02-30", None),
        ("2024-13-01", None),
        ("05/03/2024", None),
        ("May 3", None),
        ("2024", None),
        ("1714731300", None),
        ("soon", None),
    ],
)
def test_a_field_of_metadata(value: str, expected: str | None):
    found = stamp(value)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: 3 May 2024, 10:15 GMT", [("published", "2024-05-03T10:15Z")]),
        ("Published 3 May 2024 Updated 4 May 2024", [("published", "2024-05-03"), ("updated", "2024-05-04")]),
        ("Updated 8:05 p.m. EDT, May 4, 2024", [("updated", "2024-05-04T20:05-04:00")]),
        ("Last updated on May 4, 2024 at 9.30 am IST", [("updated", "2024-05-04T09:30")]),
        (
            "Publié le 18 juil. 2024 à 08:01Mis à jour le 18 juil. 2024 à 09:06",
            [("published", "2024-07-18T08:01"), ("updated", "2024-07-18T09:06")],
        ),
        ("Veröffentlicht am 15. April 2025, 09:56 Uhr", [("published", "2025-04-15T09:56")]),
        ("Actualizado el 3 de mayo de 2024 a las 10:15", [("updated", "2024-05-03T10:15")]),
        ("Published 3 May, updated 4 May", []),
        ("Published 3 hours ago", []),
        ("Wednesday, 3 December 2025", []),
        ("Published 03/05/2024", []),
    ],
)
def test_a_line_that_labels_its_days(line: str, expected: list[tuple[str, str]]):
    found = labelled_dates(line)
    assert [(each.label, each.when.value) for each in found] == expected
    assert all(line[each.start : each.end] for each in found)


@given(st.text(alphabet="0123456789-/:.T+Z amp published May", max_size=60))
@settings(max_examples=150, deadline=None)
def test_whatever_is_read_is_a_day_of_the_calendar(text: str):
    from datetime import date

    for when in (stamp(text), *(each.when for each in labelled_dates(text))):
        if when is not None and len(when.value) >= 10:
            date.fromisoformat(when.value[:10])
