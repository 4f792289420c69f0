"""The way through: pages in, an edition out. Each step is called once, in order, and knows nothing of the others."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec import UNSET
from msgspec.structs import replace

from tellings.capture import capture
from tellings.errors import NothingReadError
from tellings.model import Applied, Article, Corrections, Edition, Page, Problem, Readings, Reuse, Said, Story

Pages = Sequence[str | Path | Page] | str | Path | Page
Progress = Callable[[str, int, int], None]

_NOTHING_CORRECTED = Corrections()


class Compared(NamedTuple):
    """A story compared: what became of the corrections of people, oldest first, and the articles that were not stated."""

    story: Story
    applied: tuple[Applied, ...]
    unstated: tuple[Article, ...]


def read(pages: Pages, *, progress: Progress | None = None, stdin: BinaryIO | None = None, allow_hosts: Sequence[str] = ()) -> Readings:
    """Read pages: files, folders (their files by name), addresses, ``-`` for ``stdin``, or :class:`~tellings.Page`.

    Only addresses are fetched, and none inside the network but on hosts that ``allow_hosts`` names.
    ``progress`` is called with the name of a step, how much of it is done and how much there is.

    Raises:
        NothingReadError: none of the pages could be read; its ``problems`` say why.
    """
    articles, problems = _read(pages, progress, stdin, allow_hosts)
    return Readings(version="1", articles=tuple(articles), problems=tuple(problems))


def compare(
    pages: Pages,
    *,
    undecided: bool = False,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    allow_hosts: Sequence[str] = (),
) -> Edition:
    """Compare the pages of one event or of several, as ``tellings compare`` does; pages are given as for :func:`read`.

    With ``undecided``, each story also holds the groups of statements of which nobody can tell whether they are about one thing.

    Raises:
        NothingReadError: none of the pages could be read; its ``problems`` say why.
    """
    articles, problems = _read(pages, progress, stdin, allow_hosts)
    from tellings.copying import find_reuse
    from tellings.grouping import group

    _tell(progress, "copying", 0, len(articles))
    reuse = find_reuse(articles)
    stories = group(articles, reuse)
    made = [_story(story, reuse, undecided, progress).story for story in stories]
    problems = sorted([*problems, *_cut(articles)])
    return Edition(version="1", articles=tuple(articles), problems=tuple(problems), stories=tuple(sorted(made, key=lambda story: story.id)))


def compare_articles(
    articles: Sequence[Article],
    *,
    corrections: Corrections = _NOTHING_CORRECTED,
    undecided: bool = False,
    most: int | None = None,
    progress: Progress | None = None,
) -> Edition:
    """Compare articles that are known to be of one story: the same answer that :func:`compare` gives on their pages.

    ``corrections`` are those of people: roles are laid on before anything is compared, directions and speakers on their way, kinds and the
    title at the end; the story then says what became of each. With ``most``, no more than so many characters of what the articles tell are
    stated, of one page of each text first, and ``problems`` names the pages left out.
    """
    from tellings.copying import find_reuse
    from tellings.correcting import with_roles

    ordered, of_roles = with_roles(sorted(articles, key=lambda article: article.id), corrections.roles)
    _tell(progress, "copying", 0, len(ordered))
    made = _story(ordered, find_reuse(ordered), undecided, progress, corrections, most)
    applied = tuple(sorted([*corrections.lost, *of_roles, *made.applied], key=lambda one: one.id))
    story = replace(made.story, corrections=applied) if applied else made.story
    problems = sorted([*_cut([article for article in ordered if article not in made.unstated]), *_left_out(made.unstated, len(ordered))])
    return Edition(version="1", articles=tuple(ordered), problems=tuple(problems), stories=(story,))


def _left_out(articles: Sequence[Article], of: int) -> list[Problem]:
    """Say which articles of a huge story are not stated."""
    said = f"the story has {of:,} pages, too many to state them all; of this one only the shared wording is traced"
    return [Problem(article.page, "too-many", said) for article in articles]


def _cut(articles: Sequence[Article]) -> list[Problem]:
    """Say of which articles only the beginning is stated."""
    from tellings.stating.parsing import LONGEST_TOLD, is_cut

    said = f"only the first {LONGEST_TOLD:,} characters of its story are stated; its shared wording is found in all of it"
    return [Problem(article.page, "too-long", said) for article in articles if is_cut(article)]


def articles_of(pages: Pages) -> list[Article]:
    """Read pages and return their articles in order of id, without the problems."""
    return _read(pages, None, None)[0]


def _read(
    pages: Pages, progress: Progress | None, stdin: BinaryIO | None, allow_hosts: Sequence[str] = ()
) -> tuple[list[Article], list[Problem]]:
    from tellings.reading import read as read_pages

    arguments = [pages] if isinstance(pages, (str, Path, Page)) else list(pages)
    _tell(progress, "reading", 0, len(arguments))
    captured, missing = capture(arguments, stdin, allow_hosts=allow_hosts)
    articles, problems = read_pages(captured)
    problems = sorted([*missing, *problems])
    if not articles:
        raise NothingReadError("none of the pages could be read", tuple(problems))
    return articles, problems


def _tell(progress: Progress | None, step: str, done: int, total: int) -> None:
    if progress:
        progress(step, done, total)


def _story(
    articles: Sequence[Article],
    reuse: Sequence[Reuse],
    undecided: bool,
    progress: Progress | None,
    corrections: Corrections = _NOTHING_CORRECTED,
    most: int | None = None,
) -> Compared:
    """Compare the articles of one story; ``most`` bounds the statements that are compared with each other."""
    from tellings.collating.claims import judge_claims
    from tellings.collating.grounds import Grounds
    from tellings.collating.points import adds, make_points, omits
    from tellings.collating.sayings import sayings
    from tellings.copying import trace
    from tellings.correcting import directions_held, marked_quotes, with_kinds, with_speakers
    from tellings.dating import date_story
    from tellings.grouping import name, story_id
    from tellings.stating.choosing import choose
    from tellings.stating.telling import state

    members = {article.id: article for article in articles}
    shared = tuple(passage for passage in reuse if passage.a.article in members and passage.b.article in members)
    lineage = trace(articles, shared, corrections.directions)
    _tell(progress, "dating", 0, len(articles))
    dates = date_story(articles, [text.articles for text in lineage.texts])
    _tell(progress, "stating", 0, len(articles))
    chosen = articles if most is None else choose(articles, lineage.texts, most)
    spoken = with_speakers(state(chosen, dates.expressed()), corrections.speakers)
    told = spoken.told
    _tell(progress, "collating", 0, len(articles))
    grounds = Grounds(members, lineage.texts, dates.written)
    quotes = sayings(members, told.quoted)
    points, open_points = make_points(told.statements, quotes, grounds, judge_claims(told.claims, grounds))
    points, of_kinds = with_kinds(points, corrections.kinds)
    texts_of = {identifier: tuple(text.id for text in lineage.texts if identifier in text.articles) for identifier in members}
    story = Story(
        id=story_id(articles),
        title=name(articles) if corrections.title is None else Said(corrections.title, None, "person"),
        articles=tuple(members),
        event=dates.event,
        reuse=lineage.reuse,
        texts=lineage.texts,
        copies=lineage.copies,
        origins=lineage.origins,
        points=points,
        timeline=dates.timeline,
        quotes=marked_quotes(quotes, spoken.before),
        adds=adds(points, tuple(members)),
        omits=omits(points, texts_of),
        undecided=open_points if undecided else UNSET,
    )
    unstated = tuple(article for article in articles if article.id not in {one.id for one in chosen})
    story = replace(story, omits=story.omits | {article.id: () for article in unstated}) if unstated else story
    applied = (*directions_held(corrections.directions, lineage.copies, shared), *spoken.applied, *of_kinds)
    return Compared(story, applied, unstated)
