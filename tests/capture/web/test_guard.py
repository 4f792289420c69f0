"""Addresses inside the network are refused after resolution and at each redirect; what was checked is what is connected to."""

import asyncio
import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tellings.capture.web import RefusedError
from tellings.capture.web.guard import inside, is_allowed

PAGE = b"<html><p>The mill in Norby burned down.</p></html>"

INSIDE = [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "100.127.255.255", "224.0.0.1", "239.255.255.255", "255.255.255.255", "240.0.0.1", "192.0.0.1", "192.0.2.1",
    "198.18.0.1", "198.51.100.1", "203.0.113.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1",
    "ff02::1", "2001:db8::1", "2001::1", "100::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1",
    "::ffff:0:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::",
    "2002:c0a8:101::1", "nonsense", "",
]  # fmt: skip
OUTSIDE = ["1.1.1.1", "8.8.8.8", "93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("ip", INSIDE)
def test_inside(ip):
    assert inside(ip)


@pytest.mark.parametrize("ip", OUTSIDE)
def test_outside(ip):
    assert inside(ip) is None


@given(st.ip_addresses())
def test_what_python_knows_as_not_public_is_inside(ip):
    if not ip.is_global:
        assert inside(str(ip))


@given(st.ip_addresses(v=4), st.sampled_from(["::ffff:", "64:ff9b::", "::ffff:0:"]))
def test_an_address_wrapped_in_another_is_judged_by_itself(ip, front):
    wrapped = ipaddress.ip_address(int(ipaddress.ip_address(front + "0.0.0.0")) + int(ip))
    assert bool(inside(str(wrapped))) == bool(inside(str(ip)))


# Every way in which a browser or a resolver lets this machine be written.
WRITTEN = [
    "http://127.0.0.1:{}/a", "http://localhost:{}/a", "http://LOCALHOST.:{}/a", "http://2130706433:{}/a", "http://0177.0.0.1:{}/a",
    "http://0x7f.1:{}/a", "http://0x7f000001:{}/a", "http://127.1:{}/a", "http://[::ffff:127.0.0.1]:{}/a", "http://[::1]:{}/a", "http://0:{}/a",
    "http://0.0.0.0:{}/a", "http://１２７.0.0.1:{}/a", "http://127。0。0。1:{}/a",
]  # fmt: skip


@pytest.mark.parametrize("written", WRITTEN)
def test_this_machine_is_refused_however_it_is_written(site, fetch, quick, written):
    site.pages["/a"] = PAGE
    found = fetch(written.format(site.port), replace(quick, allow_hosts=()))
    assert isinstance(found, RefusedError)
    assert found.code in ("inside", "unknown-host", "address")
    assert site.asked == []


@pytest.mark.parametrize(
    "target", ["http://localhost:{}/b", "http://169.254.169.254/latest", "http://[::1]:{}/b", "http://10.0.0.1/", "//0x7f.1:{}/b"]
)
def test_a_redirect_that_leads_inside_is_refused(site, fetch, servers, target):
    site.pages["/a"] = servers.redirect(target.format(site.port))
    site.pages["/b"] = PAGE
    found = fetch(site("/a"))
    assert found.code == "inside"
    assert found.page == site("/a")
    assert site.count("/b") == 0


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "http://", "http://user:word@example.org/"]
)
def test_a_redirect_to_what_is_no_web_address_is_refused(site, fetch, servers, target):
    site.pages["/a"] = servers.redirect(target)
    assert fetch(site("/a")).code == "redirects"


def test_a_host_is_allowed_by_its_name_alone(site, fetch, quick):
    site.pages["/a"] = PAGE
    assert fetch(site("/a"), replace(quick, allow_hosts=("localhost",))).code == "inside"
    assert fetch(f"http://localhost:{site.port}/a", replace(quick, allow_hosts=("localhost",))).data == PAGE
    assert fetch(site("/a"), replace(quick, allow_hosts=(f"127.0.0.1:{site.port}",))).data == PAGE
    assert fetch(site("/a"), replace(quick, allow_hosts=("127.0.0.1:1",))).code == "inside"


def test_names_of_hosts_are_compared_plainly():
    assert is_allowed("News.Example.", 80, ["news.example"])
    assert is_allowed("::1", 80, ["[::1]"])
    assert is_allowed("::1", 8080, ["[::1]:8080"])
    assert not is_allowed("evil-news.example", 80, ["news.example"])
    assert not is_allowed("news.example.evil", 80, ["news.example"])


def resolving(*answers):
    """A resolver that gives one answer after the other, and counts."""
    left = list(answers)
    asked = []

    async def resolver(host, port):
        asked.append(host)
        return left.pop(0) if len(left) > 1 else left[0]

    return resolver, asked


def test_a_name_that_stands_for_an_inside_address_is_refused(site, fetch, quick):
    resolver, _ = resolving(["127.0.0.1"])
    found = fetch(f"http://news.example:{site.port}/a", replace(quick, allow_hosts=()), resolver=resolver)
    assert found.code == "inside"
    assert "127.0.0.1" in found.message
    assert "--allow-host news.example" in found.message


def test_one_inside_address_among_several_is_enough(fetch, quick):
    resolver, _ = resolving(["93.184.215.14", "10.0.0.1"])
    assert fetch("http://news.example/a", replace(quick, allow_hosts=()), resolver=resolver).code == "inside"


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(site, fetch, quick, monkeypatch):
    """A name that stands for this machine a moment after it was checked leads to the public address that was checked, or nowhere."""
    import httpcore

    connected = []

    async def connect(self, host, port, timeout=None, local_address=None, socket_options=None):
        connected.append(host)
        raise httpcore.ConnectError("not in this test")

    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connect)
    resolver, asked = resolving(["93.184.215.14"], ["127.0.0.1"])
    found = fetch(f"http://news.example:{site.port}/a", replace(quick, allow_hosts=(), most_tries=1), resolver=resolver)
    assert found.code == "unreachable"
    assert asked == ["news.example"]
    assert connected == ["93.184.215.14"]


def test_an_allowed_name_is_asked_by_its_own_name(site, fetch, quick):
    site.pages["/a"] = PAGE
    resolver, _ = resolving(["127.0.0.1"])
    assert fetch(f"http://news.example:{site.port}/a", replace(quick, allow_hosts=("news.example",)), resolver=resolver).data == PAGE
    assert site.headers("/a")[0]["host"] == f"news.example:{site.port}"


def test_a_resolver_that_does_not_answer_is_given_up(fetch, quick):
    async def resolver(host, port):
        await asyncio.sleep(30)

    assert fetch("http://news.example/", replace(quick, connect=0.1), resolver=resolver).code == "timeout"


def test_a_host_that_nobody_knows_is_refused_at_once(fetch, quick):
    async def resolver(host, port):
        return []

    assert fetch("http://news.example/", quick, resolver=resolver).code == "unknown-host"


def test_the_proxies_of_the_environment_are_not_used(site, fetch, monkeypatch, servers):
    other = servers.Site()
    monkeypatch.setenv("HTTP_PROXY", other(""))
    monkeypatch.setenv("ALL_PROXY", other(""))
    site.pages["/a"] = PAGE
    assert fetch(site("/a")).data == PAGE
    assert other.asked == []
    other.close()
