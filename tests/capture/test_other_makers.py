"""WARC files as other programs make them, with records that are cut, repeated or in chunks."""

import pytest


@pytest.fixture
def fastwarc():
    return pytest.importorskip("fastwarc.warc", reason="fastwarc, which makes the files of this test, is not installed")


WRITERS = {"plain": None, "gzip": "GzipWriter", "zstd": "ZstdWriter"}


@pytest.mark.parametrize("kind", WRITERS)
def test_a_file_made_by_fastwarc(take, make, fastwarc, tmp_path, kind):
    from fastwarc import stream_io

    if kind == "zstd":
        pytest.importorskip("zstandard", reason="the extra tellings[archives] is not installed: no zstandard")
    file = tmp_path / "made.warc"
    stream = getattr(stream_io, WRITERS[kind])(str(file)) if WRITERS[kind] else file.open("wb")
    for number in range(3):
        record = fastwarc.WarcRecord()
        record.init_headers(record_type=fastwarc.WarcRecordType.response)
        record.headers["WARC-Target-URI"] = f"https://courier.example/{number}"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.set_bytes_content(make.http(make.html(f"Page {number}")))
        record.write(stream, checksum_data=True)
    stream.close()
    pages, problems = take("crawl.warc", file.read_bytes())
    assert problems == []
    assert [page.data for page in pages.values()] == [make.html(f"Page {number}").encode() for number in range(3)]


def test_a_page_that_was_the_same_on_a_later_visit_is_there_once(take, make):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    again = make.record(head, kind="revisit", date="2024-03-06T09:30:00Z")
    pages, problems = take("c.warc", make.record(make.http(make.html())) + again)
    assert (list(pages), problems) == (["c.warc#https://courier.example/ferry"], [])


def test_a_record_that_the_crawler_cut_is_read_and_told(take, make):
    pages, problems = take("c.warc", make.record(make.http(make.html()), WARC_Truncated="length"))
    assert (list(pages), [error for _, error, _ in problems]) == (["c.warc#https://courier.example/ferry"], ["damaged"])


def test_chunks_and_coding_of_one_response(take, make):
    import gzip

    packed = gzip.compress(make.html().encode(), mtime=0)
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (packed[:40], packed[40:])) + b"0\r\n\r\n"
    pages, problems = take("c.warc", make.record(make.http(chunks, Transfer_Encoding="chunked", Content_Encoding="gzip")))
    assert ([page.data for page in pages.values()], problems) == ([make.html().encode()], [])
    pages, problems = take("d.warc", make.record(make.http(chunks[:-30], Transfer_Encoding="chunked", Content_Encoding="gzip")))
    assert [error for _, error, _ in problems] == ["damaged"]
