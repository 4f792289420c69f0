"""Every span of an edition, and the hash of the words at all of them: it tells whether they still hold what they held."""

import hashlib
from collections.abc import Iterator

from msgspec import Struct

from tellings.model import Edition, Span

_DIGITS = 16


def spans_of(value: object) -> Iterator[Span]:
    """Yield every span in a value of the model, in the order of its fields."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Span):
            yield each
        elif isinstance(each, Struct):
            waiting += [getattr(each, name) for name in reversed(each.__struct_fields__)]
        elif isinstance(each, (tuple, list)):
            waiting += reversed(each)
        elif isinstance(each, dict):
            waiting += reversed(each.values())


def digest_of_words(edition: Edition) -> str:
    """Return the first digits of the hash of the words at every span of an edition, its articles' own spans among them.

    Raises:
        ValueError: a span lies outside its article, or in an article that the edition has not.
    """
    texts = {article.id: article.text for article in edition.articles}
    digest = hashlib.sha256()
    for span in spans_of((edition.articles, edition.stories)):
        text = texts.get(span.article)
        if text is None or not 0 <= span.start < span.end <= len(text):
            raise ValueError(f"the span {span.start}-{span.end} of article {span.article} lies outside of it")
        digest.update(f"{span.article} {span.start} {span.end} ".encode())
        digest.update(text[span.start : span.end].encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()[:_DIGITS]
