"""``tellings timeline``: the times of a story in order."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import typer

from tellings.cli.correcting import JsonOption
from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption
from tellings.cli.story import StoryArgument
from tellings.cli.tables import Cell, CsvOption, check_outputs, give, show_table

if TYPE_CHECKING:
    from tellings.library.asking import Timeline

_HEADER = ("when", "precision", "approximate", "words", "sentence", "title", "outlet", "written", "article", "page", "start", "end")

# Pages that are named beside a time, and columns of a sentence; the CSV and the JSON have all.
_PAGES, _SENTENCE = 3, 200


def timeline(story: StoryArgument, library: LibraryOption = DEFAULT_LIBRARY, json: JsonOption = None, csv: CsvOption = None) -> None:
    """Show the times that the pages of a story give, earliest first, with the sentence around each and the pages that have it."""
    check_outputs(library, json, csv)
    with ending():
        from tellings.cli.library_option import opened

        with opened(library) as found:
            answer = found.timeline(story)
        give(answer, "timeline", json=json, csv=csv, rows=lambda: _rows(answer), show=lambda: _show(answer))


def _rows(answer: "Timeline") -> Iterator[tuple[Cell, ...]]:
    yield _HEADER
    for one in answer.moments:
        page, span = one.place.page, one.place.span
        when = (one.when.value, one.when.precision, int(one.when.approximate), one.words, one.sentence)
        yield (*when, page.title, page.outlet, page.written, page.article, page.page, span.start, span.end)


def _show(answer: "Timeline") -> None:
    from tellings.editing.display import in_line, shortened
    from tellings.editing.names import listed, page_name

    typer.echo(in_line(answer.title) + (f" ({answer.event})" if answer.event else ""))
    rows = []
    for value, same in groupby(answer.moments, key=lambda one: one.when.value):
        found = list(same)
        pages = dict.fromkeys(one.place.page.outlet or page_name(one.place.page.page.rpartition("/")[2]) for one in found)
        rows.append((value, shortened(in_line(found[0].sentence), _SENTENCE), listed(pages, _PAGES)))
    if rows:
        show_table(("When", "Says", "On"), rows, folded=("Says", "On"))
    else:
        typer.echo("its pages give no time that can be placed")
