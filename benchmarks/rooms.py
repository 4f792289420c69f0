"""How long the reading room takes to answer: every page of the site at 10,000 articles, four readers at once, while a writer commits.

Run: python benchmarks/rooms.py [LIBRARY] [--alone] [--articles N] [--editions N] [--seconds S]. Without a library one is made of articles
generated beside the example story, with editions of so many of their stories (300). Server and writer run in processes of their own.
With --alone one reader asks in one process, and the time of the processor is told: what a busy machine cannot stretch.
"""

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from itertools import cycle, islice
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
READERS = 4

# What four people ask for: lists, stories, their sections, search, sources. {story} and {word} are filled in from the library.
ASKED = (
    "/", "/?page=2", "/?sort=conflicts", "/?sort=pages", "/index.json", "/story/{story}", "/story/{story}", "/story/{story}",
    "/story/{story}/agreed", "/story/{story}/single", "/story/{story}/timeline", "/story/{story}/quotes", "/story/{story}/shared",
    "/story/{story}/differs", "/story/{story}.json", "/search?q={word}", "/search?q={word}", "/search?q={word}&page=2", "/sources",
    "/article/{article}", "/article/{article}", "/compare?a={article}&a={other}", "/own", "/keys",
)  # fmt: skip


def made(path: Path, articles: int, editions: int) -> None:
    """Fill a library with generated articles and the example story; the editions of so many stories are made."""
    from shelves.generated import generate
    from tellings import Page
    from tellings.library import Library
    from tellings.library import editions as making

    pages = (
        Page(
            each.name,
            f"<html><head><title>{each.title}</title></head><body><article><h1>{each.title}</h1>{_paragraphs(each.text)}</article>".encode(),
        )
        for each in generate(articles, 7)
    )
    with Library.open(path, writing=True) as library:
        library.add(HERE.parent / "examples" / "harbour" / "pages", editions=False)
        while some := list(islice(pages, 1000)):
            library.add(some, editions=False)
            print(f"{library.connection.execute('SELECT count(*) FROM article').fetchone()[0]} articles", file=sys.stderr, flush=True)
        whole = making.due
        some_of = lambda connection, held: dict(islice(whole(connection, held).items(), editions))  # noqa: E731
        making.due = some_of
        making.make_editions(
            library.connection, progress=lambda *said: print(*said, file=sys.stderr, flush=True) if said[1] % 50 == 0 else None
        )
        making.due = whole


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{part}</p>" for part in text.split("\n") if part.strip())


@contextlib.contextmanager
def served(library: Path):
    """Serve the library in a process of its own; yield the port and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tellings", "serve", str(library), "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield port, process
    finally:
        process.terminate()
        process.wait()


def paths_of(library: Path, count: int) -> list[str]:
    """Return addresses to ask for, with stories, articles and words drawn by chance."""
    import sqlite3

    connection = sqlite3.connect(library)
    stories = [key for (key,) in connection.execute("SELECT key FROM story JOIN edition ON edition.story = story.id ORDER BY key")]
    tables = "membership m JOIN membership n ON m.story = n.story AND m.article < n.article JOIN article a ON a.id = m.article"
    where = "m.story IN (SELECT story FROM edition)"
    sql = f"SELECT a.key, b.key FROM {tables} JOIN article b ON b.id = n.article WHERE {where} LIMIT 5000"
    pairs = connection.execute(sql).fetchall()
    titles = [title for (title,) in connection.execute("SELECT title FROM article WHERE title IS NOT NULL LIMIT 3000")]
    random = np.random.default_rng(3)
    words = sorted({word for title in titles for word in title.split() if word.isalpha() and len(word) > 3})
    found = []
    for pattern in islice(cycle(ASKED), count):
        article, other = pairs[int(random.integers(len(pairs)))]
        story = stories[int(random.integers(len(stories)))]
        found.append(pattern.format(story=story, word=words[int(random.integers(len(words)))], article=article, other=other))
    return found


def read(port: int, paths: list[str], until: float, seen: dict[str, list[tuple[float, int]]], lock: threading.Lock) -> None:
    """Ask for one page after another, as one reader does, and keep what each took and weighed."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for path in cycle(paths):
        if time.monotonic() > until:
            return
        begun = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        size = len(answer.read())
        took = time.perf_counter() - begun
        with lock:
            seen[f"{_kind(path)} {answer.status}"].append((took * 1000, size))
        time.sleep(0.05)


