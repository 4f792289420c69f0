"""Documents as pages: plain text with the place of every sentence, or HTML."""

import html

from chains.documents import Document, Sentence

Place = tuple[Sentence, int, int]


def printed(document: Document) -> tuple[str, tuple[Place, ...]]:
    """Print a document as plain text. Returns the text and, for every sentence, where it stands in code points."""
    lines = [document.title]
    lines += [line for line in (document.byline, _dated(document)) if line]
    gap = "\n\n" if document.house.spaced else "\n"
    text = gap.join([*document.head, *lines]) + gap
    places: list[Place] = []
    for number, paragraph in enumerate(document.paragraphs):
        text += document.dateline if number == 0 else ""
        for at, sentence in enumerate(paragraph):
            text += " " if at else ""
            places.append((sentence, len(text), len(text) + len(sentence.words)))
            text += sentence.words
        text += gap
    text += gap.join(line for line in (document.credit, *document.tail) if line)
    return text.rstrip("\n") + "\n", tuple(places)


def _dated(document: Document) -> str:
    """Return the line with the printed date, in the house's form."""
    if document.written is None:
        return ""
    forms = ("{:%d %B %Y, %H:%M}", "Published: {:%B %d, %Y, %H:%M}", "Posted on {:%d %b %Y at %H:%M}")
    return forms[len(document.house.name) % len(forms)].format(document.written)


def placed(document: Document, text: str) -> tuple[Place, ...]:
    """Find a document's sentences in a text that was read from a page of it; a sentence that was not read is left out."""
    places: list[Place] = []
    at = 0
    for sentence in document.sentences():
        found = text.find(sentence.words, at)
        if found >= 0:
            at = found + len(sentence.words)
            places.append((sentence, found, at))
    return tuple(places)


def as_html(document: Document) -> str:
    """Write a document as a plain HTML page, for the way through the HTML reader."""
    title, house, byline = (html.escape(words) for words in (document.title, document.house.name, document.byline))
    told = [" ".join(sentence.words for sentence in paragraph) for paragraph in document.paragraphs]
    lines = [document.dateline + told[0], *told[1:], *(line for line in (document.credit, *document.tail) if line)]
    time = f'<time datetime="{document.written:%Y-%m-%dT%H:%M}">{document.written:%d %B %Y}</time>' if document.written else ""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | {house}</title></head><body><article>'
        f'<h1>{title}</h1><p class="byline">{byline}</p>{time}{"".join(f"<p>{html.escape(line)}</p>" for line in lines)}'
        "</article></body></html>"
    )
