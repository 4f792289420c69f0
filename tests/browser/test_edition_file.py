"""The edition file: one page that needs nothing else, opened from the disk."""

import pytest

from tellings.editing import html
from tellings.library import Library


@pytest.fixture(scope="module")
def editions(library, tmp_path_factory):
    folder = tmp_path_factory.mktemp("editions")
    with Library.open(library) as found:
        for name, words in (("ferry", "erry hits"), ("harm", "Depot")):
            key = next(line.story for line in found.stories().stories if words in line.title)
            (folder / f"{name}.html").write_text(html(found.story(key, kept=True)), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("name", "width"), [("ferry", 390), ("ferry", 1280), ("harm", 390)])
def test_it_opens_without_a_complaint_and_asks_nobody(visit, editions, name, width):
    page = visit((editions / f"{name}.html").as_uri(), width=width)
    assert page.locator("h1").count() >= 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelectorAll('iframe, img, script, [onerror], [onload], #hurt').length") == 0


@pytest.mark.parametrize(("name", "width", "dark"), [("ferry", 390, True), ("harm", 1280, False)])
def test_axe_finds_nothing(visit, editions, name, width, dark):
    from importlib import resources

    pytest.importorskip("axe_playwright_python")
    page = visit((editions / f"{name}.html").as_uri(), width=width, dark=dark)
    page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(one["id"], [node["html"][:120] + node["failureSummary"] for node in one["nodes"][:3]]) for one in found] == []


def test_a_link_leads_to_the_words(visit, editions):
    page = visit((editions / "ferry.html").as_uri())
    link = page.locator("a.where[href^='#']:visible").first
    target = link.get_attribute("href")[1:]
    link.click()
    assert page.locator(f"[id='{target}']").count() == 1
