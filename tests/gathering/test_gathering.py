"""A run over sources: what is had is kept, what is not is told with its reason, and the rest goes on."""

import gzip
import json
import os
import time

import pytest
from msgspec.structs import replace

TEXT = {"Content-Type": "text/plain"}
FEED = {"Content-Type": "application/rss+xml"}


def counts(found):
    return found.new, found.changed, found.unchanged, found.refused


def feed_of(site, make, *paths, kind=FEED):
    return 200, kind, make.rss(*(make.item(site(path)) for path in paths))


def test_a_feed_is_gathered_and_again_nothing_is_new(site, make, take, names, servers):
    site.pages |= {"/feed": feed_of(site, make, "/a", "/b"), "/a": servers.conditional(make.html("A")), "/b": make.html("B")}
    assert counts(take(site("/feed"))) == (2, 0, 0, 0)
    assert names() == [site("/a"), site("/b")]
    # One that says so by itself, one whose bytes are the same.
    assert counts(take(site("/feed"))) == (0, 0, 2, 0)
    assert site.headers("/a")[1]["if-none-match"] == '"1"'


def test_a_page_that_changed_is_a_new_version(site, make, take, library):
    site.pages |= {"/feed": feed_of(site, make, "/a"), "/a": make.html("A")}
    take(site("/feed"))
    site.pages["/a"] = make.html("A", "The toll rose to nine.")
    assert counts(take(site("/feed"))) == (0, 1, 0, 0)
    assert library.connection.execute("SELECT max(version) FROM capture").fetchone() == (2,)


def test_a_feed_that_changes_between_two_runs(site, make, take, names):
    site.pages |= {"/feed": feed_of(site, make, "/a"), "/a": make.html("A"), "/b": make.html("B")}
    take(site("/feed"))
    site.pages["/feed"] = feed_of(site, make, "/b", "/a")
    assert counts(take(site("/feed"))) == (1, 0, 1, 0)
    assert names() == [site("/a"), site("/b")]


def test_a_feed_that_did_not_change_still_has_its_pages_asked_for(site, make, take, servers):
    site.pages |= {"/feed": servers.conditional(make.rss(make.item(site("/a"))), kind="application/rss+xml"), "/a": make.html("A")}
    take(site("/feed"))
    site.pages["/a"] = make.html("A changed")
    assert counts(take(site("/feed"))) == (0, 1, 0, 0)
    assert site.headers("/feed")[1]["if-none-match"] == '"1"'


def test_sources_are_remembered(site, make, take, library, tmp_path):
    site.pages |= {"/feed": feed_of(site, make, "/a"), "/a": make.html("A")}
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "b.html").write_bytes(make.html("B"))
    take(site("/feed"), tmp_path / "pages")
    assert library.gathered_sources() == [site("/feed"), str(tmp_path / "pages")]
    site.pages["/a"] = make.html("A changed")
    (tmp_path / "pages" / "c.html").write_bytes(make.html("C"))
    assert counts(take()) == (1, 1, 1, 0)
    assert library.forget_source(site("/feed"))
    assert not library.forget_source(site("/feed"))
    assert library.gathered_sources() == [str(tmp_path / "pages")]
    assert counts(take()) == (0, 0, 2, 0)


def test_sitemaps_and_their_indexes(site, make, take, names):
    day = "2024-03-05"
    site.pages |= {
        "/index.xml": (200, {"Content-Type": "text/xml"}, make.index(site("/one.xml"), site("/two.xml.gz"), site("/none.xml"))),
        "/one.xml": make.sitemap((site("/a"), day), (site("/b"), day)),
        "/two.xml.gz": (200, {"Content-Type": "application/gzip"}, gzip.compress(make.sitemap((site("/b"), day), (site("/c"), day)))),
        "/a": make.html("A"), "/b": make.html("B"), "/c": make.html("C"),
    }  # fmt: skip
    found = take(site("/index.xml"))
    assert counts(found) == (3, 0, 0, 1)
    assert found.reasons == {"gone": 1}
    assert found.sources[0].kind == "sitemap-index"
    assert names() == [site("/a"), site("/b"), site("/c")]


def test_an_index_that_names_itself_ends(site, make, take):
    site.pages["/i.xml"] = make.index(site("/i.xml"), site("/j.xml"))
    site.pages["/j.xml"] = make.index(site("/i.xml"))
    assert counts(take(site("/i.xml"))) == (0, 0, 0, 0)
    assert site.count("/i.xml") == site.count("/j.xml") == 1


def test_lists_in_lists_in_lists_end(site, make, take):
    site.pages |= {f"/{n}.xml": make.index(site(f"/{n + 1}.xml")) for n in range(20)}
    assert take(site("/0.xml")).reasons == {"too-deep": 1}
    assert len(site.asked) < 8


