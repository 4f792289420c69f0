"""The texts of a story: their letters, which of them gathers which article, and the whole family in sentences."""

from collections.abc import Mapping, Sequence
from string import ascii_uppercase

from tellings.editing.display import in_line
from tellings.editing.phrases import percent
from tellings.model import Story, Text

# A confidence of one half says that either direction is as likely: nothing that a reader could use.
_EVEN = 0.5


def letters(texts: Sequence[Text]) -> dict[str, str]:
    """Return a letter for each text, by its id: A to Z, then AA, AB, …"""
    found = {}
    for number, text in enumerate(texts):
        found[text.id] = (ascii_uppercase[number // 26 - 1] if number >= 26 else "") + ascii_uppercase[number % 26]
    return found


def main_texts(story: Story) -> dict[str, int]:
    """Return which text (by place in ``story.texts``) gathers each article: the one that most of its characters belong to."""
    found: dict[str, int] = {}
    for article in story.articles:
        sizes = [(sum(len(part) for part in text.parts if part.article == article), -place) for place, text in enumerate(story.texts)]
        members = [(size, place) for size, place in sizes if size or article in story.texts[-place].articles]
        if members:
            found[article] = -max(members)[1]
    return found


def sentences(story: Story, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the tree as pairs of a heading and a sentence: each text with its articles, then who has how much from whom."""
    letter = letters(story.texts)
    found = []
    for text in story.texts:
        agency = f" ({in_line(text.agency)})" if text.agency else ""
        members = ", ".join(sorted(names.get(article, article) for article in text.articles))
        if text.hidden:
            members += "; the original is on none of these pages"
        elif text.root is not None and len(text.articles) > 1:
            members += f"; the original is on {names.get(text.root, text.root)}"
        found.append((f"Text {letter[text.id]}{agency}", members))
    for copy in story.copies:
        source = names.get(copy.source) or (f"text {letter[copy.source]}" if copy.source in letter else copy.source)
        why = "; ".join(in_line(part) for part in copy.evidence)
        sure = f" Confidence in the direction: {percent(copy.direction_confidence)}." if _EVEN < copy.direction_confidence < 1 else ""
        said = f"has {percent(copy.share)} of its body from {source}.{sure}{' Evidence: ' + why if why else ''}"
        found.append((names.get(copy.to, copy.to), said))
    return tuple(found)
