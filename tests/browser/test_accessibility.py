"""No violation of WCAG 2.2 AA that axe-core finds: every page, light and dark, on a phone and on a wide screen."""

from importlib import resources

import pytest

axe = pytest.importorskip("axe_playwright_python", reason="axe-core is not installed; axe-playwright-python is in the group dev")

PHONE, WIDE = 390, 1280

# The success criteria up to level AA, and what axe calls best practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

PAGES = (
    "front, all",
    "story",
    "singles",
    "timeline",
    "quotes",
    "shared",
    "differs",
    "story of one",
    "article",
    "compare three",
    "choose",
    "right to left",
    "search found",
    "sources",
    "own",
    "keys",
    "hostile story",
    "nope",
)


@pytest.fixture(scope="module")
def axe_core() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page):
    options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [
        f"{one['id']}: {one['help']}: {node['html'][:160]} {node['failureSummary'][:240]}" for one in found for node in one["nodes"][:3]
    ]


@pytest.mark.parametrize(("width", "dark"), [(PHONE, True), (WIDE, False)], ids=["dark phone", "light and wide"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visit, paths, axe_core, name, width, dark):
    page = visit(paths.get(name, "/nope"), width=width, dark=dark, failing=name == "nope")
    page.evaluate(axe_core)
    assert violations(page) == []


@pytest.mark.parametrize("name", ["front", "story", "article", "compare"])
def test_whoever_wants_no_motion_gets_none(visit, paths, name):
    page = visit(paths[name], motion="reduce")
    moving = """() => [...document.querySelectorAll('*')].filter(e => {
        const s = getComputedStyle(e);
        const long = d => d.split(',').some(t => parseFloat(t) * (t.includes('ms') ? 1 : 1000) > 10);
        return (s.animationName !== 'none' && long(s.animationDuration)) || long(s.transitionDuration) || s.scrollBehavior === 'smooth';
    }).map(e => e.outerHTML.slice(0, 80)).slice(0, 5)"""
    assert page.evaluate(moving) == []


def test_the_first_tab_leads_past_the_bar_and_the_focus_is_seen(visit, paths):
    page = visit(paths["story"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    style = "(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + ' ' + s.outlineWidth })()"
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert not page.evaluate(style).startswith("none")
