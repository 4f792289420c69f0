"""Where a page's own sources disagree about it, in sentences: what was taken, from where, and what the others say."""

from collections.abc import Iterator, Sequence

from tellings.editing.display import in_line, shortened
from tellings.model import Also, Article, Dated, Fact, Said, Span, When
from tellings.model.spoken import when_phrase

# The facts in the order in which they are told; people look at the headline and the dates first.
_ORDER: tuple[Fact, ...] = ("title", "published", "updated", "byline", "publisher", "address", "language")
# Other values of one fact that are told, and the columns that each may take.
_MOST, _COLUMNS = 4, 160

_FIELDS = {"json-ld": "JSON-LD ", "meta": "meta ", "microdata": "microdata "}
_ELEMENTS = {
    "time": "time element",
    "title": "title element",
    "link": "link element",
    "html": "html element",
    "page": "address it came from",
}


def disagreements(article: Article) -> list[str]:
    """Return a sentence for each fact that the page's sources do not agree on; all in one line each, safe to show.

    ``published 3 May 2024 (page: meta article:published_time); the address says 2 May 2024``
    """
    by_fact: dict[Fact, list[Also]] = {}
    for other in article.also:
        by_fact.setdefault(other.field, []).append(other)
    return [f"{_taken(article, fact)}; {'; '.join(_others(article, by_fact[fact]))}" for fact in _ORDER if fact in by_fact]


def place(article: Article, how: str, span: Span | None, source: str | None) -> str:
    """Return where a fact stands: "JSON-LD datePublished", "meta og:title", "the address", "the dateline", "the visible line"."""
    if how == "url" and source != "page":
        return "the address"
    kind, _, name = (source or "").partition(":")
    if kind in _FIELDS:
        return _FIELDS[kind] + in_line(name)
    if kind in _ELEMENTS:
        return f"the {_ELEMENTS[kind]}"
    if span and article.dateline and span.overlaps(article.dateline.span):
        return "the dateline"
    return "the visible line"


def _taken(article: Article, fact: Fact) -> str:
    if fact in ("published", "updated"):
        dated: Dated | None = article.published if fact == "published" else article.updated
        return f"{fact} {in_line(when_phrase(dated.when))} (page: {place(article, dated.how, dated.span, dated.source)})" if dated else fact
    if fact == "language":
        return f"language {article.language or 'not known'} (page: the story's words)"
    label = "by" if fact == "byline" else fact
    said = {"title": (article.title,), "publisher": (article.publisher,), "address": (article.address,), "byline": article.byline}[fact]
    return f"{label} {_listed(article, [one for one in said if one])}"


def _listed(article: Article, said: Sequence[Said]) -> str:
    if not said:
        return "not known"
    words = ", ".join(shortened(in_line(one.text), _COLUMNS) for one in said[:_MOST])
    return f"“{words}” (page: {place(article, 'metadata', said[0].span, said[0].source)})"


def _others(article: Article, found: Sequence[Also]) -> Iterator[str]:
    for one in found[:_MOST]:
        is_time = one.field in ("published", "updated")
        value = in_line(when_phrase(When(one.value, "day"))) if is_time else f"“{shortened(in_line(one.value), _COLUMNS)}”"
        yield f"{place(article, one.how, one.span, one.source)} says {value}"
    if len(found) > _MOST:
        yield f"{len(found) - _MOST} more differ"
