"""What stands under every story of a site is the site's, not the story's: blocks that its pages repeat become furniture.

Only pages of one site are compared, and only blocks that were taken for the story change. A sentence that two pages share because they
tell one story, as two editions of an article do, stays: a block is the site's only where it stands on pages of different stories.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from msgspec.structs import replace

from tellings.model import Article, Block, Role
from tellings.reading.agencies import Agencies
from tellings.reading.sites import site_of

_TOLD: frozenset[Role] = frozenset({"body", "standfirst", "caption"})
_WORDS = re.compile(r"[^\W_]+")

# A longer block is a story itself; a shorter one is said in any story ("He agreed.").
_LONGEST, _FEWEST_WORDS = 2_000, 4

# Words that tell what a page is about: long ones, numbers, and names, which are capitalised behind another word.
_TOPIC_LETTERS = 7
_NAMES = re.compile(r"(?<=[a-z0-9,;:)’'] )[A-Z][\w’'-]*")

# Two pages tell different stories where less than this share of such words of the one that has fewer stand in the other, repeated blocks
# aside. Of 150 pairs of articles of different outlets about one event (outlets.jsonl of the shared data) the least has .165 in common; of
# 3,675 pairs of one outlet about different events three quarters have less than .142.
_DIFFERENT = 0.15
# Fewer such words tell nothing about what a page is about.
_FEWEST_TOPIC = 12

# Different stories that must carry a block: at the beginning or the end of the story, where sites put theirs, or anywhere in it.
_STORIES_AT_EDGE, _STORIES_WITHIN = 2, 3
# Share of the site's pages that must carry it: what a site prints under its stories is on most of them, what a newsroom often writes
# ("did not answer a request for comment") on few.
_SHARE_OF_SITE = 0.25

# A page of which more than this would go is a copy or an edition of another one: nothing of it goes.
_MOST_REPEATED = 0.5


class _Told(NamedTuple):
    """A block of the story and the words that it is compared by; ``""`` where it is not compared."""

    at: int
    form: str
    size: int


def without_repeated(articles: Sequence[Article], table: Agencies) -> list[Article]:
    """Return the articles in their order, the blocks that pages of one site repeat over different stories as furniture.

    ``table`` knows the agencies: a line that names one is never taken for the site's. Pages of other sites, and the order of the pages,
    change nothing. Time is linear in the length of the articles.
    """
    sites: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        name = site_of(article)
        if name:
            sites[name].append(article)
    changed: dict[str, Article] = {}
    for pages in sites.values():
        if len(pages) >= _STORIES_AT_EDGE:
            changed.update(_site(sorted(pages, key=lambda page: page.id), table))
    return [changed.get(article.id, article) for article in articles]


def _site(pages: Sequence[Article], table: Agencies) -> dict[str, Article]:
    told = {page.id: _told(page, table) for page in pages}
    carriers: dict[str, list[str]] = defaultdict(list)
    for identifier, blocks in told.items():
        for form in {block.form: None for block in blocks if block.form}:
            carriers[form].append(identifier)
    least = max(_STORIES_AT_EDGE, _SHARE_OF_SITE * len(pages))
    common = {form: found for form, found in carriers.items() if len(found) > 1}
    wide = {form for form, found in common.items() if len(found) >= least}
    if not wide:
        return {}
    topics = _Topics({page.id: page for page in pages}, told, common)
    edges = {identifier: _at_edges(blocks, wide) for identifier, blocks in told.items()}
    owned = {form: topics.different([each for each in common[form] if form in edges[each]], _STORIES_AT_EDGE) for form in sorted(wide)}
    within = {form for form in sorted(wide) if topics.different(common[form], _STORIES_WITHIN)}
    changed = {}
    for page in pages:
        # Peeled anew with what is the site's for sure: a sentence between it and the story's own stays.
        gone = within | {form for form in _at_edges(told[page.id], {form for form in wide if owned[form]} | within) if owned[form]}
        indexes = {block.at for block in told[page.id] if block.form in gone}
        if indexes:
            changed[page.id] = _changed(page, told[page.id], indexes)
    return changed


def _told(page: Article, table: Agencies) -> list[_Told]:
    """Return the blocks of a story; what names an agency or who wrote it says what the story rests on, and is never compared."""
    named = [said.span for said in (*page.agencies, *page.byline) if said.span]
    found = []
    for index, block in enumerate(page.blocks):
        if block.role not in _TOLD:
            continue
        size = block.end - block.start
        text = page.text[block.start : block.end] if size <= _LONGEST else ""
        rests = any(block.start <= span.start < block.end for span in named) or any(
            each.house.kind == "agency" for each in table.named(text)
        )
        words = [] if rests else _WORDS.findall(text.casefold())
        found.append(_Told(index, " ".join(words) if len(words) >= _FEWEST_WORDS else "", size))
    return found


def _at_edges(blocks: Sequence[_Told], repeated: Collection[str]) -> set[str]:
    """Return the repeated blocks before the first and after the last one that is the story's own."""
    first = [block.form for block in takewhile(lambda block: block.form in repeated, blocks)]
    last = [block.form for block in takewhile(lambda block: block.form in repeated, reversed(blocks))]
    return {*first, *last}


class _Topics:
    """What the pages of a site are about, by their words without what they repeat."""

    def __init__(self, pages: Mapping[str, Article], told: Mapping[str, Sequence[_Told]], common: Mapping[str, Sequence[str]]) -> None:
        self._pages, self._told, self._common = pages, told, common
        self._known: dict[str, frozenset[str]] = {}

    def different(self, identifiers: Sequence[str], wanted: int) -> bool:
        """Tell whether so many of these pages tell stories of which no two are one."""
        chosen: list[str] = []
        for identifier in identifiers if len(identifiers) >= wanted else ():
            if all(self._differ(identifier, other) for other in chosen):
                chosen.append(identifier)
                if len(chosen) == wanted:
                    return True
        return False

    def _differ(self, one: str, other: str) -> bool:
        a, b = self._of(one), self._of(other)
        return min(len(a), len(b)) >= _FEWEST_TOPIC and len(a & b) < _DIFFERENT * min(len(a), len(b))

    def _of(self, identifier: str) -> frozenset[str]:
        if identifier not in self._known:
            page = self._pages[identifier]
            own = [page.blocks[block.at] for block in self._told[identifier] if block.form not in self._common]
            self._known[identifier] = _topic(" . ".join([page.title.text if page.title else "", *(_words(page, block) for block in own)]))
        return self._known[identifier]


def _topic(text: str) -> frozenset[str]:
    found = {word for word in _WORDS.findall(text.casefold()) if len(word) >= _TOPIC_LETTERS or word[0].isdigit()}
    return frozenset(found) | {name.casefold() for name in _NAMES.findall(text)}


def _words(page: Article, block: Block) -> str:
    return page.text[block.start : block.end]


def _changed(page: Article, told: Sequence[_Told], indexes: set[int]) -> Article:
    gone = sum(block.size for block in told if block.at in indexes)
    if gone > _MOST_REPEATED * sum(block.size for block in told):
        return page
    blocks = (replace(block, role="furniture") if index in indexes else block for index, block in enumerate(page.blocks))
    return replace(page, blocks=tuple(blocks))
