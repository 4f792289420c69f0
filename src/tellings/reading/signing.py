"""Who signs an article: the people and desks of its byline, and the houses that stand where a name would."""

from tellings.model import Article, Said


def signers(article: Article) -> tuple[Said, ...]:
    """Return people and desks of the byline, then the houses that sign in a byline or that metadata names as authors.

    A house that is only named in a dateline, a credit or the story does not sign. Shown with its canonical name and its place.
    """
    blocks = [block for block in article.blocks if block.role == "byline"]
    houses = [
        said
        for said in article.agencies
        if (said.span and any(block.start <= said.span.start < block.end for block in blocks)) or (said.source or "").endswith("author")
    ]
    return (*article.byline, *houses)
