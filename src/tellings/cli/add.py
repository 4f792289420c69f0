"""``tellings add``: pages into a library."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tellings.cli.ending import ALL_READ, NOTHING_READ, SOME_PROBLEMS, ending
from tellings.cli.library_option import DEFAULT_LIBRARY, EditionsOption, JobsOption, LibraryOption, QuietOption, check_not_library
from tellings.cli.progress import progress
from tellings.cli.usage import DASH, check_apart, check_pages, check_target, standard_input

if TYPE_CHECKING:
    from tellings.library.keeping import Kept
    from tellings.model import Problem

# Problems that are said one by one; the rest is counted, and stands in the JSON.
MOST_SAID = 20


def add(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGE", help="Files, folders (their files, by name), addresses, or '-' for standard input.", callback=check_pages
        ),
    ],
    library: LibraryOption = DEFAULT_LIBRARY,
    json: Annotated[
        str | None,
        typer.Option("--json", metavar="FILE", help="Write what came of the pages as JSON; '-' is standard output.", callback=check_target),
    ] = None,
    acknowledge: Annotated[
        bool, typer.Option("--acknowledge", help="Print the name of each page to standard output as soon as it is on disk.")
    ] = False,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host", metavar="HOST", help="A host inside the network from which addresses may be fetched; may be repeated."
        ),
    ] = None,
    editions: EditionsOption = True,
    jobs: JobsOption = None,
    quiet: QuietOption = False,
) -> None:
    """Add pages to a library: keep them as they are, read them, and put them into stories.

    Adding the same again changes nothing, so that an interrupted run is gone on with by running it again. A page that changed is kept as a
    new version. Exit status: 0 all pages were kept and read, 1 some had problems, 2 wrong usage, 3 nothing could be kept.
    """
    check_apart(pages, (json,))
    check_not_library(json, library)
    if acknowledge and json == DASH:
        raise typer.BadParameter("--acknowledge and --json - both write to standard output.")
    with ending():
        from tellings.cli.library_option import jobs_of, opened
        from tellings.cli.output import write

        with opened(library, writing=True) as found, progress(quiet) as report:
            added = found.add(
                pages,
                jobs=jobs_of(jobs),
                editions=editions,
                stdin=standard_input(pages),
                allow_hosts=allow_host or (),
                acknowledge=_acknowledge if acknowledge else None,
                progress=report,
            )
        if json is not None:
            import msgspec

            write(msgspec.json.format(msgspec.json.encode(added)).decode() + "\n", json, "what came of the pages", quiet=quiet)
        if not quiet and json != DASH and not acknowledge:
            typer.echo(told(added))
        _say([*added.refused, *added.problems])
        status = status_of(added, added.problems)
    raise typer.Exit(status)


def told(kept: "Kept") -> str:
    """Return in a line what came of pages."""
    total = kept.new + kept.changed + kept.unchanged
    refused = f"; {len(kept.refused):,} refused" if kept.refused else ""
    return f"{total:,} pages kept: {kept.new:,} new, {kept.changed:,} changed, {kept.unchanged:,} unchanged{refused}"


def status_of(kept: "Kept", problems: "Sequence[Problem]" = ()) -> int:
    """Return the exit status: whether all, some or none of the pages were kept."""
    if kept.refused and not kept.new + kept.changed + kept.unchanged:
        return NOTHING_READ
    return SOME_PROBLEMS if kept.refused or problems else ALL_READ


def _acknowledge(names: Sequence[str]) -> None:
    from tellings.editing.display import in_line

    sys.stdout.write("".join(f"{in_line(name)}\n" for name in names))
    sys.stdout.flush()


def _say(problems: "Sequence[Problem]") -> None:
    from tellings.cli.ending import say, say_problems

    say_problems(problems[:MOST_SAID])
    if len(problems) > MOST_SAID:
        say(f"{len(problems) - MOST_SAID:,} more pages had problems; --json FILE tells all")
