"""``tellings quotes``: who said what, in which wordings, and where."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tellings.cli.correcting import JsonOption
from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption
from tellings.cli.search import SinceOption, UntilOption
from tellings.cli.tables import Cell, CsvOption, LimitOption, OffsetOption, check_outputs, give, say_rest, show_table

if TYPE_CHECKING:
    from tellings.library.asking import Sayings
    from tellings.library.asking.places import Place

_HEADER = ("speaker", "words", "kind", "quote", "story", "title", "outlet", "written", "article", "page", "start", "end")

# Pages that are named beside a wording; the CSV and the JSON have all.
_PAGES = 3


def quotes(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="Words that were said; '\"not given up\"' is a phrase.")
    ] = None,
    speaker: Annotated[str | None, typer.Option("--speaker", metavar="NAME", help="Who said it; words of the name will do.")] = None,
    story: Annotated[str | None, typer.Option("--story", metavar="STORY", help="Only what was said in this story.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Only what a page of this outlet has.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = None,
    csv: CsvOption = None,
) -> None:
    """Show what somebody said, or who said some words: each saying once, in all wordings that the pages give it, with where they stand."""
    check_outputs(library, json, csv)
    with ending():
        from tellings.cli.library_option import opened

        with opened(library) as found:
            answer = found.quotes(
                speaker=speaker,
                words=" ".join(words) if words else None,
                story=story,
                outlet=outlet,
                since=since,
                until=until,
                limit=limit,
                offset=offset,
            )
        give(answer, "quotes", json=json, csv=csv, rows=lambda: _rows(answer), show=lambda: _show(answer))


def _rows(answer: "Sayings") -> Iterator[tuple[Cell, ...]]:
    yield _HEADER
    for saying in answer.sayings:
        for wording in saying.wordings:
            for place in wording.places:
                page = place.page
                said = (saying.speaker, wording.words, wording.kind, saying.quote, saying.story)
                yield (*said, page.title, page.outlet, page.written, page.article, page.page, place.span.start, place.span.end)


def _show(answer: "Sayings") -> None:
    if not answer.total:
        typer.echo("nothing was said of that kind; quotes are taken from stories of several pages: see `tellings stories`")
        return
    rows = []
    for saying in answer.sayings:
        for number, wording in enumerate(saying.wordings):
            who = (saying.speaker or "not known", saying.story) if number == 0 else (None, None)
            rows.append((who[0], wording.words, wording.kind, _pages(wording.places), who[1]))
    if rows:
        show_table(("Speaker", "Words", "Quoted", "On", "Story"), rows, folded=("Speaker", "Words", "On"))
    say_rest(len(answer.sayings), answer.offset, answer.total, "saying", "sayings")


def _pages(places: "tuple[Place, ...]") -> str:
    from tellings.editing.names import listed, page_name

    return listed([place.page.outlet or page_name(place.page.page.rpartition("/")[2]) for place in places], _PAGES)
