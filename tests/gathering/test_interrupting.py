"""An interruption at any moment costs nothing that was acknowledged, and the next run ends where an undisturbed one would have."""

import os
import random
import select
import signal
import subprocess
import sys
import time

import pytest

from tellings.errors import LibraryError
from tellings.library import Library

FEED = {"Content-Type": "application/rss+xml"}
KILLS = 50
PAGES = 36


@pytest.fixture
def news(site, make):
    paths = [f"/{number}" for number in range(PAGES)]
    site.pages |= {path: make.html(f"Page {path}", f"{make.STORY} {path}") for path in paths}
    site.pages["/feed"] = 200, FEED, make.rss(*(make.item(site(path)) for path in paths))
    return site


def kept(path):
    """What a library holds: each place with the hash of its one version."""
    with Library.open(path) as library:
        assert library.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        sql = "SELECT name, version, sha256 FROM capture JOIN place ON place.id = place JOIN page ON page.id = page ORDER BY 1, 2"
        return library.connection.execute(sql).fetchall()


def child(path, address, settings, monkeypatch):
    """Gather in a process of its own; return its id and where it says what is on disk."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    try:
        from tellings.library import gathering

        gathering.bring_up_to_date = lambda *_given, **_more: None
        with Library.open(path, writing=True) as library:
            library.gather(
                [address], settings=settings, acknowledge=lambda names: os.write(writing, "".join(f"{n}\n" for n in names).encode())
            )
    finally:
        os._exit(0)


def told(reading):
    """Read what a process said before it ended; a line is whole or was never said."""
    data = b""
    while select.select([reading], [], [], 5)[0] and (more := os.read(reading, 65_536)):
        data += more
    os.close(reading)
    return data.decode().splitlines()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_run_that_is_killed_at_any_moment_loses_nothing_that_it_acknowledged(news, quick, tmp_path, monkeypatch):
    import tellings.gathering.running  # noqa: F401 - loaded once, not in each process.

    undisturbed, disturbed = tmp_path / "undisturbed.tellings", tmp_path / "disturbed.tellings"
    process, reading = child(undisturbed, news("/feed"), quick, monkeypatch)
    begun = time.monotonic()
    assert len(told(reading)) == PAGES
    os.waitpid(process, 0)
    whole = time.monotonic() - begun
    moments = random.Random(7)
    acknowledged = set()
    unfinished = 0
    for number in range(KILLS):
        # Each fifth library begins anew, so that the first moments of one are met often enough.
        path = tmp_path / f"disturbed{number // 5}.tellings"
        acknowledged = set() if number % 5 == 0 else acknowledged
        process, reading = child(path, news("/feed"), quick, monkeypatch)
        time.sleep(moments.uniform(0, whole))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        acknowledged |= set(told(reading))
        if path.exists():
            held = kept(path) if acknowledged else []
            assert acknowledged <= {name for name, _, _ in held}
            unfinished += len(held) < PAGES
        disturbed = path
    assert unfinished > 5
    process, reading = child(disturbed, news("/feed"), quick, monkeypatch)
    told(reading)
    os.waitpid(process, 0)
    assert kept(disturbed) == kept(undisturbed)


def test_a_run_goes_on_where_it_was_interrupted(news, take, library):
    def interrupt(names):
        signal.raise_signal(signal.SIGINT)

    found = take(news("/feed"), acknowledge=interrupt)
    assert found.interrupted
    had = {path: news.count(path) for path in (f"/{number}" for number in range(PAGES))}
    assert 0 < found.new < PAGES
    again = take()
    assert not again.interrupted
    assert again.new == PAGES - found.new
    assert again.not_due == found.new
    # What was kept is not asked for again; what was under way when the run was interrupted may be.
    assert sum(news.count(path) for path in had) <= PAGES + 1
    assert take().unchanged == PAGES


def test_an_interruption_while_a_server_is_slow_does_not_wait_for_it(site, make, take, servers, quick):
    from msgspec.structs import replace

    def slow(handler):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(3)

    site.pages |= {"/feed": (200, FEED, make.rss(make.item(site("/a")), make.item(site("/slow")))), "/a": make.html("A"), "/slow": slow}
    begun = time.monotonic()
    found = take(site("/feed"), settings=replace(quick, read=10.0, whole=20.0))
    assert time.monotonic() - begun < 2
    assert (found.interrupted, found.new) == (True, 1)


def test_a_full_disk_ends_the_run_and_costs_nothing_that_was_acknowledged(news, make, take, library):
    # Words that do not shrink, so that the disk is full in the midst of the run.
    news.pages |= {f"/{number}": make.html(str(number), random.Random(number).randbytes(3_000).hex()) for number in range(PAGES)}
    size = library.connection.execute("PRAGMA page_count").fetchone()[0]
    library.connection.execute(f"PRAGMA max_page_count = {size + 24}")
    acknowledged = []
    with pytest.raises(LibraryError, match="the disk seems to be full"):
        take(news("/feed"), acknowledge=acknowledged.extend)
    held = [row[0] for row in library.connection.execute("SELECT name FROM place")]
    assert 0 < len(acknowledged) == len(held) < PAGES
    library.connection.execute("PRAGMA max_page_count = 100000")
    assert take().new == PAGES - len(held)


UNDERIVED = "import tellings.library.gathering as g; g.bring_up_to_date = lambda *a, **b: None; from tellings.cli import main; main()"


def run(*words):
    return subprocess.Popen(
        [sys.executable, "-c", UNDERIVED, "gather", *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_gathering_again_and_again_ends_when_it_is_asked_to(make, tmp_path, asked):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_bytes(make.html("A"))
    process = run(tmp_path / "pages", "--every", "15m", "-L", tmp_path / "l.tellings")
    assert "1 new" in process.stdout.readline()
    process.stdout.readline()
    time.sleep(0.2)
    process.send_signal(asked)
    assert process.wait(5) == 0
    assert "Traceback" not in process.stderr.read()


def test_a_single_run_that_is_interrupted_says_so(site, make, tmp_path, servers):
    site.pages |= {"/feed": (200, FEED, make.rss(make.item(site("/slow")))), "/slow": servers.silent(30)}
    process = run(site("/feed"), "--allow-host", "127.0.0.1", "-L", tmp_path / "l.tellings")
    while not site.count("/slow"):
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    assert process.wait(5) == 130
    assert "the next run goes on" in process.stderr.read()
