"""``tellings changes``: pages that changed, and how."""

from typing import TYPE_CHECKING, Annotated

import typer

from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption, check_not_library
from tellings.cli.usage import DASH, check_target

if TYPE_CHECKING:
    from tellings.library.changes import Change, PlaceChanges

# Characters of a change that are shown; the JSON has all of it.
LONGEST_SHOWN = 300


def changes(
    place: Annotated[
        str | None, typer.Argument(metavar="PLACE", help="An address or a file's name, or a part of one; without it, all.")
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write the changes as JSON; '-' is standard output.", callback=check_target)
    ] = None,
) -> None:
    """Show which pages have had several versions, and what changed between them, word by word."""
    check_not_library(json, library)
    with ending():
        from tellings.cli.library_option import opened
        from tellings.library.changes import changes as changes_of

        with opened(library) as found:
            if json is not None:
                import msgspec

                from tellings.cli.output import write

                write(msgspec.json.format(msgspec.json.encode(found.changes(place))).decode() + "\n", json, "changes", quiet=False)
            if json != DASH:
                is_any = False
                for each in changes_of(found.connection, place):
                    is_any = True
                    _show(each)
                if not is_any:
                    typer.echo("no page has changed")


def _show(found: "PlaceChanges") -> None:
    from tellings.editing.display import in_line

    typer.echo(in_line(found.place))
    if not found.changes:
        typer.echo("  one version")
    for change in found.changes:
        before, after = (f"version {each.version}, {_time(each.captured)}" for each in (change.before, change.after))
        typer.echo(f"  {before} → {after}")
        for line in _lines(change):
            typer.echo(f"    {line}")


def _lines(change: "Change") -> list[str]:
    lines = [f"{each.fact}: {_words(each.before)} → {_words(each.after)}" for each in change.facts]
    for edit in change.edits:
        lines += [f"- {_words(edit.words_before)}"] if edit.before else []
        lines += [f"+ {_words(edit.words_after)}"] if edit.after else []
    lines += [change.why] if change.why else []
    return lines or ["the same words; what is around the story changed"]


def _words(words: str | None) -> str:
    from tellings.editing.display import in_line, shortened_inside

    return shortened_inside(in_line(words), LONGEST_SHOWN) if words is not None else "nothing"


def _time(moment: str) -> str:
    return f"{moment[:10]} {moment[11:16]} UTC"
