"""Answers of a library as tables: for people at the terminal, and as CSV for other programs."""

import csv
import io
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tellings.cli.library_option import check_not_library
from tellings.cli.usage import DASH, check_apart, check_target

if TYPE_CHECKING:
    from msgspec import Struct
    from rich.console import RenderableType

    from tellings.library.asking import Behind

Cell = str | int | float | None

CsvOption = Annotated[
    str | None, typer.Option("--csv", metavar="FILE", help="Write the answer as CSV; '-' is standard output.", callback=check_target)
]

LimitOption = Annotated[int, typer.Option("--limit", metavar="N", min=0, max=10_000, help="So many at the most.")]

OffsetOption = Annotated[int, typer.Option("--offset", metavar="N", min=0, help="Pass over so many.")]

# What a spreadsheet takes for the beginning of a formula, also behind blanks and in the full-width forms of East Asian keyboards
# (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BLANKS = ("\t", "\n")


def check_outputs(library: str, json: str | None, csv: str | None) -> None:
    """Check that the outputs are two files, and neither is the library.

    Raises:
        typer.BadParameter: they are not.
    """
    if json is not None and csv is not None:
        if json == csv == DASH:
            raise typer.BadParameter("'-' is given twice, but standard output takes only one of --json and --csv.")
        try:
            check_apart((), (json, csv))
        except typer.BadParameter as error:
            raise typer.BadParameter("--json and --csv name the same file.") from error
    check_not_library(json, library)
    check_not_library(csv, library)


def give(
    answer: "Struct",
    what: str,
    *,
    json: str | None,
    csv: str | None,
    rows: Callable[[], Iterable[Sequence[Cell]]],
    show: Callable[[], None],
) -> None:
    """Give an answer in all forms asked for: JSON, CSV (the first of ``rows`` is the header), and shown unless one goes to standard output.

    Raises:
        OutputError: a file cannot be written.
    """
    from tellings.cli.correcting import as_json
    from tellings.cli.output import write

    if json is not None:
        write(as_json(answer), json, what, quiet=False)
    if csv is not None:
        write(csv_of(rows()), csv, what, quiet=False)
    if DASH not in (json, csv):
        show()
    say_behind(getattr(answer, "behind", None))


def say_behind(behind: "Behind | None") -> None:
    """Say at standard error what a library has not derived yet."""
    from tellings.cli.ending import say

    if behind is not None:
        say(f"tellings: {behind.told()}")


def csv_of(rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows as CSV (RFC 4180, but all lines end with LF, those in cells too).

    Cells that a spreadsheet would take for a formula begin with an apostrophe.
    """
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return made.getvalue()


def _harmless(cell: Cell) -> str | int | float:
    if not isinstance(cell, str):
        return "" if cell is None else cell
    plain = cell.replace("\x00", "␀").replace("\r\n", "\n").replace("\r", "\n")
    return f"'{plain}" if plain.startswith(_BLANKS) or plain.lstrip().startswith(_FORMULA) else plain


def show_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, right: Sequence[str] = (), folded: Sequence[str] = ()) -> None:
    """Print a table: columns named in ``right`` stand right, those in ``folded`` give way where it is too wide, the others do not break.

    A line end in a cell begins a new line of it.
    """
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in columns:
        table.add_column(name, justify="right" if name in right else "left", no_wrap=name not in folded, overflow="fold")
    for row in rows:
        table.add_row(*map(_shown, row))
    show(table)


def show(made: "RenderableType") -> None:
    """Print what Rich draws: with colours on a terminal, as plain text without trailing blanks elsewhere."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    if sys.stdout.isatty():
        console.print(made)
        return
    page = io.StringIO()
    Console(file=page, width=console.width, color_system=None, highlight=False, markup=False, emoji=False).print(made)
    typer.echo("\n".join(line.rstrip() for line in page.getvalue().splitlines()))


def _shown(cell: Cell) -> str:
    from tellings.editing.display import in_line

    if isinstance(cell, str):
        return "\n".join(map(in_line, cell.split("\n")))
    return "" if cell is None else f"{cell:,}"


def say_rest(shown: int, offset: int, total: int, one: str, many: str) -> None:
    """Print how many there are in all, and how to see those that are not shown."""
    counted = f"{total:,} {one if total == 1 else many}"
    if shown == total:
        typer.echo(counted)
    elif not shown:
        typer.echo(f"{counted}, none of them behind the first {offset:,}" if offset else counted)
    else:
        more = f"; more with --offset {offset + shown}" if offset + shown < total else ""
        typer.echo(f"{counted}, shown {offset + 1:,} to {offset + shown:,}{more}")
