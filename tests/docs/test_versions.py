"""The version stands in three places and is one; the figures of the docs name commands that are there."""

import re
import tomllib
from pathlib import Path

import measure

import tellings

ROOT = Path(__file__).resolve().parents[2]


def test_package_citation_and_changelog_agree():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (\S+)$", citation, re.M) == [tellings.__version__]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (\S+)$", changelog, re.M)
    assert releases[0][0] == tellings.__version__
    assert all(re.fullmatch(r"Unreleased|\d{4}-\d\d-\d\d", day) for _, day in releases)
    assert [day for _, day in releases[1:] if day == "Unreleased"] == []


def test_a_release_has_one_day():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    ((_, day), *_) = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (\S+)$", changelog, re.M)
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert day in ("Unreleased", *re.findall(r"^date-released: (\S+)$", citation, re.M))


def test_every_figure_has_a_benchmark_and_a_value_of_its_form():
    figures = tomllib.loads(measure.FIGURES.read_text(encoding="utf-8"))["figure"]
    assert len({figure["what"] for figure in figures}) == len(figures)
    for figure in figures:
        program, script, *_ = figure["command"].split()
        assert program == "python"
        assert (ROOT / script).is_file()
        form = re.escape(figure["shows"]).replace(r"\{\}", r"[\d.]+")
        assert re.fullmatch(form, figure["value"]), figure["what"]
        assert re.compile(figure["pattern"]).groups == figure["shows"].count("{}")


def test_a_figure_is_taken_from_what_its_command_prints():
    figure = {"pattern": r"found ([\d.]+) of (\d+)", "shows": "{} of {}"}
    assert measure.value_of(figure, "roles 1.0\nfound 0.5 of 12, right") == "0.5 of 12"
    assert measure.value_of(figure, "not measured: no data") is None
