"""``tellings gather``: feeds, sitemaps, lists, archives and watched folders into a library, once or again and again."""

import os
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tellings.cli.allowing import AllowHostOption
from tellings.cli.ending import ALL_READ, INTERRUPTED, SOME_PROBLEMS, ending, say
from tellings.cli.gathered import say_refusals, status_of, told
from tellings.cli.interrupting import ends_as_interrupt
from tellings.cli.library_option import DEFAULT_LIBRARY, EditionsOption, JobsOption, LibraryOption, QuietOption, check_not_library
from tellings.cli.progress import progress
from tellings.cli.usage import DASH, check_target

if TYPE_CHECKING:
    from tellings.library import Library


def _check_every(every: str | None) -> str | None:
    from tellings.gathering.durations import seconds_of

    try:
        if every is not None:
            seconds_of(every)
    except ValueError as error:
        raise typer.BadParameter(f"{error}.") from error
    return every


def gather(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE", help="Feeds, OPML, sitemaps, lists of addresses, pages, archives, folders; none: all known ones."),
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    every: Annotated[
        str | None,
        typer.Option("--every", metavar="TIME", help="Again and again, until interrupted: 15m, 2h, 1d.", callback=_check_every),
    ] = None,
    allow_host: AllowHostOption = None,
    known: Annotated[bool, typer.Option("--known", help="Print the sources that are remembered and stop.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Forget these sources and stop; their pages stay.")] = False,
    json: Annotated[
        str | None,
        typer.Option(
            "--json", metavar="FILE", help="Write what came of the sources as JSON; '-' is standard output.", callback=check_target
        ),
    ] = None,
    acknowledge: Annotated[
        bool, typer.Option("--acknowledge", help="Print the name of each page to standard output as soon as it is on disk.")
    ] = False,
    editions: EditionsOption = True,
    jobs: JobsOption = None,
    quiet: QuietOption = False,
) -> None:
    """Gather pages from sources into a library; sources are remembered, so that 'tellings gather' alone goes over all of them.

    An interrupted run keeps what it has fetched, and the next one goes on. Exit status: 0 all was had, 1 some was refused, 2 wrong usage,
    3 nothing could be had, 130 interrupted.
    """
    given = list(sources or [])
    _check(given, library, json, known=known, forget=forget, acknowledge=acknowledge)
    with ending(), ends_as_interrupt():
        from tellings.cli.library_option import opened

        with opened(library, writing=not known) as found:
            if known:
                typer.echo("".join(f"{_shown(source)}\n" for source in found.gathered_sources()), nl=False)
                status = ALL_READ
            elif forget:
                status = _forget(found, given)
            else:
                wanted = _Wanted(given, tuple(allow_host or ()), json, acknowledge, editions, jobs, quiet)
                status = _again_and_again(found, wanted, every) if every else _once(found, wanted, repeated=False)
    raise typer.Exit(status)


class _Wanted:
    """What was asked for."""

    def __init__(
        self,
        sources: list[str],
        allow_hosts: tuple[str, ...],
        json: str | None,
        acknowledge: bool,
        editions: bool,
        jobs: int | None,
        quiet: bool,
    ) -> None:
        self.sources = sources
        self.allow_hosts = allow_hosts
        self.json = json
        self.acknowledge = acknowledge
        self.editions = editions
        self.jobs = jobs
        self.quiet = quiet


def _check(sources: Sequence[str], library: str, json: str | None, *, known: bool, forget: bool, acknowledge: bool) -> None:
    """Check what is asked before anything is done.

    Raises:
        typer.BadParameter: it does not go together.
    """
    check_not_library(json, library)
    if "" in sources or DASH in sources:
        raise typer.BadParameter("a source is an address, a file or a folder.")
    if forget and not sources:
        raise typer.BadParameter("--forget needs the sources that are to be forgotten.")
    if not sources and not known and not os.path.exists(library):
        raise typer.BadParameter("no source is known yet; give one: an address, a file or a folder.")
    if acknowledge and json == DASH:
        raise typer.BadParameter("--acknowledge and --json - both write to standard output.")


def _once(library: "Library", wanted: _Wanted, *, repeated: bool) -> int:
    from tellings.capture.web.settings import Settings
    from tellings.cli.library_option import jobs_of
    from tellings.cli.output import write

    if not wanted.sources and not library.gathered_sources():
        raise typer.BadParameter("no source is known yet; give one: an address, a file or a folder.")
    with progress(wanted.quiet) as report:
        gathered = library.gather(
            wanted.sources,
            settings=Settings(allow_hosts=wanted.allow_hosts),
            repeated=repeated,
            jobs=jobs_of(wanted.jobs),
            editions=wanted.editions,
            acknowledge=_acknowledge if wanted.acknowledge else None,
            progress=report,
        )
    if wanted.json is not None:
        write(gathered.to_json(), wanted.json, "what came of the sources", quiet=wanted.quiet)
    if not wanted.quiet and wanted.json != DASH and not wanted.acknowledge:
        typer.echo(told(gathered))
    say_refusals(gathered)
    if gathered.interrupted:
        say("tellings: interrupted; what was fetched is kept, the next run goes on")
    return status_of(gathered)


def _again_and_again(library: "Library", wanted: _Wanted, every: str) -> int:
    """Gather, wait, gather again, until interrupted: that is how this is meant to end."""
    from tellings.gathering.durations import seconds_of

    repeated = False
    try:
        while True:
            begun = time.monotonic()
            if _once(library, wanted, repeated=repeated) == INTERRUPTED:
                return ALL_READ
            repeated = True
            time.sleep(max(0.0, seconds_of(every) - (time.monotonic() - begun)))
    except KeyboardInterrupt:
        return ALL_READ


def _forget(library: "Library", sources: Sequence[str]) -> int:
    unknown = [source for source in sources if not library.forget_source(source)]
    for source in unknown:
        say(f"{_shown(source)}: no such source is known; see: tellings gather --known")
    return SOME_PROBLEMS if unknown else ALL_READ


def _acknowledge(names: Sequence[str]) -> None:
    sys.stdout.write("".join(f"{_shown(name)}\n" for name in names))
    sys.stdout.flush()


def _shown(name: str) -> str:
    from tellings.editing.display import in_line

    return in_line(name)