def test_opml_json_feeds_lists_and_single_pages(site, make, take, names, tmp_path):
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": site("/b")}]}
    site.pages |= {
        "/mine.opml": make.opml(site("/feed"), site("/feed.json")), "/feed": feed_of(site, make, "/a"),
        "/feed.json": (200, {"Content-Type": "application/feed+json"}, json.dumps(feed).encode()),
        "/a": make.html("A"), "/b": make.html("B"), "/c": make.html("C"), "/d": make.html("D"),
    }  # fmt: skip
    (tmp_path / "list.txt").write_text(f"# pages\n{site('/c')}\n")
    found = take(site("/mine.opml"), tmp_path / "list.txt", site("/d"))
    assert [source.kind for source in found.sources] == ["opml", "list", "page"]
    assert [source.new for source in found.sources] == [2, 1, 1]
    assert names() == [site(f"/{each}") for each in "abcd"]
    assert counts(take()) == (0, 0, 4, 0)


def test_a_page_that_becomes_a_feed_is_read_as_one(site, make, take, servers):
    site.pages |= {"/news": servers.conditional(make.html("Soon here")), "/a": make.html("A")}
    assert counts(take(site("/news"))) == (1, 0, 0, 0)
    assert counts(take()) == (0, 0, 1, 0)
    site.pages["/news"] = feed_of(site, make, "/a")
    found = take()
    assert (counts(found), found.sources[0].kind) == ((1, 0, 0, 0), "feed")


def test_a_page_that_is_named_and_listed_is_fetched_once(site, make, take):
    site.pages |= {"/feed": feed_of(site, make, "/a"), "/a": make.html("A")}
    assert counts(take(site("/feed"), site("/a"))) == (1, 0, 0, 0)
    assert counts(take(site("/a"), site("/feed"))) == (0, 0, 1, 0)
    assert site.count("/a") == 2


def test_an_address_that_two_feeds_name_is_fetched_once(site, make, take):
    site.pages |= {
        "/one/feed": feed_of(site, make, "/a"),
        "/two/feed": feed_of(site, make, "/a", "/a?utm_source=two"),
        "/a": make.html("A"),
    }
    assert counts(take(site("/one/feed"), site("/two/feed"))) == (1, 0, 0, 0)
    assert site.count("/a") == 1


def test_archives_and_json_lines(make, take, names, tmp_path):
    line = {"url": "https://courier.example/ferry", "html": make.html().decode(), "fetched": "2024-03-05T09:30:00Z"}
    (tmp_path / "pages.jsonl").write_text(json.dumps(line) + "\n" + json.dumps({**line, "url": "https://courier.example/2"}) + "\nbroken\n")
    assert counts(take(tmp_path / "pages.jsonl")) == (2, 0, 0, 1)
    assert names() == ["https://courier.example/2", "https://courier.example/ferry"]


def test_a_large_archive_is_kept_part_by_part(make, take, tmp_path, library):
    lines = (json.dumps({"url": f"https://courier.example/{n}", "text": f"Page {n}. {make.STORY}"}) for n in range(150))
    (tmp_path / "pages.jsonl").write_text("\n".join(lines))
    acknowledged = []
    assert take(tmp_path / "pages.jsonl", acknowledge=acknowledged.append).new == 150
    assert len(acknowledged) > 3
    assert sum(map(len, acknowledged)) == 150
    assert counts(take()) == (0, 0, 1, 0)


def test_a_watched_folder(make, take, names, tmp_path, site):
    folder = tmp_path / "watched"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.html").write_bytes(make.html("A"))
    (folder / "deep" / "b.html").write_bytes(make.html("B"))
    (folder / ".hidden.html").write_bytes(make.html("H"))
    (folder / "empty.html").write_bytes(b"")
    found = take(folder)
    assert counts(found) == (2, 0, 0, 1)
    assert found.reasons == {"empty": 1}
    (folder / "a.html").write_bytes(make.html("A changed"))
    (folder / "c.html").write_bytes(make.html("C"))
    assert counts(take()) == (1, 1, 1, 1)
    os.unlink(folder / "a.html")
    assert counts(take()) == (0, 0, 2, 1)
    assert names() == [str(folder / "a.html"), str(folder / "c.html"), str(folder / "deep" / "b.html")]


def test_the_library_itself_is_no_page(make, take, tmp_path):
    (tmp_path / "a.html").write_bytes(make.html("A"))
    assert counts(take(tmp_path)) == (1, 0, 0, 0)


def test_what_is_not_there_is_told_and_not_remembered(take, library, tmp_path):
    found = take(tmp_path / "none", "http://u:secret9@courier.example/")
    assert found.reasons == {"address": 1, "missing": 1}
    assert library.gathered_sources() == []
    assert "secret9" not in found.to_json()


