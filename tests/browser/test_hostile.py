"""Pages that mean harm lie still: no dialog, no request to others, no element of theirs."""

import pytest

HOSTILE = ("hostile story", "hostile article", "hostile compare", "search hostile", "front, all", "sources")

# What harm would leave behind, had it become markup.
HURT = """() => [
    ...document.querySelectorAll('iframe, img, object, embed, base, meta[http-equiv], [onerror], [onload], [style], style, #hurt'),
    ...document.querySelectorAll('script:not([src])'),
    ...[...document.querySelectorAll('a[href], form[action]')].filter(e => !['http:', 'https:', 'data:'].includes(
        new URL(e.getAttribute('href') || e.getAttribute('action'), location.href).protocol)),
    ...[...document.querySelectorAll('script, link[rel=stylesheet]')].filter(e => new URL(e.src || e.href).origin !== location.origin),
].map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", HOSTILE)
def test_harm_is_shown_as_words_and_turns_none_around(visit, paths, name):
    page = visit(paths.get(name, "/search?q=depot"))
    assert page.evaluate(HURT) == []
    shown = page.locator("body").inner_text()
    assert "\u202e" not in shown
    assert "{{ 7*7 }}" in shown or name in ("sources", "search hostile")
    if name.startswith("hostile"):
        assert "<script>alert(1)</script>" in shown
        assert "[U+202E]" in shown


@pytest.mark.parametrize("name", ["hostile story", "hostile article"])
def test_harm_lies_still_with_script_off_too(visit, paths, name):
    assert visit(paths[name], script=False).evaluate(HURT) == []


@pytest.mark.parametrize(
    "path",
    [
        "/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/search?q=fire&outlet=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
        "/?outlet=%3Csvg%20onload=alert(1)%3E",
        "/article/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/compare?a=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&a=b",
        "/story/%22onmouseover=alert(1)%20x=%22",
        "/%3Cscript%3Ealert(1)%3C/script%3E",
    ],
)
def test_harm_in_an_address_is_shown_as_words(browser, address, path):
    context = browser.new_context(base_url=address)
    said = []
    page = context.new_page()
    page.on("dialog", lambda dialog: said.append(dialog.message) or dialog.dismiss())
    page.goto(path)
    assert said == []
    assert page.evaluate(HURT) == []
    context.close()


def test_a_hostile_page_that_is_pasted_lies_still_too(visit):
    page = visit("/own")
    harm = "<article><h1>Fire</h1><p>The kiln burned on Friday.</p><img src=x onerror=alert(1)><script>alert(2)</script></article>"
    page.locator("#name-0").fill('"><script>alert(3)</script>')
    page.locator("#pasted-0").fill(harm)
    page.locator("#pasted-1").fill(
        "A kiln burned on Friday. <script>alert(4)</script> Three people were hurt.</textarea><script>alert(5)</script>"
    )
    page.locator("main button[type=submit]").click(no_wait_after=True)
    page.wait_for_selector("text=Nothing of this was kept", timeout=60_000)
    assert page.evaluate(HURT) == []


def test_another_site_cannot_frame_or_read_the_room(browser, address, tmp_path):
    outside = tmp_path / "outside.html"
    outside.write_text(
        f'<iframe id=f src="{address}/"></iframe><script>fetch("{address}/").then(r => r.text()).then(t => document.title = t)</script>'
    )
    context = browser.new_context()
    page = context.new_page()
    page.goto(outside.as_uri())
    page.wait_for_timeout(300)
    assert page.title() == ""
    assert "Stories" not in "".join(frame.content() for frame in page.frames[1:])
    context.close()
