"""Roles of the stretches of an HTML page: by tag, class and position, and by what was chosen as the story."""

from collections.abc import Sequence

from tellings.model import Role
from tellings.reading.agencies import Agencies
from tellings.reading.bylines import find_byline
from tellings.reading.datelines import whole_dateline
from tellings.reading.echoes import echoes
from tellings.reading.html.settling import line_of, settled
from tellings.reading.html.visible import Stretch
from tellings.reading.lines import Line, count_words
from tellings.reading.marks import mark
from tellings.reading.titles import without_medium

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")

# A byline or a date is not longer; a class name such as "author" is also given to whole boxes about an author.
_LABEL_WORDS = 14
_STANDFIRST_WORDS = (4, 80)
_HEADING_WORDS = 20
# A longer line that ends as sentences end is no notice, credit, byline or caption: at 60, 40 and 30 the F1 on 91 news pages is the same,
# at 30 that on 63 pages of publishers is .0003 better.
_MARKED_WORDS = 30


def html_roles(page: Sequence[Stretch], picked: Sequence[bool], headline: str | None, table: Agencies) -> list[Role]:
    """Return the role of each stretch; ``picked`` says which were chosen as the story, ``headline`` what metadata calls it."""
    told = [index for index, yes in enumerate(picked) if yes]
    first, last = (told[0], told[-1]) if told else (len(page), -1)
    title = _title(page, first, last, headline)
    found: list[Role] = []
    for index, stretch in enumerate(page):
        if index == title:
            found.append("title")
        elif _is_under_picture(stretch):
            found.append(_picture_role(stretch, table))
        elif picked[index]:
            found.append(_story_role(stretch, line_of(stretch), table))
        else:
            within = (title if title is not None else first) < index <= last
            near = _near(index, title, first)
            is_far = not (within or near) or (stretch.is_apart and not near)
            found.append("furniture" if is_far else _other_role(stretch, line_of(stretch), table, within=within, near=near))
    return settled(page, found, title, table)


def _near(index: int, title: int | None, first: int) -> bool:
    """Tell whether a stretch stands about the headline: between it and the story, or just above it."""
    return (title if title is not None else first) - 5 <= index < max(first, (title or 0) + 1)


def _title(page: Sequence[Stretch], first: int, last: int, headline: str | None) -> int | None:
    """Choose the headline: the h1 that metadata's headline repeats, else the last h1 above the story, else any stretch with its words."""
    tops = [index for index, stretch in enumerate(page) if stretch.within("h1")]
    wanted = without_medium(headline) if headline else ""
    if wanted:
        same = [
            index for index in tops if page[index].text == headline or echoes(page[index].text, wanted) or echoes(wanted, page[index].text)
        ]
        if same:
            return min(same, key=lambda index: (abs(index - first), index))
    above = [index for index in tops if index <= first and not page[index].is_apart and count_words(page[index].text) > 1]
    if above:
        return above[-1]
    exact = [index for index, stretch in enumerate(page[: last + 1]) if wanted and stretch.text in (headline, wanted)]
    return exact[-1] if exact else None


def _is_under_picture(stretch: Stretch) -> bool:
    tags = stretch.places[-1].tags
    return "figure" in tags or "figcaption" in tags or stretch.named("caption")


def _picture_role(stretch: Stretch, table: Agencies) -> Role:
    if stretch.within("blockquote") and not stretch.within("figcaption"):
        return "body"
    marked = mark(line_of(stretch), table).role
    if marked == "furniture":
        return "furniture"
    is_label = stretch.named("credit", depth=2) and count_words(stretch.text) <= _LABEL_WORDS
    return "credit" if is_label or marked in ("credit", "byline") else "caption"


def _story_role(stretch: Stretch, line: Line, table: Agencies) -> Role:
    """Give the role of a stretch that was chosen as the story: body, unless its own form or tag says otherwise."""
    marked = None if _is_plainly_told(line) else mark(line, table).role
    if marked in ("furniture", "credit", "page-date", "byline", "caption"):
        return marked
    if stretch.named("credit", depth=1) and line.words <= _LABEL_WORDS:
        return "credit"
    if stretch.within(*_HEADINGS) and line.words <= _HEADING_WORDS:
        return "furniture" if stretch.within("li") and stretch.within("a") else "heading"
    if stretch.named("standfirst", depth=1) and not stretch.within("li"):
        return "standfirst"
    return "dateline" if whole_dateline(line.text, table) else "body"


def _is_plainly_told(line: Line) -> bool:
    """Tell whether a line is too long to be anything but prose, so that its form need not be looked at."""
    return line.words > _MARKED_WORDS and line.ends_sentence


def _other_role(stretch: Stretch, line: Line, table: Agencies, *, within: bool, near: bool) -> Role:
    """Give the role of a stretch that was not chosen: furniture, unless it stands about the story and its form or class says otherwise."""
    marked = mark(line, table).role
    if line.words <= _LABEL_WORDS and marked != "furniture":
        if marked in ("page-date", "credit", "byline"):
            return marked
        if stretch.within("time") or (stretch.named("date") and any(map(str.isdigit, line.text))):
            return "page-date"
        if near and stretch.named("byline") and find_byline(f"By {line.text}", table):
            return "byline"
    if marked is None and not stretch.is_apart:
        if near and _is_standfirst(stretch, line):
            return "standfirst"
        if within and not near and stretch.within(*_HEADINGS) and not stretch.within("a", "li") and line.words <= _HEADING_WORDS:
            return "heading"
    return "furniture"


def _is_standfirst(stretch: Stretch, line: Line) -> bool:
    if not _STANDFIRST_WORDS[0] <= line.words <= _STANDFIRST_WORDS[1]:
        return False
    return stretch.named("standfirst", depth=2) or (stretch.within("h2") and not stretch.within("li", "a"))
