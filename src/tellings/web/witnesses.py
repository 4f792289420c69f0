"""The pages of a story as a table shows them: who published what when, and which of the texts each has."""

from typing import NamedTuple

from tellings.editing.display import in_line
from tellings.editing.lineage import letters
from tellings.web.editions import Told
from tellings.web.linking import article_path
from tellings.web.wording import day_phrase


class Witness(NamedTuple):
    """One page of a story; ``texts`` are the letters of the texts that it has, as in the family tree."""

    key: str
    href: str
    name: str
    title: str
    outlet: str
    written: str
    order: str
    words: int
    texts: str
    place: str


def witnesses(found: Told) -> list[Witness]:
    """Return the pages of a story in order of writing, those of which that is not known last."""
    letter = letters(found.story.texts)
    texts: dict[str, list[str]] = {}
    for text in found.story.texts:
        for key in text.articles:
            texts.setdefault(key, []).append(letter[text.id])
    made = []
    for key, article in found.articles.items():
        dated = article.published.when if article.published else article.dateline.when if article.dateline else None
        made.append(
            Witness(
                key,
                article_path(key),
                found.names[key],
                in_line(article.title.text) if article.title else found.names[key],
                in_line(article.publisher.text) if article.publisher else "",
                day_phrase(dated.value) if dated else "",
                dated.value if dated else "~",
                sum(len(article.text[block.start : block.end].split()) for block in article.told()),
                ", ".join(sorted(texts.get(key, ()))),
                article.page,
            )
        )
    return sorted(made, key=lambda one: (one.order, one.name))
