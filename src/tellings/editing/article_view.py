"""An article in full, in the shape in which it is shown: its facts, where its page disagrees with itself, its marked words."""

from collections.abc import Sequence
from typing import NamedTuple

from tellings.editing.disagreements import disagreements, place
from tellings.editing.display import in_line
from tellings.editing.marking import Mark, Section, sections
from tellings.editing.names import page_name
from tellings.editing.phrases import count
from tellings.model import Article
from tellings.model.spoken import when_phrase


class ArticleView(NamedTuple):
    """An article in full, with what is known of it."""

    article: Article
    name: str
    page: str
    title: str
    facts: tuple[tuple[str, str], ...]
    disagreements: tuple[str, ...]
    sections: tuple[Section, ...]


def article_view(article: Article, name: str, found: Sequence[Mark]) -> ArticleView:
    """Return an article to be shown under ``name``, with the marks that were found for it."""
    title = in_line(article.title.text) if article.title else name
    told = tuple(disagreements(article))
    return ArticleView(article, name, page_name(article.page), title, _facts(article), told, sections(article, found))


def _facts(article: Article) -> tuple[tuple[str, str], ...]:
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
    return tuple(facts)
