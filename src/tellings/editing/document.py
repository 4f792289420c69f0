"""An edition as one HTML file that needs no network, no script and no other file."""

import base64
import hashlib
import re
from collections.abc import Iterable
from importlib import resources

from tellings.editing.article_view import ArticleView, article_view
from tellings.editing.environment import edition_environment
from tellings.editing.linking import pointed_at, within
from tellings.editing.marking import anchors, marks
from tellings.editing.names import page_name, short_names
from tellings.editing.story_view import story_view
from tellings.model import Edition

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def html(edition: Edition) -> str:
    """Return the edition as one self-contained HTML page, the same for the same edition.

    Its Content-Security-Policy allows nothing but its own style, by hash. All that comes from pages is escaped and shown verbatim.
    """
    articles = {article.id: article for article in edition.articles}
    names = short_names(edition.articles)
    links = [link for story in edition.stories for link in pointed_at(story, lambda entry: f"#{entry}")]
    named = anchors(link.span for link in links)
    linking = within(named)
    marked = marks(links, named)
    shown = sorted(edition.articles, key=lambda article: names[article.id])
    full = tuple(article_view(article, names[article.id], marked.get(article.id, ())) for article in shown)
    style = resources.files("tellings.editing").joinpath("templates/edition.css").read_text(encoding="utf-8") + _cut_spans(full)
    return (
        edition_environment()
        .get_template("edition.html.jinja")
        .render(
            style=style,
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii"),
            stories=[story_view(story, articles, names, linking) for story in edition.stories],
            articles=full,
            problems=[(page_name(problem.page), problem) for problem in edition.problems],
        )
    )


def _cut_spans(articles: Iterable[ArticleView]) -> str:
    """Return the rules that light up the further pieces of spans that had to be cut, when their first piece is the target."""
    cut = {piece.opens.anchor: None for a in articles for s in a.sections for piece in s.pieces if piece.opens and not piece.first}
    rules = [f":root:has(#{anchor}:target) .c-{anchor}" for anchor in cut if _IDENTIFIER.fullmatch(anchor)]
    return "".join(f"{rule}{{background:var(--lit);color:var(--lit-ink)}}\n" for rule in rules)
