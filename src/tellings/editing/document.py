"""An edition as one HTML file that needs no network, no script and no other file."""

import base64
import functools
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from tellings.editing.disagreements import disagreements, place
from tellings.editing.display import in_line, shortened, visible
from tellings.editing.entries import Showing, gist
from tellings.editing.marking import Link, Mark, Section, anchors, marks, sections
from tellings.editing.names import page_name, short_names
from tellings.editing.phrases import KINDS, count, event_reason, texts_phrase
from tellings.editing.tree import lay_out
from tellings.model import Article, Edition, Point, Span, Story
from tellings.model.spoken import when_phrase

if TYPE_CHECKING:
    from jinja2 import Environment

# What adds or omits a page, as links: a page of 25 articles with hundreds of points each would otherwise be lists for the most part.
_MOST_LISTED = 40

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

# What each role is called over a block in the full text; the story's own sentences need no label.
_ROLES = {"body": "", "page-date": "page date"}


class ArticleView(NamedTuple):
    """An article in full, with what is known of it."""

    article: Article
    name: str
    page: str
    title: str
    facts: tuple[tuple[str, str], ...]
    disagreements: tuple[str, ...]
    sections: tuple[Section, ...]


@functools.cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("tellings.editing"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.filters.update(visible=visible, in_line=in_line, when=when_phrase)
    found.globals.update(count=count, kinds=KINDS, roles=_ROLES, shortened=shortened)
    return found


def html(edition: Edition) -> str:
    """Return the edition as one self-contained HTML page, the same for the same edition.

    Its Content-Security-Policy allows nothing but its own style, by hash. All that comes from pages is escaped and shown verbatim.
    """
    articles = {article.id: article for article in edition.articles}
    names = short_names(edition.articles)
    links = [link for story in edition.stories for link in _links(story)]
    named = anchors(link.span for link in links)
    marked = marks(links, named)
    shown = sorted(edition.articles, key=lambda article: names[article.id])
    full = tuple(_article(article, names[article.id], marked.get(article.id, ())) for article in shown)
    style = resources.files("tellings.editing").joinpath("templates/edition.css").read_text(encoding="utf-8") + _cut_spans(full)
    return (
        _environment()
        .get_template("edition.html.jinja")
        .render(
            style=style,
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii"),
            stories=[_story(story, articles, names, named) for story in edition.stories],
            articles=full,
            problems=[(page_name(problem.page), problem) for problem in edition.problems],
        )
    )


def _links(story: Story) -> Iterable[Link]:
    """Yield every span that the page points at, with the entry that does."""
    if story.event is not None:
        event = f"#{story.id}-event"
        for span in (*(e.span for e in story.event.evidence), *(r.span for r in story.event.rejected if r.span)):
            yield Link(span, event, "event")
        if story.event.place is not None and story.event.place.span is not None:
            yield Link(story.event.place.span, event, "event")
    for point in (*story.points, *_undecided(story)):
        if point.about.span is not None:
            yield Link(point.about.span, f"#{point.id}", "about")
        yield from (Link(span, f"#{point.id}", point.kind) for reading in point.readings for span in reading.spans)
    for number, reuse in enumerate(story.reuse, 1):
        yield from (Link(span, f"#{story.id}-shared-{number}", reuse.kind) for span in (reuse.a, reuse.b))
    yield from (Link(entry.span, f"#{story.id}-timeline", "time") for entry in story.timeline)
    for quote in story.quotes:
        yield from (Link(span, f"#{quote.id}", "quote") for wording in quote.wordings for span in wording.spans)


def _undecided(story: Story) -> tuple[Point, ...]:
    return story.undecided if isinstance(story.undecided, tuple) else ()


def _cut_spans(articles: Iterable[ArticleView]) -> str:
    """Return the rules that light up the further pieces of spans that had to be cut, when their first piece is the target."""
    cut = {piece.opens.anchor: None for a in articles for s in a.sections for piece in s.pieces if piece.opens and not piece.first}
    rules = [f":root:has(#{anchor}:target) .c-{anchor}" for anchor in cut if _IDENTIFIER.fullmatch(anchor)]
    return "".join(f"{rule}{{background:var(--lit);color:var(--lit-ink)}}\n" for rule in rules)


def _story(story: Story, articles: Mapping[str, Article], names: Mapping[str, str], named: Mapping[Span, str]) -> dict[str, Any]:
    showing = Showing(story, articles, names, named)
    gists = gist(story.points, articles)
    by_kind: dict[str, list[Point]] = {kind: [] for kind in KINDS}
    for point in story.points:
        by_kind[point.kind].append(point)
    in_order = sorted(story.articles, key=lambda article: names[article])
    singles: dict[str, list[Any]] = {article: [] for article in in_order}
    for point in by_kind["single"]:
        for article in dict.fromkeys(a for reading in point.readings for a in reading.articles):
            singles.setdefault(article, []).append(showing.point(point))
    return {
        "story": story,
        "title": in_line(story.title.text) or "Untitled story",
        "pages": count(story.origins.articles, "page"),
        "texts": texts_phrase(story.origins),
        "event_why": event_reason(story.event) if story.event else "",
        "showing": showing,
        "tree": lay_out(story, articles, names),
        "points": {kind: [showing.point(point) for point in points] for kind, points in by_kind.items() if kind != "single"},
        "undecided": [showing.point(point) for point in _undecided(story)],
        "singles": [(names[article], found) for article, found in singles.items() if found],
        "single_count": len(by_kind["single"]),
        "timeline": [showing.time(entry) for entry in story.timeline],
        "quotes": [showing.quote(quote) for quote in story.quotes],
        "reuse": [showing.reuse(reuse, f"{story.id}-shared-{number}") for number, reuse in enumerate(story.reuse, 1)],
        "differs": [(names[a], a, _listing(story.adds.get(a, ()), gists), _listing(story.omits.get(a, ()), gists)) for a in in_order],
    }


def _listing(points: Sequence[str], gists: Mapping[str, str]) -> dict[str, Any]:
    known = [point for point in points if point in gists]
    return {
        "count": len(known),
        "items": [(point, gists[point]) for point in known[:_MOST_LISTED]],
        "more": max(0, len(known) - _MOST_LISTED),
    }


def _article(article: Article, name: str, found: Sequence[Mark]) -> ArticleView:
    facts = [("page", page_name(article.page))]
    if article.publisher:
        facts.append(("publisher", in_line(article.publisher.text)))
    if article.byline:
        facts.append(("by", ", ".join(in_line(person.text) for person in article.byline)))
    if article.agencies:
        facts.append(("agencies named", ", ".join(dict.fromkeys(in_line(agency.text) for agency in article.agencies))))
    if article.dateline:
        when = f", {when_phrase(article.dateline.when)}" if article.dateline.when else ""
        facts.append(("dateline", in_line(article.dateline.place.text) + when))
    for label, dated in (("published", article.published), ("updated", article.updated)):
        if dated:
            known = place(article, dated.how, dated.span, dated.source) if dated.source else dated.how
            facts.append((label, f"{when_phrase(dated.when)} (known from {known})"))
    facts.append(("language", article.language or "not known"))
    if article.captured:
        facts.append(("captured", in_line(article.captured)))
    if article.entries:
        facts.append(("live blog", count(len(article.entries), "timed entry", "timed entries")))
    title = in_line(article.title.text) if article.title else name
    told = tuple(disagreements(article))
    return ArticleView(article, name, page_name(article.page), title, tuple(facts), told, sections(article, found))