def test_a_source_that_is_gone_later_is_told(make, take, tmp_path, library):
    (tmp_path / "a.html").write_bytes(make.html("A"))
    take(tmp_path / "a.html")
    os.unlink(tmp_path / "a.html")
    assert take().reasons == {"missing": 1}
    assert library.forget_source(str(tmp_path / "a.html"))


def test_every_kind_of_misbehaviour_at_once(site, make, take, servers, names, impatient):
    """Each is refused with its reason, in a bounded time, and the good pages are had."""
    bad = {
        "/slow": (servers.slow_words(5), "timeout"), "/endless": (servers.endless(), "too-large"), "/gone": ((404, {}, b""), "gone"),
        "/circle": (servers.redirect("/circle"), "redirects"),
        "/inside": (servers.redirect(f"http://localhost:{site.port}/a"), "inside"),
        "/link-local": (servers.redirect("http://169.254.169.254/"), "inside"),
        "/image": ((200, {"Content-Type": "image/png"}, b"x"), "binary"),
        "/short": (servers.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx"), "incomplete"), "/empty": (b"", "empty"),
        "/bomb": ((200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(64 * 1024 * 1024))), "too-large"),
        "/private/a": (b"secret", "robots"), "/teapot": ((418, {}, b""), "status"),
    }  # fmt: skip
    site.pages |= {path: page for path, (page, _) in bad.items()}
    paths = [path for number, path in enumerate(bad) for path in (path, f"/good{number}")]
    site.pages |= {f"/good{number}": make.html(f"Good {number}") for number in range(len(bad))}
    site.pages |= {"/feed": feed_of(site, make, *paths), "/robots.txt": (200, TEXT, b"User-agent: *\nDisallow: /private")}
    begun = time.monotonic()
    found = take(site("/feed"), settings=impatient)
    assert time.monotonic() - begun < 8
    assert {problem.page.removeprefix(site("")): problem.error for problem in found.sources[0].problems} == {
        path: code for path, (_, code) in bad.items()
    }
    assert found.new == len(bad)
    assert len(names()) == len(bad)
    assert sum(found.reasons.values()) == found.refused == len(bad)


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ((200, FEED, b"<html><body><p>We moved.</p></body></html>"), "not-a-feed"),
        ((200, {}, b"<!DOCTYPE html><html><p>We moved.</p></html>"), "not-a-feed"),
        ((200, FEED, b"no feed at all"), "not-a-feed"),
        ((200, FEED, b"<error>quota</error>"), "not-a-feed"),
        ((404, {}, b""), "gone"),
        ((500, {}, b""), "status"),
        ((200, FEED, b""), "empty"),
        ((200, FEED, b"<rss><channel></channel></rss>"), "empty"),
    ],
)
def test_a_feed_that_is_none_is_refused_and_the_others_go_on(site, make, take, page, code):
    site.pages |= {"/feed": page, "/other/feed": feed_of(site, make, "/a"), "/a": make.html("A")}
    found = take(site("/feed"), site("/other/feed"))
    assert found.sources[0].reasons == {code: 1}
    assert found.new == 1


def test_a_feed_that_becomes_a_web_page_is_refused_and_comes_back(site, make, take):
    site.pages |= {"/news": feed_of(site, make, "/a"), "/a": make.html("A")}
    take(site("/news"))
    site.pages["/news"] = make.html("Under repair")
    assert take().reasons == {"not-a-feed": 1}
    site.pages["/news"] = feed_of(site, make, "/a")
    assert counts(take()) == (0, 0, 1, 0)


def test_entries_without_ids_with_one_id_twice_and_without_addresses(site, make, take, names):
    story = f"<description>{make.STORY}</description>"
    items = [
        make.item(site("/a"), extra="<guid>1</guid>"),
        make.item(site("/b"), extra="<guid>1</guid>"),
        make.item(site("/b")),
        make.item(),
        make.item(title="First", extra=story),
        make.item(title="Second", extra=f"<guid isPermaLink='false'>x</guid>{story}"),
    ]
    site.pages |= {"/feed": (200, FEED, make.rss(*items)), "/a": make.html("A"), "/b": make.html("B")}
    found = take(site("/feed"))
    assert counts(found) == (4, 0, 0, 0)
    assert names() == [site("/a"), site("/b"), site("/feed#First"), site("/feed#x")]


