"""Small invented accounts of one accident, compared whole, and statements made by hand for the single functions."""

import functools
from types import SimpleNamespace

import pytest

from tellings import Page, compare
from tellings.collating.grounds import Grounds
from tellings.model import Article, Block, Measured, Mention, Quantity, Span, Statement, Text, Timed, When

# Three ways to tell the one thing that all accounts share, so that they are one story and have no wording in common.
LEADS = (
    "The ferry Orla struck a pier in Port Ellary on Tuesday, 14 May 2024. ",
    "A passenger ship, the Orla, ran into the harbour wall at Port Ellary on Tuesday, 14 May 2024, the coast guard reported. ",
    "Port Ellary saw its worst accident for years when the ferry Orla hit a quay on Tuesday, 14 May 2024. ",
)


class Compared:
    """An edition with the questions that these tests ask of it."""

    def __init__(self, edition):
        self.edition = edition
        self.points = [point for story in edition.stories for point in story.points]

    def place(self, words):
        """Return the only place where the pages have these words: (article id, start, end)."""
        found = [(one.id, one.text.index(words), one.text.index(words) + len(words)) for one in self.edition.articles if words in one.text]
        assert len(found) == 1, f"{words!r} stands on {len(found)} pages"
        return found[0]

    def holding(self, *words):
        """Return the points in which all of these words stand, each in a span of its own article."""
        places = [self.place(one) for one in words]
        return [point for point in self.points if all(any(_overlap(span, at) for span in spans_of(point)) for at in places)]

    def kinds(self, *words):
        return sorted({point.kind for point in self.holding(*words)})

    def of_kind(self, kind):
        return [point for point in self.points if point.kind == kind]

    def words(self, span):
        return self.edition.article(span.article).words(span)

    def page(self, name):
        return next(article.id for article in self.edition.articles if article.page == name)


def spans_of(point):
    return [span for reading in point.readings for span in reading.spans]


def _overlap(span, place):
    return span.article == place[0] and span.start < place[2] and span.end > place[1]


@functools.cache
def _compared(pages, undecided):
    return Compared(compare([Page.from_text(text, name=name) for name, text in pages], undecided=undecided))


@pytest.fixture(scope="session")
def accounts():
    """Compare accounts, one sentence or more each, behind a lead that makes them one story; equal ones are compared once."""

    def made(*sentences):
        names = ("one.txt", "two.txt", "three.txt")
        pages = tuple((name, f"{lead}{words}\n") for name, lead, words in zip(names, LEADS, sentences, strict=False))
        found = _compared(pages, False)
        assert len(found.edition.stories) == 1, "the accounts are meant to be one story"
        return found

    return made


@pytest.fixture(scope="session")
def pages():
    """Compare whole pages given as name=text."""

    def made(undecided=False, **texts):
        return _compared(tuple((f"{name}.txt", text) for name, text in texts.items()), undecided)

    return made


class Bench:
    """Articles and statements made by hand: ``say`` adds a clause to an article, ``grounds`` tells which articles are one text."""

    def __init__(self):
        self.texts, self.made = {}, []

    def say(self, article, words, *, stems=None, trigger=None, counts=(), times=(), about=(), quotes=(), speaker=None, **more):
        start = len(self.texts.get(article, ""))
        self.texts[article] = f"{self.texts.get(article, '')}{words}\n"
        span = Span(article, start, start + len(words))
        stems = tuple(sorted(stems or {word.strip(".,").lower() for word in words.split() if len(word) > 3}))
        statement = Statement(
            span=span,
            sentence=span,
            trigger=trigger or words.split()[1],
            words=stems,
            about=tuple(Mention(span, name, "other", name) for name in about),
            mentions=(),
            quantities=tuple(Measured(span, quantity) for quantity in counts),
            times=tuple(Timed(span, when) for when in times),
            quotes=tuple(quotes),
            speaker=speaker,
            denied=more.get("denied", False),
            modality=more.get("modality", "asserted"),
        )
        self.made.append(statement)
        return statement

    def articles(self):
        return {
            name: Article(
                name, name, "text/plain", "", None, None, None, (), (), None, None, None, "en", text, (Block("body", 0, len(text)),)
            )
            for name, text in self.texts.items()
        }

    def grounds(self, families=None, written=None, agencies=None):
        """Families are tuples of articles that are one text; by default each article is its own. ``written`` maps articles to days."""
        articles = self.articles()
        families = families or [(name,) for name in sorted(articles)]
        texts = [
            Text(
                f"t{number}",
                tuple(Span(one, 0, len(articles[one].text)) for one in family),
                family,
                None,
                False,
                (agencies or {}).get(family[0]),
            )
            for number, family in enumerate(families, 1)
        ]
        return Grounds(articles, texts, {name: When(written[name], "day") if written and name in written else None for name in articles})


def _count(low, counted=None, *, high=None, unit=None, approximate=False, words=None):
    return Quantity(low, low if high is None else high, False, False, approximate, unit, counted, words or f"{low:g}")


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture(scope="session")
def count():
    """Make an exact quantity."""
    return _count


@pytest.fixture(scope="session")
def shapes():
    return SimpleNamespace(spans_of=spans_of)
