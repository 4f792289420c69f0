"""``tellings check``: whether a library, or a bundle, is whole."""

from typing import Annotated

import typer

from tellings.cli.ending import ALL_READ, SOME_PROBLEMS, ending
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption, QuietOption, check_not_library
from tellings.cli.progress import progress
from tellings.cli.usage import DASH, check_target


def check(
    bundle: Annotated[
        str | None,
        typer.Argument(metavar="BUNDLE", help="A bundle that `tellings export STORY --as bundle` made; without it, the library."),
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: Annotated[
        str | None,
        typer.Option("--json", metavar="FILE", help="Write what was found as JSON; '-' is standard output.", callback=check_target),
    ] = None,
    quiet: QuietOption = False,
) -> None:
    """Check a library: the file, the hash of each page, each article, the words that are searched, each span of each edition.

    With BUNDLE, check that file alone, without any library: each hash, each page, the words at each span.

    Exit status: 0 all is well, 1 something is wrong, which is told with what to do, 2 wrong usage, 3 the library cannot be opened.
    """
    check_not_library(json, library)
    with ending():
        if bundle is not None:
            from tellings.cli.check_bundle import check_one_bundle

            raise typer.Exit(check_one_bundle(bundle, json, quiet))
        from tellings.cli.ending import say
        from tellings.cli.library_option import opened
        from tellings.cli.output import write
        from tellings.library.troubles import DamagedLibraryError

        try:
            with opened(library) as found, progress(quiet) as report:
                checked = found.check(progress=report)
        except DamagedLibraryError as error:
            say(f"tellings: {error}")
            raise typer.Exit(SOME_PROBLEMS) from error
        if json is not None:
            import msgspec

            write(msgspec.json.format(msgspec.json.encode(checked)).decode() + "\n", json, "what was found", quiet=quiet)
        for fault in checked.faults:
            say(f"{fault.message}; {fault.remedy}")
        if not quiet and json != DASH:
            looked = f"{checked.pages:,} pages, {checked.articles:,} articles, {checked.stories:,} stories, {checked.spans:,} spans"
            typer.echo(f"{looked}: {f'{len(checked.faults):,} faults' if checked.faults else 'all is well'}")
            if checked.waiting:
                typer.echo(f"{checked.waiting:,} pages are kept and not read yet; read them with: tellings rebuild")
    raise typer.Exit(SOME_PROBLEMS if checked.faults else ALL_READ)
