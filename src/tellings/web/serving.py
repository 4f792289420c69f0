"""The site on a port of this machine."""

import gc
import socket
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path

from tellings.web.guarding import ANY_ADDRESS, LOOPBACK

# Connections at once: some tens of tabs of some people. Further ones are told that it is busy.
MOST_CONNECTIONS = 200

# How seldom Python looks for values that only hold each other. Editions that are remembered are hundreds of thousands of values; to look
# through them all made one page in thirty wait: the processor's time at the 95th percentile was 33 ms with Python's own thresholds, and is
# 26 ms with these (python benchmarks/rooms.py LIBRARY --alone).
_COLLECTED = (50_000, 20, 1000)

# Hosts that mean every address of the machine.
_WILDCARDS = ("0.0.0.0", "::", "")


def allowed_by(host: str, names: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the names and addresses that a site on ``host`` answers to, with those that a person gave besides."""
    own = (ANY_ADDRESS,) if host in _WILDCARDS else (host,)
    return (*LOOPBACK, *own, *names)


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens on a port of ``host``; 0 is any that is free.

    Raises:
        OSError: the port is taken, or the host is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except OSError:
        found.close()
        raise
    return found


def address_of(listener: socket.socket, host: str) -> str:
    """Return the address at which a browser of this machine finds the site."""
    name = "127.0.0.1" if host in ("0.0.0.0", "") else "[::1]" if host == "::" else f"[{host}]" if ":" in host else host
    return f"http://{name}:{listener.getsockname()[1]}/"


def serve(library: Path | None, listener: socket.socket, *, allowed_hosts: Sequence[str], ready: Callable[[], None] = lambda: None) -> None:
    """Serve the site until it is interrupted; ``ready`` is called just before."""
    import uvicorn

    from tellings.web.site import site

    app = site(library, allowed_hosts=allowed_hosts)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_keep_alive=20, limit_concurrency=MOST_CONNECTIONS
    )
    server = uvicorn.Server(config)
    gc.freeze()
    gc.set_threshold(*_COLLECTED)
    ready()
    server.run(sockets=[listener])


def show(address: str) -> None:
    """Open an address in the browser of the person, where there is one."""
    webbrowser.open(address)
