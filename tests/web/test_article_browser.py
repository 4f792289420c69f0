"""The pages of words in a real browser: layers without script, the way from words to their entry, passages by key."""

import os
import socket
import threading
import time

import pytest

CHROMIUM = "/usr/bin/chromium"

if not os.access(CHROMIUM, os.X_OK):
    pytest.skip(f"there is no browser at {CHROMIUM} to look at the pages with", allow_module_level=True)
playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need playwright, of the development group")

QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


@pytest.fixture(scope="module")
def address(library):
    import uvicorn

    from tellings.web.site import site

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(site(library), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 10
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=5)


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield found
        found.close()


@pytest.fixture(scope="module")
def keys(rooms, harbour) -> dict[str, str]:
    found = rooms.get(f"{harbour}.json").json()["articles"]
    return {article["page"].rpartition("/")[2][:2]: article["id"] for article in found}


@pytest.fixture
def page(browser):
    said: list[str] = []
    found = browser.new_page(viewport={"width": 1200, "height": 800})
    found.on("console", lambda message: said.append(message.text))
    found.on("pageerror", lambda error: said.append(str(error)))
    yield found
    found.close()
    assert said == [], "the page broke its own policy, or its script failed"


def test_layers_switch_without_script(browser, address, keys):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/article/{keys['01']}")
    chip = page.locator(".in-conflict .chip").first
    furniture = page.locator(".r-furniture").first
    assert chip.is_visible()
    assert not furniture.is_visible()
    page.uncheck("#layer-differ")
    page.check("#layer-rest")
    assert not chip.is_visible()
    assert furniture.is_visible()
    context.close()


def test_a_click_on_marked_words_leads_to_their_entry_and_back(page, address, keys):
    page.goto(f"{address}/article/{keys['01']}")
    words = page.locator(".read .m.k-conflict").first
    anchor = words.get_attribute("id")
    words.click()
    assert "k-conflict" in page.evaluate("document.activeElement.className")
    page.keyboard.press("Enter")
    page.wait_for_url("**/point/**")
    page.locator(f"a[href='/article/{keys['01']}#{anchor}']").first.click()
    page.wait_for_url(f"**#{anchor}")
    assert page.locator(".m.lit").count() >= 1
    assert page.locator(".chip.came").count() >= 1


def test_keys_go_from_passage_to_passage_on_all_pages(page, address, keys):
    page.goto(f"{address}/compare?a={keys['01']}&a={keys['03']}")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "p1-0"
    assert page.locator(".tie.came").count() == 2
    assert page.locator(".s.pointed").count() > 2
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "p2-0"
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == "p1-0"


def test_columns_scroll_together_or_each_for_itself(page, address, keys):
    page.goto(f"{address}/compare?a={keys['01']}&a={keys['03']}")
    words = page.locator(".compare .grid").inner_text()
    page.uncheck("#together")
    assert page.locator(".lane").count() == 2
    assert page.locator(".lane").first.evaluate("lane => lane.scrollHeight > lane.clientHeight")
    page.check("#together")
    assert page.locator(".lane").count() == 0
    assert page.locator(".compare .grid").inner_text() == words


def test_a_phone_needs_no_scrolling_sideways(browser, address, keys):
    page = browser.new_page(viewport={"width": 390, "height": 800})
    for path in (f"/article/{keys['01']}", f"/compare?a={keys['01']}&a={keys['02']}&a={keys['03']}&a={keys['04']}", "/compare"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.close()
