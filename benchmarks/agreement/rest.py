"""Points over two outlets, reported on the labelled events, that no label has: do their passages really say the same?

    python -m agreement.rest [--new FILE]      (in benchmarks/)

A hundred of them, chosen at random by a fixed seed (all, where they are fewer), beside the judgement of each by reading. A row of
judged/events_rest.jsonl holds offsets and hashes of the passages, no word of them: ``same`` says that they tell one thing (or, for a
conflict or an update, differ on one thing), ``part`` that they share a part of what they say, ``other`` that they do not. What is not
judged yet is written to FILE, with its words, to be judged.
"""

import argparse
import hashlib
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from agreement.sets import DATA, Event, events, scorer
from tellings import Article, compare
from tellings.model import Point

JUDGED = Path(__file__).resolve().parents[1] / "judged" / "events_rest.jsonl"
SAMPLE, SEED = 100, 20


class Rest(NamedTuple):
    """A point that no label has: its event, and its passages as (outlet, start, end, words)."""

    event: str
    kind: str
    passages: tuple[tuple[str, int, int, str], ...]


def found() -> tuple[list[Rest], int]:
    """Compare the accounts of each event; return the points over two outlets that no label has, and how many there are in all."""
    rest: list[Rest] = []
    over_two = 0
    for event in events():
        edition = compare(event.pages())
        article = {one.id: one for one in edition.articles}
        story = max(edition.stories, key=lambda story: len(story.articles))
        shared = [point for point in story.points if len({s.article for r in point.readings for s in r.spans}) > 1]
        over_two += len(shared)
        rest += [_rest(event, point, article) for point in shared if not _labelled(event, point, article)]
    return rest, over_two


def _rest(event: Event, point: Point, article: Mapping[str, Article]) -> Rest:
    spans = sorted({span for reading in point.readings for span in reading.spans})
    passages = sorted((article[s.article].page, s.start, s.end, article[s.article].words(s)) for s in spans)
    return Rest(event.name, point.kind, tuple(passages))


def _labelled(event: Event, point: Point, article: Mapping[str, Article]) -> bool:
    """Tell whether a point would serve a label, were it the only one."""
    gold = []
    for one in event.gold["points"]:
        places = [[_at(event, r["page"], words) for words in [r["text"], *r.get("elsewhere", [])]] for r in one["readings"]]
        if len(places) > 1:
            gold.append((one["id"], one["kind"], set(), places))
    spans = [{"article": s.article, "start": s.start, "end": s.end} for r in point.readings for s in r.spans]
    told = {"kind": point.kind, "readings": [{"spans": spans}]}
    return any(scorer().score_points([told], gold, {key: one.page for key, one in article.items()}).values())


def _at(event: Event, outlet: str, words: str) -> tuple[str, int, int]:
    start = event.texts[outlet].index(words)
    return outlet, start, start + len(words)


def judgement(point: Rest, rows: Sequence[Mapping[str, Any]]) -> str | None:
    """Return the verdict on the same passages, though a clause may be cut anew: those that overlap by half in two outlets at least."""
    for row in rows:
        if row["event"] == point.event and len(_met(point, row)) >= 2:
            return str(row["verdict"])
    return None


def _met(point: Rest, row: Mapping[str, Any]) -> set[str]:
    met = set()
    for outlet, start, end, _ in point.passages:
        for one in row["passages"]:
            common = min(end, one["end"]) - max(start, one["start"])
            if one["outlet"] == outlet and 2 * common >= max(end - start, one["end"] - one["start"]):
                met.add(outlet)
    return met


def judgements() -> list[dict[str, Any]]:
    """Return the rows that were judged."""
    return [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines() if line.strip()] if JUDGED.is_file() else []


def measure(new: Path | None = None) -> None:
    """Print how many of a sample of the points without a label say the same, by the judgements kept."""
    if not (DATA / "collating").is_dir():
        print("points without a label: not measured, ../shared/data/collating is not here")
        return
    rest, over_two = found()
    sample = sorted(random.Random(SEED).sample(rest, min(SAMPLE, len(rest))))
    rows = judgements()
    verdicts = [judgement(one, rows) for one in sample]
    if new:
        with new.open("w", encoding="utf-8") as file:
            file.writelines(_to_judge(one) for one, verdict in zip(sample, verdicts, strict=True) if verdict is None)
    known = [verdict for verdict in verdicts if verdict]
    counts = {verdict: known.count(verdict) for verdict in ("same", "part", "other")}
    shares = ", ".join(f"{number / max(1, len(known)):.2f} {verdict}" for verdict, number in counts.items())
    print(
        f"points without a label: {len(rest)} of {over_two} over two outlets; of a sample of {len(sample)}, {len(known)} judged: {shares}"
    )


def _to_judge(point: Rest) -> str:
    places = [
        {"outlet": name, "start": start, "end": end, "sha256": hashlib.sha256(words.encode()).hexdigest()[:16], "words": words}
        for name, start, end, words in point.passages
    ]
    return json.dumps({"event": point.event, "kind": point.kind, "passages": places, "verdict": None}) + "\n"


def _rows(file: Path) -> Iterator[str]:
    """Return rows that were judged, without their words, to be kept."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["verdict"]:
            for place in row["passages"]:
                place.pop("words", None)
            yield json.dumps(row) + "\n"


def main() -> None:
    """Measure; ``--new FILE`` writes what is to be judged, ``--keep FILE`` takes its verdicts over."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--new", type=Path, metavar="FILE")
    parser.add_argument("--keep", type=Path, metavar="FILE")
    asked = parser.parse_args()
    if asked.keep:
        with JUDGED.open("a", encoding="utf-8") as judged:
            judged.writelines(_rows(asked.keep))
    measure(asked.new)


if __name__ == "__main__":
    main()
