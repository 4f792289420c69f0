"""Articles with the events they are about: those of three outlets, and a crowd around them whose events nobody labelled."""

import datetime
import json
import re
from pathlib import Path
from typing import NamedTuple

from tellings import Page
from tellings.model import Article
from tellings.reading import read

REPOSITORY = Path(__file__).resolve().parent.parent.parent
SHARED = REPOSITORY.parent / "shared"
OUTLETS = SHARED / "data" / "grouping" / "outlets.jsonl"

_TAG = re.compile(r"<[^>]*>")
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_TITLE = re.compile(r"<TITLE>(.*?)</TITLE>", re.DOTALL)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Told(NamedTuple):
    """An article, its event (``None`` in the crowd, where each is taken for an event of its own) and its day, ISO."""

    article: Article
    event: str | None
    day: str | None


def outlets() -> list[Told]:
    """Return the 150 articles of 50 events."""
    rows = [json.loads(line) for line in OUTLETS.read_text(encoding="utf-8").splitlines()]
    pages = []
    for number, row in enumerate(rows):
        paragraphs = [part if isinstance(part, str) else " ".join(part) for part in row["paragraphs"]]
        pages.append(("\n\n".join([row["title"] or "", *paragraphs]).strip(), f"outlets-{number}", str(row["event"]), row["date"]))
    return _told(pages)


def crowd() -> list[Told]:
    """Return political news with quotations, agency news with times, and the example story: articles of no event of the others."""
    pages: list[tuple[str, str, str | None, str | None]] = []
    for place in sorted((SHARED / "data" / "quotes" / "polnear" / "text").iterdir()):
        day = _DAY.search(place.name)
        pages.append((place.read_text(encoding="utf-8"), place.name, None, day[0] if day else None))
    for place in sorted((SHARED / "data" / "dating" / "aquaint").glob("*.tml")):
        words = place.read_text(encoding="utf-8")
        day, title, text = _DAY.search(words), _TITLE.search(words), _TEXT.search(words)
        told = "\n\n".join(_TAG.sub("", found[1]).strip() for found in (title, text) if found)
        pages.append((told, place.name, None, day[0] if day else None))
    harbour = sorted((REPOSITORY / "examples" / "harbour" / "pages").iterdir())
    pages += [(place.read_text(encoding="utf-8", errors="replace"), place.name, None, None) for place in harbour]
    return _told(pages)


def ordinal(day: str | None) -> int | None:
    """Return a day as its number from year 1."""
    return datetime.date.fromisoformat(day).toordinal() if day else None


def _told(pages: list[tuple[str, str, str | None, str | None]]) -> list[Told]:
    about = {name: (event, day) for _, name, event, day in pages}
    articles, _ = read([Page.from_text(words, name=name) for words, name, _, _ in pages])
    return [Told(article, *about[article.page]) for article in articles]
