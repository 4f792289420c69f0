"""robots.txt is asked and obeyed, and a host gets one request at a time with its pause behind it."""

import asyncio
import time
from itertools import pairwise

import pytest
from msgspec.structs import replace

from tellings.capture.web.client import Fetcher
from tellings.capture.web.politeness import Turns

PAGE = b"<html><p>The mill in Norby burned down.</p></html>"
TEXT = {"Content-Type": "text/plain"}


def together(settings, *addresses, robots=True):
    async def run():
        async with Fetcher(settings) as fetcher:
            return await asyncio.gather(*(fetcher.fetch(each, robots=robots) for each in addresses), return_exceptions=True)

    return asyncio.run(run())


def test_what_robots_txt_forbids_is_not_fetched(site, fetch):
    site.pages |= {"/robots.txt": (200, TEXT, b"User-agent: *\nDisallow: /private/\nAllow: /"), "/private/a": PAGE, "/a": PAGE}
    found = fetch(site("/private/a"), robots=True)
    assert found.code == "robots"
    assert site.count("/private/a") == 0
    assert fetch(site("/a"), robots=True).data == PAGE


def test_a_person_who_names_a_page_need_not_ask(site, fetch):
    site.pages |= {"/robots.txt": (200, TEXT, b"User-agent: *\nDisallow: /"), "/a": PAGE}
    assert fetch(site("/a"), robots=False).data == PAGE
    assert site.count("/robots.txt") == 0


def test_rules_for_this_program_go_before_those_for_all(site, fetch):
    site.pages |= {"/robots.txt": (200, TEXT, b"User-agent: *\nAllow: /\n\nUser-agent: tellings\nDisallow: /"), "/a": PAGE}
    assert fetch(site("/a"), robots=True).code == "robots"


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_host_without_robots_txt_allows_everything(site, fetch, status):
    site.pages |= {"/robots.txt": (status, {}, b"none"), "/a": PAGE}
    assert fetch(site("/a"), robots=True).data == PAGE


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_host_whose_robots_txt_fails_allows_nothing(site, fetch, status):
    site.pages |= {"/robots.txt": (status, {}, b"oops"), "/a": PAGE}
    found = fetch(site("/a"), robots=True)
    assert found.code == "robots"
    assert "could not be had" in found.message
    assert site.count("/a") == 0


def test_a_robots_txt_that_never_comes_allows_nothing(site, fetch, servers, impatient):
    site.pages |= {"/robots.txt": servers.silent(3), "/a": PAGE}
    begun = time.monotonic()
    assert fetch(site("/a"), impatient, robots=True).code == "robots"
    assert time.monotonic() - begun < 2


def test_of_an_endless_robots_txt_the_beginning_counts(site, fetch, servers, quick):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\nDisallow: /private\n"
    site.pages |= {"/robots.txt": servers.endless(b"# words and words and words\n" * 100, head=head), "/a": PAGE, "/private": PAGE}
    assert fetch(site("/a"), robots=True).data == PAGE
    assert fetch(site("/private"), robots=True).code == "robots"


def test_a_robots_txt_of_nonsense_allows_everything(site, fetch):
    site.pages |= {"/robots.txt": (200, {}, bytes(range(256)) * 100 + b"\nDisallow\n: /\n" + b"*" * 5000), "/a": PAGE}
    assert fetch(site("/a"), robots=True).data == PAGE


def test_a_robots_txt_that_leads_inside_is_refused(site, fetch, servers):
    site.pages |= {"/robots.txt": servers.redirect(f"http://localhost:{site.port}/r"), "/r": b"", "/a": PAGE}
    assert fetch(site("/a"), robots=True).code == "inside"
    assert site.count("/r") == 0


def test_a_redirect_to_a_forbidden_place_is_refused(site, fetch, servers):
    rules = (200, TEXT, b"User-agent: *\nDisallow: /private")
    site.pages |= {"/robots.txt": rules, "/a": servers.redirect("/private"), "/private": PAGE}
    assert fetch(site("/a"), robots=True).code == "robots"
    assert site.count("/private") == 0


def test_robots_txt_is_asked_for_once(site, quick):
    site.pages |= {"/a": PAGE, "/b": PAGE, "/c": PAGE}
    together(quick, site("/a"))
    assert site.count("/robots.txt") == 1


def test_a_host_gets_one_request_at_a_time_and_a_pause_behind_each(site, quick):
    def page(_handler):
        time.sleep(0.03)
        return PAGE

    site.pages |= {f"/{n}": page for n in range(4)}
    found = together(replace(quick, delay=0.1), *(site(f"/{n}") for n in range(4)), robots=False)
    assert all(each.data == PAGE for each in found)
    assert site.most_at_once == 1
    begun = sorted(times[0] for times in site.times.values())
    assert all(b - a >= 0.12 for a, b in pairwise(begun))


def test_several_hosts_are_asked_at_once(servers, quick):
    sites = [servers.Site() for _ in range(4)]

    def page(_handler):
        time.sleep(0.25)
        return PAGE

    for each in sites:
        each.pages["/a"] = page
    names = ["127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4"]

    async def resolver(host, port):
        return ["127.0.0.1"]

    async def run():
        async with Fetcher(replace(quick, allow_hosts=tuple(names)), resolver=resolver) as fetcher:
            begun = time.monotonic()
            await asyncio.gather(*(fetcher.fetch(f"http://{n}:{s.port}/a", robots=False) for n, s in zip(names, sites, strict=True)))
            return time.monotonic() - begun

    assert asyncio.run(run()) < 0.75
    for each in sites:
        each.close()


def test_a_crawl_delay_is_honoured_up_to_its_bound(site, quick):
    site.pages |= {"/robots.txt": (200, TEXT, b"User-agent: *\nCrawl-delay: 0.15"), "/a": PAGE, "/b": PAGE}
    together(quick, site("/a"), site("/b"))
    assert abs(site.times["/a"][0] - site.times["/b"][0]) >= 0.15
    for asked in (b"86400", b"inf", b"1e300"):
        site.pages["/robots.txt"] = (200, TEXT, b"User-agent: *\nCrawl-delay: " + asked)
        begun = time.monotonic()
        together(quick, site("/a"), site("/b"))
        assert time.monotonic() - begun < 1.5


def test_hosts_that_redirect_to_each_other_do_not_block_each_other(servers, quick):
    first, second = servers.Site(), servers.Site()
    first.pages |= {"/a": servers.redirect(f"http://127.0.0.2:{second.port}/b"), "/b": PAGE}
    second.pages |= {"/a": servers.redirect(f"http://127.0.0.1:{first.port}/b"), "/b": PAGE}

    async def resolver(host, port):
        return ["127.0.0.1"]

    async def run():
        async with Fetcher(replace(quick, allow_hosts=("127.0.0.1", "127.0.0.2")), resolver=resolver) as fetcher:
            one = fetcher.fetch(first("/a"), robots=False)
            two = fetcher.fetch(f"http://127.0.0.2:{second.port}/a", robots=False)
            return await asyncio.wait_for(asyncio.gather(one, two), 3)

    assert [each.data for each in asyncio.run(run())] == [PAGE, PAGE]
    first.close()
    second.close()


def test_a_longer_rest_is_not_shortened_by_a_shorter_one():
    async def run():
        turns = Turns()
        turns.rest("a", 0.2)
        turns.rest("a", 0.01)
        begun = time.monotonic()
        async with turns.turn("a", 0):
            return time.monotonic() - begun

    assert asyncio.run(run()) >= 0.19
