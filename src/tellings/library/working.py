"""Work for several processes whose results come back in order, with only a few batches on the way."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from tellings.errors import LibraryError

Task = TypeVar("Task")
Made = TypeVar("Made")

# Batches on the way for each process: one in work, one waiting, so that none stands still while results are written.
AHEAD = 2


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(work: Callable[[Task], Made], tasks: Iterable[Task], jobs: int) -> Iterator[Made]:
    """Yield ``work`` of each of the tasks, in their order, done by ``jobs`` processes; with one job, in this process.

    ``work`` is a function of a module, tasks and results can be pickled. Processes are spawned, so that neither threads nor open databases
    of this one are theirs.

    Raises:
        LibraryError: a process ended, because it was killed, for want of memory or by a fault in a library written in C.
    """
    if jobs <= 1:
        yield from map(work, tasks)
        return
    waiting: deque[Future[Made]] = deque()
    pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
    try:
        for task in tasks:
            waiting.append(pool.submit(work, task))
            if len(waiting) >= AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        said = "what was made before is kept; run this again with fewer jobs (in a script, under: if __name__ == '__main__')"
        raise LibraryError(f"a process that was at work ended before its time; {said}") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
