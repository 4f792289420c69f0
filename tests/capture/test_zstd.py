"""Zstandard: pages, WARC files with and without a dictionary, responses; bounded, and named as an extra where the package is missing."""

import io
import random
import struct
import sys

import pytest

from tellings.capture import bounds, capture

MIB = 1024 * 1024


@pytest.fixture
def zstandard():
    return pytest.importorskip("zstandard", reason="the extra tellings[archives] is not installed: no zstandard")


def frames(zstandard, *records, **options):
    return b"".join(zstandard.ZstdCompressor(**options).compress(record) for record in records)


def skippable(content, number=0xD):
    return bytes([0x50 + number]) + b"\x2a\x4d\x18" + struct.pack("<I", len(content)) + content


def records(make, count=4):
    return [make.record(make.http(make.html(f"Page {n}")), address=f"https://courier.example/{n}") for n in range(count)]


def trained(zstandard, make):
    chance = random.Random(1)
    samples = [make.http(make.html(f"Page {n}", " ".join(chance.choices(make.STORY.split(), k=300)))) for n in range(300)]
    return zstandard.train_dictionary(8_000, samples)


def errors(problems):
    return [(where, error) for where, error, _ in problems]


def test_a_page_is_the_page_under_its_own_name(take, make, zstandard):
    pages, problems = take("ferry.html.zst", frames(zstandard, make.html().encode()))
    assert problems == []
    assert (pages["ferry.html.zst"].data, pages["ferry.html.zst"].media_type) == (make.html().encode(), "text/html")


def test_frames_without_their_sizes_and_in_a_row_are_one_file(take, zstandard):
    one = zstandard.ZstdCompressor().compressobj()
    streamed = one.compress(b"The ferry ") + one.flush()
    pages, problems = take("a.txt.zst", streamed + skippable(b"a note", 3) + frames(zstandard, b"Orla struck", b" a pier.") + bytes(64))
    assert (pages["a.txt.zst"].data, problems) == (b"The ferry Orla struck a pier.", [])


def test_a_warc_file_with_a_frame_for_each_record(take, make, zstandard):
    pages, problems = take("crawl.warc.zst", frames(zstandard, *records(make)))
    assert (list(pages), problems) == ([f"crawl.warc.zst#https://courier.example/{n}" for n in range(4)], [])


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_file_with_its_dictionary_in_front(take, make, zstandard, packed):
    dictionary = trained(zstandard, make)
    front = zstandard.ZstdCompressor().compress(dictionary.as_bytes()) if packed else dictionary.as_bytes()
    pages, problems = take("crawl.warc.zst", skippable(front) + frames(zstandard, *records(make), dict_data=dictionary))
    assert problems == []
    assert [page.data for page in pages.values()] == [make.html(f"Page {n}").encode() for n in range(4)]


def test_a_dictionary_that_is_missing_broken_or_too_large(take, make, zstandard, monkeypatch):
    dictionary = trained(zstandard, make)
    data = frames(zstandard, *records(make), dict_data=dictionary)
    assert "damaged" in [error for _, error, _ in take("a.warc.zst", data)[1]]
    assert take("b.warc.zst", skippable(b"\x28\xb5\x2f\xfdrubbish") + data)[1]
    from tellings.capture.forms import zstd

    monkeypatch.setattr(zstd, "LARGEST_DICTIONARY", 1_000)
    assert [error for _, error, _ in take("c.warc.zst", skippable(dictionary.as_bytes()) + data)[1]] == ["damaged"]


def test_it_may_lie_in_a_wacz_and_be_the_coding_of_a_response(take, make, zstandard):
    body = make.html().encode()
    response = make.record(make.http(frames(zstandard, body), Content_Encoding="zstd"))
    pages, problems = take("c.wacz", make.zipped({"archive/a.warc.zst": frames(zstandard, response)}))
    assert (problems, [page.data for page in pages.values()]) == ([], [body])


def test_a_bomb_is_a_problem_and_the_rest_goes_on(take, make, zstandard):
    bomb = frames(zstandard, bytes(256 * MIB))
    assert len(bomb) < MIB // 16
    pages, problems = take("bomb.html.zst", bomb)
    assert (pages, errors(problems)) == ({}, [("bomb.html.zst", "too-large")])
    inner = make.record(make.http(bomb, Content_Encoding="zstd"), address="https://x.example/bomb")
    pages, problems = take("c.warc", inner + records(make, 1)[0])
    assert (list(pages), errors(problems)) == (["c.warc#https://courier.example/0"], [("c.warc#https://x.example/bomb", "too-large")])


def test_memory_to_look_back_is_bounded(take, zstandard):
    wide = zstandard.ZstdCompressionParameters(window_log=30, write_content_size=False)
    one = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    assert bounds.LARGEST_WINDOW < 1 << 30
    _, problems = take("a.txt.zst", one.compress(b"words " * 9) + one.flush())
    assert problems[0][1] == "too-large"


def test_cut_damaged_or_followed_by_rubbish(take, make, zstandard):
    words = " ".join(str(number * number) for number in range(50_000)).encode()
    pages, problems = take("a.txt.zst", frames(zstandard, words)[:-9_000])
    assert words.startswith(pages["a.txt.zst"].data)
    assert errors(problems) == [("a.txt.zst", "damaged")]
    pages, problems = take("b.txt.zst", frames(zstandard, b"words") + b"rubbish")
    assert (pages["b.txt.zst"].data, errors(problems)) == (b"words", [("b.txt.zst", "damaged")])
    assert take("c.txt.zst", b"\x28\xb5\x2f\xfd" + bytes(range(40)))[1]


def test_empty_frames_end(take, zstandard):
    for more in (frames(zstandard, b""), skippable(b"")):
        pages, problems = take("a.txt.zst", frames(zstandard, b"words") + more * 20_000)
        assert (pages["a.txt.zst"].data, errors(problems)) == (b"words", [("a.txt.zst", "too-many")])


def test_without_the_package_a_problem_names_the_extra(make, monkeypatch):
    monkeypatch.setitem(sys.modules, "zstandard", None)
    pages, problems = capture(["-"], io.BytesIO(b"\x28\xb5\x2f\xfd\x04\x00"))
    assert (pages, [one.error for one in problems]) == ([], ["binary"])
    assert "pip install 'tellings[archives]'" in problems[0].message
    coded = make.record(make.http(b"\x28\xb5\x2f\xfd", Content_Encoding="zstd"), address="https://x.example/a")
    pages, problems = capture(["-"], io.BytesIO(coded + records(make, 1)[0]))
    assert ([page.name for page in pages], [one.page for one in problems]) == (["-#https://courier.example/0"], ["-#https://x.example/a"])
    assert "pip install 'tellings[archives]'" in problems[0].message
