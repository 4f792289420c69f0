"""Servers that misbehave cost a bounded time, and each is refused with its reason."""

import gzip
import time
import zlib

import brotli
import pytest
import zstandard
from msgspec.structs import replace

from tellings.capture.web import Answer, RefusedError

PAGE = b"<html><body><article><p>The mill in Norby burned down on Friday, the fire brigade said.</p></article></body></html>"


def refused(found, code):
    assert isinstance(found, RefusedError), found
    assert found.code == code, (found.code, found.message)
    assert found.message[0] != " "
    return found


def test_a_good_page_is_had(site, fetch):
    site.pages["/a"] = (200, {"ETag": '"7"', "Last-Modified": "Fri, 08 Mar 2024 10:00:00 GMT"}, PAGE)
    found = fetch(site("/a"))
    assert (found.data, found.media_type, found.charset) == (PAGE, "text/html", "utf-8")
    assert found.validators == ('"7"', "Fri, 08 Mar 2024 10:00:00 GMT")
    assert found.address == found.final == site("/a")


def test_who_asks_is_said(site, fetch):
    site.pages["/a"] = PAGE
    fetch(site("/a"))
    assert site.headers("/a")[0]["user-agent"].startswith("tellings/")
    assert "cookie" not in site.headers("/a")[0]


def test_a_page_is_asked_for_only_if_it_changed(site, fetch, servers):
    site.pages["/a"] = servers.conditional(PAGE)
    first = fetch(site("/a"))
    again = fetch(site("/a"), validators=first.validators)
    assert again.unchanged
    assert again.data == b""
    assert again.validators == first.validators


def test_an_answer_that_nothing_changed_to_a_question_that_was_not_asked_is_refused(site, fetch):
    site.pages["/a"] = (304, {"Content-Length": None}, b"")
    refused(fetch(site("/a")), "status")


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", b"HTTP/1.1 200 OK\r\n\r\n<html>"])
def test_a_slow_server_is_given_up_after_the_whole_time(site, fetch, servers, impatient, head):
    site.pages["/a"] = servers.slow_words(3, head=head)
    begun = time.monotonic()
    # A byte of what is no status line is no HTTP either.
    assert fetch(site("/a"), impatient).code in ("timeout", "incomplete")
    assert time.monotonic() - begun < 2.5


def test_a_silent_server_is_given_up(site, fetch, servers, impatient):
    site.pages["/a"] = servers.silent(3)
    begun = time.monotonic()
    refused(fetch(site("/a"), impatient), "timeout")
    assert time.monotonic() - begun < 2.0
    assert site.count("/a") == 2


def test_an_endless_page_is_read_up_to_its_bound(site, fetch, servers):
    site.pages["/a"] = servers.endless()
    refused(fetch(site("/a")), "too-large")
    assert site.count("/a") == 1


def test_endless_headers_are_refused(site, fetch, servers):
    site.pages["/a"] = servers.endless(b"X-More: words and words\r\n" * 100, head=b"HTTP/1.1 200 OK\r\n")
    refused(fetch(site("/a")), "incomplete")


def test_a_length_that_is_too_large_is_refused_before_anything_is_read(site, fetch):
    site.pages["/a"] = (200, {"Content-Length": "99999999999"}, b"x")
    refused(fetch(site("/a")), "too-large")


def test_a_page_that_is_shorter_than_it_says_is_no_page(site, fetch, servers):
    site.pages["/a"] = servers.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n" + PAGE)
    refused(fetch(site("/a")), "incomplete")
    assert site.count("/a") == 2


