"""How well pages are read: roles of five labelled plain-text pages; body, day, authors, title, speed and memory on 154 HTML news pages.

    python benchmarks/reading.py [FOLDER]

FOLDER is the folder of the shared data (default: ../shared beside the checkout). Other readers are measured in the same run where they are
installed (dependency group ``bench``), each in a process of its own: F1, precision and recall of the body on ``aeb``; body, day, authors
and title on ``publishers``; pages of ``aeb`` read in a second of CPU time, metadata included; the largest memory in MB.
"""

import json
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tellings.capture import capture
from tellings.model import Article
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
COLUMNS = ("f1", "precision", "recall", "body", "day", "authors", "title", "pages/s", "MB")


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


def measure(name: str, shared: Path) -> dict[str, float]:
    """Measure one reader."""
    from reading_peers import answer
    from reading_scores import aeb, publishers, scores

    bodies, pages = aeb(shared), publishers(shared)
    answer(name, bodies[0].name, bodies[0].data)
    start = time.process_time()
    told = [(page, answer(name, page.name, page.data)) for page in bodies]
    seconds = time.process_time() - start
    found = scores(told, [(page, answer(name, page.name, page.data)) for page in pages])
    return found | {"pages/s": len(bodies) / seconds, "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main() -> None:
    """Print the roles, and a row for each reader."""
    from reading_peers import installed

    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    if len(sys.argv) > 2:
        print(json.dumps(measure(sys.argv[2], shared)))
        return
    right, total = roles(shared / "stories" / "vostochny")
    print(f"plain text: {right} of {total} labelled lines have a right role ({right / total:.3f})")
    print(f"{'reader':28}" + "".join(f"{column:>11}" for column in COLUMNS))
    for name in installed():
        done = subprocess.run([sys.executable, "-W", "ignore", __file__, str(shared), name], capture_output=True, text=True, check=True)
        row = json.loads(done.stdout.splitlines()[-1])
        print(f"{name:28}" + "".join(f"{row[column]:11.{1 if column in ('pages/s', 'MB') else 4}f}" for column in COLUMNS), flush=True)


if __name__ == "__main__":
    main()
