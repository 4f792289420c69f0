"""Roles above the story: the headline, its standfirst, bylines and datelines; all else is furniture."""

from collections.abc import Sequence

from tellings.model import Role
from tellings.reading.agencies import Agencies
from tellings.reading.bylines import is_name
from tellings.reading.datelines import find_dateline
from tellings.reading.echoes import echoes, is_trail
from tellings.reading.lines import Line
from tellings.reading.marks import Mark

# Headlines: the longest of 154 news pages has 24 words; two words are a section as often as a headline.
TITLE_WORDS = (3, 30)
# From this length on a longer candidate is no better: site names and slogans are shorter.
_ENOUGH_TITLE_WORDS = 6
_STANDFIRST_WORDS = (8, 70)
# More summaries than this between headline and story are teasers of other stories.
_MOST_STANDFIRSTS = 2

_QUOTES = '"“”«»‘'


def title_as_sentence(lines: Sequence[Line], marks: Sequence[Mark], prose: Sequence[int]) -> int | None:
    """Return the first line where it is a headline that asks or exclaims, above longer paragraphs."""
    first = prose[0]
    if len(prose) < 3 or any(each.role is None for each in marks[:first]) or lines[first].words > TITLE_WORDS[1] // 2:
        return None
    following = sorted(lines[index].words for index in prose[1:])
    is_shorter = lines[first].words * 2 <= following[len(following) // 2]
    return first if lines[first].text[-1] in "?!" and lines[first].text[0] not in _QUOTES and is_shorter else None


def choose_title(lines: Sequence[Line], found: list[Role | None], first: int) -> int | None:
    """Choose the headline among the lines above the story: the one that a breadcrumb repeats, else the first that is long enough."""
    candidates = [index for index in range(first) if found[index] is None and TITLE_WORDS[0] <= lines[index].words <= TITLE_WORDS[1]]
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


def give_above(lines: Sequence[Line], found: list[Role | None], prose: list[int], title: int | None, table: Agencies) -> None:
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
