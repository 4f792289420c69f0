"""How a reader's answers are scored: body by 4-word shingles, day, authors and title against the labels of publishers' pages.

Body F1 is that of the extraction benchmark whose pages the set ``aeb`` holds: per page shares of hits, averaged over the pages before F1
is taken. Imported by `reading.py` and by the quality gate of the tests; run alone it prints the hashes of the data.
"""

import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
_WORDS = re.compile(r"\w+")


class Answer(NamedTuple):
    """What a reader says of a page; ``day`` as YYYY-MM-DD."""

    body: str
    title: str = ""
    authors: tuple[str, ...] = ()
    day: str = ""


class Labelled(NamedTuple):
    """A page's name and source, with what it should be read as."""

    name: str
    data: bytes
    answer: Answer


def aeb(shared: Path) -> list[Labelled]:
    """Return the pages that have a labelled body alone."""
    folder = shared / "data" / "reading" / "aeb"
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        Labelled(name, gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), Answer(truth[name]["articleBody"]))
        for name in sorted(truth)
    ]


def publishers(shared: Path) -> list[Labelled]:
    """Return the pages of publishers; the versions of a layout and its files are in the same order."""
    found: list[Labelled] = []
    for file in sorted((shared / "data" / "reading" / "publishers").glob("*/*.json")):
        versions = json.loads(file.read_text(encoding="utf-8"))
        pages = sorted(file.parent.glob(f"{file.stem}_*.html.gz"))
        for page, label in zip(pages, versions.values(), strict=True):
            found.append(Labelled(f"{file.parent.name}/{page.name}", gzip.decompress(page.read_bytes()), _label(label)))
    return found


def _label(label: dict[str, Any]) -> Answer:
    """Read a label; the summary above a story counts as its body there."""
    parts = label.get("body") or {"sections": []}
    sections = [text for section in parts["sections"] for text in (*section.get("headline", ()), *section["paragraphs"])]
    words = "\n".join((*parts.get("summary", ()), *sections))
    return Answer(words, label.get("title") or "", tuple(label.get("authors") or ()), str(label.get("publishing_date") or "")[:10])


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the 4-word shingles of text, with their counts."""
    words = _WORDS.findall(text)
    size = min(4, len(words))
    return Counter(tuple(words[start : start + size]) for start in range(len(words) - size + 1)) if words else Counter()


def f1(pairs: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """Return F1, precision and recall of (true, found) bodies."""
    precisions, recalls = [], []
    for true, found in pairs:
        gold, got = shingles(true), shingles(found)
        hit = sum((gold & got).values())
        if got or not gold:
            precisions.append(hit / sum(got.values()) if got else 1.0)
        recalls.append(hit / sum(gold.values()) if gold else 1.0)
    precision, recall = sum(precisions) / max(1, len(precisions)), sum(recalls) / len(recalls)
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def names_f1(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> float:
    """Return F1 of (true, found) names over all pages, case and spaces aside."""
    sets = [({_level(name).casefold() for name in true}, {_level(name).casefold() for name in found}) for true, found in pairs]
    hit = sum(len(true & found) for true, found in sets)
    return 2 * hit / max(1, sum(len(true) + len(found) for true, found in sets))


def _level(text: str) -> str:
    return " ".join(text.split())


def scores(bodies: Sequence[tuple[Labelled, Answer]], pages: Sequence[tuple[Labelled, Answer]]) -> dict[str, float]:
    """Return the figures of a reader's answers to the pages of ``aeb`` and to those of publishers."""
    body, precision, recall = f1([(page.answer.body, answer.body) for page, answer in bodies])
    return {
        "f1": body,
        "precision": precision,
        "recall": recall,
        "body": f1([(page.answer.body, answer.body) for page, answer in pages if page.answer.body])[0],
        "day": sum(page.answer.day == answer.day for page, answer in pages) / len(pages),
        "authors": names_f1([(page.answer.authors, answer.authors) for page, answer in pages]),
        "title": sum(_level(page.answer.title) == _level(answer.title) for page, answer in pages) / len(pages),
    }


def digest(folder: Path) -> str:
    """Return the SHA-256 of a folder: of the names and bytes of its files, in the order of their names."""
    whole = hashlib.sha256()
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        whole.update(file.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    for part in ("aeb", "publishers"):
        if (given / "data" / "reading" / part).is_dir():
            print(f'{part} = "{digest(given / "data" / "reading" / part)}"')
