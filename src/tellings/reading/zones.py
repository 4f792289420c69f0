"""Roles of the lines of plain text, from their own form and from where they stand: above, within or below the story."""

from collections.abc import Sequence

from tellings.model import Role
from tellings.reading.above import choose_title, give_above, title_as_sentence
from tellings.reading.agencies import Agencies
from tellings.reading.bylines import signature
from tellings.reading.datelines import whole_dateline
from tellings.reading.echoes import drop_copies
from tellings.reading.lines import Line
from tellings.reading.marks import Mark, mark
from tellings.reading.phrases import author_site
from tellings.reading.within import give_within

# Below a phrase such as "Post a comment" everything is furniture, unless this share of the page's prose is still to come; below "Related",
# which also stands within stories, unless this much smaller share is.
STILL_TO_COME = {"close": 0.3, "related": 0.08}

# A single word below the story is a link, whatever mark it ends with.
_TAIL_WORDS = 2

# "VLADIVOSTOK, Primorye Region, Russia, 12 September 2023 (Agency)" has nine words.
_DATELINE_WORDS = 12


def roles(lines: Sequence[Line], table: Agencies) -> list[Role]:
    """Return the role of each line. A page of a single line is body."""
    if len(lines) == 1:
        return ["body"]
    marks = [mark(line, table) for line in lines]
    prose = _close(lines, marks)
    if not prose:
        return _without_prose(lines, marks)
    found: list[Role | None] = [each.role for each in marks]
    question = title_as_sentence(lines, marks, prose)
    if question is not None:
        found[question], prose = "title", prose[1:]
    for index in range(prose[-1]):
        if (
            found[index] in (None, "byline", "credit")
            and lines[index].words <= _DATELINE_WORDS
            and whole_dateline(lines[index].text, table)
        ):
            found[index] = "dateline"
    title = question if question is not None else choose_title(lines, found, prose[0])
    give_above(lines, found, prose, title, table)
    heads_list = frozenset(index for index, each in enumerate(marks) if each.kind == "related")
    give_within(lines, found, prose, lines[title].text if title is not None else "", heads_list)
    _first_entry(lines, found, marks, prose)
    _tail(lines, found, prose, table)
    settled: list[Role] = [role or "furniture" for role in found]
    drop_copies([line.text for line in lines], settled)
    return settled


def _close(lines: Sequence[Line], marks: list[Mark]) -> list[int]:
    """Return the lines of prose; mark all that stands below the story as furniture."""
    prose = [index for index, (line, each) in enumerate(zip(lines, marks, strict=True)) if each.role is None and line.is_prose]
    total = sum(lines[index].end - lines[index].start for index in prose)
    rest = total
    position = 0
    for index, each in enumerate(marks):
        while position < len(prose) and prose[position] < index:
            rest -= lines[prose[position]].end - lines[prose[position]].start
            position += 1
        if position and rest < STILL_TO_COME.get(each.kind or "", 0) * total:
            _cut(marks, index)
            prose = prose[:position]
            break
    while len(prose) > 2 and author_site(lines[prose[-1]]) is not None:
        _cut(marks, prose.pop())
    return prose


def _cut(marks: list[Mark], start: int) -> None:
    marks[start:] = [Mark("furniture")] * (len(marks) - start)


def _without_prose(lines: Sequence[Line], marks: Sequence[Mark]) -> list[Role]:
    """Give roles where no line has the form of prose: all that is not marked is body, under a first line as title."""
    open_lines = [index for index, each in enumerate(marks) if each.role is None]
    found: list[Role] = [each.role or "body" for each in marks]
    if len(open_lines) > 1 and not lines[open_lines[0]].ends_sentence:
        found[open_lines[0]] = "title"
    return found


def _first_entry(lines: Sequence[Line], found: list[Role | None], marks: Sequence[Mark], prose: Sequence[int]) -> None:
    """Give the first entry of a live page its heading: the line below a time, where later entries have a time and a heading."""
    at = prose[0] - 1
    if at < 1 or found[at] != "furniture" or marks[at].role is not None or found[at - 1] != "page-date":
        return
    entries = any(found[index] == "page-date" and found[index + 1] == "heading" for index in range(prose[0], prose[-1]))
    if entries and lines[at].words > 1:
        found[at] = "heading"


def _tail(lines: Sequence[Line], found: list[Role | None], prose: Sequence[int], table: Agencies) -> None:
    """Give roles below the story: short sentences and list items that directly follow still belong to it."""
    for index in range(prose[-1] + 1, len(lines)):
        line = lines[index]
        if found[index] is None and signature(line.text, table):
            found[index] = "byline"
            continue
        goes_on = line.ends_sentence or line.is_listed or lines[prose[-1]].text.endswith(":")
        if found[index] is not None or not goes_on or line.words < _TAIL_WORDS:
            break
        found[index] = "body"
