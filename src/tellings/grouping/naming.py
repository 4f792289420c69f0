"""What a story is called: one of its articles' titles, or else the first sentence of one."""

import re
from collections.abc import Sequence

from tellings.model import Article, Said, Span

_WORD = re.compile(r"\w+")

# Characters of a first sentence that serve as a title where no article has one.
LONGEST_TITLE = 120


def name(articles: Sequence[Article]) -> Said:
    """Return the title whose words the story's articles share most; where there is none, the beginning of the first article's text."""
    told = {article.id: _words(" ".join(article.text[block.start : block.end] for block in article.told())) for article in articles}
    titles = [(article, article.title) for article in articles if article.title and _words(article.title.text)]
    if titles:
        article, title = min(titles, key=lambda one: (-_shared(_words(one[1].text), list(told.values())), one[0].id))
        return title
    article = min(articles, key=lambda article: article.id)
    start = next((block.start for block in article.told()), len(article.text) - len(article.text.lstrip()))
    end = min([block.end for block in article.told() if block.start == start] + [len(article.text.rstrip())])
    if end - start > LONGEST_TITLE:
        cut = article.text.rfind(" ", start, start + LONGEST_TITLE)
        end = cut if cut > start else start + LONGEST_TITLE
    return Said(article.text[start:end], Span(article.id, start, end))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _shared(title: frozenset[str], told: Sequence[frozenset[str]]) -> float:
    return round(sum(len(title & words) / len(title) for words in told), 9)