def test_the_story_in_the_feed_stands_for_a_page_that_cannot_be_had(site, make, take, names, library):
    item = make.item(site("/private/a"), extra=f"<description>{make.STORY}</description>")
    site.pages |= {"/feed": (200, FEED, make.rss(item)), "/robots.txt": (200, TEXT, b"User-agent: *\nDisallow: /private")}
    found = take(site("/feed"))
    assert counts(found) == (1, 0, 0, 1)
    assert names() == [site("/private/a")]
    assert counts(take()) == (0, 0, 1, 1)
    site.pages |= {"/robots.txt": (404, {}, b""), "/private/a": make.html("The page itself")}
    library.connection.execute("DELETE FROM robots")
    assert counts(take()) == (0, 1, 0, 0)
    # From then on the page's own words stay, whatever becomes of it.
    site.pages["/private/a"] = (403, {}, b"")
    assert counts(take()) == (0, 0, 0, 1)


def test_a_host_that_fails_again_and_again_is_left_alone(site, make, take, servers):
    paths = [f"/{n}" for n in range(10)]
    site.pages |= {path: (500, {}, b"") for path in paths}
    site.pages["/feed"] = feed_of(site, make, *paths)
    found = take(site("/feed"))
    assert (found.refused, found.left) == (3, 7)
    site.pages |= {path: make.html(path) for path in paths}
    assert take().new == 10


def test_a_host_that_asks_for_a_long_rest_gets_it(site, make, take, library):
    paths = [f"/{n}" for n in range(5)]
    site.pages |= {path: (429, {"Retry-After": "7200"}, b"") for path in paths}
    site.pages["/feed"] = feed_of(site, make, *paths)
    found = take(site("/feed"))
    assert (found.reasons, found.left) == ({"busy": 1}, 4)
    asked = len(site.asked)
    again = take()
    assert len(site.asked) == asked
    assert again.reasons == {"busy": 1}
    library.connection.execute("UPDATE resting_host SET until = '2024-01-01T00:00:00.000Z'")
    site.pages |= {path: make.html(path) for path in paths}
    assert take().new == 5


def test_robots_txt_is_remembered_from_run_to_run(site, make, take):
    site.pages |= {"/feed": feed_of(site, make, "/a"), "/a": make.html("A"), "/robots.txt": (200, TEXT, b"User-agent: *\nAllow: /")}
    take(site("/feed"))
    take()
    assert site.count("/robots.txt") == 1


def test_a_host_inside_the_network_is_refused_unless_it_is_allowed(site, make, take, quick):
    site.pages |= {"/feed": feed_of(site, make, "/a"), "/a": make.html("A")}
    found = take(site("/feed"), settings=replace(quick, allow_hosts=()))
    assert found.reasons == {"inside": 1}
    assert "--allow-host 127.0.0.1" in found.sources[0].problems[0].message
    assert site.asked == []


def test_a_feed_cannot_lead_inside(site, make, take):
    site.pages["/feed"] = (
        200,
        FEED,
        make.rss(make.item(f"http://localhost:{site.port}/a"), make.item("http://[::1]/"), make.item("http://10.0.0.1/")),
    )
    assert take(site("/feed")).reasons == {"inside": 3}


def test_pages_that_do_not_change_rest_where_gathering_is_repeated(site, make, take, library):
    item = make.item(site("/b"), extra="<pubDate>one</pubDate>")
    site.pages |= {"/feed": (200, FEED, make.rss(make.item(site("/a")), item)), "/a": make.html("A"), "/b": make.html("B")}
    take(site("/feed"))
    assert counts(take(repeated=True)) == (0, 0, 2, 0)
    found = take(repeated=True)
    assert (found.unchanged, found.not_due) == (0, 2)
    # Unless the feed says that one changed.
    site.pages["/feed"] = 200, FEED, make.rss(make.item(site("/a")), item.replace("one", "two")).replace(b"one", b"two")
    found = take(repeated=True)
    assert (found.unchanged, found.not_due) == (1, 1)
    library.connection.execute("UPDATE visit SET at = '2024-01-01T00:00:00.000Z'")
    assert take(repeated=True).unchanged == 2


def test_the_answer_as_json(site, make, take):
    site.pages |= {"/feed": feed_of(site, make, "/a", "/none"), "/a": make.html("A")}
    found = json.loads(take(site("/feed")).to_json())
    assert found["new"] == 1
    assert found["reasons"] == {"gone": 1}
    assert found["sources"][0]["problems"][0]["page"] == site("/none")
    assert set(found["sources"][0]) == {
        "source",
        "kind",
        "new",
        "changed",
        "unchanged",
        "refused",
        "not_due",
        "left",
        "reasons",
        "problems",
    }


def test_progress_is_told(site, make, take):
    site.pages |= {"/feed": feed_of(site, make, "/a", "/b"), "/a": make.html("A"), "/b": make.html("B")}
    told = []
    take(site("/feed"), progress=lambda *step: told.append(step))
    assert ("sources", 1, 1) in told
    assert told[-1] == ("pages", 2, 2)
