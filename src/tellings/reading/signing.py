"""Who signs an article: the people and desks of its byline, and the houses that stand where a name would."""

from tellings.model import Article, Said


def signers(article: Article) -> tuple[Said, ...]:
    """Return people and desks of the byline, then the houses that sign: as the page writes them, with the words that show it.

    A house signs where metadata names it as an author, or where a byline names no person ("By The Associated Press"). Behind a person
    ("ADA BROOK, The Associated Press") it is whom the person works for; named only in a dateline, a credit or the story, it does not sign.
    """
    lines = [block for block in article.blocks if block.role == "byline"]
    found = list(article.byline)
    for said in article.agencies:
        span = said.span
        in_line = span is not None and any(block.start <= span.start < block.end for block in lines)
        within = span is not None and any(each.span is not None and each.span.overlaps(span) for each in article.byline)
        if not within and ((said.source or "").endswith("author") or (in_line and not article.byline)):
            found.append(Said(article.words(span), span, said.source) if span is not None and in_line else said)
    return tuple(found)
