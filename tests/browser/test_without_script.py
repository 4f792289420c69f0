"""With script off everything can still be read and used."""

import pytest

PAGES = ("front", "story", "article", "compare", "search found", "sources")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_the_same_words_without_script(visit, paths, name):
    without = visit(paths[name], script=False).locator("main").inner_text()
    assert len(without) > 0.9 * len(visit(paths[name]).locator("main").inner_text())


def test_folded_parts_open(visit, paths):
    page = visit(paths["story"], script=False)
    number = page.evaluate("[...document.querySelectorAll('main details')].findIndex(e => !e.open && e.checkVisibility())")
    folded = page.locator("main details").nth(number)
    folded.locator("summary").first.click()
    assert folded.get_attribute("open") is not None


def test_the_layers_of_an_article_switch(visit, paths):
    page = visit(paths["article"], script=False)
    boxes = page.locator("input[id^=layer-]:visible")
    assert boxes.count() >= 3
    before = page.locator("main").screenshot()
    for number in range(boxes.count()):
        boxes.nth(number).set_checked(not boxes.nth(number).is_checked())
    assert page.locator("main").screenshot() != before


def test_the_search_and_the_filters_are_forms(visit):
    page = visit("/", script=False)
    page.locator("#seek").fill("ferry")
    page.locator("#seek").press("Enter")
    page.wait_for_url("**/search?q=ferry")
    assert page.locator(".hits h2").count() > 3


def test_another_base_is_chosen_in_the_comparison(visit, paths):
    page = visit(paths["compare"], script=False)
    asked = page.url
    page.locator("main a[href*='base='], main form [name=base]").first.wait_for()
    link = page.locator("main a[href*='base=']")
    if link.count():
        link.first.click()
    else:
        field = page.locator("main form [name=base]").last
        field.check() if field.get_attribute("type") == "radio" else field.select_option(index=1)
        page.locator("main form:has([name=base]) button").first.click()
    page.wait_for_url("**base=*")
    assert page.url != asked


def test_own_pages_are_compared_and_not_kept(visit):
    page = visit("/own", script=False)
    page.locator("#pasted-0").fill("The barn burned down on Friday. Two people were hurt.")
    page.locator("#pasted-1").fill("A barn burned on Friday. Three people were hurt.")
    page.locator("main button[type=submit]").click(no_wait_after=True)
    page.wait_for_selector("text=Nothing of this was kept", timeout=60_000)
    assert "people were hurt" in page.locator("main").inner_text()
    page.goto("/search?q=barn")
    assert page.locator(".hits h2").count() == 0
