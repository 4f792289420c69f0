"""What the roles of an HTML page's stretches tell of each other: what ends the story, what only repeats or links, what is out of order."""

from collections.abc import Sequence

from tellings.model import Role
from tellings.reading.agencies import Agencies
from tellings.reading.bylines import signature
from tellings.reading.echoes import drop_copies
from tellings.reading.html.visible import Stretch
from tellings.reading.lines import LOOKED_AT, PROSE_WORDS, Line, count_words
from tellings.reading.phrases import author_site, furniture
from tellings.reading.zones import STILL_TO_COME

# A heading above the story's first paragraph with as many words sums it up.
_STANDFIRST_HEADING_WORDS = 8
# A credit is not longer.
_CREDIT_WORDS = 14
# A heading between paragraphs is not longer.
_CROSSHEAD_WORDS = 20


def line_of(stretch: Stretch) -> Line:
    """See a stretch as a line of plain text, so that the same rules read its form."""
    text = stretch.text if len(stretch.text) <= 2 * LOOKED_AT else f"{stretch.text[:LOOKED_AT]} {stretch.text[-LOOKED_AT:]}"
    return Line(0, len(stretch.text), text, count_words(text), False)


def settled(page: Sequence[Stretch], given: Sequence[Role], title: int | None, table: Agencies) -> list[Role]:
    """Return the roles with those put right that only the whole page shows to be wrong; ``title`` is the headline's place."""
    found = list(given)
    _close(page, found)
    _sign(page, found, table)
    _credit(page, found)
    _complete_rows(page, found)
    _drop_copies(page, found)
    return _ordered(page, found, title)


def _close(page: Sequence[Stretch], found: list[Role]) -> None:
    """Make furniture of what stands below a line such as "Your view", where hardly any of the story is still to come.

    Where the element goes on in which the paragraphs above stood, the line was a button within the story.
    """
    rest = total = sum(len(stretch.text) for stretch, role in zip(page, found, strict=True) if role == "body")
    last: dict[str, int] = {}
    for index, role in enumerate(found):
        if role == "body":
            last[_around(page[index])] = index
    until = -1
    for index, stretch in enumerate(page):
        if rest == 0:
            return
        if found[index] == "body":
            rest -= len(stretch.text)
            until = max(until, last[_around(stretch)])
        elif (
            index > until
            and rest < STILL_TO_COME["close"] * total
            and len(stretch.text) <= LOOKED_AT
            and furniture(line_of(stretch)) == "close"
        ):
            found[index:] = ["furniture"] * (len(found) - index)
            return


def _around(stretch: Stretch) -> str:
    return stretch.element.rpartition("/")[0]


def _sign(page: Sequence[Stretch], found: list[Role], table: Agencies) -> None:
    """Take notes about who wrote the story from its end ("NAME is a writer for SITE"), and the name that signs it."""
    told = [index for index, role in enumerate(found) if role == "body"]
    while len(told) > 2 and author_site(line_of(page[told[-1]])) is not None:
        found[told.pop()] = "furniture"
    if len(told) > 1 and not page[told[-1]].within("blockquote") and signature(page[told[-1]].text[:LOOKED_AT], table):
        found[told[-1]] = "byline"


def _credit(page: Sequence[Stretch], found: list[Role]) -> None:
    """Give a name beside a caption, in an element named for credits, its role."""
    for index, stretch in enumerate(page):
        if found[index] == "furniture" and stretch.named("credit", depth=2) and count_words(stretch.text[:LOOKED_AT]) <= _CREDIT_WORDS:
            beside = [found[other] for other in (index - 1, index + 1) if 0 <= other < len(page)]
            if "caption" in beside and not stretch.is_apart:
                found[index] = "credit"


def _complete_rows(page: Sequence[Stretch], found: list[Role]) -> None:
    """Tell the whole row of a table of which cells are told: a figure is no date there, and a name with a link no other story."""
    rows = [_row(stretch) if stretch.within("tr") else None for stretch in page]
    told: dict[str, bool] = {}
    for row, role, stretch in zip(rows, found, page, strict=True):
        if row is not None and role == "body":
            told[row] = told.get(row, True) and stretch.tokens < PROSE_WORDS
    for index, row in enumerate(rows):
        if row is not None and told.get(row) and not page[index].is_apart:
            found[index] = "body"


def _row(stretch: Stretch) -> str:
    return next(place.path for place in reversed(stretch.places) if place.tag == "tr")


def _drop_copies(page: Sequence[Stretch], found: list[Role]) -> None:
    """Make furniture of paragraphs shown before; the story's own comes before a standfirst that repeats it."""
    order = sorted(range(len(page)), key=lambda index: found[index] != "body")
    roles = [found[index] for index in order]
    drop_copies([page[index].text for index in order], roles)
    for index, role in zip(order, roles, strict=True):
        found[index] = role


def _ordered(page: Sequence[Stretch], found: list[Role], title: int | None) -> list[Role]:
    """Take back what only stands in order: a standfirst is above the story, a heading has body after it."""
    body_after, following = False, len(page) - 1
    for index in range(len(found) - 1, -1, -1):
        if found[index] == "heading" and not (body_after and _heads(page, index, following)):
            found[index] = "furniture"
        body_after = body_after or found[index] == "body"
        following = index if found[index] != "furniture" else following
    seen_body = False
    for index, role in enumerate(found):
        if role == "heading" and not seen_body and title is not None and _is_long_heading(page[index]):
            found[index] = "standfirst"
        if role == "standfirst" and (seen_body or (title is not None and index < title)):
            found[index] = _below(page[index]) if seen_body else "furniture"
        seen_body = seen_body or role == "body"
    return found


def _heads(page: Sequence[Stretch], index: int, following: int) -> bool:
    """Tell whether a heading is the story's: in its own box it stands alone, or above ``following``, the next that is no furniture."""
    box = _around(page[index]) + "/"
    is_alone = index + 1 == len(page) or not page[index + 1].element.startswith(box)
    return is_alone or page[following].element.startswith(box)


def _is_long_heading(stretch: Stretch) -> bool:
    return count_words(stretch.text[:LOOKED_AT]) >= _STANDFIRST_HEADING_WORDS


def _below(stretch: Stretch) -> Role:
    """Say what a class named for a standfirst means within the story: a heading where that is what the class is named for."""
    return "heading" if stretch.named("crosshead", depth=1) and stretch.tokens <= _CROSSHEAD_WORDS else "body"
