"""The keys j k o / ? g, in a browser."""

import pytest

KEYS_LIST = ("front, all", "story", "search found", "sources", "conflicts")


def marked(page):
    return page.evaluate("[...document.querySelectorAll('.now')].map(e => e.innerText.slice(0, 40))")


@pytest.mark.parametrize("name", KEYS_LIST)
def test_j_and_k_go_through_the_entries(visit, paths, name):
    page = visit(paths[name])
    page.keyboard.press("j")
    first = marked(page)
    assert len(first) == 1, "nothing is marked"
    page.keyboard.press("j")
    assert len(marked(page)) == 1
    page.keyboard.press("k")
    assert marked(page) == first


def test_o_opens_the_entry(visit, paths):
    page = visit(paths["front"])
    page.keyboard.press("j")
    wanted = page.locator(".now h2 a").get_attribute("href")
    page.keyboard.press("o")
    page.wait_for_url(f"**{wanted}")


def test_the_entry_that_j_went_to_has_the_focus_so_that_enter_opens_it(visit, paths):
    page = visit(paths["search found"])
    page.keyboard.press("j")
    wanted = page.locator(".now a").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{wanted.partition('#')[0]}*")


def test_a_slash_goes_to_the_search_and_keys_do_nothing_there(visit, paths):
    page = visit(paths["story"])
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "seek"
    page.keyboard.type("jog?/")
    assert page.locator("#seek").input_value() == "jog?/"
    assert marked(page) == []
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") != "seek"


def test_a_question_mark_shows_the_keys_and_escape_hides_them(visit, paths):
    page = visit(paths["story"])
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open] kbd")
    assert "next entry" in page.locator("dialog").inner_text()
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")


@pytest.mark.parametrize(("second", "path"), [("s", "/"), ("o", "/sources"), ("c", "/own")])
def test_g_and_a_letter_go_to_a_room(visit, paths, second, path):
    page = visit(paths["keys"])
    page.keyboard.press("g")
    page.keyboard.press(second)
    page.wait_for_url(f"**{path}")


def test_g_twice_goes_to_the_top(visit, paths):
    page = visit(paths["story"], height=500, motion="reduce")
    page.evaluate("window.scrollTo(0, 2000)")
    page.keyboard.press("g")
    page.keyboard.press("g")
    assert page.evaluate("new Promise(done => setTimeout(() => done(window.scrollY), 100))") == 0


def test_a_key_with_control_is_left_to_the_browser(visit, paths):
    page = visit(paths["story"])
    page.keyboard.press("Control+k")
    page.keyboard.press("Alt+j")
    assert marked(page) == []
