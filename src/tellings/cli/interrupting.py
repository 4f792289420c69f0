"""A request to end (SIGTERM, as service managers send it) is taken for Ctrl-C, so that both end a verb in the same clean way."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def ends_as_interrupt() -> Iterator[None]:
    """Inside the block, SIGTERM interrupts as Ctrl-C does; outside the main thread, where signals cannot be taken, nothing changes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda _number, _frame: signal.raise_signal(signal.SIGINT))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
