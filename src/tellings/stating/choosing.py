"""Which articles of a huge story are stated, where all of them would take too long: a page of each text first."""

from collections.abc import Sequence

from tellings.model import Article, Text


def told_length(article: Article) -> int:
    """Return how many characters of an article tell the story."""
    return sum(block.end - block.start for block in article.told())


def choose(articles: Sequence[Article], texts: Sequence[Text], most: int) -> list[Article]:
    """Return the articles, in their order, whose stories have ``most`` characters together at most; all of them where they fit.

    Of each text first its original, or else its longest page, the texts that most pages carry before the others; then the rest. So what is
    left out says mostly what a page of its text says too.
    """
    length = {article.id: told_length(article) for article in articles}
    if sum(length.values()) <= most:
        return list(articles)
    first = [
        text.root or max(text.articles, key=lambda one: (length[one], one))
        for text in sorted(texts, key=lambda text: (-len(text.articles), text.id))
    ]
    left, chosen = most, set()
    for identifier in dict.fromkeys([*first, *sorted(length)]):
        if length[identifier] <= left:
            chosen.add(identifier)
            left -= length[identifier]
    return [article for article in articles if article.id in chosen]
