"""Every span of an edition, and one hash of the words at all of them."""

import hashlib

from tellings.model import Edition, Span
from tellings.model.walking import spans_of


def all_spans(edition: Edition) -> list[Span]:
    """Return the spans of an edition's articles and stories, each once, in order."""
    return sorted(set(spans_of((edition.articles, edition.stories))))


def hash_of_words(edition: Edition) -> str:
    """Return the SHA-256 of ``ARTICLE START END WORDS``, a line each, of all spans in order; a span outside of its article has no words."""
    texts = {article.id: article.text for article in edition.articles}
    digest = hashlib.sha256()
    for span in all_spans(edition):
        words = texts.get(span.article, "")[max(0, span.start) : max(0, span.end)]
        digest.update(f"{span.article} {span.start} {span.end} {words}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
