"""Roles of the lines of plain text, from their own form and from where they stand: above, within or below the story."""

from collections.abc import Sequence

from tellings.model import Role
from tellings.reading.agencies import Agencies
from tellings.reading.bylines import is_name
from tellings.reading.datelines import find_dateline, whole_dateline
from tellings.reading.echoes import echoes, is_trail, pull_lines
from tellings.reading.lines import Line
from tellings.reading.marks import Mark, mark
from tellings.reading.phrases import author_site
from tellings.reading.titles import without_medium

# Below a phrase such as "Post a comment" everything is furniture, unless this share of the page's prose is still to come.
_STILL_TO_COME = 0.3

# Headlines: the longest of 154 news pages has 24 words; two words are a section as often as a headline.
_TITLE_WORDS = (3, 30)
# From this length on a longer candidate is no better: site names and slogans are shorter.
_ENOUGH_TITLE_WORDS = 6
_STANDFIRST_WORDS = (8, 70)

# Headings within a story; a longer line without a full stop is a caption or a teaser.
_HEADING_WORDS = 12
_QUESTION_WORDS = 8
# This many short lines in a row are a list of links, or the story's own list where a colon announces them.
_LIST_LINES = 3

# A single word below the story is a link, whatever mark it ends with.
_TAIL_WORDS = 2
# More summaries than this between headline and story are teasers of other stories.
_MOST_STANDFIRSTS = 2

_TURNS = ("Q:", "A:", "Q.", "A.")
_QUOTES = '"“”«»‘'


def roles(lines: Sequence[Line], table: Agencies) -> list[Role]:
    """Return the role of each line. A page of a single line is body."""
    if len(lines) == 1:
        return ["body"]
    marks = [mark(line, table) for line in lines]
    prose = _close(lines, marks)
    if not prose:
        return _without_prose(lines, marks)
    found: list[Role | None] = [each.role for each in marks]
    question = _title_as_sentence(lines, marks, prose)
    if question is not None:
        found[question], prose = "title", prose[1:]
    for index in range(prose[1] if len(prose) > 1 else prose[0]):
        if found[index] in (None, "byline") and whole_dateline(lines[index].text, table):
            found[index] = "dateline"
    title = question if question is not None else _title(lines, found, prose[0])
    _head(lines, found, prose, title, table)
    _middle(lines, found, prose, lines[title].text if title is not None else "")
    _tail(lines, found, prose)
    return [role or "furniture" for role in found]


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
        if each.closes and position and rest < _STILL_TO_COME * total:
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


def _title_as_sentence(lines: Sequence[Line], marks: Sequence[Mark], prose: Sequence[int]) -> int | None:
    """Return the first line where it is a headline that asks or exclaims, above longer paragraphs."""
    first = prose[0]
    if len(prose) < 3 or any(each.role is None for each in marks[:first]) or lines[first].words > _TITLE_WORDS[1] // 2:
        return None
    following = sorted(lines[index].words for index in prose[1:])
    is_shorter = lines[first].words * 2 <= following[len(following) // 2]
    return first if lines[first].text[-1] in "?!" and lines[first].text[0] not in _QUOTES and is_shorter else None


def _title(lines: Sequence[Line], found: list[Role | None], first: int) -> int | None:
    """Choose the headline among the lines above the story: the one that a breadcrumb repeats, else the first that is long enough."""
    candidates = [index for index in range(first) if found[index] is None and _TITLE_WORDS[0] <= lines[index].words <= _TITLE_WORDS[1]]
    for index in candidates:
        if any(other != index and is_trail(lines[other].text, lines[index].text) for other in candidates):
            return index
    longer = [index for index in candidates if not is_name(lines[index].text)]
    best = max(longer, key=lambda index: (min(lines[index].words, _ENOUGH_TITLE_WORDS), -index), default=None)
    if best is None:
        return None
    # The same headline again, nearer to the story, is the one that the page shows.
    same = [
        index
        for index in candidates
        if index > best and echoes(lines[best].text, lines[index].text) and echoes(lines[index].text, lines[best].text)
    ]
    return same[-1] if same else best


def _head(lines: Sequence[Line], found: list[Role | None], prose: list[int], title: int | None, table: Agencies) -> None:
    """Give roles above the story; a summary between headline and story is its standfirst."""
    first = prose[0]
    for index in range(first):
        if found[index] is None:
            found[index] = _head_role(lines[index], index, title)
    if title is None:
        return
    summaries = [index for index in range(first) if found[index] == "standfirst"]
    for index in summaries if len(summaries) > _MOST_STANDFIRSTS else ():
        found[index] = "furniture"
    for index in range(title + 1):
        if lines[index].text == lines[title].text:
            found[index] = "title"
    opening = _set_apart(lines, found, prose, table)
    if opening and not any(found[index] == "standfirst" for index in range(first)):
        found[first] = "standfirst"
        prose.pop(0)
        for index in range(first + 1, prose[0]):
            if found[index] is None:
                found[index] = _head_role(lines[index], index, title)


def _head_role(line: Line, index: int, title: int | None) -> Role:
    if is_name(line.text):
        return "byline"
    is_summary = title is not None and index > title and _STANDFIRST_WORDS[0] <= line.words <= _STANDFIRST_WORDS[1]
    return "standfirst" if is_summary else "furniture"


def _set_apart(lines: Sequence[Line], found: Sequence[Role | None], prose: Sequence[int], table: Agencies) -> bool:
    """Tell whether the first prose is a summary: a byline, a date or a dateline parts it from the story."""
    if len(prose) < 3 or lines[prose[0]].words > _STANDFIRST_WORDS[1] or find_dateline(lines[prose[0]].text, table):
        return False
    parted = any(found[index] in ("byline", "page-date", "dateline") for index in range(prose[0] + 1, prose[1]))
    return parted or find_dateline(lines[prose[1]].text, table) is not None


def _middle(lines: Sequence[Line], found: list[Role | None], prose: Sequence[int], title: str) -> None:
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
        _short_lines(lines, found, run, headline)
        run = []
        if found[index] is None:
            is_question = (
                not line.text.startswith(_TURNS)
                and line.words <= _QUESTION_WORDS
                and line.text.endswith("?")
                and line.text[0] not in _QUOTES
            )
            repeats = index in pulled or (
                index != prose[0] and line.words <= _TITLE_WORDS[1] and headline != "" and line.text.rstrip(".") == headline
            )
            found[index] = "caption" if repeats else "heading" if is_question else "body"


def _short_lines(lines: Sequence[Line], found: list[Role | None], run: Sequence[int], headline: str) -> None:
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
        elif line.words > _HEADING_WORDS:
            found[index] = "caption"
        else:
            found[index] = "furniture" if len(run) >= _LIST_LINES else "heading"


def _tail(lines: Sequence[Line], found: list[Role | None], prose: Sequence[int]) -> None:
    """Give roles below the story: short sentences and list items that directly follow still belong to it."""
    for index in range(prose[-1] + 1, len(lines)):
        line = lines[index]
        goes_on = line.ends_sentence or line.is_listed or lines[prose[-1]].text.endswith(":")
        if found[index] is not None or not goes_on or line.words < _TAIL_WORDS:
            break
        found[index] = "body"
