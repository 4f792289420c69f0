"""Each form by its name: bytes of UTF-8, the same for the same edition, whatever pages hold."""

import json

import pytest

from tellings import exporting
from tellings.cli.forming import NAMES
from tellings.exporting import FORMS, ExportError, Feed, export, form_of, tag

ALONE = [name for name in FORMS if name not in ("bundle", "feed", "parquet")]


def test_the_command_line_names_the_same_forms():
    assert tuple(FORMS) == NAMES


@pytest.mark.parametrize("form", ALONE)
def test_hostile_words_can_be_written_as_utf_8_and_come_out_the_same_again(hostile, form):
    data = export(hostile, form)
    data.decode("utf-8")
    assert data == export(hostile, form)


def test_json_and_html_are_those_of_the_command_line(ferry):
    from tellings.editing import html

    assert export(ferry, "json") == ferry.to_json().encode()
    assert export(ferry, "html") == html(ferry).encode()


def test_a_feed_may_be_given(ferry):
    feed = Feed(tag("search", "fog"), "fog", (), at="2031-03-05T09:00:00Z")
    assert json.loads(export(ferry, "jsonfeed", feed=feed))["title"] == "fog"
    assert b"<title>fog</title>" in export(ferry, "feed", feed=feed)


def test_what_cannot_be_written_is_said(ferry):
    with pytest.raises(ExportError, match="there are json, csv"):
        export(ferry, "docx")
    with pytest.raises(ExportError, match=r"exporting\.bundle"):
        export(ferry, "bundle")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.csv", "csv"),
        ("A.CSV", "csv"),
        ("x.feed.json", "jsonfeed"),
        ("x.json", "json"),
        ("x.xml", "tei"),
        ("x.zip", "bundle"),
        ("x", None),
    ],
)
def test_the_ending_of_a_file_shows_the_form(name, form):
    assert form_of(name) == form


def test_every_public_function_is_documented():
    for name in exporting.__all__:
        assert getattr(exporting, name).__doc__
