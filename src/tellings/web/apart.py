"""Pages of a visitor compared in a process of their own, which is bounded in time and memory and ends when it has answered.

``python -m tellings.web.apart`` reads a task from standard input and writes an answer to standard output, both as MessagePack.
"""

import asyncio
import contextlib
import sys
from pathlib import Path

import msgspec
from msgspec import Struct

from tellings.errors import NothingReadError, TellingsError
from tellings.model import Edition, Page, Problem

# Seconds that a comparison may take: some thirty pages of news on a slow machine.
MOST_SECONDS = 90
# Bytes that the process may take: the language model takes some 250 MB, the largest pages that can be sent as much again.
MOST_MEMORY = 3 * 1024 * 1024 * 1024
# Comparisons that run at once, and those that wait for them; further ones are refused.
AT_ONCE, WAITING = 1, 4


class Task(Struct):
    """Pages to compare; with ``keep_in``, the library that they are then kept in."""

    pages: list[Page]
    keep_in: str | None = None


class Done(Struct):
    """What came of it: an edition, or what was wrong. ``story`` is the key of the story that the first page is in, where it was kept."""

    edition: Edition | None = None
    problems: tuple[Problem, ...] = ()
    trouble: str = ""
    story: str | None = None


class BusyError(TellingsError):
    """Too many comparisons wait already."""


class Apart:
    """Runs comparisons, one at a time, each in a process of its own."""

    def __init__(self, most_seconds: float = MOST_SECONDS) -> None:
        self._most_seconds = most_seconds
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._here = 0

    async def compare(self, task: Task) -> Done:
        """Return what came of comparing pages.

        Raises:
            BusyError: others wait already.
        """
        if self._here >= AT_ONCE + WAITING:
            raise BusyError("others compare pages right now; try again in a minute")
        self._here += 1
        try:
            async with self._turn:
                return await self._run(task)
        finally:
            self._here -= 1

    async def _run(self, task: Task) -> Done:
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(sys.executable, "-m", "tellings.web.apart", stdin=pipe, stdout=pipe)
        try:
            out, _ = await asyncio.wait_for(process.communicate(msgspec.msgpack.encode(task)), self._most_seconds)
        except TimeoutError:
            said = f"comparing took more than {self._most_seconds:.0f} seconds and was ended; give fewer or shorter pages"
            return Done(trouble=f"{said}, or use: tellings compare FILES")
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode:
            return Done(trouble="comparing needed more memory than it may have, or broke; give fewer or shorter pages")
        return msgspec.msgpack.decode(out, type=Done)


def work(task: Task) -> Done:
    """Compare the pages of a task, in this process, and keep them where that was asked."""
    from tellings.comparison import compare

    try:
        edition = compare(task.pages)
    except NothingReadError as error:
        return Done(problems=error.problems, trouble=str(error))
    except TellingsError as error:
        return Done(trouble=str(error))
    return Done(edition=edition, problems=edition.problems, story=_kept(task) if task.keep_in else None)


def _kept(task: Task) -> str | None:
    """Keep the pages in the library, make what hangs on them, and return the key of the first one's story."""
    from tellings.library import Library

    with Library.open(Path(task.keep_in or ""), writing=True) as library:
        library.add(task.pages)
        sql = (
            "SELECT story.key FROM place JOIN capture ON capture.place = place.id JOIN article ON article.capture = capture.id"
            " JOIN membership ON membership.article = article.id JOIN story ON story.id = membership.story WHERE place.name = ?"
        )
        row = library.connection.execute(sql, (task.pages[0].name,)).fetchone()
    return str(row[0]) if row else None


def _bound() -> None:
    """Bound the memory of this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def main() -> None:
    """Answer one task."""
    _bound()
    out, sys.stdout = sys.stdout, sys.stderr
    done = work(msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Task))
    out.buffer.write(msgspec.msgpack.encode(done))


if __name__ == "__main__":
    main()
