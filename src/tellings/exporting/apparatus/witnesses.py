"""Articles as witnesses: what each tells, in tokens that know where they stand on the page."""

import re
from bisect import bisect_left
from typing import NamedTuple

from tellings.model import Article, Span

# A word with what joins it, a run of white space, or any other character.
_TOKEN = re.compile(r"\w+(?:[’'-]\w+)*|\s+|[^\w\s]")

# Marks that newsrooms write in several ways, by the form under which they are compared.
_MARKS = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}


class Token(NamedTuple):
    """A piece of what an article tells: as the page has it, as it is compared, and where it begins in the article's text."""

    form: str
    key: str
    start: int


class Witness(NamedTuple):
    """An article's id and the tokens of what it tells, which together are its told text."""

    article: str
    tokens: tuple[Token, ...]

    def within(self, span: Span) -> range:
        """Return the numbers of the tokens that begin inside ``span``, a span of this article."""
        low = bisect_left(self.tokens, span.start, key=lambda token: token.start)
        return range(low, bisect_left(self.tokens, span.end, key=lambda token: token.start))


def told_text(article: Article) -> str:
    """Return what an article tells: the words of its standfirst and body blocks as they stand, each block on a new line."""
    return "\n".join(article.text[block.start : block.end] for block in article.told())


def witness(article: Article) -> Witness:
    """Return an article as a witness; the forms of its tokens together are :func:`told_text`."""
    found: list[Token] = []
    for number, block in enumerate(article.told()):
        if number:
            found.append(Token("\n", " ", block.start))
        found += [
            Token(match[0], _key(match[0]), block.start + match.start()) for match in _TOKEN.finditer(article.text[block.start : block.end])
        ]
    return Witness(article.id, tuple(found))


def is_word(token: Token) -> bool:
    """Tell whether a token is a word, not a mark or white space."""
    return token.key[0].isalnum()


def _key(form: str) -> str:
    if form.isspace():
        return " "
    return _MARKS.get(form) or form.casefold() or form
