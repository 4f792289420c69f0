"""How well pages say when, by whom and under which headline they were written: 62 pages of publishers in five countries.

    python benchmarks/metadata.py [FOLDER] [--misses]

FOLDER is the folder of the shared data (default: ../shared beside the checkout). Day: the first ten characters of ``published`` in the
zone that the page gives, against the label's. Authors: names as sets, case and spaces aside, counted over all pages; once of the byline
alone (people and desks) and once with the houses that sign (``tellings.reading.signing.signers``), which the labels count as authors.
Title: equal words, spaces at its ends and no-break spaces aside. The two figures of a title are the same after typographic marks are
levelled. Sources: on how many pages the sources of a fact disagree (``Article.also``).
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from tellings.model import Article, Fact, Page
from tellings.reading import read

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
_LEVELLED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def labelled(publishers: Path) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    """Yield name, file and label of each page; the versions of a publisher's layout and its files are in the same order."""
    for file in sorted(publishers.glob("*/*.json")):
        versions = json.loads(file.read_text(encoding="utf-8"))
        pages = sorted(file.parent.glob(f"{file.stem}_*.html.gz"))
        for page, (version, label) in zip(pages, versions.items(), strict=True):
            yield f"{file.parent.name}/{file.stem} {version}", page, label


def level(text: str) -> str:
    """Return words with single plain spaces."""
    return " ".join(text.split())


def names(values: object) -> set[str]:
    """Return names for comparison."""
    return {level(str(value)).casefold() for value in values} if isinstance(values, list | tuple | set) else set()


class Count:
    """Names found, missed and invented."""

    def __init__(self) -> None:
        self.hit = self.extra = self.missed = 0

    def add(self, gold: set[str], got: set[str]) -> None:
        """Count one page."""
        self.hit += len(gold & got)
        self.extra += len(got - gold)
        self.missed += len(gold - got)

    def __str__(self) -> str:
        precision, recall = self.hit / max(1, self.hit + self.extra), self.hit / max(1, self.hit + self.missed)
        return f"F1 {2 * precision * recall / max(1e-9, precision + recall):.3f} (precision {precision:.3f}, recall {recall:.3f})"


def signed(article: Article) -> list[str]:
    """Return all who sign: people, desks, and houses as they are named on the page."""
    from tellings.reading.signing import signers

    return [said.text for said in signers(article)]


def main() -> None:
    """Print the figures, and with ``--misses`` each page that differs from its label."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", nargs="?", type=Path, default=SHARED)
    arguments.add_argument("--misses", action="store_true")
    given = arguments.parse_args()
    labels = list(labelled(given.folder / "data" / "reading" / "publishers"))
    pages = [Page(name, gzip.decompress(file.read_bytes()), "text/html") for name, file, _ in labels]
    start = time.process_time()
    articles = {article.page: article for article in read(pages)[0]}
    seconds = time.process_time() - start
    people, signers, days, titles, alike = Count(), Count(), 0, 0, 0
    for name, _, label in labels:
        article = articles[name]
        gold = names(label.get("authors") or [])
        people.add(gold, names([said.text for said in article.byline]))
        signers.add(gold, names(signed(article)))
        day = article.published.when.value[:10] if article.published else None
        title = level(article.title.text) if article.title else ""
        days += day == label["publishing_date"][:10]
        titles += title == level(label["title"])
        alike += title.translate(_LEVELLED) == level(label["title"]).translate(_LEVELLED)
        if given.misses:
            _tell(name, label, article, gold, day, title)
    total = len(labels)
    print(f"day: {days} of {total} ({days / total:.3f})")
    print(f"authors, byline alone: {people}")
    print(f"authors, byline and houses that sign: {signers}")
    print(f"title: {titles} of {total} ({titles / total:.3f}), {alike} with marks levelled")
    print(f"sources disagree: {_disagreeing(list(articles.values()))}")
    print(f"{total / seconds:.1f} pages a CPU second")


def _disagreeing(articles: list[Article]) -> str:
    pages = [{other.field for other in article.also} for article in articles]
    return ", ".join(f"{field} on {sum(field in found for found in pages)}" for field in get_args(Fact))


def _tell(name: str, label: dict[str, Any], article: Article, gold: set[str], day: str | None, title: str) -> None:
    if day != label["publishing_date"][:10]:
        print(f"{name}: day {article.published} not {label['publishing_date']}", file=sys.stderr)
    if names(signed(article)) != gold:
        print(f"{name}: authors {article.byline} {article.agencies} not {label.get('authors')}", file=sys.stderr)
    if title != level(label["title"]):
        print(f"{name}: title {title!r} ({article.title and article.title.source}) not {label['title']!r}", file=sys.stderr)


if __name__ == "__main__":
    main()
