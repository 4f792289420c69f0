"""Servers, a library to gather into, and feeds of an invented town to gather from."""

import importlib.util
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from msgspec.structs import replace

from tellings.capture.web import Settings
from tellings.library import Library

_path = Path(__file__).resolve().parents[1] / "capture" / "web" / "servers.py"
_spec = importlib.util.spec_from_file_location("tellings_test_servers", _path)
_servers = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_servers)

QUICK = Settings(
    allow_hosts=("127.0.0.1",),
    connect=5.0,
    read=5.0,
    whole=10.0,
    largest=300_000,
    first_back_off=0.02,
    longest_wait=0.2,
    delay=0.0,
    longest_delay=0.1,
    most_tries=2,
)

STORY = (
    "The ferry Orla struck a pier in Port Ellary on Tuesday morning in thick fog, the coast guard said. Forty-eight people were on board "
    "and two lorries slid into the harbour, officials said. Nobody was hurt, harbour master Tove Lindal told reporters on the quay."
)


@pytest.fixture(scope="session")
def servers():
    return _servers


@pytest.fixture
def site():
    made = _servers.Site()
    yield made
    made.close()


@pytest.fixture
def quick():
    return QUICK


@pytest.fixture
def impatient():
    """For servers that are too slow on purpose; for all others a busy machine must not be too slow."""
    return replace(QUICK, connect=0.5, read=0.4, whole=0.7)


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "library.tellings", writing=True) as made:
        yield made


@pytest.fixture
def take(library, monkeypatch):
    """Gather into the library with quick bounds; nothing is derived, for that is not what is tested here."""
    from tellings.library import gathering

    monkeypatch.setattr(gathering, "bring_up_to_date", lambda *_given, **_more: None)

    def take(*sources, settings=QUICK, **more):
        return library.gather([str(source) for source in sources], settings=settings, **more)

    return take


@pytest.fixture
def names(library):
    """The places that the library knows."""
    return lambda: [row[0] for row in library.connection.execute("SELECT name FROM place ORDER BY name")]


class _Makers:
    """Makers of pages and lists."""

    STORY = STORY

    @staticmethod
    def html(title="Ferry strikes pier", story=STORY):
        body = f"<article><h1>{title}</h1><p>{story}</p></article>"
        return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>".encode()

    @staticmethod
    def item(link="", title="A ferry", extra=""):
        return f"<item><title>{escape(title)}</title>{f'<link>{escape(link)}</link>' if link else ''}{extra}</item>"

    @staticmethod
    def rss(*items, head='<?xml version="1.0" encoding="utf-8"?>'):
        return f'{head}<rss version="2.0"><channel><title>Norby Courier</title>{"".join(items)}</channel></rss>'.encode()

    @staticmethod
    def entry(link="", extra=""):
        return f"<entry><title>A ferry</title>{f'<link href={chr(34)}{escape(link)}{chr(34)}/>' if link else ''}{extra}</entry>"

    @staticmethod
    def atom(*entries):
        return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>{"".join(entries)}</feed>'.encode()

    @staticmethod
    def sitemap(*urls):
        lines = "".join(f"<url><loc>{escape(url)}</loc><lastmod>{day}</lastmod></url>" for url, day in urls)
        return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{lines}</urlset>'.encode()

    @staticmethod
    def index(*urls):
        lines = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>" for url in urls)
        return f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{lines}</sitemapindex>'.encode()

    @staticmethod
    def opml(*urls):
        lines = "".join(f'<outline text="x"><outline type="rss" xmlUrl="{escape(url)}"/></outline>' for url in urls)
        return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{lines}</body></opml>'.encode()


@pytest.fixture(scope="session")
def make():
    return _Makers
