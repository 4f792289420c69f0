"""``tellings diff``: what changed in a story."""

from typing import TYPE_CHECKING, Annotated

import typer

from tellings.cli.correcting import JsonOption, as_json
from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption, check_not_library
from tellings.cli.usage import DASH

if TYPE_CHECKING:
    from rich.table import Table

    from tellings.library.differing import Difference, Differences

# What each kind of difference is called.
_CALLED = {
    "event": "event",
    "new-conflict": "new conflict",
    "conflict-gone": "conflict gone",
    "update": "update",
    "new-text": "new text",
    "new-page": "new page",
    "new-version": "new version",
    "page-gone": "page gone",
    "text": "texts",
    "direction": "direction",
    "kind": "kind",
    "more-support": "more support",
    "less-support": "less support",
    "new-speaker": "new speaker",
    "speaker": "speaker",
    "title": "title",
}


def diff(
    story: Annotated[str, typer.Argument(metavar="STORY", help="The key of the story, or the beginning of it.")],
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="WHEN", help="A day or time, or the number of an edition; without it, the edition before."),
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = None,
) -> None:
    """Show what changed between two editions of a story: new texts and pages, conflicts, figures that rose, support, speakers."""
    check_not_library(json, library)
    with ending():
        from tellings.cli.library_option import opened
        from tellings.cli.output import write

        with opened(library) as found:
            answer = found.diff(story, since)
        if json is not None:
            write(as_json(answer), json, "differences", quiet=False)
        if json != DASH:
            _show(answer)


def _show(answer: "Differences") -> None:
    from rich.console import Console

    newer = f"edition {answer.after}" if answer.after else "now"
    typer.echo(f"{answer.title} ({answer.story})")
    typer.echo(f"edition {answer.before} of {_time(answer.before_at)} → {newer} of {_time(answer.after_at)}")
    if not answer.found:
        typer.echo("nothing changed in what its pages say")
        return
    Console(highlight=False, markup=False, emoji=False).print(_table(answer.found))


def _table(found: "tuple[Difference, ...]") -> "Table":
    from rich.table import Table

    from tellings.editing.display import in_line

    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for one in found:
        where = "; ".join(f"{in_line(place.page)} {place.start}-{place.end}" for place in one.places[:2])
        table.add_row(_CALLED[one.what], one.says + (f"\n{where}" if where else ""))
    return table


def _time(at: str) -> str:
    return f"{at[:10]} {at[11:16]} UTC"