def test_a_length_that_is_no_number_is_refused(site, fetch, servers):
    site.pages["/a"] = servers.raw(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n" + PAGE)
    refused(fetch(site("/a")), "incomplete")


def test_chunks_that_break_off_are_refused(site, fetch, servers):
    site.pages["/a"] = servers.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nabc")
    refused(fetch(site("/a")), "incomplete")


def test_what_is_no_http_is_refused(site, fetch, servers):
    site.pages["/a"] = servers.raw(b"SSH-2.0-OpenSSH_9.6\r\n")
    refused(fetch(site("/a")), "incomplete")


def test_nobody_at_the_door_is_refused(site, fetch):
    port = site.port
    site.close()
    refused(fetch(f"http://127.0.0.1:{port}/a"), "unreachable")


PACKED = {"gzip": gzip.compress, "deflate": zlib.compress, "br": lambda data: brotli.compress(data, quality=1), "zstd": zstandard.compress}


@pytest.mark.parametrize("coding", PACKED)
def test_compressed_pages_are_unpacked(site, fetch, coding):
    site.pages["/a"] = (200, {"Content-Encoding": coding}, PACKED[coding](PAGE))
    assert fetch(site("/a")).data == PAGE


@pytest.mark.parametrize("coding", PACKED)
def test_a_bomb_does_not_go_off(site, fetch, coding, quick):
    site.pages["/a"] = (200, {"Content-Encoding": coding}, PACKED[coding](bytes(24 * 1024 * 1024)))
    begun = time.process_time()
    refused(fetch(site("/a"), replace(quick, largest=16 * 1024 * 1024, whole=5.0)), "too-large")
    assert time.process_time() - begun < 2


def test_a_bomb_within_a_bomb_does_not_go_off(site, fetch):
    site.pages["/a"] = (200, {"Content-Encoding": "gzip, gzip"}, gzip.compress(gzip.compress(bytes(64 * 1024 * 1024))))
    refused(fetch(site("/a")), "too-large")


def test_damaged_compression_and_unknown_ones_are_refused(site, fetch):
    site.pages["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE * 50)[:-30])
    refused(fetch(site("/a")), "damaged")
    site.pages["/b"] = (200, {"Content-Encoding": "rot13\u00e9".encode().decode("latin-1")}, PAGE)
    refused(fetch(site("/b")), "binary")


def test_a_picture_is_not_read(site, fetch, servers):
    site.pages["/a"] = servers.endless(head=b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n")
    refused(fetch(site("/a")), "binary")


def test_an_empty_page_is_refused(site, fetch):
    site.pages["/a"] = b" \n"
    refused(fetch(site("/a")), "empty")


@pytest.mark.parametrize(
    ("status", "code"), [(404, "gone"), (410, "gone"), (403, "status"), (206, "status"), (418, "status"), (599, "status")]
)
def test_a_status_that_is_no_page_is_refused_at_once(site, fetch, status, code):
    site.pages["/a"] = (status, {}, PAGE)
    refused(fetch(site("/a")), code)
    assert site.count("/a") == 1


def test_a_server_error_is_tried_again(site, fetch):
    answers = iter([(500, {}, b"oops"), (200, {}, PAGE)])
    site.pages["/a"] = lambda _handler: next(answers)
    assert fetch(site("/a")).data == PAGE


def test_retry_after_is_waited_for(site, fetch):
    answers = iter([(429, {"Retry-After": "0"}, b""), (200, {}, PAGE)])
    site.pages["/a"] = lambda _handler: next(answers)
    assert fetch(site("/a")).data == PAGE


def test_retry_after_in_seconds_is_waited_for_before_the_next_try(site, fetch, quick):
    answers = iter([(503, {"Retry-After": "1"}, b""), (200, {}, PAGE)])
    site.pages["/a"] = lambda _handler: next(answers)
    assert isinstance(fetch(site("/a"), replace(quick, longest_wait=2.0)), Answer)
    first, second = site.times["/a"]
    assert second - first >= 1.0


@pytest.mark.parametrize("asks", ["3600", "Fri, 08 Mar 2999 10:00:00 GMT", "99999999999999999999"])
def test_a_wait_that_is_too_long_is_not_waited_for(site, fetch, asks):
    site.pages["/a"] = (429, {"Retry-After": asks}, b"")
    begun = time.monotonic()
    found = refused(fetch(site("/a")), "busy")
    assert time.monotonic() - begun < 1.0
    assert found.wait >= 3600
    assert site.count("/a") == 1


def test_a_wait_that_cannot_be_read_is_as_none(site, fetch):
    site.pages["/a"] = (429, {"Retry-After": "soon"}, b"")
    assert refused(fetch(site("/a")), "busy").wait is None
    assert site.count("/a") == 2


def test_tries_are_further_and_further_apart(site, fetch, quick):
    site.pages["/a"] = (503, {}, b"")
    refused(fetch(site("/a"), replace(quick, most_tries=4, first_back_off=0.05)), "busy")
    apart = [b - a for a, b in zip(site.times["/a"], site.times["/a"][1:], strict=False)]
    assert len(apart) == 3
    assert apart[0] >= 0.05
    assert apart[1] >= 0.1
    assert apart[2] >= 0.2
