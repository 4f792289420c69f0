"""Conflicts of numbers between headlines: precision and recall of `number_conflict`.

    python benchmarks/conflicts.py [FILE] [--sweep] [--misses]

FILE is a table of labelled pairs (label, source, line, gold_similarity, a, b), by default ../shared/data/conflict/headline-numbers.tsv
beside the checkout. Pairs labelled AMB are left out; CONF is the class to find. `--sweep` repeats the measurement for other ratios.
"""

import argparse
import csv
from pathlib import Path

from tellings.collating import numbers

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data" / "conflict" / "headline-numbers.tsv"

# The ratios of the sweep that set `numbers.NEAREST_RATIO`.
RATIOS = (1.1, 1.2, 1.25, 4 / 3, 1.5, 2.0, 5.0)


def pairs(path: Path) -> list[tuple[str, str, str]]:
    """Return label and headlines of every decided pair."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["label"], row["a"], row["b"]) for row in rows if row["label"] != "AMB"]


def measured(labelled: list[tuple[str, str, str]]) -> tuple[int, int, int]:
    """Return true and false alarms and misses."""
    said = [(label == "CONF", numbers.number_conflict(a, b) is not None) for label, a, b in labelled]
    return said.count((True, True)), said.count((False, True)), said.count((True, False))


def figures(labelled: list[tuple[str, str, str]]) -> str:
    """Return precision and recall as a line."""
    right, wrong, missed = measured(labelled)
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return f"precision {precision:.3f} ({right} of {right + wrong})  recall {recall:.3f} ({right} of {right + missed})"


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
    print(f"{len(labelled)} pairs  {figures(labelled)}")
    for label, a, b in labelled if options.misses else ():
        found = numbers.number_conflict(a, b)
        if (label == "CONF") != (found is not None):
            print(f"  {label}: {a} | {b}")
    chosen = numbers.NEAREST_RATIO
    for ratio in RATIOS if options.sweep else ():
        numbers.NEAREST_RATIO = ratio
        print(f"  ratio {ratio:.2f}  {figures(labelled)}")
    numbers.NEAREST_RATIO = chosen


if __name__ == "__main__":
    main()
