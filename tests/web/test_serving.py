"""``tellings serve``: a site on a port, over a library that is there."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from typer.testing import CliRunner

from tellings.cli.application import app


def test_a_library_that_is_named_and_missing_is_told(tmp_path):
    done = CliRunner().invoke(app, ["serve", str(tmp_path / "nothing.tellings")])
    assert done.exit_code == 3
    assert "tellings add" in done.output


def test_a_port_that_is_taken_is_told(library):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = CliRunner().invoke(app, ["serve", str(library), "--port", str(taken.getsockname()[1])])
    assert done.exit_code == 3
    assert "name another with --port" in done.output


@pytest.fixture
def served(library):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "tellings", "serve", str(library), "--port", str(port)], stderr=subprocess.PIPE)
    for _ in range(300):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            break
        time.sleep(0.05)
    yield port, process
    if process.poll() is None:
        process.kill()
    process.wait()


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_it_serves_on_this_machine_and_ends_at_the_interrupt_key(served):
    port, process = served
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/index.json") as answer:
        assert answer.status == 200
        assert "server" not in answer.headers
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=10)
    assert f"http://127.0.0.1:{port}/" in said.decode()
    assert "Traceback" not in said.decode()
