"""Archives that are bombs, cut, wrong or endless: a bound with a name, a problem, and the rest goes on."""

import gzip
import io
import json
import time
import tracemalloc
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.capture import LARGEST_PAGE, bounds, capture
from tellings.capture.forms import opening, pages_of, recognising, warc
from tellings.capture.forms.entry import Trouble, moment, shown
from tellings.capture.forms.gzipped import inflated
from tellings.capture.source import Source


def errors(problems):
    return [(where, error) for where, error, _ in problems]


def good(make, number=9):
    return make.record(make.http(make.html("Good")), address=f"https://courier.example/good{number}")


def bomb(size=64 * 1024 * 1024):
    packer = zlib.compressobj(wbits=31)
    return b"".join(packer.compress(bytes(1024 * 1024)) for _ in range(size // (1024 * 1024))) + packer.flush()


def test_a_decompression_bomb_is_a_problem_and_is_never_unpacked(take):
    data = bomb()
    tracemalloc.start()
    try:
        pages, problems = take("bomb.html.gz", data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (pages, errors(problems)) == ({}, [("bomb.html.gz", "too-large")])
    assert peak < 32 * 1024 * 1024


def test_a_page_that_is_too_large_inside_is_told_as_one_outside(take):
    # Random letters, so that it is large and no bomb.
    data = gzip.compress(bytes(97 + (n * n * 7919) % 26 for n in range(1 << 16)) * 257, 1)
    pages, problems = take("large.txt.gz", data)
    assert (pages, problems[0][1]) == ({}, "too-large")
    assert LARGEST_PAGE < 257 << 16


def test_a_bomb_in_an_archive_stops_neither_the_archive_nor_the_run(take, make):
    inner = make.record(make.http(bomb(8 * 1024 * 1024), Content_Encoding="gzip"), address="https://x.example/bomb")
    pages, problems = take("c.warc", inner + good(make))
    assert "c.warc#https://courier.example/good9" in pages
    assert errors(problems) == [("c.warc#https://x.example/bomb", "too-large")]


def test_a_zip_bomb_in_a_wacz(take, make):
    import zipfile

    members = {"archive/a.warc": bytes(32 * 1024 * 1024), "archive/b.warc": good(make)}
    pages, problems = take("c.wacz", make.zipped(members, compression=zipfile.ZIP_DEFLATED))
    assert list(pages) == ["c.wacz#https://courier.example/good9"]
    assert "too-large" in [error for _, error in errors(problems)]


def test_a_zip_file_whose_list_is_cut_or_forged(take, make):
    data = make.zipped({"archive/b.warc": good(make)})
    assert errors(take("a.wacz", data[:-30])[1]) == [("a.wacz", "damaged")]
    assert errors(take("b.wacz", data[:200])[1]) == [("b.wacz", "damaged")]
    forged = data[:-10] + (2**31).to_bytes(4, "little") + data[-6:]
    assert take("c.wacz", forged)[1][0][1] == "too-many"


def test_a_zip_file_with_a_wrong_checksum_gives_what_can_be_read(take, make):
    data = bytearray(make.zipped({"archive/a.warc": good(make, 1), "archive/b.warc": good(make, 2)}))
    data[data.index(b"Nobody was hurt")] ^= 1
    pages, problems = take("a.wacz", bytes(data))
    assert "a.wacz#https://courier.example/good2" in pages
    assert "damaged" in [error for _, error in errors(problems)]


def test_a_cut_gzip_file_is_read_as_far_as_it_goes(take, make):
    words = " ".join(str(number * number) for number in range(5_000)).encode()
    pages, problems = take("a.txt.gz", gzip.compress(words)[:-5_000])
    assert words.startswith(pages["a.txt.gz"].data)
    assert len(pages["a.txt.gz"].data) > 5_000
    assert errors(problems) == [("a.txt.gz", "damaged")]


def test_what_follows_the_last_member_is_left_out(take):
    pages, problems = take("a.txt.gz", gzip.compress(b"words") + b"rubbish")
    assert (pages["a.txt.gz"].data, errors(problems)) == (b"words", [("a.txt.gz", "damaged")])
    assert take("b.txt.gz", gzip.compress(b"words") + bytes(512))[1] == []


def test_endless_empty_members_end(take):
    pages, problems = take("a.txt.gz", gzip.compress(b"words") + gzip.compress(b"") * 20_000)
    assert (pages["a.txt.gz"].data, errors(problems)) == (b"words", [("a.txt.gz", "too-many")])


def test_members_of_one_byte_each_cost_little_time(take):
    begun = time.process_time()
    pages, _ = take("a.txt.gz", gzip.compress(b"w") * 50_000)
    assert len(pages["a.txt.gz"].data) == 50_000
    assert time.process_time() - begun < 5


def test_containers_in_containers_end(take):
    data = b"words"
    for _ in range(bounds.DEEPEST - 1):
        data = gzip.compress(data)
    assert take("a.txt.gz", data)[0]["a.txt.gz"].data == b"words"
    for _ in range(50):
        data = gzip.compress(data)
    pages, problems = take("b.txt.gz", data)
    assert (pages, errors(problems)) == ({}, [("b.txt.gz", "too-deep")])


@pytest.mark.parametrize("length", [5, 300, 10**9, 10**17])
def test_a_record_of_wrong_length_does_not_hide_the_others(take, make, length):
    wrong = make.record(make.http(make.html("Wrong")), address="https://x.example/wrong", length=length)
    pages, problems = take("c.warc", wrong + good(make, 1) + good(make, 2))
    if length < bounds.LARGEST_PAGE:
        assert {"c.warc#https://courier.example/good1", "c.warc#https://courier.example/good2"} <= set(pages)
    assert problems[0][1] in ("damaged", "too-large")


def test_a_length_that_reaches_into_the_next_record_ends_before_it(take, make):
    content = make.http(make.html("Long"))
    long = make.record(content, address="https://x.example/long", length=len(content) + 400)
    pages, problems = take("c.warc", long + good(make, 1) + good(make, 2))
    assert list(pages) == ["c.warc#https://x.example/long", "c.warc#https://courier.example/good1", "c.warc#https://courier.example/good2"]
    assert pages["c.warc#https://x.example/long"].data == make.html("Long").encode()
    assert errors(problems) == [("c.warc#https://x.example/long", "damaged")]


@pytest.mark.parametrize("length", ["", "-5", "ten", "9" * 400])
def test_a_record_without_a_length_is_left_out(take, make, length):
    pages, problems = take("c.warc", make.record(b"x", length=length, address="https://x.example/none") + good(make))
    assert list(pages) == ["c.warc#https://courier.example/good9"]
    assert ("c.warc#https://x.example/none", "damaged") in errors(problems)


def test_a_cut_archive_gives_what_is_whole_and_tells_the_rest(take, make):
    data = good(make, 1) + good(make, 2) + good(make, 3)
    pages, problems = take("c.warc", data[: -len(make.html("Good")) // 2])
    assert list(pages)[:2] == ["c.warc#https://courier.example/good1", "c.warc#https://courier.example/good2"]
    assert errors(problems) == [("c.warc#https://courier.example/good3", "damaged")]


def test_a_record_larger_than_a_page_is_told_if_it_is_one(take, make):
    film = make.record(make.http(bytes(LARGEST_PAGE + 100_000), kind="video/mp4"), address="https://x.example/film")
    book = make.record(make.http(b"w" * (LARGEST_PAGE + 100_000)), address="https://x.example/book")
    pages, problems = take("c.warc", film + book + good(make))
    assert list(pages) == ["c.warc#https://courier.example/good9"]
    assert errors(problems) == [("c.warc#https://x.example/book", "too-large")]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "zstd", "chunked"])
def test_a_damaged_response_is_told_and_the_rest_goes_on(take, make, coding):
    headers = {"Transfer_Encoding": coding} if coding == "chunked" else {"Content_Encoding": coding}
    body = {"gzip": gzip.compress(b"a" * 99)[:-9], "deflate": b"\xff\xff\xff", "zstd": b"\x28\xb5\x2f\xfd", "chunked": b"5\r\nwo"}[coding]
    pages, problems = take("c.warc", make.record(make.http(body, **headers), address="https://x.example/bad") + good(make))
    assert "c.warc#https://courier.example/good9" in pages
    assert [where for where, _ in errors(problems)] == ["c.warc#https://x.example/bad"]


def test_pages_and_bytes_of_one_file_are_bounded(make, monkeypatch):
    data = b"".join(good(make, number) for number in range(6))
    monkeypatch.setattr(opening, "MOST_PAGES", 3)
    pages, problems = capture(["-"], io.BytesIO(data))
    assert ([page.name[-1] for page in pages], problems[0].error) == (["0", "1", "2"], "too-many")
    monkeypatch.setattr(opening, "MOST_PAGES", 100)
    monkeypatch.setattr(opening, "LARGEST_TOTAL", 2 * len(make.html("Good")))
    pages, problems = capture(["-"], io.BytesIO(data))
    assert (len(pages), problems[0].error) == (2, "too-many")


def test_records_that_are_looked_at_are_bounded(make, monkeypatch):
    monkeypatch.setattr(warc, "MOST_ENTRIES", 2)
    pages, problems = capture(["-"], io.BytesIO(b"".join(good(make, number) for number in range(6))))
    assert (len(pages), problems[0].error) == (2, "too-many")


def test_a_file_that_must_lie_in_memory_is_bounded(make, monkeypatch):
    monkeypatch.setattr(opening, "LARGEST_TREE", 500)
    assert capture(["-"], io.BytesIO(make.rss("<item>" * 100)))[1][0].error == "too-large"


def test_entries_in_entries_are_not_written_out_again_and_again(take, make):
    deep = '<entry><content type="xhtml">' * 100 + make.STORY * 200 + "</content></entry>" * 100
    pages, _ = take("f.atom", f"<feed>{deep}</feed>".encode())
    assert len(pages) == 1


@pytest.mark.parametrize("form", ["<rss><channel>{}</channel></rss>", "<feed>{}</feed>"])
def test_a_feed_of_many_entries_takes_time_as_it_has_entries(take, form):
    begun = time.process_time()
    _, problems = take("feed.xml", form.format(("<item/>" if "rss" in form else "<entry/>") * 20_000).encode())
    assert [error for _, error in errors(problems)] == ["summary"]
    assert time.process_time() - begun < 10


def test_an_archive_of_wrong_lengths_ends(take):
    record = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9000\r\n\r\nwords\r\n\r\n"
    assert "too-many" in [error for _, error in errors(take("c.warc", record * 5_000)[1])]


def test_problems_without_end_are_counted(take):
    _, problems = take("p.jsonl", b'{"url": "https://x.example", "text": "words"}\n' + b"{broken\n" * 5_000)
    assert len(problems) == bounds.MOST_PROBLEMS + 1
    assert next(message for _, error, message in problems if error == "too-many").startswith("4950 more")


def test_a_line_without_end_is_left_out_and_the_next_one_read(monkeypatch):
    from tellings.capture.forms import json_lines

    monkeypatch.setattr(json_lines, "LONGEST_JSON_LINE", 1_000)
    line = json.dumps({"url": "https://x.example", "text": "words"}).encode()
    pages, problems = capture(["-"], io.BytesIO(line + b"\n" + b'{"text": "' + b"w" * 5_000 + b'"}\n' + line + b"\n"))
    assert ([page.name for page in pages], [one.error for one in problems]) == (
        ["https://x.example", "https://x.example (2)"],
        ["too-large"],
    )
    assert problems[0].page == "-#line 2"


def test_labels_are_one_line_and_hide_nothing():
    assert shown("a\u202eb\nc\x00d\ud800") == "a b c d"
    assert len(shown("x" * 10_000)) < 400


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-05T09:30:00Z", "2024-03-05T09:30:00Z"), ("2024-03-05", "2024-03-05"), (1709631000, "2024-03-05T09:30:00Z"),
        ("Tue, 05 Mar 2024 09:30:00 +0100", "2024-03-05T09:30:00+01:00"), ("yesterday", None), (True, None), (None, None), (1e300, None),
        ("20240305", None), ("9" * 5_000, None), (float("nan"), None), ("2024-13-45T99:00:00Z", None),
    ],
)  # fmt: skip
def test_a_time_is_never_invented(value, expected):
    assert moment(value) == expected


@pytest.mark.parametrize("name", ["a.warc", "a.mhtml", "a.eml", "a.xml", "a.json", "a.jsonl", "a.gz", "a.wacz", "a.pdf"])
def test_a_name_without_the_bytes_for_it_is_a_page_or_a_problem(take, name):
    for data in (b"Words.", b"\x00\xff\xfe", b"{", b"<?xml", b"WARC/", b"\x1f\x8b", b"PK\x03\x04"):
        pages, problems = take(name, data)
        assert pages or problems


STARTS = [
    b"WARC/1.0\r\nContent-Length: 9\r\n\r\n",
    b"\x1f\x8b\x08\x00",
    b"PK\x03\x04PK\x05\x06",
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\n",
    b"<rss><channel><item>",
    b"<feed><entry>",
    b"<newsItem><inlineXML>",
    b'{"messages": [',
    b'{"url": "x", "text": "y"}\n',
    b"",
]
BITS = [
    b"WARC/1.0\r\n",
    b"\r\n\r\n",
    b"--a\r\n",
    b"--a--",
    b"\x00",
    b"<p>",
    b"&a;",
    b"</item>",
    b"}",
    b"]",
    b'"',
    b"\xff",
    b"Content-Length: 5\r\n",
    b"words ",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(STARTS), st.lists(st.sampled_from(BITS), max_size=20))
def test_no_bytes_stop_a_run_and_the_answer_is_always_the_same(start, bits):
    data = start + b"".join(bits)
    found = list(pages_of("file", io.BytesIO(data)))
    assert found == list(pages_of("file", io.BytesIO(data)))
    names = [one[0].name for one in found if isinstance(one, tuple)]
    assert len(names) == len(set(names))
    assert recognising.form_of("file", data) is not None or len(found) <= 1


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 60), st.integers(0, 255))
def test_damaged_gzip_never_gives_other_bytes_than_were_in_it_before_the_damage(data, place, byte):
    packed = gzip.compress(data, mtime=0)
    cut = inflated(Source.of(packed[: max(2, len(packed) - place)]))
    assert data.startswith(cut.read(10_000))
    bent = packed[: place + 2] + bytes([byte]) + packed[place + 3 :]
    source = inflated(Source.of(bent))
    source.read(10_000)
    assert source.trouble is None or isinstance(source.trouble, Trouble)
