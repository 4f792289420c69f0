"""How well points are found and named, beside words, letters and an encoder alone; what is reported on real news; what it costs.

    python benchmarks/collating.py [events] [rest] [pairs] [headlines] [chunks] [outlets] [stories] [speed]     (all by default)

``events``: twelve labelled events: points found, kinds, quotes, conflicts, near misses; peers in the same run; each half of the events.
``rest``: how many of the points without a label say the same, by reading.
``pairs``: precision and recall of the kinds on the own pairs (benchmarks/pairs); the misses of the tuning half go to --misses FILE.
``headlines``: conflicts of numbers, with the labels that we dispute; correlation with people's ratings, beside TF-IDF alone.
``chunks``: chunks of headlines aligned and typed.  ``outlets``: every conflict reported on fifty events, with two judgements each.
``stories``: the labelled story and the example.  ``speed``: 5 and 25 accounts of 600 words.
The sets are in ../shared; a part whose set is not there says so and is left out.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import conflicts
import pairs.__main__ as own_pairs
from agreement import chunks, headlines, labelled, outlets, rest, speed
from agreement.sets import SHARED
from tellings import compare

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "harbour" / "pages"

PARTS = ("events", "rest", "pairs", "headlines", "chunks", "outlets", "stories", "speed")


def main() -> None:
    """Print the figures of the parts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="|".join(PARTS))
    parser.add_argument("--misses", type=Path, help="where to write the misses of the tuning half of the own pairs")
    options = parser.parse_args()
    run = {
        "events": labelled.measure,
        "rest": rest.measure,
        "pairs": lambda: _pairs(options.misses),
        "headlines": _headlines,
        "chunks": chunks.measure,
        "outlets": outlets.measure,
        "stories": _stories,
        "speed": speed.measure,
    }
    for part in options.parts or PARTS:
        print(f"-- {part}", flush=True)
        run[part]()


def _pairs(misses: Path | None) -> None:
    judged = own_pairs.measure()
    if misses:
        misses.write_text(own_pairs.misses(*judged["tuning"]), encoding="utf-8")


def _headlines() -> None:
    if conflicts.DEFAULT.is_file():
        conflicts.show(conflicts.pairs(conflicts.DEFAULT))
    headlines.ratings()


def _stories() -> None:
    """Print the labelled story's figures, and the kinds of the example's points with every conflict among them."""
    if (SHARED / "score").is_dir():
        command = f"{sys.executable} -m tellings compare {{}} --json - --quiet"
        subprocess.run([sys.executable, str(SHARED / "score" / "vostochny.py"), command], check=True)
    points = [point for story in json.loads(compare(EXAMPLE).to_json())["stories"] for point in story["points"]]
    kinds = Counter(point["kind"] for point in points)
    print(f"the example: {', '.join(f'{kinds[kind]} {kind}' for kind in own_pairs.KINDS)}")
    for point in points:
        if point["kind"] in ("conflict", "update"):
            print(f"  {point['kind']}, {point['type']}: {point['why']}")


if __name__ == "__main__":
    main()
