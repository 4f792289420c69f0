"""What all verbs by which people correct a library share: their options, and what they answer."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from tellings.cli.ending import ending
from tellings.cli.library_option import check_not_library
from tellings.cli.progress import progress
from tellings.cli.usage import DASH, check_target

if TYPE_CHECKING:
    from msgspec import Struct

    from tellings.library import Library
    from tellings.library.corrections import Correction

BecauseOption = Annotated[str, typer.Option("--because", metavar="WORDS", help="Why, for the log.")]

WordsOption = Annotated[
    str | None, typer.Option("--words", metavar="WORDS", help="Words of the page, as they stand there; white space aside.")
]

AtOption = Annotated[
    str | None, typer.Option("--at", metavar="START-END", help="Instead of words, their offsets in the article's text: 120-180.")
]

JsonOption = Annotated[
    str | None, typer.Option("--json", metavar="FILE", help="Write the answer as JSON; '-' is standard output.", callback=check_target)
]


def as_json(answer: "Struct | tuple[Struct, ...]") -> str:
    """Return an answer as indented JSON."""
    import msgspec

    return json.dumps(msgspec.to_builtins(answer), ensure_ascii=False, indent=2) + "\n"


def correct_library(
    library: str, act: "Callable[[Library], Correction]", *, target: str | None, editions: bool = True, quiet: bool = False
) -> None:
    """Do what corrects a library, bring what hangs on it up to date, and say what was kept in the log.

    ``editions``: whether the editions that the correction changes are made anew at once. ``target`` is the file for the JSON.
    """
    check_not_library(target, library)
    with ending():
        from tellings.cli.library_option import opened
        from tellings.cli.output import write

        # Opening for reading teaches where there is no library; opening for writing would make an empty one.
        with opened(library):
            pass
        with opened(library, writing=True) as found, progress(quiet) as report:
            kept = act(found)
            found.bring_up_to_date(editions=editions, progress=report)
        if target is not None:
            write(as_json(kept), target, "correction", quiet=quiet)
        if not quiet and target != DASH:
            from tellings.library.telling_corrections import told

            what = "taken back" if kept.undone else "kept"
            typer.echo(f"correction {kept.id} {what}: {told(kept)}")
