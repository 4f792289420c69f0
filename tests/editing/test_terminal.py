"""The summary: what a person needs, conflicts first, in the width that there is."""

import io

from rich.console import Console

from tellings.editing import contents, plain, summary
from tellings.model import Problem, Readings


def test_it_reads_well_to_a_stranger(builder):
    said = plain(builder.ferry(problems=[Problem("bad.bin", "binary", "this is not text")]))
    assert said.splitlines()[:3] == [
        "Ferry aground off Hellvik",
        "4 pages · 3 to 4 independent texts · agencies: NTB",
        "Event  4 March 2031, Hellvik. The weekday and the day agree.",
    ]
    assert "Not    9 June 2033 (echo.example): a page date, printed for the visit" in said
    assert "echo.example – north-daily: 1 copied passage, from a text on none of these pages (NTB)" in " ".join(said.split())
    assert "9 hours: “The rescue took nine hours.” — echo.example and north-daily (1 text)" in " ".join(said.split())
    assert "214 people: “with 214 people on board” — 2 texts, 3 pages" in said
    assert "bad.bin: this is not text" in said


def test_conflicts_come_before_all_other_points(builder):
    said = plain(builder.ferry())
    places = [
        said.index(heading)
        for heading in ("Conflicts: 1", "Variants: 1", "Agreed: 1", "Copied: 1", "Said by one page only: 1", "Quotes: 1")
    ]
    assert places == sorted(places)


def test_it_keeps_to_the_width(builder):
    for width in (40, 80, 120):
        assert max(map(len, plain(builder.ferry(), width).splitlines())) <= width


def test_a_small_story_fits_about_one_screen(builder):
    assert len(plain(builder.ferry(), 100).splitlines()) <= 40


def test_many_points_are_counted_and_not_all_listed(builder):
    said = plain(builder.family(12))
    assert "Agreed: 12" in said
    assert "… and 7 more" in said


def test_there_is_no_colour_where_there_is_no_terminal_and_some_where_there_is(builder):
    for terminal in (False, True):
        page = io.StringIO()
        Console(file=page, force_terminal=terminal, color_system="standard" if terminal else None, width=80, _environ={}).print(
            summary(builder.ferry())
        )
        assert ("\x1b[" in page.getvalue()) is terminal


def test_page_text_cannot_command_the_terminal(builder):
    article = builder.article("x\x1b]0;title\x07.txt", ("body", "red \x1b[31m \u202e"), title="[bold]not markup[/bold] \x9b2J")
    said = plain(Readings("1", (article,), (Problem("\x1b[2J", "x", "\x1b[2J"),)))
    assert not any((character < " " and character != "\n") or "\x7f" <= character <= "\x9f" for character in said)
    assert "[bold]not markup[/bold]" in said


def test_what_was_read_is_told_page_by_page(builder):
    edition = builder.ferry()
    page = io.StringIO()
    Console(file=page, width=100).print(contents(Readings("1", edition.articles, ())))
    assert "4 pages read" in page.getvalue()
    assert "furniture 3 words" in page.getvalue()
