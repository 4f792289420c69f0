"""Nothing that was acknowledged is lost, and nothing is half there, wherever a run is cut off: by a kill, a full disk, a cut log."""

import os
import random
import resource
import signal
import subprocess
import tempfile
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from tellings.library import Library, articles, keeping

# Pages of a run, and pages of a batch: so small that a run has many moments between two batches.
PAGES, BATCH = 30, 5
KILLS = 50

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is cut off in the middle by way of fork")


@pytest.fixture(scope="module", autouse=True)
def _small_batches():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "BATCH_PAGES", BATCH)
        patch.setattr(articles, "BATCH_CAPTURES", BATCH)
        yield


@pytest.fixture(scope="module")
def folder():
    """A folder in memory where there is one: a kill takes nothing from the system, so that a disk would only make the test slower."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as name:
        yield Path(name)


class Run:
    """``tellings add`` in a process of its own, from a fork of this one, so that a kill may come at its very beginning."""

    def __init__(self, library, pages, limit=None, beside=None):
        self.acknowledged = (beside or library.parent) / f"{library.name}.acknowledged"
        self.said = (beside or library.parent) / f"{library.name}.said"
        self.child = os.fork()
        if self.child == 0:
            status = 99
            try:
                if limit is not None:
                    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
                status = self._add(library, pages)
            finally:
                os._exit(status)

    def _add(self, library, pages):
        from tellings.cli import app

        # Line by line into a file that outlives the process, as a pipeline would read it.
        with open(self.acknowledged, "w", buffering=1) as out, open(self.said, "w") as err, redirect_stdout(out), redirect_stderr(err):
            try:
                app(["add", str(pages), "--library", str(library), "--acknowledge", "--no-editions", "--jobs", "1"])
            except SystemExit as end:
                return end.code or 0
        return 98

    def kill_after(self, seconds):
        """Kill it without warning; tell whether it was still at work."""
        time.sleep(seconds)
        os.kill(self.child, signal.SIGKILL)
        return self.status() == -signal.SIGKILL

    def status(self):
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])

    def names(self):
        """What it has acknowledged; a line that was not finished when it was killed is none."""
        words = self.acknowledged.read_text() if self.acknowledged.exists() else ""
        return [line[:-1] for line in words.splitlines(keepends=True) if line.endswith("\n")]


@pytest.fixture(scope="module")
def undisturbed(folder, json_lines, dump):
    """The pages, what a library holds after a run that nothing disturbs, and the seconds that it takes."""
    pages = json_lines(PAGES)
    # What a run imports is imported before the first fork, so that the moments are those of its work.
    with Library.open(folder / "first", writing=True) as first:
        first.add(pages, editions=False)
    begun = time.monotonic()
    assert Run(folder / "undisturbed", pages).status() == 0
    seconds = time.monotonic() - begun
    expected = dump(folder / "undisturbed")
    assert expected == dump(folder / "first")
    return pages, expected, seconds


def is_whole(library):
    """Check a library, if there is one already."""
    if library.exists() and library.stat().st_size:
        with Library.open(library, writing=True) as found:
            return found.check().faults == ()
    return True


def test_a_writer_killed_at_fifty_moments_loses_nothing(folder, undisturbed, dump, names):
    pages, expected, seconds = undisturbed
    moments = random.Random(7)
    kills = number = 0
    while kills < KILLS:
        number += 1
        library = folder / f"killed-{number}"
        acknowledged = set()
        # Killed again and again in its course, each time a little further.
        while kills < KILLS:
            run = Run(library, pages)
            was_killed = run.kill_after(moments.uniform(0, seconds))
            kills += was_killed
            acknowledged |= set(run.names())
            kept = names(library)
            assert acknowledged <= set(kept)
            assert len(kept) % BATCH == 0, "a batch is there in part"
            assert is_whole(library)
            if not was_killed or moments.random() < 0.25:
                break
        assert Run(library, pages).status() == 0
        assert dump(library) == expected


def test_a_full_disk_loses_nothing(folder, undisturbed, dump, names):
    pages, expected, _ = undisturbed
    sizes = random.Random(11)
    refused = 0
    for number in range(8):
        library = folder / f"full-{number}"
        run = Run(library, pages, limit=sizes.randrange(4_096, 500_000))
        status = run.status()
        refused += status == 3
        assert status in (0, 3)
        assert status == 0 or "make room" in run.said.read_text()
        assert set(run.names()) <= set(names(library))
        assert is_whole(library)
        assert Run(library, pages).status() == 0
        assert dump(library) == expected
    assert refused >= 3


def test_a_small_file_system_that_fills_up_loses_nothing(folder, undisturbed, dump, names):
    pages, expected, _ = undisturbed
    small = folder / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", small], capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        library = small / "library"
        run = Run(library, pages, beside=folder)
        assert run.status() == 3
        subprocess.run(["mount", "-o", "remount,size=64m", small], check=True)
        assert set(run.names()) <= set(names(library))
        assert is_whole(library)
        assert Run(library, pages).status() == 0
        assert dump(library) == expected
    finally:
        subprocess.run(["umount", "--lazy", small], check=True)


def test_a_log_that_is_cut_gives_a_library_of_whole_batches(folder, undisturbed, dump, names):
    pages, expected, seconds = undisturbed
    moments = random.Random(13)
    cut = 0
    for number in range(8):
        library = folder / f"cut-{number}"
        Run(library, pages).kill_after(moments.uniform(0.2, 0.9) * seconds)
        log = library.with_name(library.name + "-wal")
        if log.exists() and log.stat().st_size:
            cut += 1
            os.truncate(log, moments.randrange(log.stat().st_size))
        kept = names(library)
        assert kept == [f"https://courier.example/{page}" for page in range(len(kept))]
        assert len(kept) % BATCH == 0
        assert is_whole(library)
        assert Run(library, pages).status() == 0
        assert dump(library) == expected
    assert cut >= 2
