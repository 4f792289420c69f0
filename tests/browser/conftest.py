"""The reading room in a real browser: `tellings serve` as a process, the system's Chromium, and a record of all that it complains about."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tellings import Page
from tellings.library import Library

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed; it is in the group dev")

# Nothing of the browser itself goes to the network, or waits for it.
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
)

PHONE, WIDE = 390, 1280

# Markup, script, style and signs that turn words around: what somebody could put into any field of a page.
HARM = (
    '"><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)><style>*{display:none}</style>'
    "</title></textarea><iframe src=//evil.example></iframe><a id=hurt href=javascript:alert(4)>x</a>{{ 7*7 }}\u202e"
)

HOSTILE_STORY = (
    "<p>The depot at Quillan burned on 3 March 2025, and {dead} people died, said fire chief {harm}. “{harm} The doors were locked,” "
    "said Orla Brandt.</p><p>The fire began at six in the morning in a hall where {harm} paint was kept, and it took four hours to put it"
    " out.</p><p>The owner, Vexley Mills, said on Tuesday that all doors had been open and that it would help the police in full.</p>"
)


def escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def hostile(number: int, dead: int) -> Page:
    """A page with harm in its title, byline, publisher, address, words and name; what is live in it, too."""
    harm = escaped(HARM)
    head = (
        f'<title>Depot fire {harm}</title><meta property="og:site_name" content="Harm {number} {harm}">'
        f'<meta name="author" content="{harm}">'
        f'<link rel="canonical" href="javascript:alert({number})"><meta name="date" content="2025-03-0{3 + number}">'
        '<style>body { background: url("//evil.example/x.png") }</style><script>alert(5)</script>'
    )
    live = '<svg onload="alert(6)"><script>alert(7)</script></svg><img src="//evil.example/y.png" onerror="alert(8)">'
    body = f"<article><h1>Depot fire {number} {harm}</h1>{live}{HOSTILE_STORY.format(dead=dead, harm=harm)}</article>"
    name = ("javascript:alert(9)//", 'http://harm.example/"><script>alert(10)</script>')[number]
    return Page(name, f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>".encode(), "text/html")


ARABIC = (
    "<!doctype html><html lang=ar dir=rtl><head><title>حريق في مخزن الميناء</title></head><body><article><h1>حريق في مخزن الميناء</h1>"
    "<p>اندلع حريق في مخزن الميناء صباح الثلاثاء، وقال رئيس الإطفاء إن شخصين أصيبا بجروح طفيفة في الحادث.</p>"
    "<p>واستغرق إخماد الحريق أربع ساعات، ولم تعرف أسبابه بعد، كما قالت الشرطة في بيان نشر يوم الأربعاء.</p></article></body></html>"
)


@pytest.fixture(scope="session")
def library(tmp_path_factory, example_pages) -> Path:
    """The example story, a story that means harm, and a page from right to left."""
    place = tmp_path_factory.mktemp("browser") / "library.tellings"
    with Library.open(place, writing=True) as found:
        found.add([example_pages, hostile(0, 4), hostile(1, 9), Page("https://mina.example/1", ARABIC.encode(), "text/html")])
    return place


@contextmanager
def served(library: Path):
    """Serve a library as a person does, on any free port; gives the address."""
    words = [sys.executable, "-m", "tellings", "serve", str(library), "--port", "0"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TELLINGS_")} | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=environment) as process:
        try:
            told = process.stderr.readline()
            found = re.search(r"http://\S+?/", told)
            assert found, told + process.stderr.read()
            yield found[0].rstrip("/")
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def address(library):
    with served(library) as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    """The system's Chromium, for one module: while it runs, its thread has an event loop that other tests could not start their own in."""
    program = os.environ.get("TELLINGS_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("there is no Chromium here; install it (Debian: apt-get install chromium), or name it in TELLINGS_CHROMIUM")
    with playwright.sync_playwright() as started, closing(started.chromium.launch(executable_path=program, args=list(QUIET))) as found:
        yield found


# Tells of what the policy of the site refused; scripts of the tests run before those of the page and are not bound by it.
TELL_REFUSED = """
window.refused = [];
document.addEventListener('securitypolicyviolation', e => window.refused.push(e.violatedDirective + ' ' + e.blockedURI));
"""


class Watch:
    """All that a browser complains about, or asks others for, while pages are open."""

    def __init__(self, own: str) -> None:
        self.own = own
        self.complaints: list[str] = []

    def over(self, page, failing: bool) -> None:
        page.on("console", lambda said: self._console(said, failing))
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("dialog", self._dialog)
        page.on("request", self._request)

    def _console(self, said, failing) -> None:
        expected = failing and "Failed to load resource" in said.text
        if said.type in ("error", "warning") and not expected:
            self.complaints.append(f"console: {said.text}")

    def _dialog(self, dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme not in ("data", "file", "about") and f"{asked.scheme}://{asked.netloc}" != self.own:
            self.complaints.append(f"request: {request.url}")


@pytest.fixture
def visit(browser, address):
    """Open a page of the site, or a file; at the end nothing may have been complained about, refused or asked of others."""
    watch, opened = Watch(address), []

    def go(path, *, width=WIDE, height=900, dark=False, script=True, motion="no-preference", failing=False):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion=motion,
            has_touch=width == PHONE,
            base_url=address,
        )
        context.set_default_timeout(30_000)
        context.add_init_script(TELL_REFUSED)
        page = context.new_page()
        watch.over(page, failing)
        answer = page.goto(path, wait_until="load")
        if not path.startswith("file:"):
            assert (answer.status >= 400) is failing, f"{path}: {answer.status}"
        opened.append(page)
        return page

    yield go
    for page in opened:
        if not page.is_closed():
            watch.complaints += [f"refused: {each}" for each in page.evaluate("window.refused || []")]
        page.context.close()
    assert not watch.complaints


@pytest.fixture(scope="session")
def paths(library) -> dict[str, str]:
    """Every kind of page of the site, by name."""
    with Library.open(library) as found:
        keys = {line.title: line.story for line in found.stories().stories}
        ferry, harm, alone = (next(keys[title] for title in keys if words in title) for words in ("erry hits", "Depot", "حريق"))
        a, b, c = _articles(found, ferry)[:3]
        hurt, right = _articles(found, harm), _articles(found, alone)[0]
    return {
        "front": "/",
        "front, all": "/?alone=1",
        "story": f"/story/{ferry}",
        "conflicts": f"/story/{ferry}/conflict",
        "singles": f"/story/{ferry}/single",
        "timeline": f"/story/{ferry}/timeline",
        "quotes": f"/story/{ferry}/quotes",
        "shared": f"/story/{ferry}/shared",
        "differs": f"/story/{ferry}/differs",
        "story of one": f"/story/{alone}",
        "hostile story": f"/story/{harm}",
        "hostile article": f"/article/{hurt[0]}",
        "hostile compare": f"/compare?a={hurt[0]}&a={hurt[1]}",
        "article": f"/article/{a}",
        "compare": f"/compare?a={a}&a={b}",
        "compare three": f"/compare?a={a}&a={b}&a={c}&base={c}",
        "choose": f"/compare?story={ferry}",
        "right to left": f"/article/{right}",
        "search": "/search",
        "search found": "/search?q=ferry",
        "search nothing": "/search?q=zeppelin",
        "sources": "/sources",
        "own": "/own",
        "keys": "/keys",
    }


def _articles(library, story):
    sql = "SELECT article.key FROM membership JOIN article ON article.id = membership.article JOIN story ON story.id = membership.story"
    return [key for (key,) in library.connection.execute(f"{sql} WHERE story.key = ? ORDER BY article.key", (story,))]
