"""Addresses that a person names beside files: fetched at once, read as files are, and nothing else is fetched."""

import asyncio
import json
import sys

import pytest
from typer.testing import CliRunner

import tellings
from tellings.capture import capture
from tellings.cli import app

STORY = "The mill in Norby burned down on Friday, the fire brigade said. Nobody was hurt."
HOST = ("127.0.0.1",)


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """No pause between requests: that it is kept is tested elsewhere."""
    from tellings.capture.web import settings

    original = settings.Settings

    def quick(**given):
        return original(**{"delay": 0.0, "first_back_off": 0.01, **given})

    monkeypatch.setattr(settings, "Settings", quick)


def html(words):
    return f"<!DOCTYPE html><html><body><article><p>{words}</p></article></body></html>".encode()


def test_addresses_and_files_keep_their_order(site, tmp_path):
    site.pages |= {"/a": html("A"), "/b": html("B")}
    (tmp_path / "f.txt").write_text("F")
    pages, problems = capture([site("/b"), str(tmp_path / "f.txt"), site("/a"), site("/b")], allow_hosts=HOST)
    assert [page.name for page in pages] == [site("/b"), str(tmp_path / "f.txt"), site("/a")]
    assert problems == []
    assert pages[0].media_type == "text/html"
    assert pages[0].captured
    assert site.count("/b") == 1


def test_robots_txt_is_not_asked_for_a_page_that_a_person_names(site):
    site.pages |= {"/a": html("A"), "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /")}
    assert len(capture([site("/a")], allow_hosts=HOST)[0]) == 1
    assert site.count("/robots.txt") == 0


def test_an_address_inside_the_network_is_refused(site):
    site.pages["/a"] = html("A")
    pages, problems = capture([site("/a")])
    assert (pages, [problem.error for problem in problems]) == ([], ["inside"])
    assert site.asked == []


def test_the_encoding_of_the_header_is_kept(site):
    site.pages["/a"] = 200, {"Content-Type": "text/html; charset=iso-8859-2"}, "<html><p>Łódź</p></html>".encode("iso-8859-2")
    assert "Łódź".encode() in capture([site("/a")], allow_hosts=HOST)[0][0].data


def test_an_address_may_lead_to_an_archive_or_a_feed(site):
    lines = "".join(json.dumps({"url": f"https://courier.example/{n}", "text": STORY}) + "\n" for n in range(2))
    site.pages["/pages.jsonl"] = 200, {"Content-Type": "application/octet-stream"}, lines.encode()
    assert [page.name for page in capture([site("/pages.jsonl")], allow_hosts=HOST)[0]] == [
        "https://courier.example/0",
        "https://courier.example/1",
    ]


def test_a_caller_who_stands_in_a_loop_is_served_too(site):
    site.pages["/a"] = html("A")

    async def notebook():
        return capture([site("/a")], allow_hosts=HOST)

    assert len(asyncio.run(notebook())[0]) == 1


def test_read_and_compare_take_addresses(site):
    site.pages |= {"/a": html(STORY), "/b": html(STORY)}
    articles = tellings.read([site("/a"), site("/none")], allow_hosts=HOST)
    assert [article.page for article in articles.articles] == [site("/a")]
    assert [problem.error for problem in articles.problems] == ["gone"]
    ran = CliRunner().invoke(app, ["read", site("/a"), "--allow-host", "127.0.0.1", "--json", "-"])
    assert ran.exit_code == 0
    assert json.loads(ran.stdout)["articles"][0]["page"] == site("/a")
    assert CliRunner().invoke(app, ["read", site("/a")]).exit_code == 3


def test_without_an_address_nothing_of_the_web_is_loaded(tmp_path):
    import subprocess

    (tmp_path / "f.txt").write_text(STORY)
    web = {"httpx", "httpcore", "anyio", "protego", "feedparser"}
    code = f"import sys, tellings; tellings.read([sys.argv[1]]); print(sorted({web} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code, str(tmp_path / "f.txt")], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
