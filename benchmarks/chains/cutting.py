"""Cuts, misprints, errors and corrections: what is lost and what goes wrong on the way from page to page."""

import re
from dataclasses import dataclass, replace
from random import Random

from chains.documents import Document, Paragraph, Strength
from chains.rates import happens
from chains.style import outside_quotes

Paragraphs = tuple[Paragraph, ...]


@dataclass(frozen=True)
class Order:
    """What a desk is told: how to rewrite, and which sentences, by origin, it must cut (``cut``) or leave alone (``keep``)."""

    strength: Strength
    cut: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()


# Sentences of the first document that a copy keeps: with fewer it is a brief, and nobody would call it the same text.
_LEAST = 6


def cut(source: Document, order: Order, rng: Random, edits: list[str]) -> Paragraphs:
    """Cut a text: from the end, inside, or the last sentences of paragraphs; furniture of the source mostly goes."""
    paragraphs = [p for p in source.paragraphs if not p[0].furniture or happens(rng, "leftover")]
    if order.cut or order.keep:
        kept = [tuple(s for s in p if not set(s.origins) & order.cut) for p in paragraphs]
        edits.append("inner")
        return tuple(p for p in kept if p)
    if happens(rng, "tail") and len(paragraphs) > 4:
        paragraphs = paragraphs[: -max(1, round(len(paragraphs) * rng.uniform(0.1, 0.5)))]
        edits.append("tail")
    if happens(rng, "inner") and len(paragraphs) > 5:
        at = rng.randrange(1, len(paragraphs) - 2)
        del paragraphs[at : at + rng.choice((1, 1, 2))]
        edits.append("inner")
    if happens(rng, "clipped"):
        paragraphs = [p[:-1] if len(p) > 1 and rng.random() < 0.4 else p for p in paragraphs]
        edits.append("clipped")
    if sum(":" in s.origins[0] for p in paragraphs for s in p if s.origins) < _LEAST:
        edits[:] = [edit for edit in edits if edit not in ("tail", "inner", "clipped")]
        return source.paragraphs
    return tuple(paragraphs)


def misprinted(document: Document, rng: Random) -> Document:
    """Leave a misprint in the document: two letters changed round in the first sentence of some paragraph."""
    i = rng.randrange(len(document.paragraphs))
    first, *rest = document.paragraphs[i]
    long = [word for word in re.findall(r"\b[a-z]{6,}\b", first.words) if word[2] != word[3]]
    if not long:
        return document
    meant = rng.choice(long)
    wrong = meant[:2] + meant[3] + meant[2] + meant[4:]
    slipped = replace(first, words=first.words.replace(meant, wrong, 1), slip=(wrong, meant))
    return replace(document, paragraphs=(*document.paragraphs[:i], (slipped, *rest), *document.paragraphs[i + 1 :]))


def corrected(paragraphs: Paragraphs, rng: Random, edits: list[str]) -> Paragraphs:
    """Correct the source's misprint, or do not see it."""
    if any(s.slip for p in paragraphs for s in p) and happens(rng, "corrected"):
        edits.append("corrected")
        return tuple(tuple(replace(s, words=s.words.replace(*s.slip), slip=None) if s.slip else s for s in p) for p in paragraphs)
    return paragraphs


def mistaken(paragraphs: Paragraphs, rng: Random, edits: list[str]) -> Paragraphs:
    """Get one number or one name wrong; whoever copies from here has it wrong too."""
    if not happens(rng, "error"):
        return paragraphs
    places = [(i, j) for i, p in enumerate(paragraphs) for j, s in enumerate(p) if not s.furniture and _FACT.search(s.words, 1)]
    if not places:
        return paragraphs
    i, j = rng.choice(places)
    wrong = replace(paragraphs[i][j], words=_wrong(paragraphs[i][j].words, rng))
    if wrong != paragraphs[i][j]:
        edits.append("error")
    return (*paragraphs[:i], (*paragraphs[i][:j], wrong, *paragraphs[i][j + 1 :]), *paragraphs[i + 1 :])


_FACT = re.compile(r"\d\d|[A-Z]\w{5,}")


def _wrong(words: str, rng: Random) -> str:
    numbers = list(re.finditer(r"(?<![\d,.])\d{2,3}(?![\d,.])", words))
    if numbers and rng.random() < 0.7:
        found = rng.choice(numbers)
        wrong = str(abs(int(found[0]) + rng.choice((-9, -2, -1, 1, 3, 10))))
        return words[: found.start()] + wrong + words[found.end() :]
    return outside_quotes(words, lambda part: re.sub(r"(?<=\w )([A-Z][a-z]{2})([a-z])([a-z])", r"\1\3\2", part, count=1))
