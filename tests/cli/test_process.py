"""The command line as a process of its own: streams, pipes, signals, and what it imports."""

import os
import pty
import signal
import subprocess
import sys
import textwrap
import time
from importlib.metadata import entry_points

import pytest

# A stand-in for the engine, so that these tests need neither the language model nor its seconds.
ENGINE = """
    import sys, time
    import tellings.comparison
    from tellings.model import Edition

    def compare(pages, *, undecided=False, progress=None, stdin=None):
        if progress:
            progress("reading", 1, 2)
        if "wait" in pages:
            print("waiting", file=sys.stderr, flush=True)
            time.sleep(20)
        if stdin is not None:
            stdin.read()
        return Edition("1", (), ())

    tellings.comparison.compare = compare
    from tellings.cli import main
    main()
"""


def command(*words: str) -> list[str]:
    return [sys.executable, "-c", textwrap.dedent(ENGINE), *words]


def environment(**more: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "TTY_COMPATIBLE")} | more


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["compare", "--help"]])
def test_help_and_version_import_nothing_heavy(words):
    check = f"""
        import sys
        from tellings.cli import main
        sys.argv = ["tellings", *{words!r}]
        try:
            main()
        except SystemExit:
            pass
        print(sorted({{"spacy", "trafilatura", "lxml", "numpy", "nupunkt", "jinja2"}} & set(sys.modules)), file=sys.stderr)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(check)], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


def test_the_console_script_is_this_command_line():
    from tellings.cli import main

    (script,) = (found for found in entry_points(group="console_scripts") if found.name == "tellings")
    assert script.load() is main


def test_there_is_no_bar_and_no_colour_without_a_terminal():
    done = subprocess.run(command("compare", "a"), capture_output=True, timeout=60, check=True, env=environment())
    assert done.stderr == b""
    assert b"\x1b" not in done.stdout
    assert done.stdout == b"No page told a story that could be compared.\n"


def test_progress_goes_to_standard_error_where_that_is_a_terminal():
    master, terminal = pty.openpty()
    done = subprocess.run(
        command("compare", "a"), stdout=subprocess.PIPE, stderr=terminal, timeout=60, check=True, env=environment(TERM="xterm")
    )
    os.close(terminal)
    seen = os.read(master, 65536)
    os.close(master)
    assert b"reading" in seen
    assert done.stdout == b"No page told a story that could be compared.\n"


def test_standard_input_reaches_the_engine():
    done = subprocess.run(command("compare", "-", "--quiet"), input=b"words", capture_output=True, timeout=60, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_a_closed_pipe_is_no_error_to_talk_about():
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(command("compare", "a", "--json", "-"), stdout=write, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(write)
    assert done.stderr == b""
    assert done.returncode == 141


def test_the_interrupt_key_ends_without_a_traceback():
    with subprocess.Popen(command("compare", "wait"), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        assert running.stderr.readline() == b"waiting\n"
        time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        said = running.stderr.read()
        assert running.wait(timeout=20) == 130
    assert b"Traceback" not in said
    assert b"interrupted" in said


def test_output_in_a_poor_encoding_does_not_fail():
    done = subprocess.run(command("compare", "a"), capture_output=True, timeout=60, check=False, env=environment(PYTHONIOENCODING="ascii"))
    assert done.returncode == 0


def test_closed_standard_input_is_wrong_usage():
    words = [*command("compare", "-")]
    done = subprocess.run(["/bin/sh", "-c", 'exec "$@" <&-', "sh", *words], capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
