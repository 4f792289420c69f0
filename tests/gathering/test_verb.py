"""``tellings gather``: what it says, and how it ends."""

import json

import pytest
from typer.testing import CliRunner

from tellings.cli import app

FEED = {"Content-Type": "application/rss+xml"}


@pytest.fixture
def gather(tmp_path, monkeypatch):
    from tellings.capture.web import settings
    from tellings.library import gathering

    monkeypatch.setattr(gathering, "bring_up_to_date", lambda *_given, **_more: None)
    original = settings.Settings
    monkeypatch.setattr(settings, "Settings", lambda **given: original(**{"delay": 0.0, "first_back_off": 0.01, **given}))
    return lambda *words: CliRunner().invoke(app, ["gather", *map(str, words), "--library", str(tmp_path / "library.tellings")])


@pytest.fixture
def news(site, make):
    site.pages |= {"/feed": (200, FEED, make.rss(make.item(site("/a")), make.item(site("/none")))), "/a": make.html("A")}
    return site


def test_a_summary_says_how_many_and_why(news, gather):
    ran = gather(news("/feed"), "--allow-host", "127.0.0.1")
    assert ran.exit_code == 1
    assert ran.stdout.splitlines() == [
        "1 source: 1 new, 0 changed, 0 unchanged, 1 refused (gone 1)",
        f"  {news('/feed')} (feed): 1 new, 0 changed, 0 unchanged, 1 refused (gone 1)",
    ]
    assert news("/none") in ran.stderr


def test_known_sources_are_gone_over_listed_and_forgotten(news, gather, make):
    news.pages["/none"] = make.html("B")
    assert gather(news("/feed"), "--allow-host", "127.0.0.1").exit_code == 0
    assert "2 unchanged" in gather("--allow-host", "127.0.0.1").stdout
    assert gather("--known").stdout == f"{news('/feed')}\n"
    assert gather("--forget", news("/feed")).exit_code == 0
    assert gather("--forget", news("/feed")).exit_code == 1
    assert gather("--known").stdout == ""
    assert gather().exit_code == 2


def test_json_and_acknowledgements(news, gather):
    assert json.loads(gather(news("/feed"), "--allow-host", "127.0.0.1", "--json", "-").stdout)["reasons"] == {"gone": 1}
    news.pages["/a"] = b"<html><p>changed</p></html>"
    assert gather("--allow-host", "127.0.0.1", "--acknowledge").stdout == f"{news('/a')}\n"


def test_nothing_had_is_a_status_of_its_own(news, gather):
    ran = gather(news("/feed"))
    assert ran.exit_code == 3
    assert "inside" in ran.stdout


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["-"],
        [""],
        ["--forget"],
        ["x", "--every", "soon"],
        ["x", "--every", "5s"],
        ["x", "--every", "99d"],
        ["x", "--acknowledge", "--json", "-"],
    ],
)
def test_wrong_usage(gather, words):
    assert gather(*words).exit_code == 2


def test_control_characters_of_a_name_do_not_reach_the_terminal(gather, tmp_path):
    assert "\x1b" not in gather(tmp_path / "\x1b[31mred").output
