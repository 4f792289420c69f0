"""Hostile pages, each beside a good one: a bound with a name, a word under ``problems``, bounded time and memory, and the rest goes on."""

import contextlib
import gzip
import html
import importlib.util
import io
import json
import os
import re
import subprocess
import sys
import zipfile
import zlib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tellings import Page, compare

MIB = 1024 * 1024
# On a machine that does much else, the same work was seen to take this much more processor time.
BUSY = 1.5

STORY = (
    "The ferry Brenna hit a crane in Quarrydale on Monday evening in a storm, the port office said. Sixty-one people were on board and "
    "three vans slid along the deck, officials said. Nobody was hurt, captain Ludo Mersk told reporters on the quay. "
)
PARAGRAPHS = f"<p>{STORY}</p>" * 2


def page(body=PARAGRAPHS, head="", title="Ferry hits crane"):
    found = f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    return found.encode("utf-8", "surrogatepass")


def zeros(size):
    packer = zlib.compressobj(wbits=31)
    return b"".join(packer.compress(bytes(MIB)) for _ in range(size // MIB)) + packer.flush()


def record(body, coding=None, address="https://x.example/bad"):
    coded = f"Content-Encoding: {coding}\r\n" if coding else ""
    content = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{coded}\r\n".encode() + body
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-05T09:30:00Z\r\n"
    return f"{head}Content-Type: application/http\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n\r\n"


def archive(body, coding):
    return record(body, coding) + record(page(), address="https://x.example/good")


def zipped(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


def brotli():
    made = pytest.importorskip("brotli", reason="the extra tellings[archives] is not installed: no brotli")
    return made.compress(bytes(64 * MIB), quality=3)


def zstandard():
    made = pytest.importorskip("zstandard", reason="the extra tellings[archives] is not installed: no zstandard")
    return made.ZstdCompressor().compress(bytes(256 * MIB))


LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
QUADRATIC = f'<!ENTITY a11 "{"x" * 50_000}">'


def rss(entities, times):
    item = f"<item><title>Ferry &a11;</title><link>https://x.example/1</link><description>{'&a11;' * times}{STORY}</description></item>"
    return f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]><rss version="2.0"><channel><title>C</title>{item}</channel></rss>'.encode()


def newsml(entities):
    content = f'<contentSet><inlineData contenttype="text/plain">&a11; {STORY}</inlineData></contentSet>'
    return f'<?xml version="1.0"?><!DOCTYPE newsItem [{entities}]><newsItem guid="u">{content}</newsItem>'.encode()


def pdf(*objects):
    data = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return data + b"trailer << /Size %d /Root 1 0 R >>\n%%%%EOF\n" % (len(objects) + 1)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
ONE_SHEET = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
SHEET = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
DRAWS = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 6 >>\nstream\n/X Do \nendstream"


def lines(middle):
    good = [json.dumps({"url": f"https://x.example/{n}", "text": STORY}).encode() for n in (1, 3)]
    return good[0] + b"\n" + middle + b"\n" + good[1] + b"\n"


BOTH = {"", "good"}
ALONE = {"good"}
OF_ARCHIVE = {"#https://x.example/good", "good"}

# Name of the file, its bytes, the errors that are told, what is read, CPU seconds and MiB that it may take.
CASES = {
    "200 MB of page": ("a.html", lambda: page() + b"words and " * (20 * MIB), {"too-large"}, ALONE, 2, 150),
    "10 000 levels of boxes": ("a.html", lambda: page("<div>" * 10_000 + PARAGRAPHS + "</div>" * 10_000), {"too-deep"}, BOTH, 6, 200),
    "30 000 levels of signs": ("a.html", lambda: page("<b><i><u>" * 10_000 + PARAGRAPHS), {"too-deep"}, BOTH, 6, 200),
    "10 000 tables in tables": ("a.html", lambda: page("<table><tr><td>" * 10_000 + PARAGRAPHS), {"too-deep"}, BOTH, 6, 200),
    "a million levels": ("a.html", lambda: page("<div>" * 1_000_000 + PARAGRAPHS), {"too-many"}, None, 8, 300),
    "three million tags": ("a.html", lambda: page(PARAGRAPHS + "<b>x</b>" * 1_500_000), {"too-many"}, BOTH, 8, 400),
    "three million paragraphs": ("a.html", lambda: page(PARAGRAPHS + "<p>x " * 3_000_000), {"too-many", "too-long"}, BOTH, 8, 400),
    "a million attributes": (
        "a.html",
        lambda: page(f"<p {' '.join(f'a{n}=1' for n in range(10**6))}>{STORY}</p>"),
        {"too-many"},
        ALONE,
        6,
        500,
    ),
    "a class of 14 MB": ("a.html", lambda: page(f'<p class="{"a " * 7_000_000}">{STORY}</p>' + PARAGRAPHS), set(), BOTH, 4, 300),
    "300 000 meta elements": (
        "a.html",
        lambda: page(head='<meta property="og:title" content="x">' * 300_000),
        {"too-many", "no-words"},
        ALONE,
        8,
        500,
    ),
    "metadata in 500 000 brackets": (
        "a.html",
        lambda: page(head=f'<script type="application/ld+json">{"[" * 500_000}</script>'),
        set(),
        BOTH,
        4,
        200,
    ),
    "gzip": ("a.html.gz", lambda: zeros(300 * MIB), {"too-large"}, ALONE, 2, 150),
    "gzip in gzip in gzip": ("a.gz", lambda: gzip.compress(gzip.compress(zeros(300 * MIB))), {"too-large"}, ALONE, 2, 150),
    "gzip in a WARC": ("a.warc", lambda: archive(zeros(64 * MIB), "gzip"), {"too-large"}, OF_ARCHIVE, 4, 200),
    "gzip twice in a WARC": ("a.warc", lambda: archive(gzip.compress(zeros(64 * MIB)), "gzip, gzip"), {"too-large"}, OF_ARCHIVE, 4, 200),
    "Brotli in a WARC": ("a.warc", lambda: archive(brotli(), "br"), {"too-large"}, OF_ARCHIVE, 4, 300),
    "Zstandard in a WARC": ("a.warc", lambda: archive(zstandard(), "zstd"), {"too-large"}, OF_ARCHIVE, 4, 300),
    "Zstandard": ("a.html.zst", zstandard, {"too-large"}, ALONE, 2, 300),
    "deflate in a WACZ": (
        "a.wacz",
        lambda: zipped(archive__a_warc=bytes(200 * MIB), archive__b_warc=archive(page(), None)),
        {"too-large"},
        None,
        6,
        300,
    ),
    "a zip file of pages": ("a.zip", lambda: zipped(a_html=bytes(200 * MIB)), {"binary"}, ALONE, 2, 150),
    "a billion laughs in a feed": ("a.xml", lambda: rss(LAUGHS, 1), {"entities"}, {"#https://x.example/1", "good"}, 4, 200),
    "quadratic entities in a feed": ("a.xml", lambda: rss(QUADRATIC, 50_000), {"entities"}, {"#https://x.example/1", "good"}, 4, 200),
    "a billion laughs in NewsML": ("a.xml", lambda: newsml(LAUGHS), {"entities"}, BOTH, 4, 200),
    "entities of HTML": (
        "a.html",
        lambda: page(PARAGRAPHS + f"<p>{'&amp;&#x10FFFF;&#0;&#xD800;&#99999999999;&a11;' * 100_000}</p>"),
        set(),
        BOTH,
        6,
        300,
    ),
    "zero bytes in a page": (
        "a.html",
        lambda: page(f"<p>{STORY * 2}</p>".replace("three", "th\x00ree")),
        {"hidden-characters"},
        BOTH,
        4,
        200,
    ),
    "zero bytes in a text": ("a.txt", lambda: (STORY * 9).replace("Ludo", "Lu\x00do", 1).encode(), {"hidden-characters"}, BOTH, 2, 150),
    "nothing but zero bytes": ("a.html", lambda: b"<html>" + bytes(5 * MIB), {"binary"}, ALONE, 2, 150),
    "halves of characters in JSON": (
        "a.jsonl",
        lambda: json.dumps({"url": "https://x.example/\ud800", "text": f"{STORY}\ud83d.\udc00"}).encode(),
        {"encoding"},
        None,
        2,
        150,
    ),
    "halves of characters in a page": (
        "a.html",
        lambda: page(head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"F\\ud800"}</script>', title="F\ud800"),
        {"encoding"},
        BOTH,
        4,
        200,
    ),
    "words turned round": (
        "a.txt",
        lambda: (STORY * 2).replace("crane", "\u202eenarc\u202c").encode(),
        {"hidden-characters"},
        BOTH,
        2,
        150,
    ),
    "words parted by nothing": ("a.html", lambda: page(PARAGRAPHS.replace("er", "e\u200br")), {"hidden-characters"}, BOTH, 4, 200),
    "another encoding than declared": (
        "a.html",
        lambda: page(f"<p>{STORY}Café Ærø.</p>", '<meta charset="shift_jis">').decode().encode("cp1252"),
        {"encoding"},
        BOTH,
        4,
        200,
    ),
    "an encoding that nobody knows": (
        "a.html",
        lambda: page(f"<p>{STORY}Café Ærø.</p>", '<meta charset="x-none">').decode().encode("cp1252"),
        {"encoding"},
        BOTH,
        4,
        200,
    ),
    "a line of 50 MB": ("a.txt", lambda: STORY.encode() * (50 * MIB // len(STORY)), {"too-large"}, ALONE, 2, 150),
    "a line of 15 MB": ("a.txt", lambda: STORY.encode() * (15 * MIB // len(STORY)), set(), BOTH, 4, 300),
    "a word of 15 MB": ("a.txt", lambda: b"x" * (15 * MIB), None, None, 4, 300),
    "a million lines": ("a.txt", lambda: b"A short line\n" * MIB, {"too-long"}, BOTH, 6, 300),
    "a PDF that is its own sheet": (
        "a.pdf",
        lambda: pdf(CATALOG, b"<< /Type /Pages /Count 900000 /Kids [2 0 R 2 0 R] >>"),
        None,
        ALONE,
        2,
        2500,
    ),
    "a PDF that draws itself": (
        "a.pdf",
        lambda: pdf(CATALOG, ONE_SHEET, SHEET, b"<< /Length 6 >>\nstream\n/X Do \nendstream", DRAWS),
        None,
        ALONE,
        2,
        2500,
    ),
    "a line of JSON of 100 MB": (
        "a.jsonl",
        lambda: lines(b'{"url": "https://x.example/2", "text": "' + b"w " * (50 * MIB) + b'"}'),
        {"too-large"},
        {"https://x.example/1", "https://x.example/3", "good"},
        4,
        400,
    ),
    "a line of JSON of 30 MB of objects": (
        "a.jsonl",
        lambda: lines(b'{"url": "https://x.example/2", "text": "w", "n": [' + b"{}," * (10 * MIB) + b"0]}"),
        {"too-large"},
        {"https://x.example/1", "https://x.example/3", "good"},
        4,
        400,
    ),
    "a line of JSON in 100 000 brackets": (
        "a.jsonl",
        lambda: lines(b'{"url": "https://x.example/2", "text": "w", "n": ' + b"[" * 100_000),
        {"damaged"},
        {"https://x.example/1", "https://x.example/3", "good"},
        2,
        150,
    ),
}

# Lines at which a careless pattern looks again and again.
BAITS = [
    "By " + "A " * 20_000, "(" * 20_000, '"' * 20_000, "Sept. " * 10_000, "12:" * 20_000, "- " * 20_000, "a" * 50_000 + "!", "1," * 20_000,
    "2023-" * 10_000, "“" * 20_000 + "”" * 20_000, "'" * 20_000, "A. " * 20_000, "http://" * 10_000, "&" * 20_000, "<" * 60_000,
    "<!--" * 20_000, "@" * 20_000, "A" + " \u00a0" * 20_000 + "b", "(Reuters) " * 5_000, "| " * 20_000, "O'" * 20_000,
    "\u0301" * 20_000, "中" * 20_000, "PORT ELLARY (AP) " * 5_000, "…" * 20_000, "Published: " * 5_000, "\t" * 20_000 + "x", "/" * 20_000,
]  # fmt: skip


@pytest.fixture(scope="module")
def bounded(tmp_path_factory):
    """Read a file beside a good page, in a process with bounds on its time and memory."""
    if not hasattr(os, "fork") or importlib.util.find_spec("resource") is None:
        pytest.skip("this system cannot hold a process to bounds")
    folder = tmp_path_factory.mktemp("hostile")
    command = [sys.executable, str(Path(__file__).with_name("bounded_run.py"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as worker:

        def run(name, data):
            path = folder / name
            path.write_bytes(data)
            try:
                worker.stdin.write(f"{path}\n")
                worker.stdin.flush()
                return json.loads(worker.stdout.readline())
            finally:
                path.unlink()

        yield run
        worker.stdin.close()


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_page_beside_a_good_one(bounded, case):
    name, make, errors, read, seconds, memory = CASES[case]
    done = bounded(name, make())
    assert "crash" not in done, done
    assert "good" in done["read"], "the rest goes on"
    told = {error for _, error, _ in done["problems"]}
    assert told == errors if errors is not None else told or "" in done["read"]
    assert read is None or set(done["read"]) == read
    assert all(re.search(r"[;,] \w+", message) for _, _, message in done["problems"]), "each says what to do"
    assert done["seconds"] < seconds * BUSY
    assert done["memory"] < memory


@pytest.mark.parametrize("form", ["txt", "html"])
def test_lines_that_bait_patterns(bounded, form):
    for bait in BAITS:
        if form == "txt":
            data = f"{STORY}\n{bait}\n{STORY}\n{bait} {STORY}\n".encode()
        else:
            attribute = html.escape(bait)
            metadata = json.dumps({"@type": "NewsArticle", "headline": bait, "author": bait, "datePublished": bait, "publisher": bait})
            head = f'<meta name="author" content="{attribute}"><meta property="article:published_time" content="{attribute}">'
            head += f'<script type="application/ld+json">{metadata}</script>'
            body = f"{PARAGRAPHS}<p>{bait}</p><p class='byline'>{bait}</p><time>{bait}</time>{PARAGRAPHS}"
            data = page(body, head, bait[:5_000])
        done = bounded(f"a.{form}", data)
        assert "crash" not in done, (bait[:20], done)
        assert "good" in done["read"]
        assert done["seconds"] < 3 * BUSY, bait[:20]


def test_hidden_characters_are_kept_where_they_are():
    text = (STORY * 2).replace("crane", "\u202eenarc\u202c").replace("port", "po\u200brt").replace("Sixty", "Six\u2060ty")
    edition = compare([Page.from_text(text, name="bad"), Page.from_text(STORY.replace("Sixty-one", "Sixty-four"), name="good")])
    (article,) = [one for one in edition.articles if one.page == "bad"]
    assert article.text == text


ATTACKS = {
    "script": "<script>alert(1)</script>",
    "picture": "<img src=x onerror=alert(1)>",
    "end of a quotation": '" onmouseover="alert(1)" x=\'',
    "end of the script": "</script><script>alert(1)</script>",
    "end of the title": "</title><svg onload=alert(1)>",
    "address": "javascript:alert(1)",
    "template": "{{ 7 * 7 }}{% raw %}",
    "comment": "--><script>alert(1)</script><!--",
}


class _Inert(HTMLParser):
    """Collects what an edition could run."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.scripts = 0

    def handle_starttag(self, tag, attrs):
        self.scripts += tag == "script"
        for name, value in attrs:
            if name.startswith("on") or (
                name in ("href", "src", "action") and (value or "").strip().lower().startswith(("javascript:", "data:"))
            ):
                self.found.append((tag, name, value))
        if tag in ("img", "iframe", "object", "embed", "base", "form", "link"):
            self.found.append((tag, attrs))


def hostile(attack):
    """Make a page that says ``attack`` in every field that a page has."""
    shown, inner = html.escape(attack), json.dumps(attack).replace("<", "\\u003c")
    metadata = (
        f'{{"@type": "NewsArticle", "headline": {inner}, "author": [{{"name": {inner}}}], "publisher": {{"name": {inner}}}, '
        f'"datePublished": {inner}, "inLanguage": {inner}, "url": {inner}}}'
    )
    head = (
        f'<meta property="og:site_name" content="{shown}"><link rel="canonical" href="{shown}"><meta name="author" content="{shown}">'
        f'<script type="application/ld+json">{metadata}</script>'
    )
    body = (
        f'<p class="byline">By Ada Stone {shown}</p><p>QUARRYDALE {shown} (Reuters) - {STORY}{shown}</p><h2>{shown}</h2>'
        f"<p>“We saw {shown} and the crane fell,” Mersk said. It was carrying 61 people, {shown}.</p><figure><figcaption>{shown} (AP)"
        f"</figcaption></figure><ul><li>{shown}</li></ul><blockquote>{shown}</blockquote>"
    )
    return page(body, head, f"Ferry {shown} hits crane")


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_a_page_says_runs_in_an_edition(attack, tmp_path):
    from tellings.editing import html as document

    good = STORY.replace("Sixty-one", "Sixty-four") + "We saw the crane fell, Mersk said. It was carrying 64 people."
    name = f"a{ATTACKS[attack].replace('/', '')}.html"
    edition = compare([Page(name, hostile(ATTACKS[attack]), "text/html"), Page.from_text(good, name="good")])
    assert len(edition.articles) == 2
    plain = _Inert()
    plain.feed(document(compare([Page("a.html", hostile("nothing"), "text/html"), Page.from_text(good, name="good")])))
    seen = _Inert()
    seen.feed(document(edition))
    assert (seen.found, seen.scripts) == (plain.found, plain.scripts)


def test_a_run_of_many_hostile_pages_tells_each(tmp_path):
    from tellings import read

    named = {"a.html": page("<div>" * 10_000 + PARAGRAPHS), "b.xml": rss(LAUGHS, 1), "c.html.gz": zeros(4 * MIB), "d.txt": b"\x00" * 99}
    for name, data in named.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    with contextlib.chdir(tmp_path):
        done = read(["."])
    assert sorted((one.page[2:], one.error) for one in done.problems) == [
        ("a.html", "too-deep"), ("b.xml", "entities"), ("c.html.gz", "too-large"), ("d.txt", "binary"),
    ]  # fmt: skip
    assert sorted(one.page for one in done.articles) == ["./a.html", "./b.xml#https://x.example/1", "./good.txt"]
