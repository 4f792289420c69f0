"""What the tools are asked, with the bounds of each value; the schemas that programs see are made of these types."""

from typing import Annotated

from msgspec import Meta, Struct

from tellings.library.asking.listing import Order
from tellings.model import PointKind

# Rows of an answer: what a model reads at once without losing the thread. There is more behind `offset`.
MOST_ROWS = 50
# Characters of an article in one answer, some 5,000 words.
MOST_TEXT = 20_000
# Pages compared in one call: as many take about half a minute; more belong into a library.
MOST_PAGES = 60
# Characters of one page given as text: a book; a report has some thousand.
LARGEST_TEXT = 1_000_000

_LONGEST_WORDS = 500

_Words = Annotated[str, Meta(min_length=1, max_length=_LONGEST_WORDS)]
_Limit = Annotated[int, Meta(ge=1, le=MOST_ROWS, description="How many to give.")]
_Offset = Annotated[int, Meta(ge=0, le=10_000_000, description="How many to pass over: the next page is at offset + limit.")]
_Day = Annotated[str, Meta(max_length=10, description="A day, month or year: 2024-05-14, 2024-05 or 2024.")]
_Outlet = Annotated[str, Meta(max_length=_LONGEST_WORDS, description="The name of an outlet, or words of it.")]
_Speaker = Annotated[str, Meta(max_length=_LONGEST_WORDS, description="The name of a person who is quoted, or words of it.")]
_Story = Annotated[_Words, Meta(description="The key of a story (s…) or the beginning of it, its name, or the key of one of its articles.")]
_Kinds = Annotated[
    tuple[PointKind, ...],
    Meta(max_length=6, description="Only points of these kinds; all by default, conflicts first, what a single page says last."),
]


class Arguments(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a tool is asked; names that it does not know are refused."""


class StoriesArguments(Arguments, frozen=True, kw_only=True):
    """Which stories are listed."""

    since: _Day | None = None
    outlet: _Outlet | None = None
    is_open: Annotated[bool, Meta(description="Leave out stories that had no new page for long.")] = False
    with_conflicts: Annotated[bool, Meta(description="Only stories in which pages contradict each other.")] = False
    sort: Annotated[Order, Meta(description="What comes first: the newest or the most.")] = "changed"
    limit: _Limit = 20
    offset: _Offset = 0


class StoryArguments(Arguments, frozen=True, kw_only=True):
    """Which story, and which of its points."""

    story: _Story
    kinds: _Kinds = ()
    limit: _Limit = 20
    offset: _Offset = 0


class ArticleArguments(Arguments, frozen=True, kw_only=True):
    """Which article, and which part of its text."""

    article: Annotated[_Words, Meta(description="The key of an article (a…) or the beginning of it, or the address or file of its page.")]
    start: Annotated[int, Meta(ge=0, description="The character from which on the text is given.")] = 0
    limit: Annotated[int, Meta(ge=1, le=MOST_TEXT, description="How many characters of text to give.")] = 8_000


class SearchArguments(Arguments, frozen=True, kw_only=True):
    """Which words are looked for, and on which pages."""

    words: Annotated[_Words, Meta(description='Words that all stand on a page, in any order; a phrase stands in "quotation marks".')]
    outlet: _Outlet | None = None
    agency: Annotated[str, Meta(max_length=_LONGEST_WORDS, description="The name of a news agency that the page names.")] | None = None
    since: _Day | None = None
    until: _Day | None = None
    speaker: _Speaker | None = None
    kind: Annotated[PointKind, Meta(description="Only pages that take part in such a point.")] | None = None
    limit: _Limit = 10
    offset: _Offset = 0


class QuotesArguments(Arguments, frozen=True, kw_only=True):
    """Whose words, or which, are looked for; one of speaker, words and story must be given."""

    speaker: _Speaker | None = None
    words: Annotated[_Words, Meta(description="Words that were said.")] | None = None
    story: _Story | None = None
    outlet: _Outlet | None = None
    since: _Day | None = None
    until: _Day | None = None
    limit: _Limit = 10
    offset: _Offset = 0


class SourcesArguments(Arguments, frozen=True, kw_only=True):
    """Which outlets are listed."""

    outlet: _Outlet | None = None
    limit: _Limit = 10
    offset: _Offset = 0


class PageGiven(Arguments, frozen=True, kw_only=True):
    """A page to be compared: exactly one of text, file and address."""

    text: Annotated[str, Meta(max_length=LARGEST_TEXT, description="The page itself: plain text, or HTML.")] | None = None
    name: (
        Annotated[str, Meta(max_length=_LONGEST_WORDS, description="What to call the page given as text: its address, or any name.")] | None
    ) = None
    file: Annotated[_Words, Meta(description="A file inside a folder that this server may read.")] | None = None
    address: Annotated[_Words, Meta(description="An http or https address, where this server may fetch.")] | None = None


class CompareArguments(Arguments, frozen=True, kw_only=True):
    """Which pages are compared, and which of the points are given."""

    pages: Annotated[tuple[PageGiven, ...], Meta(min_length=1, max_length=MOST_PAGES, description="The pages, each whole.")]
    kinds: _Kinds = ()
    limit: _Limit = 20
    offset: _Offset = 0
