"""Conflicts of numbers between headlines: precision and recall of `number_conflict`.

    python benchmarks/conflicts.py [FILE] [--sweep] [--misses]

FILE is a table of labelled pairs (label, source, line, gold_similarity, a, b), by default ../shared/data/conflict/headline-numbers.tsv
beside the checkout. Pairs labelled AMB are left out; CONF is the class to find. The rows whose label we dispute stand in
judged/headline_numbers.tsv with the reasons; they are counted as labelled, then left out. `--sweep` measures with other ratios.
"""

import argparse
import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tellings.collating import numbers

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data" / "conflict" / "headline-numbers.tsv"

DISPUTED = Path(__file__).with_name("judged") / "headline_numbers.tsv"

# The ratios of the sweep that set `numbers.NEAREST_RATIO`.
RATIOS = (1.1, 1.2, 1.25, 4 / 3, 1.5, 2.0, 5.0)


class Labelled(NamedTuple):
    """A pair of headlines as it is labelled, and what we would call it and why, where that is another thing."""

    label: str
    a: str
    b: str
    ours: str
    why: str


def pairs(path: Path) -> list[Labelled]:
    """Return every decided pair."""
    disputed = {(row["source"], row["line"]): row for row in _rows(DISPUTED)}
    return [
        Labelled(row["label"], row["a"], row["b"], ours.get("ours", ""), ours.get("why", ""))
        for row in _rows(path)
        for ours in (disputed.get((row["source"], row["line"]), {}),)
        if row["label"] != "AMB"
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def measured(labelled: Sequence[Labelled]) -> tuple[int, int, int]:
    """Return true and false alarms and misses."""
    said = [(pair.label == "CONF", numbers.number_conflict(pair.a, pair.b) is not None) for pair in labelled]
    return said.count((True, True)), said.count((False, True)), said.count((True, False))


def figures(labelled: Sequence[Labelled]) -> str:
    """Return precision and recall as a line."""
    right, wrong, missed = measured(labelled)
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return f"precision {precision:.3f} ({right} of {right + wrong})  recall {recall:.3f} ({right} of {right + missed})"


def show(labelled: Sequence[Labelled]) -> None:
    """Print the figures by the labels, the disputed rows, and the figures without these."""
    print(f"{len(labelled)} pairs  {figures(labelled)}")
    kept = [pair for pair in labelled if not pair.ours]
    print(f"{len(kept)} pairs without those disputed  {figures(kept)}")
    for pair in labelled:
        if pair.ours:
            flagged = "flagged" if numbers.number_conflict(pair.a, pair.b) else "not flagged"
            print(f"  {pair.label}, we say {pair.ours} ({flagged}): {pair.a} | {pair.b}: {pair.why}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--sweep", action="store_true")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if not options.file.is_file():
        raise SystemExit(f"{options.file} is missing; give the table of labelled pairs as an argument")
    labelled = pairs(options.file)
    show(labelled)
    for pair in labelled if options.misses else ():
        if (pair.label == "CONF") != (numbers.number_conflict(pair.a, pair.b) is not None):
            print(f"  missed or false, {pair.label}: {pair.a} | {pair.b}")
    chosen = numbers.NEAREST_RATIO
    for ratio in RATIOS if options.sweep else ():
        numbers.NEAREST_RATIO = ratio
        print(f"  ratio {ratio:.2f}  {figures(labelled)}")
    numbers.NEAREST_RATIO = chosen


if __name__ == "__main__":
    main()
