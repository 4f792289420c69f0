"""The hash of the words at every span of an edition: it tells whether they still hold what they held."""

import hashlib

from tellings.model import Edition
from tellings.model.walking import spans_of

_DIGITS = 16


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
