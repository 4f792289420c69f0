"""A library of the example story beside pages that mean harm, and sites over it."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tellings import Page
from tellings.library import Library
from tellings.web.site import site

PAGES = Path(__file__).resolve().parents[2] / "examples" / "harbour" / "pages"

HARM = '"><script src=//evil.example/x.js></script><img src=x onerror=alert(1)>\u202ejavascript:alert(2)'
_STORY = (
    "<p>The depot at Quillan burned on 3 March 2025, and {dead} people died, said fire chief Orla Brandt. “{harm} The doors were locked,” "
    "she said.</p><p>The fire began at six in the morning in a hall where {harm} paint was kept, and it took four hours to put it out.</p>"
    "<p>The owner, Vexley Mills, said on Tuesday that all doors had been open and that it would help the police in full.</p>"
)


def hostile(number: int, dead: int) -> Page:
    """A page with markup in its title, its byline, its publisher, its words and the name of its place."""
    harm = HARM.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    head = (
        f'<title>Depot fire {harm}</title><meta property="og:site_name" content="Harm {number} {harm}">'
        f'<meta name="author" content="{harm}">'
        f'<link rel="canonical" href="javascript:alert({number})"><meta name="date" content="2025-03-0{3 + number}">'
    )
    body = f"<article><h1>Depot fire {number} {harm}</h1>{_STORY.format(dead=dead, harm=harm)}</article>"
    return Page(
        f"http://harm{number}.example/{'<script>' if number else ''}page?x=1",
        f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>".encode(),
    )


@pytest.fixture(scope="session")
def library(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("rooms") / "library.tellings"
    with Library.open(place, writing=True) as found:
        found.add([*sorted(PAGES.iterdir()), hostile(0, 4), hostile(1, 9)])
    return place


@pytest.fixture(scope="session")
def rooms(library):
    with TestClient(site(library), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture(scope="session")
def harbour(rooms) -> str:
    """The path of the example story."""
    return next(f"/story/{line['story']}" for line in rooms.get("/index.json").json()["stories"] if "erry hits" in line["title"])


@pytest.fixture(scope="session")
def harmful(rooms) -> str:
    """The path of the story whose pages mean harm."""
    return next(f"/story/{line['story']}" for line in rooms.get("/index.json").json()["stories"] if "Depot" in line["title"])


@pytest.fixture(scope="session")
def crawled(rooms) -> dict[str, str]:
    """Every page that can be reached from the front page by links, by path; each must be there."""
    import html

    seen: dict[str, str] = {}
    waiting = ["/"]
    while waiting and len(seen) < 1500:
        path = waiting.pop()
        if path in seen:
            continue
        answer = rooms.get(path, follow_redirects=False)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        seen[path] = answer.text if answer.headers["content-type"].startswith("text/html") else ""
        found = (html.unescape(each).partition("#")[0] for each in re.findall(r'\shref="([^"]*)"', seen[path]))
        waiting += [each for each in found if each.startswith("/") and not each.startswith(("/static", "/compare")) and each not in seen]
    return seen
