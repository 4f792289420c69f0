"""How a run ends: its exit status, and what is said to people when it goes wrong."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer

from tellings.errors import NothingReadError, TellingsError
from tellings.model import Problem

ALL_READ, SOME_PROBLEMS, WRONG_USAGE, NOTHING_READ = 0, 1, 2, 3

# What shells report for a program that was ended by the interrupt key (signal 2) or by a closed pipe (signal 13).
INTERRUPTED, PIPE_CLOSED = 128 + 2, 128 + 13

# With this set in the environment, a fault in tellings itself shows its traceback, for a report.
_TRACEBACK = "TELLINGS_TRACEBACK"


class OutputError(TellingsError):
    """A file could not be written."""


def say(words: str) -> None:
    """Say one line to the person at standard error; what a terminal would obey is shown instead."""
    from tellings.editing.display import in_line

    typer.echo(in_line(words), err=True)


def say_problems(problems: Iterable[Problem]) -> None:
    """Name each page that had a problem, with what to do."""
    from tellings.editing.names import page_name

    for problem in problems:
        say(f"{page_name(problem.page)}: {problem.message}")


@contextmanager
def ending() -> Iterator[None]:
    """Turn what can go wrong in a verb into a message and an exit status; nobody but a developer sees a traceback."""
    try:
        yield
        sys.stdout.flush()
    except (typer.Exit, typer.Abort, typer.BadParameter):
        raise
    except OutputError as error:
        say(f"tellings: {error}")
        raise typer.Exit(WRONG_USAGE) from error
    except NothingReadError as error:
        say(f"tellings: {error}")
        say_problems(error.problems)
        raise typer.Exit(NOTHING_READ) from error
    except TellingsError as error:
        say(f"tellings: {error}")
        raise typer.Exit(NOTHING_READ) from error
    except KeyboardInterrupt as error:
        say("tellings: interrupted; nothing more was written")
        raise typer.Exit(INTERRUPTED) from error
    except BrokenPipeError as error:
        # Python would try to write what is left once more at exit, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from error
    except Exception as error:
        if os.environ.get(_TRACEBACK):
            raise
        say(f"tellings: a fault in tellings itself: {type(error).__name__}: {error} (set {_TRACEBACK}=1 to see where, and report it)")
        raise typer.Exit(NOTHING_READ) from error
