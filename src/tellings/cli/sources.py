"""``tellings sources``: how often each outlet writes its own text, and whom it copies."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tellings.cli.correcting import JsonOption
from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption
from tellings.cli.tables import Cell, CsvOption, LimitOption, OffsetOption, check_outputs, give, say_rest, show_table

if TYPE_CHECKING:
    from tellings.library.asking import Sources
    from tellings.library.asking.outlets import SourceLine

_HEADER = ("outlet", "pages", "own", "copied", "agency", "alone", "copied_from", "agencies")

# Names that are shown in a cell of the table; the CSV and the JSON have all.
_NAMES = 4


def sources(
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Only this outlet; words of its name will do.")] = None,
    limit: LimitOption = 20,
    offset: OffsetOption = 0,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = None,
    csv: CsvOption = None,
) -> None:
    """Show, of each outlet, how many of its pages are its own text, copied or an agency's, whom it copies, and which agencies it names.

    Pages are compared within their story; a page that alone tells its story counts as neither. Sources that are gathered from are
    listed by `tellings gather --known`.
    """
    check_outputs(library, json, csv)
    with ending():
        from tellings.cli.library_option import opened

        with opened(library) as found:
            answer = found.sources(outlet=outlet, limit=limit, offset=offset)
        give(answer, "sources", json=json, csv=csv, rows=lambda: _rows(answer), show=lambda: _show(answer))


def _rows(answer: "Sources") -> Iterator[tuple[Cell, ...]]:
    yield _HEADER
    for one in answer.sources:
        yield (one.outlet, one.pages, one.own, one.copied, one.agency, one.alone, "; ".join(_givers(one)), "; ".join(_agencies(one)))


def _show(answer: "Sources") -> None:
    from tellings.editing.names import listed

    if not answer.total:
        typer.echo("no page yet; fill the library with: tellings add PAGE...")
        return
    rows = [
        (
            *(one.outlet or "not named", one.pages, one.own, one.copied, one.agency, one.alone),
            listed(_givers(one), _NAMES),
            listed(_agencies(one), _NAMES),
        )
        for one in answer.sources
    ]
    if rows:
        columns = ("Outlet", "Pages", "Own", "Copied", "Agency", "Alone", "Copied from", "Agencies")
        show_table(columns, rows, right=columns[1:6], folded=("Outlet", "Copied from", "Agencies"))
    say_rest(len(rows), answer.offset, answer.total, "outlet", "outlets")


def _givers(one: "SourceLine") -> list[str]:
    return [f"{giver.source or 'not known'}{' (agency)' if giver.is_agency else ''} {giver.pages}" for giver in one.copied_from]


def _agencies(one: "SourceLine") -> list[str]:
    return [f"{named.agency} {named.pages}" for named in one.agencies]
