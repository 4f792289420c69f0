"""How well articles fall into stories: BCubed F1 on 150 articles of 50 events, and how alike accounts of one event are when alone.

Run: python benchmarks/grouping.py. Needs ../shared/data/grouping; says so and stops where it is not there.
"""

import itertools
import json
import random
from pathlib import Path

from tellings import Page
from tellings.grouping import group
from tellings.grouping.bags import bag, similarities
from tellings.model import Article
from tellings.reading import read

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "grouping" / "outlets.jsonl"


def load() -> tuple[list[Article], dict[str, str]]:
    """Return the articles, and the event of each by article id."""
    pages, events = [], {}
    for number, line in enumerate(DATA.read_text(encoding="utf8").splitlines()):
        row = json.loads(line)
        paragraphs = [part if isinstance(part, str) else " ".join(part) for part in row["paragraphs"]]
        pages.append(Page.from_text("\n\n".join([row["title"] or "", *paragraphs]).strip(), name=str(number)))
        events[str(number)] = str(row["event"])
    articles, _ = read(pages)
    return articles, {article.id: events[article.page] for article in articles}


def bcubed(stories: list[list[Article]], events: dict[str, str]) -> tuple[float, float, float]:
    """Return BCubed precision, recall and F1 of stories against events."""
    precision = recall = 0.0
    sizes = {event: list(events.values()).count(event) for event in events.values()}
    for story in stories:
        for article in story:
            same = sum(events[other.id] == events[article.id] for other in story)
            precision += same / len(story)
            recall += same / sizes[events[article.id]]
    precision, recall = precision / len(events), recall / len(events)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    """Print the figures."""
    if not DATA.exists():
        print("not measured: ../shared/data/grouping is not here")
        return
    articles, events = load()
    print("BCubed precision, recall, F1: {:.3f} {:.3f} {:.3f}".format(*bcubed(group(articles), events)))
    alone = []
    for event in sorted(set(events.values())):
        members = [article for article in articles if events[article.id] == event]
        alike = similarities([bag(article) for article in members])
        alone.append(sum(alike[a, b] for a, b in itertools.combinations(range(len(members)), 2)) / 3)
    print("average cosine inside an event compared alone, five lowest:", [round(float(value), 3) for value in sorted(alone)[:5]])
    chance = random.Random(1)
    others = []
    while len(others) < 300:
        a, b = chance.sample(articles, 2)
        if events[a.id] != events[b.id]:
            others.append(float(similarities([bag(a), bag(b)])[0, 1]))
    others.sort()
    print(f"cosine of two articles of different events compared alone: median {others[150]:.3f}, 99th of 100 {others[297]:.3f}")


if __name__ == "__main__":
    main()
