"""gzip, WARC and WACZ: the pages inside, named by where they are from, captured when the archive says."""

import gzip
import importlib.util
import io
import zlib

import pytest

from tellings import NothingReadError, Page, read
from tellings.capture import capture

WARC_KINDS = {"warcinfo": "application/warc-fields", "request": "application/http; msgtype=request", "metadata": "application/warc-fields"}


def test_a_gzipped_page_is_the_page_under_its_own_name(take, make):
    pages, problems = take("ferry.html.gz", make.gzipped(make.html().encode()))
    assert problems == []
    assert pages["ferry.html.gz"].data == make.html().encode()
    assert pages["ferry.html.gz"].media_type == "text/html"


def test_gzip_is_known_by_its_bytes_and_the_page_inside_by_its_name(take, make):
    pages, _ = take("ferry.txt.gz", make.gzipped(b"The ferry ", b"Orla struck a pier."))
    assert (pages["ferry.txt.gz"].data, pages["ferry.txt.gz"].media_type) == (b"The ferry Orla struck a pier.", "text/plain")
    assert take("unnamed", make.gzipped(b"Words"))[0]["unnamed"].data == b"Words"


def test_an_archive_from_standard_input(make):
    pages, problems = capture(["-"], io.BytesIO(make.gzipped(make.record(make.http(make.html())))))
    assert ([page.name for page in pages], problems) == (["-#https://courier.example/ferry"], [])


@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("each_compressed", [False, True])
def test_the_pages_of_a_warc_file_and_nothing_else_of_it(take, make, version, each_compressed):
    records = [
        *(make.record(b"software: none\r\n", kind=kind, content_type=of, version=version) for kind, of in WARC_KINDS.items()),
        make.record(make.http(make.html("Ferry strikes pier")), version=version),
        make.record(make.http(b"\x89PNG", kind="image/png"), address="https://courier.example/map.png", version=version),
        make.record(make.http(make.html("Gone"), status="404 Not Found"), address="https://courier.example/gone", version=version),
        make.record(
            b"A second page in plain words.", kind="resource", content_type="text/plain", address="https://wire.example/2", version=version
        ),
    ]
    data = make.gzipped(*records) if each_compressed else b"".join(records)
    pages, problems = take("crawl.warc.gz" if each_compressed else "crawl.warc", data)
    name = "crawl.warc.gz" if each_compressed else "crawl.warc"
    assert problems == []
    assert list(pages) == [f"{name}#https://courier.example/ferry", f"{name}#https://wire.example/2"]
    first = pages[f"{name}#https://courier.example/ferry"]
    assert (first.data, first.media_type, first.captured) == (make.html("Ferry strikes pier").encode(), "text/html", "2024-03-05T09:30:00Z")


def test_an_address_that_was_fetched_twice_gives_two_pages(take, make):
    data = make.record(make.http(make.html("Early"))) + make.record(make.http(make.html("Late")), date="2024-03-06T09:30:00Z")
    pages, _ = take("crawl.warc", data)
    assert [(name, page.captured[:10]) for name, page in pages.items()] == [
        ("crawl.warc#https://courier.example/ferry", "2024-03-05"),
        ("crawl.warc#https://courier.example/ferry (2)", "2024-03-06"),
    ]


def raw_deflate(data):
    one = zlib.compressobj(wbits=-15)
    return one.compress(data) + one.flush()


CODINGS = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "Deflate": raw_deflate, "identity": bytes}


@pytest.mark.parametrize("coding", CODINGS)
def test_the_wrapping_of_the_journey_is_taken_off(take, make, coding):
    body = make.html().encode()
    pages, problems = take("c.warc", make.record(make.http(CODINGS[coding](body), Content_Encoding=coding)))
    assert ([page.data for page in pages.values()], problems) == ([body], [])


