"""Rows of readings as CSV and Parquet: one for each place, safe to open, the same bytes for the same edition."""

import builtins
import csv as csv_format
import io
import re

import pytest

from tellings.editing.display import visible
from tellings.exporting import ExportError, Row, csv, parquet, rows


def read(text: str) -> list[dict[str, str]]:
    return list(csv_format.DictReader(io.StringIO(text, newline="")))


def test_there_is_a_row_for_each_place_of_each_reading(ferry):
    places = [span for point in ferry.stories[0].points for reading in point.readings for span in reading.spans]
    found = read(csv(ferry))
    assert [(row["article"], int(row["start"]), int(row["end"])) for row in found] == [(one.article, one.start, one.end) for one in places]
    for row, span in zip(found, places, strict=True):
        assert row["words"] == ferry.article(span.article).words(span)


def test_a_row_says_what_it_is_a_reading_of(ferry):
    row = read(csv(ferry))[2]
    assert {name: row[name] for name in ("kind", "type", "about", "reading", "value", "speakers", "texts", "articles", "page")} == {
        "kind": "conflict", "type": "quantity", "about": "how long the rescue took", "reading": "2", "value": "6 hours",
        "speakers": "the harbour master", "texts": "1", "articles": "1", "page": "pages/coast.html",
    }  # fmt: skip


def test_lines_end_as_rfc_4180_has_it_and_quotes_are_doubled(ferry):
    text = csv(ferry)
    assert text.startswith(",".join(Row.__struct_fields__) + "\r\n")
    assert text.endswith("\r\n")
    assert text.count("\r") == len(read(text)) + 1


def test_no_field_is_a_formula_and_none_holds_what_a_display_obeys(hostile):
    fields = [value for row in read(csv(hostile)) for value in row.values()]
    assert any(value.startswith("'=HYPERLINK") for value in fields)
    for value in fields:
        assert not re.match(r"[\s\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|[\t\r]", value)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", value)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\ufeff=1", "＝1", "|calc", "%0A"])
def test_each_beginning_of_a_formula_gets_an_apostrophe(ferry, words):
    text = csv(type(ferry).from_json(ferry.to_json().replace("how long the rescue took", words.replace("\t", "\\t"))))
    assert read(text)[0]["about"] == f"'{words}"


def test_parquet_has_the_same_rows_typed(ferry, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    (tmp_path / "rows.parquet").write_bytes(parquet(ferry))
    found = duckdb.sql(f"SELECT * FROM read_parquet('{tmp_path / 'rows.parquet'}')")
    assert found.columns == list(Row.__struct_fields__)
    assert found.fetchall() == [tuple(getattr(row, name) for name in Row.__struct_fields__) for row in rows(ferry)]
    assert str(found.types[found.columns.index("start")]) == "INTEGER"


def test_parquet_holds_hostile_words_verbatim_but_for_what_no_display_may_obey(hostile, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    data = parquet(hostile)
    assert data == parquet(hostile)
    (tmp_path / "rows.parquet").write_bytes(data)
    words = [row[0] for row in duckdb.sql(f"SELECT words FROM read_parquet('{tmp_path / 'rows.parquet'}')").fetchall()]
    spans = [span for point in hostile.stories[0].points for reading in point.readings for span in reading.spans]
    assert words == [visible(hostile.article(span.article).words(span)) for span in spans]


def test_an_edition_without_points_is_a_table_without_rows(ferry):
    empty = type(ferry)("1", (), (), ())
    assert csv(empty) == ",".join(Row.__struct_fields__) + "\r\n"
    pytest.importorskip("duckdb")
    assert parquet(empty).startswith(b"PAR1")


def test_where_duckdb_is_missing_the_extra_is_named(ferry, monkeypatch):
    whole = builtins.__import__

    def without(name, *rest, **more):
        if name == "duckdb":
            raise ImportError(name)
        return whole(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ExportError, match=r"pip install 'tellings\[batch\]'"):
        parquet(ferry)
