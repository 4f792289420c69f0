"""``tellings log``: what people corrected and noted."""

from typing import TYPE_CHECKING

import typer

from tellings.cli.correcting import JsonOption, as_json
from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption, check_not_library
from tellings.cli.usage import DASH

if TYPE_CHECKING:
    from rich.table import Table

    from tellings.library.log_lines import Line


def log(library: LibraryOption = DEFAULT_LIBRARY, json: JsonOption = None) -> None:
    """Show what people corrected and noted, oldest first, with what was taken back, and what no longer finds its place."""
    check_not_library(json, library)
    with ending():
        from tellings.cli.library_option import opened
        from tellings.cli.output import write

        with opened(library) as found:
            lines = found.log()
        if json is not None:
            write(as_json(lines), json, "log", quiet=False)
        if json != DASH:
            if lines:
                from rich.console import Console

                Console(highlight=False, markup=False, emoji=False).print(_table(lines))
            else:
                typer.echo("nothing was corrected or noted")


def _table(lines: "tuple[Line, ...]") -> "Table":
    from rich.table import Table

    from tellings.editing.display import in_line
    from tellings.library.telling_corrections import told

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("ID", justify="right", no_wrap=True)
    table.add_column("When (UTC)", no_wrap=True)
    table.add_column("What", no_wrap=True)
    table.add_column("Says", overflow="fold")
    for line in lines:
        one = line.correction
        said = told(one)
        if one.words and one.verb != "note":
            said += f" ({in_line(one.words)})"
        if one.undone:
            said += f"; taken back {one.undone[:10]} {one.undone[11:16]}"
        if line.adrift:
            said += f"; adrift: {line.adrift}"
        table.add_row(str(one.id), f"{one.at[:10]} {one.at[11:16]}", one.verb, said)
    return table
