"""Conflicts that are reported on fifty real events of three outlets, beside two independent judgements of each.

    python -m agreement.outlets [--undecided] [--new FILE]      (in benchmarks/)

prints every reported conflict with its passages and its judgements. Those not yet judged are written to FILE as rows of
judged/outlets_conflicts.jsonl without verdicts. A row holds offsets and hashes of the passages, no word of them: ``real`` says that
the passages cannot both hold, for the same thing, in the same scope, at the same moment; ``false`` that they can.
``--undecided`` takes the pairs that nobody can tell to be about one thing as well.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from agreement.sets import DATA, outlets
from tellings import Page, compare

JUDGED = Path(__file__).resolve().parents[1] / "judged" / "outlets_conflicts.jsonl"

# Characters of a passage that are printed.
SHOWN = 300


class Reported(NamedTuple):
    """A point of an event, and its passages as (outlet, start, end, words)."""

    event: str
    kind: str
    type: str
    why: str
    passages: tuple[tuple[str, int, int, str], ...]

    def row(self) -> dict[str, Any]:
        """Return the point as a row to be judged."""
        places = [{"outlet": name, "start": start, "end": end, "sha256": digest(words)} for name, start, end, words in self.passages]
        return {"event": self.event, "type": self.type, "passages": places, "first": None, "second": None, "reason": ""}


def digest(words: str) -> str:
    """Return the first 16 hexadecimal digits of the hash of a passage."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def reported(pages_of: dict[str, list[Page]], undecided: bool) -> Iterator[Reported]:
    """Compare the pages of each event and yield its conflicts, with ``undecided`` the undecided pairs too."""
    for event, pages in pages_of.items():
        edition = compare(pages, undecided=undecided)
        article = {one.id: one for one in edition.articles}
        for story in edition.stories:
            conflicts = [(point, "conflict") for point in story.points if point.kind == "conflict"]
            for point, kind in [*conflicts, *((point, "undecided") for point in (story.undecided or () if undecided else ()))]:
                spans = sorted({span for reading in point.readings for span in reading.spans})
                passages = ((article[s.article].page, s.start, s.end, article[s.article].words(s)) for s in spans)
                yield Reported(event, kind, point.type, point.why, tuple(sorted(passages)))


def judgements() -> list[dict[str, Any]]:
    """Return the rows that were judged."""
    if not JUDGED.is_file():
        return []
    return [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines() if line.strip()]


def judgement(found: Reported, rows: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the row whose passages a point shows in two outlets at least: that which meets it most, though a clause may be cut anew."""
    best = max((row for row in rows if row["event"] == found.event), key=lambda row: _met(found, row), default=None)
    return best if best and _met(found, best) >= 2 else None


def _met(found: Reported, row: dict[str, Any]) -> float:
    """Count the outlets in which the passages overlap, and add the share of the characters that does."""
    met, shares = set(), 0.0
    for name, start, end, _ in found.passages:
        for one in row["passages"]:
            common = min(end, one["end"]) - max(start, one["start"])
            if one["outlet"] == name and common > 0:
                met.add(name)
                shares += common / (max(end, one["end"]) - min(start, one["start"]))
    return len(met) + shares / (1 + len(found.passages) * len(row["passages"]))


def stale(rows: Sequence[dict[str, Any]], pages_of: dict[str, list[Page]]) -> int:
    """Count the judged passages that are no longer those that were judged."""
    text = {(event, page.name): page.data.decode("utf-8", "surrogatepass") for event, pages in pages_of.items() for page in pages}
    return sum(
        digest(text.get((row["event"], one["outlet"]), "")[one["start"] : one["end"]]) != one["sha256"]
        for row in rows
        for one in row["passages"]
    )


def measure(undecided: bool = False, new: Path | None = None) -> None:
    """Print every conflict with its judgements, then the share of those judged that both times were found real."""
    if not (DATA / "grouping" / "outlets.jsonl").is_file():
        print("  not measured: ../shared/data/grouping/outlets.jsonl is not here")
        return
    pages_of, rows = outlets(), judgements()
    open_rows, verdicts = [], []
    for found in reported(pages_of, undecided):
        row = judgement(found, rows)
        if row is None:
            open_rows.append(found.row())
        elif found.kind == "conflict":
            verdicts.append((row["first"], row["second"]))
        said = f"{row['first']}, {row['second']}: {row['reason']}" if row else "not judged"
        print(f"  {found.event[:8]} {found.kind}, {found.type}: {found.why} [{said}]")
        for name, start, end, words in found.passages:
            print(f"      {name} {start}-{end}: {' '.join(words.split())[:SHOWN]}")
    real = verdicts.count(("real", "real"))
    unlike = sum(first != second for first, second in verdicts)
    both = f"{len(verdicts)} judged, real both times {real} ({_share(real, verdicts)}), judged unlike {unlike}"
    print(f"  conflicts reported on {len(pages_of)} events: {both}; not judged {len(open_rows)}")
    print(f"  passages of the {len(rows)} judged rows that have changed: {stale(rows, pages_of)}")
    if new:
        new.write_text("".join(json.dumps(row) + "\n" for row in open_rows), encoding="utf-8")


def _share(real: int, verdicts: Sequence[object]) -> str:
    return f"{real / len(verdicts):.2f}" if verdicts else "none"


def main() -> None:
    """Print the conflicts, and write the rows that want judging."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--undecided", action="store_true")
    parser.add_argument("--new", type=Path)
    options = parser.parse_args()
    measure(options.undecided, options.new)


if __name__ == "__main__":
    main()
