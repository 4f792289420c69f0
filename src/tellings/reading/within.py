"""Roles within the story: paragraphs, headings, lists, captions, and lines that only repeat."""

from collections.abc import Sequence

from tellings.model import Role
from tellings.reading.above import TITLE_WORDS
from tellings.reading.echoes import echoes, pull_lines
from tellings.reading.lines import Line
from tellings.reading.titles import without_medium

# Headings within a story; a longer line without a full stop is a caption or a teaser.
_HEADING_WORDS = 12
_QUESTION_WORDS = 8
# This many short lines in a row are a list of links, or the story's own list where a colon announces them.
_LIST_LINES = 3

_TURNS = ("Q:", "A:", "Q.", "A.")
_QUOTES = '"“”«»‘'


def give_within(lines: Sequence[Line], found: list[Role | None], prose: Sequence[int], title: str, heads_list: frozenset[int]) -> None:
    """Give roles within the story: paragraphs, headings, lists, and lines that only repeat."""
    pulled = pull_lines(lines, prose)
    headline = without_medium(title)
    told = frozenset(prose)
    run: list[int] = []
    for index in range(prose[0], prose[-1] + 1):
        line = lines[index]
        if found[index] is None and not line.ends_sentence and index not in told and not line.is_listed:
            run.append(index)
            continue
        _short_lines(lines, found, run, headline, is_list=len(run) >= _LIST_LINES or (run != [] and run[0] - 1 in heads_list))
        run = []
        if found[index] is None:
            is_question = (
                not line.text.startswith(_TURNS)
                and line.words <= _QUESTION_WORDS
                and line.text.endswith("?")
                and line.text[0] not in _QUOTES
            )
            repeats = index in pulled or (
                index != prose[0] and line.words <= TITLE_WORDS[1] and headline != "" and line.text.rstrip(".") == headline
            )
            found[index] = "caption" if repeats else "heading" if is_question else "body"


def _short_lines(lines: Sequence[Line], found: list[Role | None], run: Sequence[int], headline: str, *, is_list: bool) -> None:
    """Give roles to neighbouring lines of the story that end without a full stop."""
    if not run:
        return
    listed = lines[run[0] - 1].text.endswith(":")
    for index in run:
        line = lines[index]
        if headline and echoes(line.text, headline):
            found[index] = "caption"
        elif listed or line.text[0] in _QUOTES or line.text.startswith(_TURNS) or line.text[0].islower():
            found[index] = "body"
        elif line.words > _HEADING_WORDS and not is_list:
            found[index] = "caption"
        else:
            found[index] = "furniture" if is_list else "heading"
