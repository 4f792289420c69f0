"""``tellings export``: a library in a form that any program can read, or a story of it in the forms that others read."""

import sys
from typing import Annotated

import typer

from tellings.cli.ending import ending
from tellings.cli.forming import FormOption, form_for
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption, QuietOption, check_not_library
from tellings.cli.usage import DASH, check_target


def export(
    target: Annotated[str, typer.Option("--to", metavar="FILE", help="The file to write; '-' is standard output.", callback=check_target)],
    story: Annotated[
        str | None,
        typer.Argument(metavar="STORY", help="A story: its key, the beginning of it, or its name; without it, the whole library."),
    ] = None,
    form: FormOption = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    quiet: QuietOption = False,
) -> None:
    """Write a story as a table, a report, TEI, annotations, a feed or a bundle with its pages; or all that a library cannot make again.

    Without STORY: gzipped JSON Lines of pages with their times, sources, corrections, for `tellings import`.
    """
    check_not_library(target, library)
    if story is None and form is not None:
        raise typer.BadParameter("--as is the form of a story; name one: tellings export STORY --as FORM --to FILE")
    with ending():
        if story is None:
            _export_library(target, library, quiet)
        else:
            _export_story(story, form_for(form, target), target, library, quiet)


def _export_library(target: str, library: str, quiet: bool) -> None:
    from tellings.cli.ending import say
    from tellings.cli.library_option import opened

    with opened(library) as found:
        held = found.export(sys.stdout.buffer if target == DASH else target)
    if not quiet:
        say(f"export written to {target}: {held.pages:,} pages seen {held.captures:,} times, {held.rows:,} sources and corrections")


def _export_story(story: str, form: str, target: str, library: str, quiet: bool) -> None:
    from tellings.cli.forming import what_of
    from tellings.cli.library_option import opened
    from tellings.cli.output import write_bytes

    with opened(library) as found:
        data = found.export_story(story, form)
    write_bytes(data, target, what_of(form), quiet=quiet)
