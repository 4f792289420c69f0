"""The sets in ../shared that collating is measured on, each read as it is stored."""

import importlib
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

from tellings import Page

SHARED = Path(__file__).resolve().parents[3] / "shared"
DATA = SHARED / "data"

# The three accounts of a labelled event.
OUTLETS = ("nyt", "fox", "hpo")


class Event(NamedTuple):
    """A labelled event: its accounts by outlet, and the labels."""

    name: str
    texts: dict[str, str]
    gold: dict[str, Any]

    def pages(self) -> list[Page]:
        """Return the accounts as pages."""
        return [Page.from_text(text, name=outlet) for outlet, text in self.texts.items()]


def events() -> list[Event]:
    """Return the labelled events in order of name."""
    return [
        Event(
            folder.name,
            {outlet: (folder / f"{outlet}.txt").read_text(encoding="utf-8") for outlet in OUTLETS},
            json.loads((folder / "gold.json").read_text(encoding="utf-8")),
        )
        for folder in sorted((DATA / "collating").glob("*/"))
    ]


def outlets() -> dict[str, list[Page]]:
    """Return the three pages of each of the fifty events without labels, by event: the title, then the paragraphs."""
    found: dict[str, list[Page]] = {}
    for line in (DATA / "grouping" / "outlets.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        paragraphs = row["paragraphs"][1:] if row["paragraphs"][:1] == [row["title"]] else row["paragraphs"]
        found.setdefault(row["event"], []).append(Page.from_text("\n\n".join([row["title"], *paragraphs]) + "\n", name=row["outlet"]))
    return {event: sorted(pages, key=lambda page: page.name) for event, pages in sorted(found.items())}


def scorer() -> Any:
    """Return the module that scores points as those held back are scored."""
    folder = str(SHARED / "score")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module("points")
