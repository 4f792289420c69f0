"""Signs of a hidden text: an original that no page shows, because no page explains what the others have."""

from collections.abc import Sequence
from typing import NamedTuple

from tellings.copying.crediting import own_names, says_taken
from tellings.copying.kinship import Kinship
from tellings.copying.own_wording import Own
from tellings.copying.readings import Readings
from tellings.copying.segments import Segment
from tellings.model import Article

# Sentences behind the last shared one that a house may well have added itself, a reaction and lines of its own; more were cut elsewhere.
# On generated chains, copies have up to three of their own there.
ADDED_BEHIND = 3

# More sentences and stronger directions say no more.
MOST_CUT, MOST_ODDS = 4, 4.0

# What the signs are worth (natural logarithm of the odds that a text is hidden): a logistic fit on the families of 260 generated stories
# (`python benchmarks/fit_lineage.py`). AGENCY is set by hand: those stories give no publisher for their pages.
BASE = 7.1
CUT = 1.7
FAITHFUL = -10.6
DIRECTION = -0.2
OPENINGS = 2.4
TAKEN = 1.2
AGENCY = 3.0

# From these odds on a text is taken to be hidden: at most one family in twenty is then given one that it does not have.
LEAST = -0.3


class Signs(NamedTuple):
    """What speaks for a hidden text, over the edges of the likeliest tree of the pages that are there.

    ``cut`` is the mean number of sentences that both pages of an edge have and the other lacks, ``faithful`` the mean part of the
    wording that was kept, ``direction`` the mean log odds of a direction, ``openings`` the part of the edges with an opening of its own
    on both pages, ``taken`` the part of the pages that say they took their text, ``agency`` whom several houses credit.
    """

    cut: float
    faithful: float
    direction: float
    openings: float
    taken: float
    agency: str | None


def signs_of(
    articles: dict[str, Article], kinship: Kinship, readings: Readings, family: Sequence[Segment], parent: Sequence[int | None]
) -> Signs:
    """Look for the signs of a hidden text; ``parent`` is the family's likeliest tree among its own pages."""
    edges = [(source, to) for to, source in enumerate(parent) if source is not None]
    cut, openings, faithful, direction = 0, 0, 0.0, 0.0
    for source, to in edges:
        ours, theirs = readings.pages[source], readings.pages[to]
        one, other = kinship.own(ours, theirs, family), kinship.own(theirs, ours, family)
        cut += min(left_out(one), left_out(other), MOST_CUT)
        openings += one.before > 0 and other.before > 0
        faithful += max(kinship.faithful(ours, theirs), kinship.faithful(theirs, ours))
        direction += min(abs(kinship.between(ours, theirs).log_odds), MOST_ODDS)
    count = max(1, len(edges))
    pages = [articles[page] for page in readings.pages]
    taken = sum(says_taken(page) for page in pages) / len(pages)
    return Signs(cut / count, faithful / count, direction / count, openings / count, taken, _credited_elsewhere(pages))


def odds_of(signs: Signs) -> float:
    """Return the log odds that the family rests on a hidden text."""
    found = BASE + CUT * signs.cut + FAITHFUL * signs.faithful + DIRECTION * signs.direction
    return found + OPENINGS * signs.openings + TAKEN * signs.taken + AGENCY * (signs.agency is not None)


def hidden(signs: Signs) -> tuple[str, ...]:
    """Return the reasons why a family rests on a text that none of its pages shows, none where it need not.

    A page that copies another leaves out, and adds at its edges; where both have sentences of the story that the other lacks, each of
    them left something out, and neither had it from the other. Different wording alone makes no hidden text.
    """
    reasons = []
    if signs.cut:
        reasons.append("Pages have sentences among the shared ones that the other lacks, both ways: each left something out.")
    if signs.openings:
        reasons.append("Each page sets an opening of its own before the shared wording.")
    if signs.taken == 1.0:
        reasons.append("Every page says that it has its text from an agency or another house.")
    if signs.agency:
        reasons.append(f"Several houses credit {signs.agency}, whose own page is not among these.")
    return tuple(reasons) if odds_of(signs) >= LEAST else ()


def left_out(own: Own) -> int:
    """Return how many of a page's own sentences look as if the other page had left them out."""
    return own.between + max(0, own.behind - ADDED_BEHIND)


def _credited_elsewhere(articles: Sequence[Article]) -> str | None:
    """Return the agency that two or more houses sign with and none of the pages may be of."""
    credited: dict[str, int] = {}
    for article in articles:
        publisher = article.publisher.text if article.publisher else None
        for name in own_names(article):
            if name == publisher or publisher is None:
                credited[name] = -len(articles)
            elif name in {agency.text for agency in article.agencies}:
                credited[name] = credited.get(name, 0) + 1
    found = sorted(name for name, count in credited.items() if count > 1)
    return found[0] if found else None
