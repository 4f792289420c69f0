"""All that the articles of one story state, step by step: grammar, names, quotes, statements."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tellings.model import Article, Mention, Quoted, Statement, Timed
from tellings.stating.names import RoleClaim, name_story
from tellings.stating.parsing import parse
from tellings.stating.quotes import find_quotes
from tellings.stating.statements import make_statements


class Told(NamedTuple):
    """What the articles of a story state: statements in order, and by article id the quotes and mentions; claims of office."""

    statements: tuple[Statement, ...]
    quoted: Mapping[str, tuple[Quoted, ...]]
    mentions: Mapping[str, tuple[Mention, ...]]
    claims: tuple[RoleClaim, ...]


def state(articles: Sequence[Article], times: Mapping[str, Sequence[Timed]]) -> Told:
    """State what the articles of one story tell; ``times`` holds the dated expressions of each, by article id."""
    parsed = parse(articles)
    mentions, claims = name_story(parsed)
    quoted = {article.id: find_quotes(parsed[article.id], mentions[article.id]) for article in articles}
    statements = [
        statement
        for article in articles
        for statement in make_statements(parsed[article.id], mentions[article.id], times.get(article.id, ()), quoted[article.id])
    ]
    return Told(tuple(statements), quoted, mentions, tuple(claim for article in articles for claim in claims[article.id]))