def _kind(path: str) -> str:
    plain = path.partition("?")[0]
    parts = plain.strip("/").split("/")
    ending = ".json" if plain.endswith(".json") else ""
    return "/" + (f"{parts[0]}/…{'/' + parts[2] if len(parts) > 2 else ''}{ending}" if len(parts) > 1 else plain.strip("/"))


WRITER = """
import sys, time
from tellings import Page
from tellings.library import Library
path, seconds = sys.argv[1], float(sys.argv[2])
until, number = time.monotonic() + seconds, 0
with Library.open(path, writing=True) as library:
    while time.monotonic() < until:
        number += 1
        text = f"The mill of Orrin Vale number {number} burned down on Friday. Nobody was hurt, said the mayor. " * 5
        library.add([Page.from_text(text, name=f"written-{time.time_ns()}.txt")], editions=False)
print(number)
"""


def main() -> None:
    """Print how long pages took and how much they weigh, by kind."""
    arguments = sys.argv[1:]
    option = lambda name, other: int(arguments[arguments.index(name) + 1]) if name in arguments else other  # noqa: E731
    named = [
        each
        for number, each in enumerate(arguments)
        if not each.startswith("--") and (number == 0 or not arguments[number - 1].startswith("--"))
    ]
    with tempfile.TemporaryDirectory() as folder:
        library = Path(named[0]) if named else Path(folder) / "library.tellings"
        if not library.exists():
            made(library, option("--articles", 10_000), option("--editions", 300))
        seconds = option("--seconds", 30)
        if "--alone" in arguments:
            told(alone(library, paths_of(library, 1200)), "0", 0.0)
            return
        with served(library) as (port, process):
            writer = subprocess.Popen([sys.executable, "-c", WRITER, str(library), str(seconds)], stdout=subprocess.PIPE, text=True)
            seen: dict[str, list[tuple[float, int]]] = defaultdict(list)
            lock, until = threading.Lock(), time.monotonic() + seconds
            paths = paths_of(library, 1200)
            readers = [threading.Thread(target=read, args=(port, paths[part::READERS], until, seen, lock)) for part in range(READERS)]
            for reader in readers:
                reader.start()
            for reader in readers:
                reader.join()
            written = writer.communicate()[0].strip()
            cpu = _cpu(process.pid)
        told(seen, written, cpu)


def alone(library: Path, paths: list[str]) -> dict[str, list[tuple[float, int]]]:
    """Ask for each page once, in this process, and return the processor's time of each."""
    from starlette.testclient import TestClient

    from tellings.web.site import site

    seen: dict[str, list[tuple[float, int]]] = defaultdict(list)
    with TestClient(site(library), base_url="http://127.0.0.1") as room:
        room.get("/")
        for path in paths:
            begun = time.process_time()
            answer = room.get(path)
            seen[f"{_kind(path)} {answer.status_code}"].append(((time.process_time() - begun) * 1000, len(answer.content)))
    return seen


def _cpu(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def told(seen: dict[str, list[tuple[float, int]]], written: str, cpu: float) -> None:
    """Print the figures."""
    everything = [one for found in seen.values() for one in found]
    print(f"{'page':38}{'n':>6}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}{'KB p95':>9}{'KB max':>9}")
    for kind, found in [*sorted(seen.items()), ("all", everything)]:
        times, sizes = np.array([took for took, _ in found]), np.array([size for _, size in found]) / 1000
        print(
            f"{kind:38}{len(found):6}{np.percentile(times, 50):9.1f}{np.percentile(times, 95):9.1f}{times.max():9.1f}"
            f"{np.percentile(sizes, 95):9.1f}{sizes.max():9.1f}"
        )
    print(
        json.dumps(
            {"committed": int(written or 0), "server CPU s": round(cpu, 1), "CPU ms a page": round(1000 * cpu / max(1, len(everything)), 1)}
        )
    )


if __name__ == "__main__":
    main()
