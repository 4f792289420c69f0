"""How well pages are read: roles of the five labelled plain-text pages, body F1 and speed on 91 HTML news pages.

    python benchmarks/reading.py [FOLDER]

FOLDER is the folder of the shared data (default: ../shared beside the checkout). Body F1 is that of the extraction benchmark whose pages
they are: 4-word shingles, per page shares of true and false positives and false negatives, averaged over the pages before F1 is taken.
"""

import gzip
import json
import sys
import time
from collections import Counter
from pathlib import Path

from tellings.capture import capture
from tellings.model import Article, Page
from tellings.reading import read

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

ACCEPTED = {
    "body": {"body"},
    "headings": {"heading"},
    "furniture": {"furniture"},
    "photo_credits": {"credit", "caption"},
    "captions": {"caption", "heading", "furniture"},
    "title_lines": {"title"},
    "byline_lines": {"byline", "furniture"},
    "standfirst_lines": {"standfirst", "body"},
    "page_date_lines": {"page-date", "furniture"},
    "dateline_lines": {"dateline"},
}


def role_of_line(article: Article, number: int) -> str:
    """Return the role that covers most of a line, counted from 1."""
    lines = article.text.split("\n")
    start = sum(len(line) + 1 for line in lines[: number - 1])
    size: Counter[str] = Counter()
    for block in article.blocks:
        size[block.role] += max(0, min(block.end, start + len(lines[number - 1])) - max(block.start, start))
    return max(size, key=lambda role: size[role])


def roles(story: Path) -> tuple[int, int]:
    """Return how many of the labelled lines have a right role, and how many lines are labelled."""
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    articles, _ = read(capture([story / "pages"])[0])
    right = total = 0
    for key, labels in gold["articles"].items():
        article = next(each for each in articles if each.page.endswith(gold["pages"][key]))
        for field, accepted in ACCEPTED.items():
            for number in labels.get(field, ()):
                total += 1
                right += role_of_line(article, number) in accepted
    return right, total


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the 4-word shingles of text, with their counts."""
    import re

    words = re.findall(r"\w+", text, re.UNICODE)
    size = min(4, len(words))
    return Counter(tuple(words[start : start + size]) for start in range(len(words) - size + 1)) if words else Counter()


def f1(pairs: list[tuple[str, str]]) -> tuple[float, float, float]:
    """Return F1, precision and recall of (true, predicted) bodies."""
    precisions, recalls = [], []
    for true, predicted in pairs:
        gold, got = shingles(true), shingles(predicted)
        hit = sum((gold & got).values())
        if got or not gold:
            precisions.append(hit / sum(got.values()) if got else 1.0)
        recalls.append(hit / sum(gold.values()) if gold else 1.0)
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * precision * recall / (precision + recall), precision, recall


def body(article: Article, kept: tuple[str, ...] = ("body", "standfirst", "heading", "dateline")) -> str:
    """Return the words of the blocks that tell the story."""
    return "\n".join(article.text[block.start : block.end] for block in article.blocks if block.role in kept)


def main() -> None:
    """Print both figures."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    right, total = roles(shared / "stories" / "vostochny")
    print(f"plain text: {right} of {total} labelled lines have a right role ({right / total:.3f})")
    aeb = shared / "data" / "reading" / "aeb"
    truth = json.loads((aeb / "ground-truth.json").read_text(encoding="utf-8"))
    pages = [Page(name, gzip.decompress((aeb / "html" / f"{name}.html.gz").read_bytes()), "text/html") for name in sorted(truth)]
    read(pages[:1])
    start = time.process_time()
    read_pages = {article.page: article for article in read(pages)[0]}
    seconds = time.process_time() - start
    for kept in (("body",), ("body", "standfirst"), ("body", "heading", "dateline"), ("body", "standfirst", "heading", "dateline")):
        figures = f1([(truth[name]["articleBody"], body(read_pages[name], kept) if name in read_pages else "") for name in sorted(truth)])
        print(f"html: F1 {figures[0]:.3f}, precision {figures[1]:.3f}, recall {figures[2]:.3f} with {', '.join(kept)}")
    print(f"html: {len(pages)} pages, {len(pages) / seconds:.1f} pages a CPU second")


if __name__ == "__main__":
    main()
