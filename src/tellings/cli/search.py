"""``tellings search``: words in the pages of a library."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tellings.cli.correcting import JsonOption
from tellings.cli.ending import ending
from tellings.cli.library_option import DEFAULT_LIBRARY, LibraryOption
from tellings.cli.tables import Cell, CsvOption, LimitOption, OffsetOption, check_outputs, give, say_rest, show

if TYPE_CHECKING:
    from rich.console import Group
    from rich.text import Text

    from tellings.library.asking import Hit, Hits
    from tellings.library.asking.snippets import Snippet

_HEADER = ("title", "outlet", "written", "story", "article", "page", "words", "start", "end")

SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="Only pages written on this day or later: 2024-05-14, 2024-05 or 2024.")
]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Only pages written on this day or earlier.")]


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words that all stand on a page; '\"in thick fog\"' is a phrase.")],
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Only pages of this outlet.")] = None,
    agency: Annotated[str | None, typer.Option("--agency", metavar="NAME", help="Only pages that name this agency.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    speaker: Annotated[str | None, typer.Option("--speaker", metavar="NAME", help="Only pages that quote this person.")] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="KIND", help="Only pages with a point of this kind: conflict, update, variant, agreed, copied or single."
        ),
    ] = None,
    limit: LimitOption = 20,
    offset: OffsetOption = 0,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = None,
    csv: CsvOption = None,
) -> None:
    """Search the titles and stories of a library's pages; the best come first, with the words where they stand.

    Small or capital letters and accents make no difference. Signs mean nothing, but for quotation marks around a phrase.
    """
    check_outputs(library, json, csv)
    with ending():
        from tellings.cli.library_option import opened

        with opened(library) as found:
            answer = found.search(
                " ".join(words),
                outlet=outlet,
                agency=agency,
                since=since,
                until=until,
                speaker=speaker,
                kind=kind,
                limit=limit,
                offset=offset,
            )
        give(answer, "hits", json=json, csv=csv, rows=lambda: _rows(answer), show=lambda: _show(answer))


def _rows(answer: "Hits") -> Iterator[tuple[Cell, ...]]:
    yield _HEADER
    for hit in answer.hits:
        page, part = hit.page, hit.snippet
        found = (part.words, part.span.start, part.span.end) if part else (None, None, None)
        yield (page.title, page.outlet, page.written, hit.story, page.article, page.page, *found)


def _show(answer: "Hits") -> None:
    if not answer.total:
        typer.echo("nothing found; all words must stand on one page: try fewer of them, another form, or fewer options")
        return
    for hit in answer.hits:
        show(_told(hit))
    say_rest(len(answer.hits), answer.offset, answer.total, "page", "pages")
    if answer.order == "newest":
        typer.echo("these words are on so many pages that the newest come first; give rarer ones to see the best")


def _told(hit: "Hit") -> "Group":
    """Return a hit in lines: its title, what is known of the page, and the words with those that were looked for in bold."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    from tellings.editing.display import in_line
    from tellings.editing.names import page_name

    page, part = hit.page, hit.snippet
    where = f" {part.span.start}-{part.span.end}" if part else ""
    facts = [page.outlet, (page.written or "")[: len("2024-05-14")], hit.story, page_name(page.page) + where]
    lines = [Text(" · ".join(in_line(fact) for fact in facts if fact), style="dim"), *([_marked(part)] if part else [])]
    title = Text(in_line(page.title or page_name(page.page)), style="bold")
    return Group(title, *(Padding(line, (0, 0, 0, 2)) for line in lines))


def _marked(part: "Snippet") -> "Text":
    """Return the words of a snippet with those that were looked for in bold."""
    from rich.text import Text

    told, at, first = Text(), 0, part.span.start
    for found in part.found:
        told.append(_plain(part.words[at : found.start - first]))
        told.append(_plain(part.words[found.start - first : found.end - first]), style="bold")
        at = found.end - first
    told.append(_plain(part.words[at:]))
    return told


def _plain(words: str) -> str:
    from tellings.editing.display import visible

    return " ".join(visible(words).split("\n"))
