"""The truth's words as ranges in an edition's articles, and what follows from the roles of these ranges.

An anchor of the truth is a page's key with the exact words; ``Placed`` turns it into a range of an article's text. Results are lists
of words for people: an empty list means that nothing is wrong.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

Json = dict[str, Any]
Range = tuple[str, int, int]  # article id, start, end

# Fields of the truth's articles, and the roles that are right for what they list.
ROLES = {
    "body": {"body"},
    "headings": {"heading", "title"},
    "furniture": {"furniture"},
    "photo_credits": {"credit", "caption"},
    "captions": {"caption", "heading", "furniture"},
    "title_lines": {"title", "furniture"},
    "byline_lines": {"byline", "credit", "furniture"},
    "standfirst_lines": {"standfirst", "body"},
    "page_date_lines": {"page-date", "furniture"},
    "dateline_lines": {"dateline"},
}
# What these list is no part of the story as told, so that no statement is made from it.
UNTOLD = ("headings", "furniture", "photo_credits", "captions", "title_lines", "byline_lines", "page_date_lines")


class Placed:
    """The truth's words as ranges in the texts of one edition's articles."""

    def __init__(self, edition: Json, truth: Json, places: Callable[[str, str], list[tuple[int, int]]]) -> None:
        self.truth = truth
        self.articles = {key: a for a in edition["articles"] for key, name in truth["pages"].items() if a["page"].endswith(name)}
        self._places = places
        self._found: dict[tuple[str, str], list[tuple[int, int]]] = {}

    def find(self, page: str, words: str, nth: int = 1) -> Range | None:
        """Return where a page's text has the words for the nth time, ``None`` where it has not."""
        article = self.articles[page]
        if (page, words) not in self._found:
            self._found[page, words] = self._places(article["text"], words)
        found = self._found[page, words]
        return (article["id"], *found[nth - 1]) if len(found) >= nth else None

    def anchor(self, reading: Json) -> Range:
        """Return the range of an anchor; one that the article's text lacks is a range that nothing overlaps."""
        return self.find(reading["page"], reading["text"], reading.get("nth", 1)) or (f"not on page {reading['page']}", 0, 0)

    @staticmethod
    def overlap(span: Json, place: Range) -> bool:
        """Tell whether a span of the edition shares a character with a range."""
        return bool(span["article"] == place[0] and span["start"] < place[2] and span["end"] > place[1])

    def labels(self, fields: Iterable[str]) -> list[tuple[str, str, str, Range | None]]:
        """Return the labelled lines of the pages: page, field, words, range."""
        lines = []
        for page, label in self.truth["articles"].items():
            for field in fields:
                for line in label.get(field, []):
                    words, nth = (line, 1) if isinstance(line, str) else (line["text"], line["nth"])
                    lines.append((page, field, words, self.find(page, words, nth)))
        return lines


def wrong_roles(placed: Placed) -> tuple[list[str], int]:
    """Return the labelled lines with a wrong role, and how many lines are labelled. What furniture the text leaves out is right."""
    wrong, lines = [], placed.labels(ROLES)
    for page, field, words, place in lines:
        if place is None:
            if field not in UNTOLD:
                wrong.append(f"{page}: the text lacks {words[:60]!r}")
            continue
        size: dict[str, int] = {}
        for block in placed.articles[page]["blocks"]:
            shared = min(block["end"], place[2]) - max(block["start"], place[1])
            if shared > 0:
                size[block["role"]] = size.get(block["role"], 0) + shared
        role = max(sorted(size), key=lambda r: size[r], default="no block")
        if role not in ROLES[field]:
            wrong.append(f"{page}: {role} instead of {field}: {words[:60]!r}")
    return wrong, len(lines)


def intruders(placed: Placed, story: Json) -> list[str]:
    """Return the untold lines (furniture, captions, headings, …) that stand inside a point."""
    spans = [span for point in story["points"] for reading in point["readings"] for span in reading["spans"]]
    untold = [(page, field, words, place) for page, field, words, place in placed.labels(UNTOLD) if place]
    return [f"{page} {field}: {words[:60]!r}" for page, field, words, place in untold if any(placed.overlap(s, place) for s in spans)]


def in_order(blocks: list[Json]) -> bool:
    """Tell whether blocks stand in order without an overlap."""
    return all(a["end"] <= b["start"] for a, b in pairwise(blocks))
