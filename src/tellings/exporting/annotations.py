"""The points of an edition as W3C Web Annotations (JSON-LD), one for each place in which a reading stands."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tellings.editing.display import in_line
from tellings.editing.phrases import value_phrase
from tellings.exporting.addresses import source_of, tag
from tellings.exporting.feeds import moment
from tellings.exporting.fragments import link_to
from tellings.model import Article, Edition, Point, Reading, Span
from tellings.version import __version__

# Characters before and behind the words, as the Web Annotation Data Model advises to keep some so that the place is found again.
_AROUND = 32

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def web_annotation(edition: Edition) -> str:
    """Return the points as a JSON-LD ``AnnotationCollection`` of one page, in the order of the edition; the same for the same edition.

    Each target names the page by its address (its bytes by their hash where it has none) and its words twice: by a ``TextQuoteSelector``,
    and by a ``TextPositionSelector`` that counts the code points of ``article.text``. Bodies say the kind of the point and what was
    compared. Unpaired surrogates stand as escapes.
    """
    articles = {article.id: article for article in edition.articles}
    items = [item for story in edition.stories for point in story.points for item in _annotations(story.id, point, articles)]
    name = "+".join(story.id for story in edition.stories) or "none"
    titles = "; ".join(in_line(story.title.text) or "Untitled story" for story in edition.stories)
    collection = {
        "@context": _CONTEXT,
        "id": tag("annotations", name),
        "type": "AnnotationCollection",
        "label": titles,
        "generator": {"id": tag("software", __version__), "type": "Software", "name": f"tellings {__version__}"},
        "total": len(items),
        "first": {
            "id": tag("annotations", name, "1"),
            "type": "AnnotationPage",
            "partOf": tag("annotations", name),
            "startIndex": 0,
            "items": items,
        },
    }
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def _annotations(story: str, point: Point, articles: Mapping[str, Article]) -> Iterator[dict[str, Any]]:
    for number, reading in enumerate(point.readings, start=1):
        for span in reading.spans:
            article = articles.get(span.article)
            if article is not None:
                yield {
                    "id": tag("annotation", story, point.id, str(number), span.article, f"{span.start}-{span.end}"),
                    "type": "Annotation",
                    "motivation": "classifying",
                    "body": _bodies(point, reading, number),
                    "target": _target(article, span),
                }


def _bodies(point: Point, reading: Reading, number: int) -> list[dict[str, str]]:
    told = f"reading {number} of {len(point.readings)}"
    value = value_phrase(reading.value)
    bodies = [
        {"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": point.kind},
        {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": point.type},
        {"type": "TextualBody", "purpose": "identifying", "format": "text/plain", "value": tag("point", point.id)},
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": f"{told}: {value}" if value else told},
    ]
    if point.why:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "language": "en", "value": point.why})
    return bodies


def _target(article: Article, span: Span) -> dict[str, Any]:
    text = article.text
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": source_of(article),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
    link = link_to(article, span)
    if link is not None:
        # The same words as a link that a browser follows: an address with a fragment is a resource in itself.
        target["selector"].append({"type": "FragmentSelector", "conformsTo": "https://wicg.github.io/scroll-to-text-fragment/",
                                   "value": link.partition("#")[2]})  # fmt: skip
    captured = moment(article.captured)
    if captured is not None:
        target["state"] = {"type": "TimeState", "sourceDate": captured}
    return target
