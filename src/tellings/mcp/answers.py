"""What the tools answer with: values that say what the edition says, bounded in size, each with the words it rests on."""

from msgspec import Struct

from tellings.library.asking import Behind
from tellings.model import Note, PointKind, PointType, Problem, Role


class Words(Struct, frozen=True):
    """Words of a page: ``[start, end)`` counts characters of the article's text; ``link`` opens the live page at them, if known.

    Long words lose their end for an ellipsis; the offsets stay those of all of them, and the tool `article` gives them whole.
    """

    article: str
    start: int
    end: int
    words: str
    link: str | None


class ReadingTold(Struct, frozen=True):
    """One version of a point: its value where it has one apart from its words, who has it, and where; ``pages`` counts the articles."""

    value: str
    pages: int
    articles: tuple[str, ...]
    texts: tuple[str, ...]
    speakers: tuple[str, ...]
    words: tuple[Words, ...]


class PointTold(Struct, frozen=True):
    """What the pages say about one thing. ``texts`` counts independent texts: a text that many pages carry counts once.

    ``by_person`` is true where a person gave the kind; ``all_readings`` counts the readings, of which the first stand here.
    """

    id: str
    kind: PointKind
    type: PointType
    about: str
    why: str
    pages: int
    texts: int
    by_person: bool
    all_readings: int
    readings: tuple[ReadingTold, ...]


class PageTold(Struct, frozen=True):
    """A page of a story; ``written`` is a date in EDTF; ``adds`` counts what only it says, ``omits`` what it leaves out."""

    article: str
    page: str
    title: str | None
    outlet: str | None
    written: str | None
    adds: int
    omits: int


class TextTold(Struct, frozen=True):
    """One wording and the pages that carry it. ``root`` has the original; ``hidden``: it is on none of the pages, perhaps an agency's."""

    id: str
    pages: int
    articles: tuple[str, ...]
    root: str | None
    hidden: bool
    agency: str | None


class CopyTold(Struct, frozen=True):
    """Whom a page has wording from: ``source`` is an article or a hidden text; ``share`` is the part of the page, 0 to 1."""

    source: str
    to: str
    share: float
    direction_confidence: float
    by_person: bool


class Independence(Struct, frozen=True):
    """How many independent texts stand behind the pages, at the least and at the most, and why."""

    pages: int
    least: int
    most: int
    agencies: tuple[str, ...]
    why: str


class LeftOut(Struct, frozen=True):
    """How many pages, texts and copies of a large story are not listed here."""

    pages: int
    texts: int
    copies: int


class StoryTold(Struct, frozen=True):
    """A story: its event, how independent its pages are, and its points, the conflicts first.

    ``event`` is a date in EDTF, ``None`` where not known. ``kinds`` counts all points of the story; ``total`` those asked for, of which
    ``points`` are a page from ``offset`` on.
    """

    story: str
    title: str
    event: str | None
    place: str | None
    why_event: str | None
    independence: Independence
    pages: tuple[PageTold, ...]
    texts: tuple[TextTold, ...]
    copies: tuple[CopyTold, ...]
    kinds: dict[PointKind, int]
    total: int
    limit: int
    offset: int
    points: tuple[PointTold, ...]
    left_out: LeftOut


class StoryAnswer(Struct, frozen=True):
    """A story of the library. ``is_old``: its pages changed since it was compared; ``behind`` says what else is not derived yet."""

    story: StoryTold
    is_old: bool
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]
    behind: Behind | None


class ComparedAnswer(Struct, frozen=True):
    """Pages compared: the stories that they tell, and the pages that could not be read, or only in part. Nothing of it is kept."""

    stories: tuple[StoryTold, ...]
    problems: tuple[Problem, ...]


class BlockTold(Struct, frozen=True):
    """A stretch of the text with its role; only `body` and `standfirst` tell the story."""

    role: Role
    start: int
    end: int


class ArticleAnswer(Struct, frozen=True):
    """A page of the library as it was read: what is known of it, and its text from ``start`` to ``end`` of ``length`` characters.

    Dates are EDTF. ``next_start`` is where to read on, ``None`` at the end.
    """

    article: str
    page: str
    story: str | None
    title: str | None
    outlet: str | None
    byline: tuple[str, ...]
    agencies: tuple[str, ...]
    place: str | None
    filed: str | None
    published: str | None
    updated: str | None
    captured: str | None
    language: str | None
    link: str | None
    length: int
    start: int
    end: int
    next_start: int | None
    text: str
    blocks: tuple[BlockTold, ...]
