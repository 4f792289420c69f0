"""``tellings compare``: pages in, an edition out."""

from typing import Annotated

import typer

from tellings.cli.allowing import PAGES_HELP, AllowHostOption
from tellings.cli.ending import ending
from tellings.cli.forming import FormOption, form_for, what_of
from tellings.cli.output import finish, write, write_bytes
from tellings.cli.progress import progress
from tellings.cli.usage import DASH, check_apart, check_pages, check_target, show_version, standard_input


def compare(
    pages: Annotated[
        list[str],
        typer.Argument(metavar="PAGE", help=PAGES_HELP, callback=check_pages),
    ],
    json: Annotated[
        str | None,
        typer.Option("--json", metavar="FILE", help="Write the edition as JSON; '-' is standard output.", callback=check_target),
    ] = None,
    html: Annotated[
        str | None,
        typer.Option("--html", metavar="FILE", help="Write the edition as one HTML page that needs nothing else.", callback=check_target),
    ] = None,
    form: FormOption = None,
    target: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="FILE", help="Write the edition in the form that --as names; '-' is standard output.", callback=check_target
        ),
    ] = None,
    allow_host: AllowHostOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress.")] = False,
    undecided: Annotated[bool, typer.Option("--undecided", help="Keep in the JSON the pairs that could not be decided.")] = False,
    _version: Annotated[bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    """Compare pages about one event: who copied whom, what they agree on, where they differ.

    Exit status: 0 all pages were read, 1 some had problems but the rest was compared, 2 wrong usage, 3 nothing could be read.
    """
    check_apart(pages, (json, html, target))
    if form is not None and target is None:
        raise typer.BadParameter("--as says a form, and --to the file to write: give both.")
    asked = form_for(form, target) if target is not None else ""
    with ending():
        from tellings.cli.compared_form import compared, in_form

        with progress(quiet) as report:
            edition, taken = compared(
                pages,
                keep_pages=asked == "bundle",
                undecided=undecided,
                progress=report,
                stdin=standard_input(pages),
                allow_hosts=allow_host,
            )
        if json is not None:
            write(edition.to_json(), json, "edition", quiet=quiet)
        if html is not None:
            from tellings.editing import html as page

            write(page(edition), html, "page", quiet=quiet)
        if target is not None:
            write_bytes(in_form(edition, asked, taken), target, what_of(asked), quiet=quiet)
        status = finish(edition, shown=not quiet and DASH not in (json, html, target))
    raise typer.Exit(status)
