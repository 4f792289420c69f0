"""``tellings stories``: the stories of a library."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tellings.cli.correcting import JsonOption
from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption
from tellings.cli.tables import Cell, CsvOption, LimitOption, OffsetOption, check_outputs, give, say_rest, show_table

if TYPE_CHECKING:
    from tellings.library.asking import Stories, StoryLine

_HEADER = (
    "story", "title", "event", "first", "last", "pages", "texts", "conflicts", "outlets", "changed", "is_open", "is_old",
)  # fmt: skip

# Outlets that are named in the table; the CSV and the JSON have all.
_OUTLETS = 3


def stories(
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="Only stories with a page written since: 2024-05-14, 2024-05 or 2024.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Only stories with a page of this outlet; words of its name will do.")
    ] = None,
    is_open: Annotated[bool, typer.Option("--open", help="Only stories that had a new page of late.")] = False,
    with_conflicts: Annotated[bool, typer.Option("--with-conflicts", help="Only stories whose pages contradict each other.")] = False,
    sort: Annotated[
        str,
        typer.Option(
            "--sort", metavar="BY", help="changed (the newest first), written, event, pages, texts or conflicts (the most first)."
        ),
    ] = "changed",
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = None,
    csv: CsvOption = None,
) -> None:
    """List the stories of a library: title, when the event was, pages, texts, conflicts, outlets, last change."""
    check_outputs(library, json, csv)
    with ending():
        from tellings.cli.library_option import opened

        with opened(library) as found:
            answer = found.stories(
                since=since, outlet=outlet, is_open=is_open, with_conflicts=with_conflicts, sort=sort, limit=limit, offset=offset
            )
        give(answer, "stories", json=json, csv=csv, rows=lambda: _rows(answer), show=lambda: _show(answer))


def _rows(answer: "Stories") -> Iterator[tuple[Cell, ...]]:
    yield _HEADER
    for one in answer.stories:
        facts = (one.story, one.title, one.event, one.first, one.last, one.pages, one.texts, one.conflicts)
        yield (*facts, "; ".join(one.outlets), one.changed, int(one.is_open), int(one.is_old))


def _show(answer: "Stories") -> None:
    if not answer.total:
        typer.echo("no story; fill the library with `tellings add PAGE...`, or ask for more: fewer options, an earlier day")
        return
    rows = [
        (_named(one), one.event or one.last, one.pages, one.texts, one.conflicts, one.changed[: len("2024-05-14")])
        for one in answer.stories
    ]
    if rows:
        columns = ("Story", "When", "Pages", "Texts", "Conflicts", "Changed")
        show_table(columns, rows, right=columns[2:5], folded=columns[:1])
    say_rest(len(rows), answer.offset, answer.total, "story", "stories")


def _named(one: "StoryLine") -> str:
    """Return the title of a story, and under it its key and outlets."""
    from tellings.editing.display import in_line
    from tellings.editing.names import listed

    outlets = f" {listed(map(in_line, one.outlets), _OUTLETS)}" if one.outlets else ""
    return f"{in_line(one.title)}\n{one.story}{outlets}"
