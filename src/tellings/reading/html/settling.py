"""What the roles of an HTML page's stretches tell of each other: what ends the story, what only repeats or links, what is out of order."""

from collections.abc import Sequence

from tellings.model import Role
from tellings.reading.agencies import Agencies
from tellings.reading.bylines import signature
from tellings.reading.echoes import drop_copies
from tellings.reading.html.visible import Stretch
from tellings.reading.lines import LOOKED_AT, Line, count_words
from tellings.reading.phrases import furniture
from tellings.reading.zones import STILL_TO_COME

# A heading above the story's first paragraph with as many words sums it up.
_STANDFIRST_HEADING_WORDS = 8
# A stretch with this share of its characters in links is nothing but links; the rest are marks between them.
_LINKED_SHARE = 0.9
# Headlines of other stories are not longer: the longest of 154 news pages has 24 words.
_LINK_WORDS = 26


def line_of(stretch: Stretch) -> Line:
    """See a stretch as a line of plain text, so that the same rules read its form."""
    text = stretch.text if len(stretch.text) <= 2 * LOOKED_AT else f"{stretch.text[:LOOKED_AT]} {stretch.text[-LOOKED_AT:]}"
    return Line(0, len(stretch.text), text, count_words(text), False)


def settled(page: Sequence[Stretch], given: Sequence[Role], title: int | None, table: Agencies) -> list[Role]:
    """Return the roles with those put right that only the whole page shows to be wrong; ``title`` is the headline's place."""
    found = list(given)
    _close(page, found)
    told = [index for index, role in enumerate(found) if role == "body"]
    if len(told) > 1 and signature(page[told[-1]].text[:LOOKED_AT], table):
        found[told[-1]] = "byline"
    _drop_links(page, found)
    drop_copies([stretch.text for stretch in page], found)
    return _ordered(page, found, title)


def _close(page: Sequence[Stretch], found: list[Role]) -> None:
    """Make furniture of what stands below a line such as "Your view", where hardly any of the story is still to come."""
    rest = total = sum(len(stretch.text) for stretch, role in zip(page, found, strict=True) if role == "body")
    for index, stretch in enumerate(page):
        if rest == 0:
            return
        if found[index] == "body":
            rest -= len(stretch.text)
        elif rest < STILL_TO_COME["close"] * total and len(stretch.text) <= LOOKED_AT and furniture(line_of(stretch)) == "close":
            found[index:] = ["furniture"] * (len(found) - index)
            return


def _drop_links(page: Sequence[Stretch], found: list[Role]) -> None:
    """Make furniture of links to other pages between the paragraphs: nothing but a link, and no sentence."""
    for index, stretch in enumerate(page):
        if found[index] == "body" and stretch.linked >= _LINKED_SHARE and not stretch.within("blockquote", "td"):
            line = line_of(stretch)
            if line.words <= _LINK_WORDS and not line.ends_sentence and not _goes_on(page, found, index):
                found[index] = "furniture"


def _goes_on(page: Sequence[Stretch], found: Sequence[Role], index: int) -> bool:
    """Tell whether a link is an item of the story's own list: one beside it that is no link, or a colon above the list."""
    if not page[index].within("li"):
        return False
    near = [other for other in (index - 1, index + 1) if 0 <= other < len(page) and found[other] == "body"]
    return any(page[other].text.endswith(":") or (page[other].within("li") and page[other].linked < _LINKED_SHARE) for other in near)


def _ordered(page: Sequence[Stretch], found: list[Role], title: int | None) -> list[Role]:
    """Take back what only stands in order: a standfirst is above the story, a heading has body after it."""
    body_after = False
    for index in range(len(found) - 1, -1, -1):
        if found[index] == "body":
            body_after = True
        elif found[index] == "heading" and not body_after:
            found[index] = "furniture"
    seen_body = False
    for index, role in enumerate(found):
        if role == "heading" and not seen_body and title is not None and _is_long_heading(page[index]):
            found[index] = "standfirst"
        if role == "standfirst" and (seen_body or (title is not None and index < title)):
            found[index] = "body" if seen_body else "furniture"
        seen_body = seen_body or role == "body"
    return found


def _is_long_heading(stretch: Stretch) -> bool:
    return count_words(stretch.text[:LOOKED_AT]) >= _STANDFIRST_HEADING_WORDS
