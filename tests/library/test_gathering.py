"""The library as a shelf: sources, visits and robots.txt are remembered; a page and the news that it was fetched are kept together."""

import asyncio

import pytest

from tellings.capture.web import Settings, Validators
from tellings.capture.web.robots import Kept
from tellings.gathering import Brought, KnownSource, Visit
from tellings.gathering.shelf import Found, Listed
from tellings.library import Library
from tellings.library.shelf import LibraryShelf
from tellings.model import Page, Problem

AT = "2026-03-05T09:30:00.000Z"
LATER = "2026-03-05T10:30:00.000Z"
ADDRESS = "https://courier.example/a"
STORY = "The mill in Norby burned down on Friday, the fire brigade said. Nobody was hurt."


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "library.tellings", writing=True) as made:
        yield made


@pytest.fixture
def shelf(library):
    return LibraryShelf(library.connection)


def brought(words="words", at=AT, **more):
    return Brought(ADDRESS, at, (Found(Page(ADDRESS, words.encode(), "text/plain", at)),), **more)


def test_sources_are_remembered_in_the_order_in_which_they_were_first_given(shelf):
    shelf.remember(["https://b.example/", "https://a.example/"])
    shelf.keep_source(KnownSource("https://child.example/", "feed"))
    shelf.remember(["https://c.example/", "https://b.example/"])
    assert shelf.known_sources() == ["https://b.example/", "https://a.example/", "https://c.example/"]


def test_what_a_source_lists_is_remembered_and_replaced(shelf):
    source = KnownSource(
        ADDRESS,
        "feed",
        Validators('"1"', "Fri"),
        (Listed("https://x.example/", "now"), Listed("https://y.example/")),
        ("https://z.example/",),
    )
    assert shelf.source(ADDRESS) == KnownSource(ADDRESS)
    shelf.keep_source(source)
    assert shelf.source(ADDRESS) == source
    shelf.keep_source(source._replace(listed=()))
    assert shelf.source(ADDRESS) == source._replace(listed=())


def test_a_source_that_is_forgotten_and_given_again_comes_last(library, shelf):
    shelf.remember(["https://a.example/", "https://b.example/"])
    assert library.forget_source("https://a.example")
    shelf.remember(["https://a.example/"])
    assert shelf.known_sources() == ["https://b.example/", "https://a.example/"]


def test_what_came_of_each_page_is_told(shelf):
    assert shelf.keep([brought("one")]) == [["new"]]
    assert shelf.keep([brought("one", LATER), brought("two", LATER)]) == [["unchanged"], ["changed"]]
    assert shelf.keep([Brought(ADDRESS, LATER, unchanged=True)]) == [[]]


def test_visits_count_how_often_nothing_new_came(shelf):
    assert shelf.visit(ADDRESS) is None
    shelf.keep([brought("one", validators=Validators('"1"'), said="then")])
    assert shelf.visit(ADDRESS) == Visit(AT, Validators('"1"'), "then", 0, True)
    shelf.keep([Brought(ADDRESS, LATER, unchanged=True, validators=Validators('"1"'))])
    assert shelf.visit(ADDRESS).rested == 1
    shelf.keep([Brought(ADDRESS, LATER, refused=Problem(ADDRESS, "gone", "no"))])
    assert shelf.visit(ADDRESS) == Visit(LATER, Validators('"1"'), "", 2, True)
    shelf.keep([brought("two", LATER)])
    assert shelf.visit(ADDRESS).rested == 0


def test_what_is_provisional_is_kept_but_no_visit(shelf):
    assert shelf.keep([brought("one", is_provisional=True)]) == [["new"]]
    assert shelf.visit(ADDRESS) is None


def test_of_a_batch_that_fails_nothing_is_kept(library, shelf):
    with pytest.raises(AttributeError):
        shelf.keep([brought("one"), Brought(ADDRESS, AT, (None,))])
    assert shelf.visit(ADDRESS) is None
    assert library.connection.execute("SELECT count(*) FROM capture").fetchone() == (0,)


def test_a_page_that_the_server_says_is_unchanged_was_seen_again(library, shelf):
    shelf.keep([brought("one")])
    shelf.keep([Brought(ADDRESS, LATER, unchanged=True)])
    assert library.connection.execute("SELECT count(*), max(last_seen) FROM capture").fetchone() == (1, LATER)


def test_robots_and_rests_are_remembered(shelf):
    assert shelf.robots("https://a.example") is None
    for kept in (Kept("User-agent: *", 1.5), Kept(None, 2.5)):
        shelf.keep_robots("https://a.example", kept)
        assert shelf.robots("https://a.example") == kept
    assert shelf.rests_until("a.example") == ""
    shelf.keep_rest("a.example", AT)
    shelf.keep_rest("a.example", LATER)
    assert shelf.rests_until("a.example") == LATER


def test_a_run_that_did_not_end_is_gone_on_with_for_a_day(shelf):
    assert shelf.begin(AT) == AT
    assert shelf.begin(LATER) == AT
    assert shelf.begin("2026-03-07T09:30:00.000Z") == "2026-03-07T09:30:00.000Z"
    shelf.end(LATER)
    assert shelf.begin(LATER) == LATER
    # A clock that was set back.
    assert shelf.begin(AT) == AT


def test_halves_of_characters_can_be_kept(shelf):
    address = "/tmp/\udc80.html"
    shelf.remember([address])
    shelf.keep_source(KnownSource(address, "page", Validators("\udc80", "\ud800"), (Listed("https://x.example/", "\udfff"),)))
    assert shelf.source(address).kind == "page"
    shelf.keep([Brought(address, AT, said="\udc80")])
    assert shelf.visit(address) is not None


def test_a_library_that_is_read_cannot_be_gathered_into(tmp_path, library):
    from tellings.errors import LibraryError

    with Library.open(tmp_path / "library.tellings") as readable, pytest.raises(LibraryError):
        readable.gather([str(tmp_path)])


def test_gathering_reads_what_it_kept_also_for_a_caller_in_a_loop(tmp_path, library):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(STORY)

    async def notebook():
        return library.gather([str(tmp_path / "pages")], settings=Settings(), editions=False)

    assert asyncio.run(notebook()).new == 1
    assert library.connection.execute("SELECT count(*) FROM article WHERE current = 1").fetchone() == (1,)
