"""Redirects are followed as far as sites need, and no circle is walked."""

from tellings.capture.web import RefusedError

PAGE = b"<html><p>The mill in Norby burned down.</p></html>"


def test_redirects_are_followed_and_the_page_keeps_the_address_it_was_asked_by(site, fetch, servers):
    site.pages |= {"/a": servers.redirect("/b"), "/b": servers.redirect(site("/c"), 308), "/c": PAGE}
    found = fetch(site("/a"))
    assert (found.address, found.final, found.data) == (site("/a"), site("/c"), PAGE)


def test_a_circle_is_refused(site, fetch, servers):
    site.pages |= {"/a": servers.redirect("/b"), "/b": servers.redirect("/a")}
    found = fetch(site("/a"))
    assert isinstance(found, RefusedError)
    assert found.code == "redirects"
    assert len(site.asked) <= 3


def test_a_spiral_is_refused(site, fetch, servers, quick):
    site.pages |= {f"/{n}": servers.redirect(f"/{n + 1}") for n in range(50)}
    assert fetch(site("/0")).code == "redirects"
    assert len(site.asked) == quick.most_redirects + 1


def test_a_circle_that_sets_a_cookie_is_walked_once(site, fetch):
    def page(handler):
        if "seen=1" in handler.headers.get("Cookie", ""):
            return PAGE
        return 302, {"Location": "/a", "Set-Cookie": "seen=1"}, b""

    site.pages["/a"] = page
    assert fetch(site("/a")).data == PAGE


def test_cookies_are_forgotten_with_the_page(site, fetch):
    site.pages["/a"] = (200, {"Set-Cookie": "reader=7"}, PAGE)
    fetch(site("/a"))
    fetch(site("/a"))
    assert all("cookie" not in headers for headers in site.headers("/a"))


def test_a_redirect_without_a_place_is_a_status(site, fetch):
    site.pages["/a"] = (302, {}, b"")
    assert fetch(site("/a")).code == "status"


def test_a_redirect_of_nonsense_is_refused(site, fetch, servers):
    for number, target in enumerate(["http://[", "http://exa mple/", "http://" + "x" * 10_000, "\x01", "http://a:99999999/"]):
        site.pages[f"/{number}"] = servers.raw(f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode())
        assert isinstance(fetch(site(f"/{number}")), RefusedError)