def test_brotli_where_it_is_installed(take, make):
    brotli = pytest.importorskip("brotli", reason="the extra tellings[archives] is not installed")
    body = make.html().encode()
    pages, problems = take("c.warc", make.record(make.http(brotli.compress(body), Content_Encoding="br")))
    assert ([page.data for page in pages.values()], problems) == ([body], [])


def test_without_brotli_the_page_has_a_problem_that_names_the_extra(take, make, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "brotli", None)
    good = make.record(make.http(make.html()), address="https://courier.example/good")
    pages, problems = take("c.warc", make.record(make.http(b"\x0b\x02\x80", Content_Encoding="br")) + good)
    assert list(pages) == ["c.warc#https://courier.example/good"]
    assert [(where, error) for where, error, _ in problems] == [("c.warc#https://courier.example/ferry", "binary")]
    assert "pip install 'tellings[archives]'" in problems[0][2]


def test_chunks_are_joined_and_a_body_that_is_joined_already_is_kept(take, make):
    body = make.html().encode()
    chunked = b"".join(b"%x;note=1\r\n%s\r\n" % (len(part), part) for part in (body[:50], body[50:])) + b"0\r\n\r\n"
    for form in (chunked, body):
        pages, problems = take("c.warc", make.record(make.http(form, Transfer_Encoding="chunked")))
        assert ([page.data for page in pages.values()], problems) == ([body], [])


def test_the_encoding_in_the_servers_header_decides(articles, make):
    body = make.html("Паром задел причал", "Паром задел причал в порту Норби. " * 9)
    found, problems = articles("c.warc", make.record(make.http(body.encode("koi8-r"), kind="text/html; charset=KOI8-R")))
    (article,) = found.values()
    assert "Паром задел причал в порту Норби." in article.text
    assert {one.error for one in problems} <= {"language"}


def test_a_warc_file_is_read_from_end_to_end(articles, make):
    (article,) = articles("crawl.warc.gz", make.gzipped(make.record(make.http(make.html()))))[0].values()
    assert article.page.endswith("/crawl.warc.gz#https://courier.example/ferry")
    assert article.captured == "2024-03-05T09:30:00Z"
    assert article.title.text == "Ferry strikes pier"
    assert make.STORY in article.text


def test_a_wacz_gives_the_pages_of_its_warc_files_by_name(take, make):
    second = make.record(make.http(make.html("Second")), address="https://wire.example/2")
    data = make.zipped(
        {
            "datapackage.json": "{}",
            "archive/b.warc": second,
            "archive/a.warc.gz": make.gzipped(make.record(make.http(make.html("First")))),
            "pages/pages.jsonl": '{"url": "https://courier.example", "text": "not a page but its index"}\n',
            "../../outside.html": make.html("Outside"),
        }
    )
    pages, problems = take("crawl.wacz", data)
    assert (list(pages), problems) == (["crawl.wacz#https://courier.example/ferry", "crawl.wacz#https://wire.example/2"], [])


def test_any_other_zip_file_is_no_page(take, make):
    data = make.zipped({"a.html": make.html()})
    assert take("pages.zip", data)[0]["pages.zip"].data == data
    with pytest.raises(NothingReadError) as raised:
        read([Page("pages.zip", data)])
    (problem,) = raised.value.problems
    assert (problem.error, "application/zip" in problem.message) == ("binary", True)


def test_what_fastwarc_finds_is_found_here_too(take, make):
    if importlib.util.find_spec("fastwarc") is None:
        pytest.skip("fastwarc, the other reader that this one is held to, is not installed")
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    records = [make.record(make.http(make.html(f"Page {n}", make.STORY * n)), address=f"https://courier.example/{n}") for n in range(1, 40)]
    data = make.gzipped(*records)
    others = {
        one.headers["WARC-Target-URI"]: one.reader.read() for one in ArchiveIterator(io.BytesIO(data), record_types=WarcRecordType.response)
    }
    pages, _ = take("c.warc.gz", data)
    assert {name.partition("#")[2]: page.data for name, page in pages.items()} == others
