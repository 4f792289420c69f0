"""One edition made of the packed articles of a story: work that any process can do, with values in and values out."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from tellings.errors import ModelError
from tellings.library.corrections import Correction
from tellings.library.edition_body import pack_edition
from tellings.library.edition_rows import Rows, rows_of
from tellings.library.given import given
from tellings.library.packing import storable, unpack
from tellings.library.span_words import digest_of_words
from tellings.model import Article, Edition, Problem
from tellings.stating.choosing import told_length

# Characters of what a story's articles tell that are stated: the memory of comparing all statements grows with their square. Of 30
# outlets' articles (110,000 characters) an edition takes 12 seconds and 400 MB, of 100 (390,000) 75 seconds and 2.1 GB.
MOST_STATED = 200_000

# Pages of a story that are compared, and characters that they tell together: each two that share wording are aligned. 100 pages of 5,600
# characters, all copies of one, take 93 seconds and 510 MB.
MOST_PAGES, MOST_COMPARED = 120, 600_000


class Task(NamedTuple):
    """A story to be compared: its row and key, a name by a person, its current articles packed, with places, problems and corrections."""

    story: int
    key: str
    title: str | None
    made_of: str
    bodies: tuple[bytes, ...]
    places: tuple[str, ...]
    problems: tuple[Problem, ...]
    corrections: tuple[Correction, ...]


class Made(NamedTuple):
    """An edition as it comes back: packed, with the rows taken out of it; or only why there is none (``fault``)."""

    story: int
    made_of: str
    body: bytes
    rows: Rows | None
    texts: int
    words_digest: str
    fault: str


def make(task: Task) -> Made:
    """Make the edition of a story and pack it; a fault is told instead of raised, so that no story keeps another from its edition.

    Raises:
        ModelError: the language model is missing.
    """
    try:
        return packed(task, compared(task))
    except ModelError:
        raise
    except Exception as error:
        return Made(task.story, task.made_of, b"", None, 0, "", storable(f"{type(error).__name__}: {error}"))


def packed(task: Task, edition: Edition) -> Made:
    """Pack the edition of a story, with the rows that are taken out of it."""
    body, least = pack_edition(edition, texts=False), edition.stories[0].origins.texts[0]
    return Made(task.story, task.made_of, body, rows_of(edition), least, digest_of_words(edition), "")


def compared(task: Task) -> Edition:
    """Return the edition of a story: what comparing its pages gives, with the corrections of people."""
    from tellings.comparison import compare_articles
    from tellings.reading.agencies import agencies
    from tellings.reading.repeating import without_repeated

    articles = without_repeated([unpack(body) for body in task.bodies], agencies())
    kept = within_bounds(articles)
    by_place = dict(zip(task.places, articles, strict=True))
    held = {article.id for article in kept}
    corrections = given(task.corrections, {place: article for place, article in by_place.items() if article.id in held}, task.title)
    edition = compare_articles(kept, corrections=corrections, most=MOST_STATED)
    said = f"the story has {len(articles):,} pages, too many to compare them all; this one is left out"
    left_out = [Problem(article.page, "too-many", said) for article in articles if article.id not in held]
    problems = tuple(sorted([*edition.problems, *task.problems, *left_out]))
    return replace(edition, problems=problems, stories=(replace(edition.stories[0], id=task.key),))


def within_bounds(articles: Sequence[Article]) -> list[Article]:
    """Return the articles that are compared, in order of id: all but those beyond the bounds, pages that tell the same words last."""
    ordered = sorted(articles, key=lambda article: article.id)
    seen: set[str] = set()
    first: list[Article] = []
    again: list[Article] = []
    for article in ordered:
        words = " ".join(article.text[block.start : block.end] for block in article.told()).casefold()
        (again if words in seen else first).append(article)
        seen.add(words)
    chosen: set[str] = set()
    left = MOST_COMPARED
    for article in [*first, *again]:
        length = told_length(article)
        if len(chosen) < MOST_PAGES and (length <= left or not chosen):
            chosen.add(article.id)
            left -= length
    return [article for article in ordered if article.id in chosen]
