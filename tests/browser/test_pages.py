"""Every page of the site loads in a browser without a complaint: no error, nothing refused by the policy, nothing asked of others."""

import json

import pytest

PAGES = (
    "front",
    "front, all",
    "story",
    "conflicts",
    "singles",
    "timeline",
    "quotes",
    "shared",
    "differs",
    "story of one",
    "article",
    "compare",
    "compare three",
    "choose",
    "right to left",
    "search",
    "search found",
    "search nothing",
    "sources",
    "own",
    "keys",
)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_says_what_it_is_fits_a_phone_and_has_a_twin_in_json(visit, paths, name):
    page = visit(paths[name], width=390, height=844)
    assert page.title().endswith(" – tellings")
    assert page.locator("h1").count() == 1
    assert page.locator("main").inner_text().strip()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, "the page is wider than the screen"
    twin = page.locator("footer a", has_text="JSON")
    if name != "search":  # nothing was asked there
        assert twin.count() == 1, "no link to the twin"
        answer = page.request.get(twin.get_attribute("href"))
        assert answer.status == 200
        assert answer.headers["content-type"].startswith("application/json")
        json.loads(answer.text())


@pytest.mark.parametrize(
    "path", ["/nope", "/story/s0000000000", "/article/a0000000000ff", "/compare?a=a0000000000ff&a=a0000000000fe", "/?since=never"]
)
def test_an_error_says_what_to_do_and_leads_back(visit, path):
    page = visit(path, failing=True)
    assert page.locator("h1").inner_text()
    page.locator("header a.mark").click()
    page.wait_for_url("**/")
    assert "Ferry hits harbour bridge" in page.locator("main").inner_text()


def test_from_the_front_page_to_the_words_of_a_conflict(visit):
    page = visit("/")
    line = page.locator(".story-line", has_text="Ferry hits")
    assert "4 independent texts" in " ".join(line.inner_text().split())
    line.locator("h2 a").click()
    assert "independent texts" in page.locator(".answer").first.inner_text()
    words = page.locator("#conflict a[href*='/article/']").first
    said = words.get_attribute("href")
    words.click()
    page.wait_for_url("**/article/**")
    target = said.partition("#")[2]
    page.locator(f"[id='{target}']").first.wait_for(state="visible")
    assert page.evaluate("document.querySelector(':target') !== null"), "the address leads to no words"


def test_what_is_typed_into_the_search_is_found(visit):
    page = visit("/")
    page.locator("#seek").fill('"Gannet Bridge"')
    page.locator("#seek").press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.locator(".hits mark").count() > 0
    page.locator(".hits h2 a").first.click()
    page.wait_for_url("**/article/**")
